import { formatQuery } from '../../../query/format.ts';
import { slotsOf } from '../../../query/slots.ts';
import { corrections, type SpellingCandidate } from '../../../query/spelling.ts';
import type { Expression, Notice } from '../../../types.ts';
import { groupsOf, vocabulary } from './groups.ts';
import { held } from './live.ts';
import type { Snapshot } from './snapshot.ts';

/** A word in at most so many documents may be a typo of a much more frequent one. */
const RARE = 2;

/**
 * The query with words that no document has replaced by what they most likely mean. Every change, and
 * every rare word with a far more frequent neighbour, is said in a notice with a query to try.
 */
export function forgiven(
  snapshot: Snapshot,
  expression: Expression,
  notices: Notice[],
): Expression {
  if (snapshot.documents === 0) return expression;
  const swapped = (part: Expression, by: Expression) => formatQuery(replaced(expression, part, by));
  const mend = (part: Expression): Expression => {
    if (part.type === 'and' || part.type === 'or') return { ...part, of: part.of.map(mend) };
    if (part.type !== 'word' || part.prefix || part.edits !== undefined) return part;
    const slots = slotsOf(part);
    const [slot] = slots;
    if (slot === undefined || slots.length > 1) return part;
    const documents = groupsOf(snapshot, slots, [])[0]!.documents;
    if (documents > RARE) return part;
    const best = corrections(slot.text, documents, candidates(snapshot, slot.text))[0];
    if (best === undefined) {
      if (documents === 0)
        notices.push({ code: 'unknown-word', message: `No document has the word "${part.text}".` });
      return part;
    }
    const guess: Expression = { ...part, text: best.term };
    const suggestion = swapped(part, guess);
    if (documents > 0) {
      notices.push({
        code: 'did-you-mean',
        message: `Only ${documents} of the documents ${documents === 1 ? 'has' : 'have'} "${part.text}". Did you mean "${best.term}"?`,
        suggestion,
      });
      return part;
    }
    notices.push({
      code: 'typo-forgiven',
      message: `No article has "${part.text}": searched for "${best.term}" instead.`,
      suggestion,
    });
    return guess;
  };
  return mend(expression);
}

function replaced(whole: Expression, part: Expression, by: Expression): Expression {
  if (whole === part) return by;
  if (whole.type === 'and' || whole.type === 'or')
    return { ...whole, of: whole.of.map((child) => replaced(child, part, by)) };
  if (whole.type === 'not') return { ...whole, of: replaced(whole.of, part, by) };
  return whole;
}

/** Words of all segments at most two edits away, with the documents that hold them. */
function candidates(snapshot: Snapshot, term: string): readonly SpellingCandidate[] {
  const found = new Map<string, number>();
  for (const segment of snapshot.segments) {
    const words = vocabulary(segment);
    for (const { ordinal } of words.near(term, 2)) {
      const near = words.term(ordinal);
      const entry = words.entry(ordinal);
      const { documents } = held(segment, [entry], entry.documents);
      found.set(near, (found.get(near) ?? 0) + documents);
    }
  }
  return [...found].map(([text, documents]) => ({ term: text, documents }));
}
