import { toShares } from '../tag/memory.ts';
import type { Network } from '../tag/network.ts';
import { Lookup } from './lookup.ts';

/** The network's memory while it learns, one sentence after the other. */
export class Memory {
  /** Of the sentence read last: [token][side][cell], what the words before and after the token left. */
  readonly cells: Float32Array;
  /** Gradient by `cells`, to be added to after `read`. */
  readonly wanted: Float32Array;
  readonly #memory: number;
  readonly #lookup: Lookup;
  /** By slot, made of the lookup's results: [4][memory] as in `recallOf`. */
  readonly #recalls: Float32Array[] = [];
  #made = 0;
  #line: readonly number[] = [];
  /** Slots of the words of the line. */
  readonly #near: Int32Array;

  constructor({ memory, recall }: Network, inputs: readonly Float32Array[], longest: number) {
    this.#memory = memory;
    this.#lookup = new Lookup(inputs, recall, 4 * memory);
    this.cells = new Float32Array(longest * 2 * memory);
    this.wanted = new Float32Array(longest * 2 * memory);
    this.#near = new Int32Array(longest);
  }

  /** Fills `cells` for a sentence of word numbers; the same one again costs nothing. */
  read(line: readonly number[]): void {
    if (line === this.#line) return;
    this.#learnLine();
    this.#line = line;
    line.forEach((word, i) => {
      this.#near[i] = this.#slot(word);
    });
    const memory = this.#memory;
    const last = line.length - 1;
    this.cells.fill(0, 0, memory);
    for (let i = 0; i < last; i++) this.#pass(i, i + 1, 0);
    this.cells.fill(0, (2 * last + 1) * memory, 2 * (last + 1) * memory);
    for (let i = last; i > 0; i--) this.#pass(i, i - 1, memory);
    this.wanted.fill(0, 0, line.length * 2 * memory);
  }

  #slot(word: number): number {
    const slot = this.#lookup.slot(word);
    if (slot < this.#made) return slot;
    this.#recalls[slot] ??= new Float32Array(4 * this.#memory);
    this.#recalls[slot].set(this.#lookup.results[slot]!);
    toShares(this.#recalls[slot]);
    this.#made = slot + 1;
    return slot;
  }

  /** From the cells before word `from` to those after it; `side` is 0 or the number of cells. */
  #pass(from: number, to: number, side: number): void {
    const { cells } = this;
    const memory = this.#memory;
    const recall = this.#recalls[this.#near[from]!]!;
    const before = from * 2 * memory + side;
    const after = to * 2 * memory + side;
    for (let c = 0; c < memory; c++)
      cells[after + c] = recall[side + c]! * cells[before + c]! + recall[2 * memory + side + c]!;
  }

  /** The way back: what is wanted of the cells after a word is wanted of the word and of the cells before it. */
  #passBack(from: number, to: number, side: number): void {
    const { cells, wanted } = this;
    const memory = this.#memory;
    const slot = this.#near[from]!;
    this.#lookup.touch(slot);
    const recall = this.#recalls[slot]!;
    const back = this.#lookup.gradients[slot]!;
    const before = from * 2 * memory + side;
    const after = to * 2 * memory + side;
    for (let c = 0; c < memory; c++) {
      const g = wanted[after + c]!;
      back[side + c]! += g * cells[before + c]!;
      back[2 * memory + side + c]! += g;
      wanted[before + c]! += g * recall[side + c]!;
    }
  }

  #learnLine(): void {
    const last = this.#line.length - 1;
    for (let i = last - 1; i >= 0; i--) this.#passBack(i, i + 1, 0);
    for (let i = 1; i <= last; i++) this.#passBack(i, i - 1, this.#memory);
    this.#line = [];
  }

  /** Ends a batch; returns the gradient by the weights, which `update` clears. */
  close(): Float32Array {
    this.#learnLine();
    for (let slot = 0; slot < this.#made; slot++)
      beforeGates(this.#recalls[slot]!, this.#lookup.gradients[slot]!);
    this.#made = 0;
    return this.#lookup.close();
  }

  update(rate: number): void {
    this.#lookup.update(rate);
  }
}

/** From gradients by shares kept and by what is added, (1 − share) × value, to those by the sums that the gates took. */
function beforeGates(recall: Float32Array, back: Float32Array): void {
  const half = recall.length / 2;
  for (let c = 0; c < half; c++) {
    const keep = recall[c]!;
    const added = back[half + c]!;
    back[c] = keep * (1 - keep) * back[c]! - keep * recall[half + c]! * added;
    back[half + c] = (1 - keep) * added;
  }
}
