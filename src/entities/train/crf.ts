import { CONTEXTS } from '../tag/features.ts';
import type { Lexicon } from '../tag/lexicon.ts';
import {
  inputSize,
  type Network,
  POSITIONS,
  projections,
  REACH,
  readInput,
} from '../tag/network.ts';
import { BEFORE, isContinued, isOpen, ROW, TAGS } from '../tag/tags.ts';
import type { Word } from '../tag/word.ts';
import type { Sentence } from './encoded.ts';
import { seeded } from './vectors.ts';

export interface Settings {
  readonly bits: number;
  readonly hidden: number;
  readonly epochs: number;
  /** Step of AdaGrad on the feature weights. */
  readonly rate: number;
  /** Step of Adam on the network. */
  readonly networkRate: number;
  /** Share of hidden numbers left out while training. */
  readonly dropout: number;
  /** Share of feature weights left out while training. */
  readonly featureDropout: number;
  readonly seed: number;
  /** Weights are averaged over the ends of the last epochs. */
  readonly averaged: number;
}

/** Weights as trained, in floats. */
export interface Trained {
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
  readonly network: Network;
}

const BATCH = 32;
const LONGEST = 200;

export function train(
  sentences: readonly Sentence[],
  words: readonly Word[],
  lexicon: Lexicon,
  settings: Settings,
  report: (line: string) => void,
  transitions?: Float32Array,
): Trained {
  const learner = new Learner(words, lexicon, settings);
  if (transitions !== undefined) learner.transitions.set(transitions);
  const order = [...sentences.keys()];
  const random = seeded(settings.seed);
  const average = new Average();
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    const decay = 1 - (0.9 * epoch) / settings.epochs;
    let loss = 0;
    let tokens = 0;
    const started = Date.now();
    for (let at = 0; at < order.length; at += BATCH) {
      learner.begin();
      for (let k = at; k < Math.min(at + BATCH, order.length); k++) {
        const sentence = sentences[order[k]!]!;
        loss += learner.learn(sentence, settings.rate * decay);
        tokens += sentence.gold.length;
      }
      learner.finish(settings.networkRate * decay);
    }
    if (epoch >= settings.epochs - settings.averaged) average.add(learner.arrays());
    report(
      `epoch ${epoch + 1}: loss ${(loss / tokens).toFixed(4)}, ${((Date.now() - started) / 1000).toFixed(1)} s`,
    );
  }
  average.write(learner.arrays());
  return { weights: learner.weights, transitions: learner.transitions, network: learner.network };
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

class Average {
  #sums: Float32Array[] = [];
  #count = 0;
  add(arrays: readonly Float32Array[]): void {
    this.#count++;
    arrays.forEach((array, k) => {
      const sum = this.#sums[k];
      if (sum === undefined) this.#sums[k] = array.slice();
      else for (let at = 0; at < array.length; at++) sum[at]! += array[at]!;
    });
  }
  write(arrays: readonly Float32Array[]): void {
    arrays.forEach((array, k) => {
      for (let at = 0; at < array.length; at++) array[at] = this.#sums[k]![at]! / this.#count;
    });
  }
}

/** A network with seeded random weights, small enough that all units start alive. */
export function newNetwork(input: number, hidden: number, seed: number): Network {
  const random = seeded(seed * 31 + 5);
  const gauss = (): number => random() + random() + random() + random() - 2;
  const project = Float32Array.from({ length: POSITIONS * hidden * input }, () => gauss() * 0.1);
  const output = new Float32Array(hidden * ROW);
  for (let h = 0; h < hidden; h++)
    for (let t = 0; t < TAGS; t++) output[h * ROW + t] = gauss() * 0.1;
  return { hidden, input, project, bias: new Float32Array(CONTEXTS * hidden), output };
}

/** Adam, on one array. */
class Adam {
  readonly gradient: Float32Array;
  readonly #values: Float32Array;
  readonly #first: Float32Array;
  readonly #second: Float32Array;
  #step = 0;
  constructor(values: Float32Array) {
    this.#values = values;
    this.gradient = new Float32Array(values.length);
    this.#first = new Float32Array(values.length);
    this.#second = new Float32Array(values.length);
  }
  update(rate: number, decay: number): void {
    this.#step++;
    const scale = (rate * Math.sqrt(1 - 0.999 ** this.#step)) / (1 - 0.9 ** this.#step);
    const { gradient } = this;
    const values = this.#values;
    const first = this.#first;
    const second = this.#second;
    for (let at = 0; at < values.length; at++) {
      const g = gradient[at]!;
      const m = (first[at] = 0.9 * first[at]! + 0.1 * g);
      const v = (second[at] = 0.999 * second[at]! + 0.001 * g * g);
      values[at] = values[at]! * (1 - rate * decay) + (scale * m) / (Math.sqrt(v) + 1e-8);
      gradient[at] = 0;
    }
  }
}

const WEIGHT_DECAY = 0.01;

class Learner {
  readonly weights: Float32Array;
  readonly transitions = new Float32Array(TAGS * TAGS);
  readonly network: Network;
  readonly #squares: Float32Array;
  readonly #transitionSquares = new Float32Array(TAGS * TAGS);
  readonly #inputs: Float32Array[];
  readonly #project: Adam;
  readonly #bias: Adam;
  readonly #output: Adam;
  readonly #settings: Settings;
  readonly #random: () => number;
  /** Of the batch: distinct words, their projections and the gradients of these. */
  readonly #slots: Int32Array;
  #batchWords: number[] = [];
  readonly #projected: Float32Array[] = [];
  readonly #projectedGradient: Float32Array[] = [];
  /** Whether any token of the batch asks for another projection of the word. */
  readonly #touched: boolean[] = [];
  readonly #scores = new Float64Array(LONGEST * ROW);
  readonly #emissions = new Float64Array(LONGEST * ROW);
  readonly #forward = new Float64Array(LONGEST * ROW);
  readonly #backward = new Float64Array(LONGEST * ROW);
  readonly #sums = new Float64Array(LONGEST);
  readonly #hidden: Float32Array;
  readonly #expected = new Float64Array(TAGS * TAGS);
  readonly #moves = new Float64Array(TAGS * TAGS);
  #kept: Int32Array = new Int32Array(0);

  constructor(words: readonly Word[], lexicon: Lexicon, settings: Settings) {
    this.#settings = settings;
    this.#random = seeded(settings.seed + 99);
    this.weights = new Float32Array((1 << settings.bits) * ROW);
    this.#squares = new Float32Array((1 << settings.bits) * ROW);
    const input = inputSize(lexicon);
    this.network = newNetwork(input, settings.hidden, settings.seed);
    this.#inputs = words.map((word) => {
      const row = new Float32Array(input);
      readInput(word, lexicon, row);
      return row;
    });
    this.#slots = new Int32Array(words.length).fill(-1);
    this.#project = new Adam(this.network.project);
    this.#bias = new Adam(this.network.bias);
    this.#output = new Adam(this.network.output);
    this.#hidden = new Float32Array(LONGEST * settings.hidden);
  }

  arrays(): Float32Array[] {
    const { project, bias, output } = this.network;
    return [this.weights, this.transitions, project, bias, output];
  }

  begin(): void {
    for (const word of this.#batchWords) this.#slots[word] = -1;
    this.#batchWords = [];
  }

  #slot(word: number): number {
    let slot = this.#slots[word]!;
    if (slot >= 0) return slot;
    slot = this.#batchWords.push(word) - 1;
    this.#slots[word] = slot;
    const size = POSITIONS * this.network.hidden;
    if (this.#projected[slot] === undefined) {
      this.#projected[slot] = new Float32Array(size);
      this.#projectedGradient[slot] = new Float32Array(size);
    }
    this.#projectedGradient[slot]!.fill(0);
    this.#touched[slot] = false;
    projections(this.network, this.#inputs[word]!, this.#projected[slot]!);
    return slot;
  }

  /** One sentence: its loss before the step; feature weights change at once, the network at `finish`. */
  learn(sentence: Sentence, rate: number): number {
    const count = sentence.gold.length;
    if (count === 0 || count > LONGEST) return 0;
    const ids = this.#dropped(sentence.ids);
    const slots = this.network.hidden === 0 ? [] : sentence.words.map((word) => this.#slot(word));
    const padding = this.network.hidden === 0 ? 0 : this.#slot(0);
    this.#emit(sentence, ids, slots, padding);
    const loss = this.#inside(sentence, count);
    for (let i = 0; i < count; i++) this.#step(sentence, ids, i, rate, slots, padding);
    this.#stepTransitions(sentence, rate);
    return loss * sentence.weight;
  }

  #dropped(ids: Int32Array): Int32Array {
    const { featureDropout } = this.#settings;
    if (featureDropout === 0) return ids;
    if (this.#kept.length < ids.length) this.#kept = new Int32Array(ids.length * 2);
    const kept = this.#kept;
    const random = this.#random;
    for (let k = 0; k < ids.length; k++) kept[k] = random() < featureDropout ? -1 : ids[k]!;
    return kept;
  }

  #emit(sentence: Sentence, ids: Int32Array, slots: readonly number[], padding: number): void {
    const scores = this.#scores;
    const { weights } = this;
    const { bounds, contexts, given } = sentence;
    const { hidden, bias, output } = this.network;
    const drop = this.#settings.dropout;
    const keep = 1 / (1 - drop);
    const spread = 1 / (1 - this.#settings.featureDropout);
    const count = sentence.gold.length;
    for (let i = 0; i < count; i++) {
      const base = i * ROW;
      for (let t = 0; t < TAGS; t++) scores[base + t] = 0;
      for (let k = bounds[i]!; k < bounds[i + 1]!; k++) {
        if (ids[k]! < 0) continue;
        const row = ids[k]! * ROW;
        for (let t = 0; t < TAGS; t++) scores[base + t]! += weights[row + t]!;
      }
      if (spread !== 1) for (let t = 0; t < TAGS; t++) scores[base + t]! *= spread;
      if (given !== undefined) for (let t = 0; t < TAGS; t++) scores[base + t]! += given[base + t]!;
      if (hidden === 0) continue;
      const near = Array.from({ length: POSITIONS }, (_, p) => {
        const at = i + p - REACH;
        return this.#projected[at < 0 || at >= count ? padding : slots[at]!]!;
      });
      for (let h = 0; h < hidden; h++) {
        let sum = bias[contexts[i]! * hidden + h]!;
        for (let p = 0; p < POSITIONS; p++) sum += near[p]![p * hidden + h]!;
        let value = Math.max(sum, 0);
        if (drop > 0) value = value > 0 && this.#random() >= drop ? value * keep : 0;
        this.#hidden[i * hidden + h] = value;
        if (value > 0)
          for (let t = 0; t < TAGS; t++) scores[base + t]! += value * output[h * ROW + t]!;
      }
    }
  }

  /** Forward and backward sums, scaled token by token; returns the negative log-likelihood. */
  #inside(sentence: Sentence, count: number): number {
    const scores = this.#scores;
    const emissions = this.#emissions;
    const forward = this.#forward;
    const backward = this.#backward;
    const sums = this.#sums;
    const moves = this.#moves;
    const { gold } = sentence;
    for (let k = 0; k < TAGS * TAGS; k++) moves[k] = Math.exp(this.transitions[k]!);
    let score = 0;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const base = i * ROW;
      let top = -Infinity;
      for (let t = 0; t < TAGS; t++) if (scores[base + t]! > top) top = scores[base + t]!;
      for (let t = 0; t < TAGS; t++) emissions[base + t] = Math.exp(scores[base + t]! - top);
      score += scores[base + gold[i]!]! - top;
      if (i > 0) score += this.transitions[gold[i - 1]! * TAGS + gold[i]!]!;
      let sum = 0;
      for (let t = 0; t < TAGS; t++) {
        let value = 0;
        if (i === 0) value = isContinued(t) ? 0 : 1;
        else {
          const before = BEFORE[t]!;
          for (let k = 0; k < before.length; k++)
            value += forward[base - ROW + before[k]!]! * moves[before[k]! * TAGS + t]!;
        }
        if (i === count - 1 && isOpen(t)) value = 0;
        value *= emissions[base + t]!;
        forward[base + t] = value;
        sum += value;
      }
      sums[i] = sum;
      total += Math.log(sum);
      for (let t = 0; t < TAGS; t++) forward[base + t]! /= sum;
    }
    for (let i = count - 1; i >= 0; i--) {
      const base = i * ROW;
      if (i === count - 1) {
        for (let t = 0; t < TAGS; t++) backward[base + t] = isOpen(t) ? 0 : 1;
        continue;
      }
      for (let t = 0; t < TAGS; t++) backward[base + t] = 0;
      for (let t = 0; t < TAGS; t++) {
        const value = (emissions[base + ROW + t]! * backward[base + ROW + t]!) / sums[i + 1]!;
        const before = BEFORE[t]!;
        for (let k = 0; k < before.length; k++)
          backward[base + before[k]!]! += value * moves[before[k]! * TAGS + t]!;
      }
    }
    return total - score;
  }

  #step(
    sentence: Sentence,
    ids: Int32Array,
    i: number,
    rate: number,
    slots: readonly number[],
    padding: number,
  ): void {
    const base = i * ROW;
    const gradient = GRADIENT;
    let largest = 0;
    for (let t = 0; t < TAGS; t++) {
      const share = this.#forward[base + t]! * this.#backward[base + t]!;
      const g = ((sentence.gold[i] === t ? 1 : 0) - share) * sentence.weight;
      gradient[t] = g;
      if (Math.abs(g) > largest) largest = Math.abs(g);
    }
    if (largest < 1e-3) return;
    const { weights } = this;
    const squares = this.#squares;
    for (let k = sentence.bounds[i]!; k < sentence.bounds[i + 1]!; k++) {
      if (ids[k]! < 0) continue;
      const row = ids[k]! * ROW;
      for (let t = 0; t < TAGS; t++) {
        const g = gradient[t]!;
        if (g < 1e-4 && g > -1e-4) continue;
        const square = (squares[row + t]! += g * g);
        weights[row + t]! += (rate * g) / Math.sqrt(square + 0.1);
      }
    }
    this.#stepNetwork(sentence, i, gradient, slots, padding);
  }

  #stepNetwork(
    sentence: Sentence,
    i: number,
    gradient: Float64Array,
    slots: readonly number[],
    padding: number,
  ): void {
    const { hidden, output } = this.network;
    const count = sentence.gold.length;
    const biasGradient = this.#bias.gradient;
    const outputGradient = this.#output.gradient;
    const keep = 1 / (1 - this.#settings.dropout);
    const near = Array.from({ length: POSITIONS }, (_, p) => {
      const at = i + p - REACH;
      return at < 0 || at >= count ? padding : slots[at]!;
    });
    if (hidden > 0) for (const slot of near) this.#touched[slot] = true;
    for (let h = 0; h < hidden; h++) {
      const value = this.#hidden[i * hidden + h]!;
      if (value === 0) continue;
      let back = 0;
      for (let t = 0; t < TAGS; t++) {
        outputGradient[h * ROW + t]! += gradient[t]! * value;
        back += gradient[t]! * output[h * ROW + t]!;
      }
      back *= keep;
      biasGradient[sentence.contexts[i]! * hidden + h]! += back;
      for (let p = 0; p < POSITIONS; p++)
        this.#projectedGradient[near[p]!]![p * hidden + h]! += back;
    }
  }

  #stepTransitions(sentence: Sentence, rate: number): void {
    const expected = this.#expected;
    const moves = this.#moves;
    expected.fill(0);
    const { gold } = sentence;
    for (let i = 1; i < gold.length; i++) {
      const base = i * ROW;
      for (let t = 0; t < TAGS; t++) {
        const value = (this.#emissions[base + t]! * this.#backward[base + t]!) / this.#sums[i]!;
        const before = BEFORE[t]!;
        for (let k = 0; k < before.length; k++) {
          const b = before[k]!;
          expected[b * TAGS + t]! -= this.#forward[base - ROW + b]! * moves[b * TAGS + t]! * value;
        }
      }
      expected[gold[i - 1]! * TAGS + gold[i]!]!++;
    }
    for (let k = 0; k < TAGS * TAGS; k++) {
      const g = expected[k]! * sentence.weight;
      if (g === 0) continue;
      const square = (this.#transitionSquares[k]! += g * g);
      this.transitions[k]! += (rate * g) / Math.sqrt(square + 1);
    }
  }

  /** Ends a batch: the network takes its step. */
  finish(rate: number): void {
    const { hidden, input } = this.network;
    const { gradient } = this.#project;
    const width = POSITIONS * hidden;
    this.#batchWords.forEach((word, slot) => {
      const row = this.#inputs[word]!;
      const back = this.#projectedGradient[slot]!;
      if (!this.#touched[slot]) return;
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

const GRADIENT = new Float64Array(TAGS);
