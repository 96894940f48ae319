import { expect, test } from 'vitest';
import { chain } from '../../../src/entities/chain.ts';
import { marked, shown } from './support.ts';

/** What is tested, the text, its names. Positives and their near misses. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a town in the state, and the city',
    'He was born in [l Buffalo], [l New York], and moved to [l New York].',
    ['place Buffalo: Buffalo', 'place New York State: New York', 'place New York: New York'],
  ],
  [
    'a city in the state, whose senator speaks in the capital',
    'In [l Seattle], [l Washington], it rained. [l Washington] slept. [l Washington State] froze.',
    [
      'place Seattle: Seattle',
      'place Washington State: Washington, Washington State',
      'place Washington: Washington',
    ],
  ],
  [
    'a county with its town before it and its country behind it',
    'It is in [l Mount Pleasant], [l Westchester County], [l New York], [l United States].',
    [
      'place Mount Pleasant: Mount Pleasant',
      'place Westchester County: Westchester County',
      'place New York State: New York',
      'place United States: United States',
    ],
  ],
  [
    'a part of the city',
    'She lives in [l Brooklyn], [l New York]. They live in [l Staten Island], [l New York]. We are from the [l Bronx], [l New York]. He lives in [l Georgetown], [l Washington].',
    [
      'place Brooklyn: Brooklyn',
      'place New York: New York, New York, New York',
      'place Staten Island: Staten Island',
      'place The Bronx: Bronx',
      'place Georgetown: Georgetown',
      'place Washington: Washington',
    ],
  ],
  [
    'a house in the city',
    'At the [l Public Theater], [l New York], it opened.',
    ['place Public Theater: Public Theater', 'place New York: New York'],
  ],
  [
    'lists of cities',
    'Offices in [l London], [l Washington]. In [l Boston], [l New York] and [l Chicago]. In [l Boston], [l Chicago], [l New York].',
    [
      'place London: London',
      'place Washington: Washington',
      'place Boston: Boston, Boston',
      'place New York: New York, New York',
      'place Chicago: Chicago, Chicago',
    ],
  ],
];

test.each(CASES)('%s', (_, source, expected) => {
  const { text, mentions } = marked(source);
  expect(shown(text, chain(text, mentions))).toEqual(expected);
});
