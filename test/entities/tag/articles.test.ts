import { expect, test } from 'vitest';
import { withoutArticles } from '../../../src/entities/tag/articles.ts';
import type { Word } from '../../../src/entities/tag/word.ts';

const wordsOf = (text: string): Word[] => text.split(' ').map((word) => ({ text: word }) as Word);
const span = (kind: number, first: number, last: number) => ({
  kind,
  first,
  last,
  confidence: 1,
  source: 'model',
});

test('"The League" loses its article where the text also writes "the League"', () => {
  const words = wordsOf('The League met . Members of the League left .');
  expect(withoutArticles([span(2, 0, 1), span(2, 7, 7)], words)).toEqual([
    span(2, 1, 1),
    span(2, 7, 7),
  ]);
});

test('it stays where the text never does, and in names of people', () => {
  const words = wordsOf('The Beatles met . The Rock saw the Rock .');
  const found = [span(2, 0, 1), span(0, 4, 5)];
  expect(withoutArticles(found, words)).toEqual(found);
});
