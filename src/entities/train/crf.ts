import type { Lexicon } from '../tag/lexicon.ts';
import type { Network } from '../tag/network.ts';
import { ROW, TAGS } from '../tag/tags.ts';
import { MAX_SENTENCE } from '../tag/tokens.ts';
import type { Word } from '../tag/word.ts';
import { Average } from './adam.ts';
import type { Sentence } from './encoded.ts';
import { Lattice } from './lattice.ts';
import { Layer } from './layer.ts';
import { seeded } from './vectors.ts';

export interface Settings {
  readonly bits: number;
  /** Size of the hidden layer; 0 for no network. */
  readonly hidden: number;
  /** Cells of the memory to each side, not more than hidden numbers. */
  readonly memory: number;
  readonly epochs: number;
  /** Step of AdaGrad on the feature weights. */
  readonly rate: number;
  /** Step of Adam on the network. */
  readonly networkRate: number;
  /** Share of hidden numbers left out while training. */
  readonly dropout: number;
  /** Share of features left out while training. */
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

/** Sentences whose network gradients are taken together. */
const BATCH = 128;
/** A stretch with no more loss than this is looked at in every fourth epoch only: it has nothing more to teach. */
const CLEAR = 0.02;

/**
 * A linear-chain conditional random field (Lafferty et al. 2001) over hashed features and a hidden layer:
 * stochastic gradients, AdaGrad for the features sentence by sentence, Adam for the network batch by batch.
 */
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
  const groups = byLine(sentences);
  const order = [...groups.keys()];
  const random = seeded(settings.seed);
  const average = new Average();
  const losses = new Float32Array(sentences.length).fill(Infinity);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const started = Date.now();
    shuffle(order, random);
    const decay = 1 - (0.9 * epoch) / settings.epochs;
    let loss = 0;
    let tokens = 0;
    const due = order.filter(
      (group) =>
        (group + epoch) % 4 === 0 || groups[group]!.some((number) => losses[number]! > CLEAR),
    );
    for (let at = 0; at < due.length; ) {
      const numbers: number[] = [];
      while (at < due.length && numbers.length < BATCH) numbers.push(...groups[due[at++]!]!);
      const batch = numbers.map((number) => sentences[number]!);
      learner.learn(batch, decay).forEach((value, k) => {
        losses[numbers[k]!] = value;
        loss += value;
        tokens += batch[k]!.gold.length;
      });
    }
    if (epoch >= settings.epochs - settings.averaged) average.add(learner.arrays());
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    report(`epoch ${epoch + 1}: loss ${(loss / tokens).toFixed(4)}, ${seconds} s`);
  }
  average.write(learner.arrays());
  return {
    weights: learner.weights,
    transitions: learner.transitions,
    network: learner.layer.network,
  };
}

/** The stretches of each sentence together, as they share what the network remembers of it. */
function byLine(sentences: readonly Sentence[]): number[][] {
  const groups: number[][] = [];
  sentences.forEach((sentence, number) => {
    if (number > 0 && sentences[number - 1]!.line === sentence.line) groups.at(-1)!.push(number);
    else groups.push([number]);
  });
  return groups;
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

/** Gradients below this are not worth the time they take. */
const NEGLIGIBLE = 5e-3;

class Learner {
  readonly weights: Float32Array;
  readonly transitions = new Float32Array(TAGS * TAGS);
  readonly layer: Layer;
  readonly #squares: Float32Array;
  readonly #transitionSquares = new Float32Array(TAGS * TAGS);
  readonly #settings: Settings;
  #state: number;
  readonly #lattice = new Lattice(MAX_SENTENCE);
  readonly #gradient = new Float64Array(TAGS);
  readonly #moves = new Float64Array(TAGS * TAGS);
  readonly #sums = new Float64Array(TAGS);
  readonly #active = new Uint8Array(TAGS);
  #kept: Int32Array = new Int32Array(0);

  constructor(words: readonly Word[], lexicon: Lexicon, settings: Settings) {
    this.#settings = settings;
    this.#state = settings.seed + 7;
    this.weights = new Float32Array((1 << settings.bits) * ROW);
    this.#squares = new Float32Array((1 << settings.bits) * ROW);
    this.layer = new Layer(words, lexicon, { ...settings, longest: MAX_SENTENCE });
  }

  arrays(): Float32Array[] {
    const { project, bias, output, recall, topic } = this.layer.network;
    return [this.weights, this.transitions, project, bias, output, recall, topic];
  }

  /** A step on each sentence; returns their losses before it. */
  learn(batch: readonly Sentence[], decay: number): number[] {
    const { rate, networkRate, hidden } = this.#settings;
    const losses = batch.map((sentence) => this.#learnSentence(sentence, rate * decay));
    if (hidden > 0) {
      this.layer.close();
      this.layer.update(networkRate * decay);
    }
    return losses;
  }

  #learnSentence(sentence: Sentence, rate: number): number {
    const { gold, weight } = sentence;
    if (weight === 0 || gold.length === 0 || gold.length > MAX_SENTENCE) return 0;
    const ids = this.#dropped(sentence.ids);
    this.#score(sentence, ids);
    const loss = this.#lattice.run(gold, this.transitions);
    for (let i = 0; i < gold.length; i++) this.#step(sentence, ids, i, rate);
    this.#stepTransitions(sentence, rate);
    return loss;
  }

  /** The features with some replaced by −1, by chance. */
  #dropped(ids: Int32Array): Int32Array {
    const { featureDropout } = this.#settings;
    if (featureDropout === 0) return ids;
    if (this.#kept.length < ids.length) this.#kept = new Int32Array(ids.length * 2);
    const kept = this.#kept;
    // One draw serves four features, eight bits each.
    const limit = Math.round(featureDropout * 256);
    let draw = 0;
    for (let k = 0; k < ids.length; k++) {
      draw = (k & 3) === 0 ? this.#draw() : draw >>> 8;
      kept[k] = (draw & 255) < limit ? -1 : ids[k]!;
    }
    return kept;
  }

  /** 32 bits by chance (xorshift, Marsaglia 2003). */
  #draw(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return state;
  }

  #score(sentence: Sentence, ids: Int32Array): void {
    const { scores } = this.#lattice;
    const { bounds, given, gold } = sentence;
    const spread = 1 / (1 - this.#settings.featureDropout);
    for (let i = 0; i < gold.length; i++) {
      const base = i * ROW;
      this.#sumRows(ids, bounds[i]!, bounds[i + 1]!, spread);
      const sums = this.#sums;
      for (let t = 0; t < TAGS; t++) scores[base + t] = sums[t]! + (given?.[base + t] ?? 0);
    }
    if (this.#settings.hidden > 0) this.layer.addScores(sentence, scores);
  }

  /** The rows of the features `[from, to)`, times `spread`; the 13 tags one by one, so that the sums stay in registers. */
  #sumRows(ids: Int32Array, from: number, to: number, spread: number): void {
    const { weights } = this;
    const sums = this.#sums;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    let s8 = 0;
    let s9 = 0;
    let s10 = 0;
    let s11 = 0;
    let s12 = 0;
    for (let k = from; k < to; k++) {
      if (ids[k]! < 0) continue;
      const row = ids[k]! * ROW;
      s0 += weights[row]!;
      s1 += weights[row + 1]!;
      s2 += weights[row + 2]!;
      s3 += weights[row + 3]!;
      s4 += weights[row + 4]!;
      s5 += weights[row + 5]!;
      s6 += weights[row + 6]!;
      s7 += weights[row + 7]!;
      s8 += weights[row + 8]!;
      s9 += weights[row + 9]!;
      s10 += weights[row + 10]!;
      s11 += weights[row + 11]!;
      s12 += weights[row + 12]!;
    }
    sums[0] = s0 * spread;
    sums[1] = s1 * spread;
    sums[2] = s2 * spread;
    sums[3] = s3 * spread;
    sums[4] = s4 * spread;
    sums[5] = s5 * spread;
    sums[6] = s6 * spread;
    sums[7] = s7 * spread;
    sums[8] = s8 * spread;
    sums[9] = s9 * spread;
    sums[10] = s10 * spread;
    sums[11] = s11 * spread;
    sums[12] = s12 * spread;
  }

  #step(sentence: Sentence, ids: Int32Array, i: number, rate: number): void {
    const gradient = this.#gradient;
    let largest = 0;
    for (let t = 0; t < TAGS; t++) {
      const wanted = sentence.gold[i] === t ? 1 : 0;
      gradient[t] = (wanted - this.#lattice.share(i, t)) * sentence.weight;
      largest = Math.max(largest, Math.abs(gradient[t]!));
    }
    if (largest < NEGLIGIBLE) return;
    const { weights } = this;
    const squares = this.#squares;
    const active = this.#active;
    let many = 0;
    for (let t = 0; t < TAGS; t++) if (Math.abs(gradient[t]!) >= 1e-3) active[many++] = t;
    for (let k = sentence.bounds[i]!; k < sentence.bounds[i + 1]!; k++) {
      if (ids[k]! < 0) continue;
      const row = ids[k]! * ROW;
      for (let a = 0; a < many; a++) {
        const t = active[a]!;
        const g = gradient[t]!;
        const square = squares[row + t]! + g * g;
        squares[row + t] = square;
        weights[row + t]! += (rate * g) / Math.sqrt(square + 0.1);
      }
    }
    if (this.#settings.hidden > 0) this.layer.learn(i, sentence.contexts[i]!, gradient);
  }

  #stepTransitions({ gold, weight }: Sentence, rate: number): void {
    const moves = this.#moves;
    moves.fill(0);
    this.#lattice.addMoves(gold, moves);
    for (let k = 0; k < TAGS * TAGS; k++) {
      const g = moves[k]! * weight;
      if (g === 0) continue;
      const square = this.#transitionSquares[k]! + g * g;
      this.#transitionSquares[k] = square;
      this.transitions[k]! += (rate * g) / Math.sqrt(square + 1);
    }
  }
}
