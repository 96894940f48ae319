import { LIKE_A_WORD } from '../text/acronyms.ts';
import { grantedEdits } from '../text/edit-distance.ts';
import type { Slot } from '../text/matcher.ts';
import { isStopWord } from '../text/stopwords.ts';
import { words } from '../text/words.ts';
import type { Expression } from '../types.ts';

type Text = Expression & { type: 'word' | 'phrase' };

/**
 * What a word or phrase of a query stands for: index terms side by side, one slot a position. A word
 * of several terms ("drone-strikes", Chinese) is a phrase of stems; quotes make every slot exact. Star
 * and tilde concern the last term. Never empty for what `parseQuery` gives.
 */
export function slotsOf(part: Text): readonly Slot[] {
  const terms = words(part.text).map((word) => word.text);
  if (part.type === 'phrase') return terms.map((text) => ({ text, how: 'exact' }));
  return terms.map((text, at) => (at === terms.length - 1 ? lastSlot(text, part) : stemmed(text)));
}

/** The slots of one side of NEAR: as a plain word. */
export function slotsOfText(text: string): readonly Slot[] {
  return words(text).map((word) => stemmed(word.text));
}

/** Is this part only a function word, without field, star or tilde: neither required nor scored when others are there? */
export function isDispensable(part: Expression): boolean {
  if (part.type !== 'word' || part.field || part.prefix || part.edits) return false;
  return words(part.text).every((word) => isStopWord(word.text));
}

function lastSlot(text: string, part: Expression & { type: 'word' }): Slot {
  if (part.prefix) return { text, how: 'prefix' };
  const edits = part.edits === undefined ? 0 : grantedEdits(text.length, part.edits);
  return edits === 0 ? stemmed(text) : { text, how: 'fuzzy', edits };
}

function stemmed(text: string): Slot {
  const acronym = LIKE_A_WORD.get(text);
  return acronym === undefined ? { text, how: 'stem' } : { text, how: 'stem', also: acronym };
}
