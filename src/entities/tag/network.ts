import type { Lexicon } from './lexicon.ts';
import { CASE_COUNT, type Word } from './word.ts';

/** Words to each side that the network sees. */
export const REACH = 2;
export const POSITIONS = 2 * REACH + 1;
const BIT_COUNT = 16;
const EXTRAS = CASE_COUNT + BIT_COUNT + 2;

/** Numbers that describe one word to the network. */
export function inputSize(lexicon: Lexicon): number {
  return lexicon.dimensions + EXTRAS;
}

/** Fills `row` with the word's vector, its way of writing and its gazetteer bits. */
export function readInput(word: Word, lexicon: Lexicon, row: Float32Array): void {
  row.fill(0);
  const { dimensions, codes } = lexicon;
  if (word.vector >= 0) {
    const half = dimensions / 2;
    for (let at = 0; at < half; at++) {
      const pair = codes[word.vector * half + at]!;
      row[2 * at] = ((pair & 15) - 8) * 0.4;
      row[2 * at + 1] = ((pair >> 4) - 8) * 0.4;
    }
  } else if (word.letters) row[dimensions] = 1;
  if (!word.letters) row[dimensions + 1] = 1;
  row[dimensions + 2 + word.cased] = 1;
  for (let bit = 0; bit < BIT_COUNT; bit++)
    if ((word.bits >> bit) & 1) row[dimensions + 2 + CASE_COUNT + bit] = 1;
}

/** A layer over five words. */
export interface Network {
  readonly hidden: number;
  readonly input: number;
  /** [input][position][hidden]. */
  readonly project: Float32Array;
  /** [context][hidden]. */
  readonly bias: Float32Array;
  /** [hidden][ROW], of which TAGS are used. */
  readonly output: Float32Array;
  /** Cells to each side; cell `c` of either side is added to hidden unit `c`. */
  readonly memory: number;
  /** [input][4][memory]: how much of the cells a word keeps (left, right), and what it puts there (left, right). */
  readonly recall: Float32Array;
  /** [dimensions][hidden]: what the document is about. */
  readonly topic: Float32Array;
}
