import { expect, test } from 'vitest';
import { nearest } from '../../src/server/nearest.ts';

const NAMES = ['people', 'places', 'organisations', 'source', 'facets', 'limit', 'q'];

test.each([
  ['poeple', 'people'],
  ['peple', 'people'],
  ['facet', 'facets'],
  ['organizations', 'organisations'],
  ['org', 'organisations'],
  ['LIMIT', 'limit'],
  ['Q', 'q'],
  ['x', undefined],
  ['toString', undefined],
  ['xyzzy', undefined],
  ['', undefined],
])('%s is taken for %s', (asked, meant) => {
  expect(nearest(asked, NAMES)).toBe(meant);
});

test('a word of any length costs no more than sixty letters', () => {
  expect(nearest('a'.repeat(1_000_000), NAMES)).toBeUndefined();
});
