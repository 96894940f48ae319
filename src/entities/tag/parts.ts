import type { Lexicon } from './lexicon.ts';
import { toShares } from './memory.ts';
import { type Network, POSITIONS, readInput } from './network.ts';
import { nonZero, rowTimes } from './products.ts';
import type { Word } from './word.ts';

/** What a word alone brings to the network, made when first wanted and kept with the word. */
export interface Parts {
  /** To the hidden layer of the token that has the word at this position of its window: [hidden]. */
  projected(word: Word, position: number): Float32Array;
  /** To the memory of its sentence: shares kept (left, right), then what is added (left, right): [4][memory]. */
  recalled(word: Word): Float32Array;
}

export function partsOf(network: Network, lexicon: Lexicon): Parts {
  const { hidden, memory, input } = network;
  const row = new Float32Array(input);
  const used = new Uint16Array(input);
  const projects = Array.from({ length: POSITIONS }, (_, position) =>
    columns(network.project, input, position * hidden, hidden),
  );
  const recall = new Float64Array(network.recall);

  /** Position by position, as most words stand at the edge of a stretch and are never asked for the others. */
  function projected(word: Word, position: number): Float32Array {
    const known = word.cache.projections[position];
    if (known !== undefined) return known;
    readInput(word, lexicon, row);
    const made = new Float32Array(hidden);
    rowTimes(row, used, nonZero(row, used), projects[position]!, hidden, made);
    word.cache.projections[position] = made;
    return made;
  }

  function recalled(word: Word): Float32Array {
    const known = word.cache.recall;
    if (known !== undefined) return known;
    readInput(word, lexicon, row);
    const made = new Float32Array(4 * memory);
    rowTimes(row, used, nonZero(row, used), recall, 4 * memory, made);
    toShares(made);
    word.cache.recall = made;
    return made;
  }

  return { projected, recalled };
}

/** Columns `[from, from + count)` of a table of so many rows, as doubles. */
function columns(table: Float32Array, rows: number, from: number, count: number): Float64Array {
  const width = table.length / rows;
  const result = new Float64Array(rows * count);
  for (let row = 0; row < rows; row++)
    for (let c = 0; c < count; c++) result[row * count + c] = table[row * width + from + c]!;
  return result;
}
