import { CONTEXTS } from '../tag/features.ts';
import type { Lexicon } from '../tag/lexicon.ts';
import { inputSize, type Network, POSITIONS, projections, readInput } from '../tag/network.ts';
import { ROW, TAGS } from '../tag/tags.ts';
import type { Word } from '../tag/word.ts';
import { Adam } from './adam.ts';
import type { Sentence } from './encoded.ts';
import { seeded } from './vectors.ts';

const WEIGHT_DECAY = 0.01;

/** The network while it learns. What words contribute is computed once a batch, and learnt once a batch. */
export class Layer {
  readonly network: Network;
  readonly #inputs: readonly Float32Array[];
  readonly #project: Adam;
  readonly #bias: Adam;
  readonly #output: Adam;
  readonly #dropout: number;
  readonly #random: () => number;
  /** Slot of each word in the batch; −1 for words that are not in it. */
  readonly #slots: Int32Array;
  #batch: number[] = [];
  readonly #projected: Float32Array[] = [];
  readonly #gradients: Float32Array[] = [];
  /** Whether any token of the batch asks for another projection of the word. */
  readonly #touched: boolean[] = [];
  readonly #hidden: Float32Array;
  #near: Int32Array = new Int32Array(0);

  constructor(
    words: readonly Word[],
    lexicon: Lexicon,
    shape: { hidden: number; dropout: number; seed: number; longest: number },
  ) {
    const input = inputSize(lexicon);
    this.network = newNetwork(input, shape.hidden, shape.seed);
    this.#dropout = shape.dropout;
    this.#random = seeded(shape.seed + 99);
    this.#inputs = words.map((word) => {
      const row = new Float32Array(input);
      readInput(word, lexicon, row);
      return row;
    });
    this.#slots = new Int32Array(words.length).fill(-1);
    this.#project = new Adam(this.network.project);
    this.#bias = new Adam(this.network.bias);
    this.#output = new Adam(this.network.output);
    this.#hidden = new Float32Array(shape.longest * shape.hidden);
  }

  begin(): void {
    for (const word of this.#batch) this.#slots[word] = -1;
    this.#batch = [];
  }

  #slot(word: number): number {
    const known = this.#slots[word]!;
    if (known >= 0) return known;
    const slot = this.#batch.push(word) - 1;
    this.#slots[word] = slot;
    const size = POSITIONS * this.network.hidden;
    this.#projected[slot] ??= new Float32Array(size);
    this.#gradients[slot] ??= new Float32Array(size);
    this.#gradients[slot].fill(0);
    this.#touched[slot] = false;
    projections(this.network, this.#inputs[word]!, this.#projected[slot]);
    return slot;
  }

  /** Adds the network's scores to each token's; some hidden numbers are left out by chance. */
  addScores({ words, contexts }: Sentence, scores: Float64Array): void {
    const { hidden, bias, output } = this.network;
    const drop = this.#dropout;
    const keep = 1 / (1 - drop);
    const count = contexts.length;
    this.#readNear(words, count);
    for (let i = 0; i < count; i++) {
      const base = i * ROW;
      const parts = this.#parts(i);
      for (let h = 0; h < hidden; h++) {
        let sum = bias[contexts[i]! * hidden + h]!;
        for (let p = 0; p < POSITIONS; p++) sum += parts[p]![p * hidden + h]!;
        let value = Math.max(sum, 0);
        if (drop > 0) value = value > 0 && this.#random() >= drop ? value * keep : 0;
        this.#hidden[i * hidden + h] = value;
        if (value > 0)
          for (let t = 0; t < TAGS; t++) scores[base + t]! += value * output[h * ROW + t]!;
      }
    }
  }

  /** The slots of the words around each token. */
  #readNear(words: readonly number[], count: number): void {
    const slots = words.map((word) => this.#slot(word));
    this.#near = new Int32Array(count * POSITIONS);
    for (let i = 0; i < count; i++)
      for (let p = 0; p < POSITIONS; p++) this.#near[i * POSITIONS + p] = slots[i + p]!;
  }

  #parts(i: number): Float32Array[] {
    return Array.from(
      { length: POSITIONS },
      (_, p) => this.#projected[this.#near[i * POSITIONS + p]!]!,
    );
  }

  /** Takes the gradient of a token's scores back to all that made them. */
  learn(i: number, context: number, gradient: Float64Array): void {
    const { hidden, output } = this.network;
    const bias = this.#bias.gradient;
    const outputs = this.#output.gradient;
    const keep = 1 / (1 - this.#dropout);
    const near = this.#near.subarray(i * POSITIONS, (i + 1) * POSITIONS);
    for (const slot of near) this.#touched[slot] = true;
    const gradients = Array.from(near, (slot) => this.#gradients[slot]!);
    for (let h = 0; h < hidden; h++) {
      const value = this.#hidden[i * hidden + h]!;
      if (value === 0) continue;
      let back = 0;
      for (let t = 0; t < TAGS; t++) {
        outputs[h * ROW + t]! += gradient[t]! * value;
        back += gradient[t]! * output[h * ROW + t]!;
      }
      back *= keep;
      bias[context * hidden + h]! += back;
      for (let p = 0; p < POSITIONS; p++) gradients[p]![p * hidden + h]! += back;
    }
  }

  /** Ends a batch: the network takes its step. */
  finish(rate: number): void {
    const { hidden, input } = this.network;
    const { gradient } = this.#project;
    const width = POSITIONS * hidden;
    this.#batch.forEach((word, slot) => {
      if (!this.#touched[slot]) return;
      const row = this.#inputs[word]!;
      const back = this.#gradients[slot]!;
      for (let d = 0, base = 0; d < input; d++, base += width) {
        const value = row[d]!;
        if (value === 0) continue;
        for (let h = 0; h < width; h++) gradient[base + h]! += value * back[h]!;
      }
    });
    this.#project.update(rate, WEIGHT_DECAY);
    this.#bias.update(rate, 0);
    this.#output.update(rate, WEIGHT_DECAY);
  }
}

/** A network with seeded random weights, small enough that all units start alive. */
function newNetwork(input: number, hidden: number, seed: number): Network {
  const random = seeded(seed * 31 + 5);
  const gauss = (): number => random() + random() + random() + random() - 2;
  const project = Float32Array.from({ length: POSITIONS * hidden * input }, () => gauss() * 0.1);
  const output = new Float32Array(hidden * ROW);
  for (let h = 0; h < hidden; h++)
    for (let t = 0; t < TAGS; t++) output[h * ROW + t] = gauss() * 0.1;
  return { hidden, input, project, bias: new Float32Array(CONTEXTS * hidden), output };
}
