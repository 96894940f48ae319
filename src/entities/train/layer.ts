import { CONTEXTS } from '../tag/features.ts';
import type { Lexicon } from '../tag/lexicon.ts';
import { inputSize, type Network, POSITIONS, readInput } from '../tag/network.ts';
import { ROW, TAGS } from '../tag/tags.ts';
import { addTopic } from '../tag/topic.ts';
import { CASE_COUNT, type Word } from '../tag/word.ts';
import { Adam } from './adam.ts';
import type { Sentence } from './encoded.ts';
import { Lookup } from './lookup.ts';
import { Memory } from './memory.ts';
import { seeded } from './vectors.ts';

const WEIGHT_DECAY = 0.01;
/** The topic of no document. */
const NOWHERE = new Float32Array(0);

/** The network while it learns. What words contribute is computed once a batch, and learnt once a batch. */
export class Layer {
  readonly network: Network;
  readonly #bias: Adam;
  readonly #output: Adam;
  readonly #dropout: number;
  readonly #random: () => number;
  readonly #lookup: Lookup;
  readonly #hidden: Float32Array;
  #near: Int32Array = new Int32Array(0);
  readonly #memory: Memory;
  #at = 0;
  readonly #topics: Adam;
  /** Of the document at hand: its topic, what that brings to the hidden units, and what they ask of it. */
  #topic: Float32Array = new Float32Array(0);
  readonly #about: Float32Array;
  readonly #asked: Float32Array;

  constructor(
    words: readonly Word[],
    lexicon: Lexicon,
    shape: { hidden: number; memory: number; dropout: number; seed: number; longest: number },
  ) {
    const input = inputSize(lexicon);
    this.network = newNetwork(input, shape.hidden, shape.memory, shape.seed, lexicon.dimensions);
    this.#dropout = shape.dropout;
    this.#random = seeded(shape.seed + 99);
    const inputs = words.map((word) => {
      const row = new Float32Array(input);
      readInput(word, lexicon, row);
      return row;
    });
    this.#lookup = new Lookup(inputs, this.network.project, POSITIONS * shape.hidden);
    this.#topics = new Adam(this.network.topic);
    this.#about = new Float32Array(shape.hidden);
    this.#asked = new Float32Array(shape.hidden);
    this.#bias = new Adam(this.network.bias);
    this.#output = new Adam(this.network.output);
    this.#hidden = new Float32Array(shape.longest * shape.hidden);
    this.#memory = new Memory(this.network, inputs, shape.longest);
  }

  /** Adds the network's scores to each token's; some hidden numbers are left out by chance. */
  addScores({ words, contexts, line, at, topic }: Sentence, scores: Float64Array): void {
    const { hidden, bias, output, memory } = this.network;
    if (memory > 0) this.#memory.read(line);
    this.#at = at;
    this.#enter(topic);
    const { cells } = this.#memory;
    const drop = this.#dropout;
    const keep = 1 / (1 - drop);
    const count = contexts.length;
    this.#readNear(words, count);
    for (let i = 0; i < count; i++) {
      const base = i * ROW;
      const parts = this.#parts(i);
      for (let h = 0; h < hidden; h++) {
        let sum = bias[contexts[i]! * hidden + h]! + this.#about[h]!;
        for (let p = 0; p < POSITIONS; p++) sum += parts[p]![p * hidden + h]!;
        if (h < memory) {
          const cell = (at + i) * 2 * memory + h;
          sum += cells[cell]! + cells[cell + memory]!;
        }
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
    const slots = words.map((word) => this.#lookup.slot(word));
    this.#near = new Int32Array(count * POSITIONS);
    for (let i = 0; i < count; i++)
      for (let p = 0; p < POSITIONS; p++) this.#near[i * POSITIONS + p] = slots[i + p]!;
  }

  #parts(i: number): Float32Array[] {
    return Array.from(
      { length: POSITIONS },
      (_, p) => this.#lookup.results[this.#near[i * POSITIONS + p]!]!,
    );
  }

  /** Takes the gradient of a token's scores back to all that made them. */
  learn(i: number, context: number, gradient: Float64Array): void {
    const { hidden, output, memory } = this.network;
    const { wanted } = this.#memory;
    const cells = (this.#at + i) * 2 * memory;
    const bias = this.#bias.gradient;
    const outputs = this.#output.gradient;
    const keep = 1 / (1 - this.#dropout);
    const near = this.#near.subarray(i * POSITIONS, (i + 1) * POSITIONS);
    for (const slot of near) this.#lookup.touch(slot);
    const gradients = Array.from(near, (slot) => this.#lookup.gradients[slot]!);
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
      this.#asked[h]! += back;
      for (let p = 0; p < POSITIONS; p++) gradients[p]![p * hidden + h]! += back;
      if (h < memory) {
        wanted[cells + h]! += back;
        wanted[cells + memory + h]! += back;
      }
    }
  }

  /** Leaves one document, learning from what was asked of its topic, and enters another. */
  #enter(topic: Float32Array): void {
    if (topic === this.#topic) return;
    const { hidden } = this.network;
    const { gradient } = this.#topics;
    this.#topic.forEach((value, d) => {
      for (let h = 0; h < hidden; h++) gradient[d * hidden + h]! += value * this.#asked[h]!;
    });
    this.#asked.fill(0);
    this.#about.fill(0);
    this.#topic = topic;
    addTopic(topic, this.network.topic, this.#about);
  }

  /** Ends a batch; returns the gradients by all weights, which `update` clears. */
  close(): Record<'project' | 'recall' | 'topic' | 'bias' | 'output', Float32Array> {
    this.#enter(NOWHERE);
    return {
      project: this.#lookup.close(),
      recall: this.#memory.close(),
      topic: this.#topics.gradient,
      bias: this.#bias.gradient,
      output: this.#output.gradient,
    };
  }

  /** The network takes its step. */
  update(rate: number): void {
    this.#lookup.update(rate);
    this.#memory.update(rate);
    this.#topics.update(rate, WEIGHT_DECAY);
    this.#bias.update(rate, 0);
    this.#output.update(rate, WEIGHT_DECAY);
  }
}

/** A network with seeded random weights, small enough that all units start alive. */
function newNetwork(
  input: number,
  hidden: number,
  memory: number,
  seed: number,
  dimensions: number,
): Network {
  const random = seeded(seed * 31 + 5);
  const gauss = (): number => random() + random() + random() + random() - 2;
  const project = Float32Array.from({ length: POSITIONS * hidden * input }, () => gauss() * 0.1);
  const output = new Float32Array(hidden * ROW);
  for (let h = 0; h < hidden; h++)
    for (let t = 0; t < TAGS; t++) output[h * ROW + t] = gauss() * 0.1;
  const recall = Float32Array.from({ length: 4 * memory * input }, () => gauss() * 0.1);
  // Every word has one way of writing: there stands how long a cell remembers, from one word to twenty.
  for (let cased = 0; cased < CASE_COUNT; cased++)
    for (let c = 0; c < 2 * memory; c++)
      recall[(dimensions + 2 + cased) * 4 * memory + c] = -0.5 + (3.5 * (c % memory)) / memory;
  return {
    hidden,
    input,
    project,
    bias: new Float32Array(CONTEXTS * hidden),
    output,
    memory,
    recall,
    topic: new Float32Array(dimensions * hidden),
  };
}
