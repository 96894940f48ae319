import { expect, test } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { createReference } from './reference.ts';

const TITLES = [
  'The WHO warns of a new virus',
  'A man who knew who was who, and who was not',
  'US drones over Lithuania',
  'They told us of drones',
  'To be or not to be a critic',
  'Drone strike in Vilnius',
  'Drones are striking',
  'Strike at the drone factory: workers stay out of the drone hall',
];

/** Query, and the places of its hits in the list above, best first. */
test.each([
  ['who', '0 1'],
  ['WHO', '0'],
  ['who virus', '0'],
  ['us', '2 3'],
  ['us drones', '2 3'],
  ['U.S.', '2'],
  ['"to be or not to be"', '4'],
  ['to be', '4'],
  ['drone strike', '5 6 7'],
  ['"drone strike"', '5'],
  ['drone-strike', '5'],
  ['strike -vilnius', '6 7'],
  ['drone NEAR/2 strike', '6 5'],
  ['title:drone* vilnus~', '5'],
  ['lithuania OR vilnius', '2 5'],
])('%s finds %s', (query, expected) => {
  const reference = createReference(TITLES.map((title) => ({ title, body: '' })));
  const found = reference.search(parseQuery(query)!);
  expect(found.map(({ document }) => document).join(' ')).toBe(expected);
});
