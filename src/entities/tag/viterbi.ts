import { BEFORE, isContinued, isOpen, ROW, TAGS } from './tags.ts';

const NEVER = -1e30;

/** Finds the best path of tags; keeps its arrays, so one instance serves one tagger. */
export interface Decoder {
  /** Tags of `count` tokens whose scores stand in rows of ROW, written to `tags` from `at`. What is around them is no name. */
  best(scores: Float32Array, count: number, tags: Uint8Array, at: number): void;
  /** Probability that the tokens `[first, last]` bear the tags given; `prepare` the sentence before. */
  confidence(tags: Uint8Array, at: number, first: number, last: number): number;
  prepare(scores: Float32Array, count: number): void;
}

export function decoder(transitions: Float32Array, longest: number): Decoder {
  const paths = new Float32Array(longest * ROW);
  const back = new Uint8Array(longest * ROW);
  const moves = transitions.map((value) => Math.exp(value));
  const emissions = new Float64Array(longest * ROW);
  const forward = new Float64Array(longest * ROW);
  const backward = new Float64Array(longest * ROW);
  const sums = new Float64Array(longest);

  function best(scores: Float32Array, count: number, tags: Uint8Array, at: number): void {
    for (let t = 0; t < TAGS; t++) paths[t] = isContinued(t) ? NEVER : scores[t]! + transitions[t]!;
    for (let i = 1, base = ROW; i < count; i++, base += ROW) {
      const previous = base - ROW;
      for (let t = 0; t < TAGS; t++) {
        const before = BEFORE[t]!;
        let top = NEVER * 2;
        let from = 0;
        for (let k = 0; k < before.length; k++) {
          const b = before[k]!;
          const value = paths[previous + b]! + transitions[b * TAGS + t]!;
          if (value > top) {
            top = value;
            from = b;
          }
        }
        paths[base + t] = top + scores[base + t]!;
        back[base + t] = from;
      }
    }
    const end = (count - 1) * ROW;
    let tag = 0;
    let top = NEVER * 2;
    for (let t = 0; t < TAGS; t++) {
      if (isOpen(t)) continue;
      const value = paths[end + t]! + transitions[t * TAGS]!;
      if (value <= top) continue;
      top = value;
      tag = t;
    }
    for (let i = count - 1; i >= 0; i--) {
      tags[at + i] = tag;
      tag = back[i * ROW + tag]!;
    }
  }

  function prepare(scores: Float32Array, count: number): void {
    for (let i = 0; i < count; i++) {
      const base = i * ROW;
      let top = -Infinity;
      for (let t = 0; t < TAGS; t++) if (scores[base + t]! > top) top = scores[base + t]!;
      let sum = 0;
      for (let t = 0; t < TAGS; t++) {
        emissions[base + t] = Math.exp(scores[base + t]! - top);
        if (i === count - 1) emissions[base + t]! *= isOpen(t) ? 0 : moves[t * TAGS]!;
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
      sums[i] = sum;
      for (let t = 0; t < TAGS; t++) forward[base + t]! /= sum;
    }
    for (let i = count - 1; i >= 0; i--) stepBack(i, count);
  }

  function stepBack(i: number, count: number): void {
    const base = i * ROW;
    for (let t = 0; t < TAGS; t++) backward[base + t] = i === count - 1 && !isOpen(t) ? 1 : 0;
    if (i === count - 1) return;
    for (let t = 0; t < TAGS; t++) {
      const value = (emissions[base + ROW + t]! * backward[base + ROW + t]!) / sums[i + 1]!;
      const before = BEFORE[t]!;
      for (let k = 0; k < before.length; k++)
        backward[base + before[k]!]! += value * moves[before[k]! * TAGS + t]!;
    }
  }

  function confidence(tags: Uint8Array, at: number, first: number, last: number): number {
    const tag = tags[at + first]!;
    let value = forward[first * ROW + tag]!;
    for (let i = first + 1; i <= last; i++) {
      const move = moves[tags[at + i - 1]! * TAGS + tags[at + i]!]!;
      value *= (move * emissions[i * ROW + tags[at + i]!]!) / sums[i]!;
    }
    value *= backward[last * ROW + tags[at + last]!]!;
    return Math.min(1, Math.max(0, value));
  }

  return { best, prepare, confidence };
}
