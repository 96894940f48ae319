import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definedAfter } from '../../../src/entities/tag/defined.ts';
import { DEFINED } from '../../../src/entities/tag/nouns.ts';
import { stretches } from '../../../src/entities/tag/stretches.ts';
import { tokenise } from '../../../src/entities/tag/tokens.ts';
import { WordTable } from '../../../src/entities/tag/word.ts';
import { lexicon } from '../lexicon.ts';

const tokens = (text: string) => tokenise(text, new WordTable(lexicon));
const looked = (text: string): string[] => {
  const all = tokens(text);
  return stretches(all).map(({ from, to }) => text.slice(all.starts[from], all.ends[to - 1]));
};

test.each([
  ['They said on air that Anna Berg had gone home.', ['They said', 'that Anna Berg had']],
  ['Rain fell without any pause.', ['Rain fell']],
  [
    'It came from the University of the Arts there.',
    ['It came', 'the University of the Arts there'],
  ],
  // Known in lower case.
  ['He went by train to paris at night.', ['He went', 'to paris at']],
  ['all in lower case, anna berg too.', ['all in lower case, anna berg too.']],
  ['', []],
])('in %j only what may be a name is looked at', (text, expected) => {
  expect(looked(text)).toEqual(expected);
});

test('stretches lie in order within sentences and hold every word with a capital', () => {
  const part = fc.constantFrom(
    'Anna',
    'berg',
    'NATO',
    'and',
    'said',
    '. ',
    '\n\n',
    '7',
    '“',
    'iPad',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const all = tokens(parts.join(' '));
      let last = 0;
      const held = new Set<number>();
      for (const { from, to, start, end } of stretches(all)) {
        expect(from).toBeGreaterThanOrEqual(Math.max(last, start));
        expect(to).toBeGreaterThan(from);
        expect(end).toBeGreaterThanOrEqual(to);
        expect(all.sentences).toContain(start);
        for (let i = from; i < to; i++) held.add(i);
        last = to;
      }
      all.words.forEach((word, i) => {
        if (word.capital) expect(held).toContain(i);
      });
    }),
  );
});

test.each([
  ['Caloi is a Brazilian manufacturer of bicycles', 0, DEFINED.organisation],
  ['Ooredoo, a telecommunications company, said', 0, DEFINED.organisation],
  ['Yandina was the largest town', 0, DEFINED.place],
  ['Berg, a retired Norwegian footballer', 0, DEFINED.person],
  ['Berg is in a company', 0, 0],
  ['Berg is a friend of the company', 0, 0],
  ['Berg, who owns a company', 0, 0],
])('what %j says of its word %i', (text, i, expected) => {
  const { words } = tokens(text);
  expect(definedAfter(words, i, words.length)).toBe(expected);
});
