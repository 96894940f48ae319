import { expect, test } from 'vitest';
import { bucket, starts } from '../../../src/web/lib/dates.ts';
import {
  allChanged,
  capitalised,
  documentHref,
  entityHref,
  guessName,
  isFirstLetter,
  searchedFor,
  whenEntered,
  whileTyping,
} from '../../../src/web/lib/words.ts';

test.each([
  ['dron', 'dron*'],
  ['air dron', 'air dron*'],
  ['-ivan', '-ivan*'],
  ['title:dron', 'title:dron*'],
  // What is not finished yet is left out, not refused.
  ['(air OR dron', '(air OR dron*)'],
  ['air (', 'air'],
  ['air OR', 'air'],
  ['air OR ', 'air'],
  ['air -', 'air'],
  ['air NEAR/3', 'air'],
  ['(air OR', '(air)'],
  ['"', ''],
  ['"secu', 'secu*'],
  ['"security coun', '"security" coun*'],
  ['"security council ', '"security council"'],
  ['air -"security coun', 'air '],
  ['person:tru', ''],
  ['air person:"Donald Tr', 'air '],
  ['Šakal', 'Šakal*'],
  // Near misses: nothing is being typed that could be the start of a word.
  ['', ''],
  ['d', 'd'],
  ['dron ', 'dron '],
  ['dron*', 'dron*'],
  ['dron~', 'dron~'],
  ['"security council"', '"security council"'],
  ['air person:trump ', 'air person:trump '],
  ['FLOOR', 'FLOOR*'],
  ['U.S', 'U.S'],
])('while typing %s asks for %s', (typed, asked) => {
  expect(whileTyping(typed)).toBe(asked);
});

test.each([
  [' drones ', 'drones'],
  ['"security council', '"security council"'],
  ['"security council"', '"security council"'],
  ['nato (drone', 'nato (drone'],
])('Enter after %s asks for %s', (typed, asked) => {
  expect(whenEntered(typed)).toBe(asked);
});

test.each([
  ['d', true],
  ['air d', true],
  ['-d', true],
  ['', false],
  ['dr', false],
  ['d ', false],
  ['U.S', false],
])('%s ends in the first letter of a word: %s', (typed, first) => {
  expect(isFirstLetter(typed)).toBe(first);
});

test('several words that were forgiven are changed at once', () => {
  const q = 'zelenskjy met dronez';
  expect(allChanged(q, ['zelensky met dronez', 'zelenskjy met drones'])).toBe(
    'zelensky met drones',
  );
  expect(allChanged(q, ['zelensky met dronez', 'drones'])).toBeUndefined();
});

test('a forgiven query leads to the words that were found', () => {
  const forgiven = (suggestion: string) => ({ code: 'typo-forgiven', message: '', suggestion });
  expect(searchedFor('dronez', [forgiven('drones')])).toBe('drones');
  expect(searchedFor('dronez metz', [forgiven('drones metz'), forgiven('dronez met')])).toBe(
    'drones met',
  );
  expect(searchedFor('dronez', [{ code: 'did-you-mean', message: '', suggestion: 'x' }])).toBe(
    'dronez',
  );
  expect(searchedFor('dronez', [])).toBe('dronez');
});

test('ids of every shape make one segment of an address', () => {
  expect(entityHref('person:donald-trump')).toBe('/entity/person%3Adonald-trump');
  expect(documentHref('a/../b?c#d', { mention: 7 })).toBe('/document/a%2F..%2Fb%3Fc%23d#m7');
  expect(documentHref('a', { q: 'a&b ' })).toBe('/document/a?q=a%26b');
  expect(documentHref('a', { q: ' ' })).toBe('/document/a');
  expect(guessName('person:kestutis-budrys')).toBe('Kestutis Budrys');
  expect(guessName('Straits Times')).toBe('Straits Times');
  expect(guessName('person:tip-o_27_neill')).toBe("Tip O'neill");
  expect(guessName('person:jean_2d_claude-juncker')).toBe('Jean-Claude Juncker');
  expect(capitalised('skyhaven')).toBe('Skyhaven');
});

test.each([
  ['2024', 'year', '2024-01-01', '2024-12-31'],
  ['2024-02', 'month', '2024-02-01', '2024-02-29'],
  ['2025-W31', 'week', '2025-07-28', '2025-08-03'],
  ['2026-W01', 'week', '2025-12-29', '2026-01-04'],
  ['2020-W53', 'week', '2020-12-28', '2021-01-03'],
  ['2025-12-31', 'day', '2025-12-31', '2025-12-31'],
] as const)('the bucket %s, a %s, runs from %s to %s', (id, interval, first, last) => {
  expect(bucket(id, interval)).toMatchObject({ first, last });
});

test('buckets follow each other without gaps, and an endless run is cut', () => {
  expect(starts('2025-11-01', '2026-02-01', 'month')).toEqual([
    '2025-11-01',
    '2025-12-01',
    '2026-01-01',
    '2026-02-01',
  ]);
  expect(starts('0001-01-01', '9999-01-01', 'day')).toHaveLength(2000);
});
