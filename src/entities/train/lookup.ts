import { nonZero, rowTimes } from '../tag/products.ts';
import { Adam } from './adam.ts';

const WEIGHT_DECAY = 0.01;

/** A linear map of words while it learns: each distinct word of a batch is mapped once, and learnt from once. */
export class Lookup {
  readonly #inputs: readonly Float32Array[];
  readonly #used: readonly Uint16Array[];
  readonly #table: Float32Array;
  readonly #width: number;
  readonly #adam: Adam;
  /** Slot of each word in the batch; −1 for words that are not in it. */
  readonly #slots: Int32Array;
  #batch: number[] = [];
  readonly #touched: boolean[] = [];
  /** By slot: what the words are mapped to. */
  readonly results: Float32Array[] = [];
  /** By slot, to be added to after `touch`. */
  readonly gradients: Float32Array[] = [];

  /** `table`: [input][width]; the caller reads and this class changes it. `width` is a multiple of 8. */
  constructor(inputs: readonly Float32Array[], table: Float32Array, width: number) {
    this.#inputs = inputs;
    this.#used = inputs.map((row) => {
      const used = new Uint16Array(row.length);
      return used.slice(0, nonZero(row, used));
    });
    this.#table = table;
    this.#width = width;
    this.#adam = new Adam(table);
    this.#slots = new Int32Array(inputs.length).fill(-1);
  }

  /** Slots are numbered from 0 in each batch. */
  slot(word: number): number {
    const known = this.#slots[word]!;
    if (known >= 0) return known;
    const slot = this.#batch.push(word) - 1;
    this.#slots[word] = slot;
    this.results[slot] ??= new Float32Array(this.#width);
    this.gradients[slot] ??= new Float32Array(this.#width);
    this.gradients[slot].fill(0);
    this.#touched[slot] = false;
    const used = this.#used[word]!;
    rowTimes(this.#inputs[word]!, used, used.length, this.#table, this.#width, this.results[slot]);
    return slot;
  }

  touch(slot: number): void {
    this.#touched[slot] = true;
  }

  get size(): number {
    return this.#batch.length;
  }

  /** Ends a batch; returns the gradient by the table, which `update` clears. */
  close(): Float32Array {
    const slots = [...this.#batch.keys()].filter((slot) => this.#touched[slot]);
    addProducts(
      slots.map((slot) => this.#inputs[this.#batch[slot]!]!),
      slots.map((slot) => this.gradients[slot]!),
      this.#adam.gradient,
      this.#width,
    );
    for (const word of this.#batch) this.#slots[word] = -1;
    this.#batch = [];
    return this.#adam.gradient;
  }

  update(rate: number): void {
    this.#adam.update(rate, WEIGHT_DECAY);
  }
}

/** `table += rowsᵀ × backs`, four rows at a time; what is missing at the end counts as rows of zeros. */
function addProducts(
  rows: readonly Float32Array[],
  backs: readonly Float32Array[],
  table: Float32Array,
  width: number,
): void {
  const none = new Float32Array(Math.max(width, rows[0]?.length ?? 0));
  for (let k = 0; k < rows.length; k += 4) {
    const [r0 = none, r1 = none, r2 = none, r3 = none] = rows.slice(k, k + 4);
    const [b0 = none, b1 = none, b2 = none, b3 = none] = backs.slice(k, k + 4);
    for (let d = 0, base = 0; d < r0.length; d++, base += width) {
      const v0 = r0[d]!;
      const v1 = r1[d]!;
      const v2 = r2[d]!;
      const v3 = r3[d]!;
      if (v0 === 0 && v1 === 0 && v2 === 0 && v3 === 0) continue;
      for (let h = 0; h < width; h++)
        table[base + h]! += v0 * b0[h]! + v1 * b1[h]! + v2 * b2[h]! + v3 * b3[h]!;
    }
  }
}
