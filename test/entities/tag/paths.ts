import fc from 'fast-check';
import { follows, isContinued, isOpen, ROW, TAGS } from '../../../src/entities/tag/tags.ts';

export const LENGTH = 3;

/** All sequences of LENGTH tags that spell whole mentions. */
export const PATHS: readonly Uint8Array[] = sequences(LENGTH)
  .filter(
    (path) =>
      !isContinued(path[0]!) &&
      !isOpen(path[LENGTH - 1]!) &&
      path.every((tag, i) => i === 0 || follows(path[i - 1]!, tag)),
  )
  .map((path) => Uint8Array.from(path));

function sequences(length: number): number[][] {
  if (length === 0) return [[]];
  const tags = Array.from({ length: TAGS }, (_, tag) => tag);
  return sequences(length - 1).flatMap((path) => tags.map((tag) => [...path, tag]));
}

export function scoreOf(path: Uint8Array, rows: Float32Array, transitions: Float32Array): number {
  return path.reduce(
    (sum, tag, i) =>
      sum + rows[i * ROW + tag]! + transitions[(i > 0 ? path[i - 1]! * TAGS : 0) + tag]!,
    transitions[path[LENGTH - 1]! * TAGS]!,
  );
}

export function numbers(length: number) {
  return fc.array(fc.integer({ min: -30, max: 30 }), { minLength: length, maxLength: length });
}
