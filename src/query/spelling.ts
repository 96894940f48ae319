import { editDistance } from '../text/edit-distance.ts';

/** A dictionary word that may be meant. */
export interface SpellingCandidate {
  readonly term: string;
  readonly documents: number;
}

export interface Correction extends SpellingCandidate {
  readonly edits: number;
}

/** A candidate in fewer documents than this many times the typed word's is no better guess. */
const CLEARLY_MORE = 10;

/** Words of so many letters may have two typing errors. */
const LONG = 7;

/**
 * What a rare or unknown word was meant to be, best first: fewest edits, then the same first letter,
 * then most documents. One edit, in words of seven letters and more two, if the first letter is right:
 * two in a short word make another word ("cease", "came"). `typed` is in `documents` documents. Words that are not clearly more frequent
 * are left out, so that a right word is never corrected to its neighbour.
 */
export function corrections(
  typed: string,
  documents: number,
  candidates: Iterable<SpellingCandidate>,
): Correction[] {
  const limit = typed.length <= 2 ? 0 : typed.length < LONG ? 1 : 2;
  const found: Correction[] = [];
  if (limit === 0) return found;
  for (const { term, documents: count } of candidates) {
    if (count < Math.max(1, documents * CLEARLY_MORE) || term === typed) continue;
    const edits = editDistance(typed, term, limit);
    if (edits <= limit && (edits < 2 || term[0] === typed[0]))
      found.push({ term, documents: count, edits });
  }
  return found.sort((a, b) => cost(typed, a) - cost(typed, b) || (a.term < b.term ? -1 : 1));
}

/** Lower is likelier. One edit less is worth a factor of 1,000 in frequency, the first letter 30. */
function cost(typed: string, guess: Correction): number {
  const first = guess.term[0] === typed[0] ? 0 : Math.log(30);
  return guess.edits * Math.log(1000) + first - Math.log(guess.documents);
}
