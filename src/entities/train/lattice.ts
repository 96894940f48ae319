import { BEFORE, isContinued, isOpen, ROW, TAGS } from '../tag/tags.ts';

/** Sums over all paths of tags through one stretch (forward and backward), scaled token by token; what is around it is no name. */
export class Lattice {
  /** Of the stretch at hand, in rows of ROW: fill before `run`. */
  readonly scores: Float64Array;
  readonly #emissions: Float64Array;
  readonly #forward: Float64Array;
  readonly #backward: Float64Array;
  readonly #sums: Float64Array;
  readonly #moves = new Float64Array(TAGS * TAGS);

  constructor(longest: number) {
    this.scores = new Float64Array(longest * ROW);
    this.#emissions = new Float64Array(longest * ROW);
    this.#forward = new Float64Array(longest * ROW);
    this.#backward = new Float64Array(longest * ROW);
    this.#sums = new Float64Array(longest);
  }

  /** Returns the negative log-likelihood of the gold path. */
  run(gold: Uint8Array, transitions: Float32Array): number {
    for (let k = 0; k < TAGS * TAGS; k++) this.#moves[k] = Math.exp(transitions[k]!);
    const last = gold.length - 1;
    let score = transitions[gold[last]! * TAGS]!;
    let total = 0;
    for (let i = 0; i <= last; i++) {
      score += this.#exponentials(i, gold[i]!);
      score += transitions[(i > 0 ? gold[i - 1]! * TAGS : 0) + gold[i]!]!;
      if (i === last) this.#close(i);
      total += Math.log(this.#stepForward(i));
    }
    for (let i = last; i >= 0; i--) this.#stepBack(i, i === last);
    return total - score;
  }

  /** Relative to the best tag, so that nothing overflows; returns the gold tag's score, relative too. */
  #exponentials(i: number, gold: number): number {
    const { scores } = this;
    const base = i * ROW;
    let top = -Infinity;
    for (let t = 0; t < TAGS; t++) if (scores[base + t]! > top) top = scores[base + t]!;
    for (let t = 0; t < TAGS; t++) this.#emissions[base + t] = Math.exp(scores[base + t]! - top);
    return scores[base + gold]! - top;
  }

  /** The move from the last token to what is no name counts with that token. */
  #close(i: number): void {
    for (let t = 0; t < TAGS; t++)
      this.#emissions[i * ROW + t]! *= isOpen(t) ? 0 : this.#moves[t * TAGS]!;
  }

  #stepForward(i: number): number {
    const forward = this.#forward;
    const moves = this.#moves;
    const base = i * ROW;
    let sum = 0;
    for (let t = 0; t < TAGS; t++) {
      let value = 0;
      if (i === 0) value = isContinued(t) ? 0 : moves[t]!;
      else {
        const before = BEFORE[t]!;
        for (let k = 0; k < before.length; k++)
          value += forward[base - ROW + before[k]!]! * moves[before[k]! * TAGS + t]!;
      }
      value *= this.#emissions[base + t]!;
      forward[base + t] = value;
      sum += value;
    }
    this.#sums[i] = sum;
    for (let t = 0; t < TAGS; t++) forward[base + t]! /= sum;
    return sum;
  }

  #stepBack(i: number, last: boolean): void {
    const backward = this.#backward;
    const moves = this.#moves;
    const base = i * ROW;
    for (let t = 0; t < TAGS; t++) backward[base + t] = last && !isOpen(t) ? 1 : 0;
    if (last) return;
    for (let t = 0; t < TAGS; t++) {
      const value = this.#ahead(i + 1, t);
      const before = BEFORE[t]!;
      for (let k = 0; k < before.length; k++)
        backward[base + before[k]!]! += value * moves[before[k]! * TAGS + t]!;
    }
  }

  #ahead(i: number, t: number): number {
    const at = i * ROW + t;
    return (this.#emissions[at]! * this.#backward[at]!) / this.#sums[i]!;
  }

  /** Probability of a tag at a token. */
  share(i: number, t: number): number {
    return this.#forward[i * ROW + t]! * this.#backward[i * ROW + t]!;
  }

  /** Adds, for each pair of tags, how often the gold path has it less how often is expected. */
  addMoves(gold: Uint8Array, result: Float64Array): void {
    const last = gold.length - 1;
    for (let t = 0; t < TAGS; t++) {
      result[t]! -= this.share(0, t);
      result[t * TAGS]! -= this.share(last, t);
    }
    result[gold[0]!]!++;
    result[gold[last]! * TAGS]!++;
    for (let i = 1; i < gold.length; i++) {
      const previous = (i - 1) * ROW;
      for (let t = 0; t < TAGS; t++) {
        const value = this.#ahead(i, t);
        const before = BEFORE[t]!;
        for (let k = 0; k < before.length; k++) {
          const pair = before[k]! * TAGS + t;
          result[pair]! -= this.#forward[previous + before[k]!]! * this.#moves[pair]! * value;
        }
      }
      result[gold[i - 1]! * TAGS + gold[i]!]!++;
    }
  }
}
