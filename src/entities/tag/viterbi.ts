import { BEFORE, isContinued, isOpen, ROW, TAGS } from './tags.ts';

const NEVER = -1e30;

/** Finds the best path of tags; keeps its arrays, so one instance serves one tagger. */
export interface Decoder {
  /** Tags of `count` tokens whose scores stand in rows of ROW, written to `tags` from `at`. What is around them is no name. */
  best(scores: Float32Array, count: number, tags: Uint8Array, at: number): void;
}

export function decoder(transitions: Float32Array, longest: number): Decoder {
  const paths = new Float32Array(longest * ROW);
  const back = new Uint8Array(longest * ROW);

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

  return { best };
}
