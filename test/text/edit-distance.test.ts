import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, grantedEdits } from '../../src/text/edit-distance.ts';

test.each([
  ['', '', 0],
  ['lithuania', 'lithuania', 0],
  ['lithuania', 'lithaunia', 1],
  ['drone', 'drones', 1],
  ['drone', 'rone', 1],
  ['drone', 'drine', 1],
  ['drone', 'dorne', 1],
  ['drone', 'dorna', 2],
  ['ca', 'abc', 3],
  ['abcd', 'badc', 2],
])('%s and %s are %i apart', (a, b, distance) => {
  expect(editDistance(a, b, 5)).toBe(distance);
  expect(editDistance(b, a, 5)).toBe(distance);
});

const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 9 });

test('a limit only cuts: within it the distance is exact, beyond it one more than the limit', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(plain(a, b), limit + 1));
    }),
    { numRuns: 5_000 },
  );
});

test('short words are granted few edits', () => {
  expect([2, 3, 4, 5].map((length) => grantedEdits(length, 2))).toEqual([0, 1, 1, 2]);
  expect([2, 3, 4, 5].map((length) => grantedEdits(length, 1))).toEqual([0, 1, 1, 1]);
  expect(grantedEdits(9, 0)).toBe(0);
});

/** The whole table, as the definition has it. */
function plain(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      table[i]![j] = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
        swap ? table[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
  return table[a.length]![b.length]!;
}
