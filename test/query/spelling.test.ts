import { expect, test } from 'vitest';
import { corrections } from '../../src/query/spelling.ts';

const VOCABULARY = [
  { term: 'lithuania', documents: 120 },
  { term: 'lithuanian', documents: 90 },
  { term: 'drone', documents: 300 },
  { term: 'drones', documents: 250 },
  { term: 'prone', documents: 4000 },
  { term: 'crone', documents: 1 },
  { term: 'cat', documents: 50 },
  { term: 'car', documents: 500 },
];

test.each([
  ['lithaunia', 0, 'lithuania lithuanian'],
  ['drnoe', 0, 'drone'],
  ['drome', 0, 'drone'],
  ['drane', 0, 'drone'],
  ['litthuanea', 0, 'lithuania'],
  ['pithuanea', 0, ''],
  ['lithuania', 120, ''],
  ['drone', 300, 'prone'],
  ['cst', 0, 'cat'],
  ['ca', 0, ''],
  ['zzzzzz', 0, ''],
])('%s in %i documents: %s', (typed, documents, expected) => {
  const found = corrections(typed, documents, VOCABULARY);
  expect(found.map(({ term }) => term).join(' ')).toBe(expected);
});

test('the same first letter outweighs some frequency, not all of it', () => {
  const guess = (prone: number) =>
    corrections('drome', 0, [
      { term: 'drone', documents: 10 },
      { term: 'brome', documents: prone },
    ])[0]!.term;
  expect(guess(100)).toBe('drone');
  expect(guess(1000)).toBe('brome');
});
