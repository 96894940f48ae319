import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namer } from '../../../src/entities/tag/likely.ts';
import { type Span, spansOf } from '../../../src/entities/tag/mentions.ts';
import { ROW, TAGS, tagOf } from '../../../src/entities/tag/tags.ts';
import { LENGTH, numbers, PATHS, scoreOf } from './paths.ts';

const ENOUGH = 0.4;

test('the names found are those that trying every path finds likely', () => {
  fc.assert(
    fc.property(numbers(LENGTH * ROW), numbers(TAGS * TAGS), (scores, moves) => {
      const rows = Float32Array.from(scores, (score) => score / 8);
      const transitions = Float32Array.from(moves, (move) => move / 8);
      const shares = sharesOf(rows, transitions);
      const before = 2 * ROW;
      const shifted = Float32Array.of(...new Float32Array(before), ...rows);
      const found = namer(transitions, LENGTH).names(shifted, before, LENGTH);
      for (const { confidence, ...span } of found)
        expect(confidence).toBeCloseTo(shares.get(JSON.stringify(span))!, 4);
      // No other choice of spans that do not overlap has a larger sum of what exceeds ENOUGH.
      const sum = found.reduce((value, { confidence }) => value + confidence - ENOUGH, 0);
      const best = Math.max(...PATHS.map((path) => worth(spansOf(path, 0, LENGTH), shares)));
      expect(sum).toBeCloseTo(best, 4);
      found.slice(1).forEach(({ first }, k) => {
        expect(first).toBeGreaterThan(found[k]!.last);
      });
    }),
  );
});

test('a name is found though nothing is likelier than each of its readings', () => {
  const rows = new Float32Array(ROW);
  rows[0] = Math.log(0.5);
  for (let t = 1; t < TAGS; t++) rows[t] = -30;
  rows[tagOf(2, 3)] = Math.log(0.45);
  rows[tagOf(1, 3)] = Math.log(0.05);
  const [name, ...others] = namer(new Float32Array(TAGS * TAGS), 1).names(rows, 0, 1);
  expect(others).toEqual([]);
  expect(name).toMatchObject({ kind: 2, first: 0, last: 0 });
  expect(name!.confidence).toBeCloseTo(0.45, 5);
});

/** The probability of every span, by its JSON. */
function sharesOf(rows: Float32Array, transitions: Float32Array): ReadonlyMap<string, number> {
  const weights = PATHS.map((path) => Math.exp(scoreOf(path, rows, transitions)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = new Map<string, number>();
  PATHS.forEach((path, k) => {
    for (const { kind, first, last } of spansOf(path, 0, LENGTH)) {
      const key = JSON.stringify({ kind, first, last });
      shares.set(key, (shares.get(key) ?? 0) + weights[k]! / total);
    }
  });
  return shares;
}

function worth(spans: readonly Span[], shares: ReadonlyMap<string, number>): number {
  return spans.reduce(
    (sum, { kind, first, last }) =>
      sum + shares.get(JSON.stringify({ kind, first, last }))! - ENOUGH,
    0,
  );
}
