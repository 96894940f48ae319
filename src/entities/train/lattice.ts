import { Paths } from '../tag/paths.ts';
import { BEFORE, ROW, TAGS } from '../tag/tags.ts';

/** Likelihood of gold tags, and its gradient, by sums over all paths of tags through one stretch. */
export class Lattice {
  /** Of the stretch at hand, in rows of ROW: fill before `run`. */
  readonly scores: Float64Array;
  readonly #paths: Paths;

  constructor(longest: number) {
    this.scores = new Float64Array(longest * ROW);
    this.#paths = new Paths(longest);
  }

  /** Returns the negative log-likelihood of the gold path. */
  run(gold: Uint8Array, transitions: Float32Array): number {
    const { scores } = this;
    const paths = this.#paths;
    for (let k = 0; k < TAGS * TAGS; k++) paths.moves[k] = Math.exp(transitions[k]!);
    const last = gold.length - 1;
    let score = transitions[gold[last]! * TAGS]!;
    let total = 0;
    for (let i = 0; i <= last; i++) {
      const top = paths.weigh(i, scores, i * ROW);
      score += scores[i * ROW + gold[i]!]! - top;
      score += transitions[(i > 0 ? gold[i - 1]! * TAGS : 0) + gold[i]!]!;
      if (i === last) paths.close(i);
      total += Math.log(paths.stepForward(i));
    }
    for (let i = last; i >= 0; i--) paths.stepBack(i, i === last);
    return total - score;
  }

  /** Probability of a tag at a token. */
  share(i: number, t: number): number {
    return this.#paths.share(i, t);
  }

  /** Adds, for each pair of tags, how often the gold path has it less how often is expected. */
  addMoves(gold: Uint8Array, result: Float64Array): void {
    const { forward, moves } = this.#paths;
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
        const value = this.#paths.ahead(i, t);
        const before = BEFORE[t]!;
        for (let k = 0; k < before.length; k++) {
          const pair = before[k]! * TAGS + t;
          result[pair]! -= forward[previous + before[k]!]! * moves[pair]! * value;
        }
      }
      result[gold[i - 1]! * TAGS + gold[i]!]!++;
    }
  }
}
