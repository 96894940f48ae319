import { BEFORE, isContinued, isOpen, ROW, TAGS } from './tags.ts';

/**
 * Sums over all paths of tags through one stretch, forward and backward, scaled token by token; what is around it is
 * no name. Fill `moves`; then for each token `weigh` and `stepForward`, the last one closed between them, and
 * `stepBack` from the last token to the first. Keeps its arrays, in rows of ROW, for the stretches after it.
 */
export class Paths {
  /** Weight of the move from one tag to another. */
  readonly moves = new Float64Array(TAGS * TAGS);
  readonly emissions: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** By which the forward sums of a token were divided. */
  readonly sums: Float64Array;

  constructor(longest: number) {
    this.emissions = new Float64Array(longest * ROW);
    this.forward = new Float64Array(longest * ROW);
    this.backward = new Float64Array(longest * ROW);
    this.sums = new Float64Array(longest);
  }

  /** Takes the scores of token `i`, from `at` on, relative to the best tag, so that nothing overflows; returns that one's. */
  weigh(i: number, scores: Float32Array | Float64Array, at: number): number {
    const { emissions } = this;
    let top = -Infinity;
    for (let t = 0; t < TAGS; t++) if (scores[at + t]! > top) top = scores[at + t]!;
    for (let t = 0; t < TAGS; t++) emissions[i * ROW + t] = Math.exp(scores[at + t]! - top);
    return top;
  }

  /** The move from the last token to what is no name counts with that token. */
  close(i: number): void {
    for (let t = 0; t < TAGS; t++)
      this.emissions[i * ROW + t]! *= isOpen(t) ? 0 : this.moves[t * TAGS]!;
  }

  /** Returns the sum over the paths up to token `i`, before it is scaled to 1. */
  stepForward(i: number): number {
    const { emissions, forward, moves } = this;
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
      value *= emissions[base + t]!;
      forward[base + t] = value;
      sum += value;
    }
    this.sums[i] = sum;
    for (let t = 0; t < TAGS; t++) forward[base + t]! /= sum;
    return sum;
  }

  stepBack(i: number, isLast: boolean): void {
    const { backward, moves } = this;
    const base = i * ROW;
    for (let t = 0; t < TAGS; t++) backward[base + t] = isLast && !isOpen(t) ? 1 : 0;
    if (isLast) return;
    for (let t = 0; t < TAGS; t++) {
      const value = this.ahead(i + 1, t);
      const before = BEFORE[t]!;
      for (let k = 0; k < before.length; k++)
        backward[base + before[k]!]! += value * moves[before[k]! * TAGS + t]!;
    }
  }

  /** What a move to a tag at token `i` leads to. */
  ahead(i: number, t: number): number {
    const at = i * ROW + t;
    return (this.emissions[at]! * this.backward[at]!) / this.sums[i]!;
  }

  /** Probability of a tag at a token. */
  share(i: number, t: number): number {
    return this.forward[i * ROW + t]! * this.backward[i * ROW + t]!;
  }
}
