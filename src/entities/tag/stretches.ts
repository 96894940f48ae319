import type { Tokens } from './tokens.ts';
import type { Word } from './word.ts';

/** Tokens `[from, to)` of the sentence `[start, end)` that may belong to a name. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The parts of a text that are worth a look: words written like a name or known as one, with a neighbour to
 * each side. All else, six words of ten in the news, is no name; that loses 5 names of 1,000 in edited text.
 * A sentence all in lower case is looked at as a whole.
 */
export function stretches({ words, sentences }: Tokens): Stretch[] {
  const found: Stretch[] = [];
  for (let s = 0; s + 1 < sentences.length; s++) {
    const start = sentences[s]!;
    const end = sentences[s + 1]!;
    if (isPlain(words, start, end)) found.push({ from: start, to: end, start, end });
    else addStretches(words, start, end, found);
  }
  return found;
}

function isPlain(words: readonly Word[], start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (words[i]!.nameLike) return false;
  return true;
}

function addStretches(words: readonly Word[], start: number, end: number, found: Stretch[]): void {
  let from = -1;
  let to = -1;
  for (let i = start; i < end; i++) {
    if (!words[i]!.hint) continue;
    if (from >= 0 && i - 1 > to) {
      found.push({ from, to, start, end });
      from = -1;
    }
    if (from < 0) from = Math.max(start, i - 1);
    to = Math.min(end, i + 2);
  }
  if (from >= 0) found.push({ from, to, start, end });
}
