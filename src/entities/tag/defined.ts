import type { Word } from './word.ts';

const OPENS = /^(?:a|an|the|one)$/;
/** Words between the article and the noun. */
const REACH = 5;

/** The kind that the words after the name's last word `i` give it; 0 where they give none. */
export function definedAfter(words: readonly Word[], i: number, to: number): number {
  let at = i + 1;
  if (at >= to) return 0;
  const link = words[at]!.lowerText;
  if (link !== 'is' && link !== 'was' && link !== ',') return 0;
  at++;
  if (at >= to || !OPENS.test(words[at]!.lowerText)) return 0;
  for (let k = at + 1; k < Math.min(to, at + REACH + 1); k++) {
    const next = words[k]!;
    if (next.noun !== 0) return next.noun;
    if (!next.letters || next.text === 'of') return 0;
  }
  return 0;
}
