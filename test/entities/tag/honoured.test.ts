import { expect, test } from 'vitest';
import { withHonoured } from '../../../src/entities/tag/honoured.ts';
import type { Word } from '../../../src/entities/tag/word.ts';

const wordsOf = (text: string): Word[] =>
  text.split(' ').map((word) => ({ text: word, capital: /^\p{Lu}/u.test(word) }) as Word);
const span = (kind: number, first: number, last: number) => ({
  kind,
  first,
  last,
  confidence: 0.5,
  source: 'model',
});
const given = { kind: 0, confidence: 1, source: 'rule: honorific' };

test('a name after "Mr" that nobody found is a person', () => {
  const words = wordsOf('Acme said Mr. Musk flew and Mrs Anna Moss Bay left Oslo .');
  const found = [span(2, 0, 0), span(1, 11, 11)];
  expect(withHonoured(found, words)).toEqual([
    span(2, 0, 0),
    { ...given, first: 3, last: 3 },
    { ...given, first: 7, last: 9 },
    span(1, 11, 11),
  ]);
});

test('what was found after it is a person, and ends where it did', () => {
  const words = wordsOf('Mr Ford and Ms Bell Oslo left Ford .');
  const found = [span(2, 1, 1), span(0, 4, 4), span(1, 5, 5), span(2, 7, 7)];
  expect(withHonoured(found, words)).toEqual([
    { ...span(0, 1, 1), source: 'rule: honorific' },
    ...found.slice(1),
  ]);
});

test('an honorific after another is told once', () => {
  const words = wordsOf('Mr Mr Smith left .');
  expect(withHonoured([], words)).toEqual([{ ...given, first: 2, last: 2 }]);
  expect(withHonoured([span(0, 1, 2)], words)).toEqual([span(0, 1, 2)]);
});

test('an office that is addressed is left to the model, and the next name is not', () => {
  const words = wordsOf('Mr President , Mr Prime Minister and Mr Berg left .');
  const found = [span(2, 4, 5)];
  expect(withHonoured(found, words)).toEqual([...found, { ...given, first: 8, last: 8 }]);
});

test.each(['Mr Mr Mr', 'Mr. Speaker , no', 'Mr and Mrs left .', 'MR FORD LEFT .', 'Mr'])(
  'nobody is found in %j',
  (text) => {
    expect(withHonoured([], wordsOf(text))).toEqual([]);
  },
);
