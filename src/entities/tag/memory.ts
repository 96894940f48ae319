/**
 * A recurrence without products between its cells, as in QRNN (Bradbury et al. 2017) and SRU (Lei et al. 2018),
 * with gates that depend on one word alone: what a word keeps and puts there is made once for each distinct
 * word, and a token costs one product and one sum a cell.
 */

/** In place, from the sums that gates take and plain values to the shares kept and what is added. */
export function toShares(recall: Float32Array): void {
  const half = recall.length / 2;
  for (let c = 0; c < half; c++) {
    const keep = 1 / (1 + Math.exp(-recall[c]!));
    recall[c] = keep;
    recall[half + c]! *= 1 - keep;
  }
}

/**
 * For each token the sum of what the words before it and those after it left in the cells: [token][memory].
 * `recalls` of the sentence's words: [4][memory]; `memory` is a multiple of 4.
 */
export function fillCells(
  recalls: readonly Float32Array[],
  memory: number,
  cells: Float64Array,
): void {
  const last = recalls.length - 1;
  cells.fill(0, 0, recalls.length * memory);
  for (let c = 0; c < memory; c += 4) {
    addCells(recalls, memory, c, { keep: 0, first: 0, step: 1 }, cells);
    addCells(recalls, memory, c, { keep: memory, first: last, step: -1 }, cells);
  }
}

/** A direction: where its shares kept start in a recall, where it begins, which way it goes. */
interface Way {
  readonly keep: number;
  readonly first: number;
  readonly step: number;
}

/** Four cells at a time stay in registers. */
function addCells(
  recalls: readonly Float32Array[],
  memory: number,
  c: number,
  way: Way,
  cells: Float64Array,
): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const { step } = way;
  const keep = way.keep + c;
  const add = keep + 2 * memory;
  for (let i = way.first; i >= 0 && i < recalls.length; i += step) {
    const recall = recalls[i]!;
    const at = i * memory + c;
    cells[at]! += s0;
    cells[at + 1]! += s1;
    cells[at + 2]! += s2;
    cells[at + 3]! += s3;
    s0 = s0 * recall[keep]! + recall[add]!;
    s1 = s1 * recall[keep + 1]! + recall[add + 1]!;
    s2 = s2 * recall[keep + 2]! + recall[add + 2]!;
    s3 = s3 * recall[keep + 3]! + recall[add + 3]!;
  }
}
