import { stem } from '../../text/stem.ts';
import { eachWord } from '../../text/words.ts';

/** Visits the folded index terms of a text, in order. */
export function eachTerm(text: string, visit: (term: string) => void): void {
  eachWord(text, visit);
}

/** Folded index terms of a text, in order. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  eachWord(text, (term) => terms.push(term));
  return terms;
}

const stems = new Map<string, string>();
const MOST_STEMS = 200_000;

/** The stem of a term; the terms of a corpus repeat, so they are remembered (bounded). */
export function stemOf(term: string): string {
  let known = stems.get(term);
  if (known === undefined) {
    if (stems.size >= MOST_STEMS) stems.clear();
    known = stem(term);
    stems.set(term, known);
  }
  return known;
}
