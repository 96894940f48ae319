import { expect, test } from 'vitest';
import { PEOPLE } from '../../../src/entities/gazetteer/people.ts';
import type { Found } from '../../../src/entities/tag/consistency.ts';
import { knownNames } from '../../../src/entities/tag/known.ts';
import { tokenise } from '../../../src/entities/tag/tokens.ts';
import { WordTable } from '../../../src/entities/tag/word.ts';
import { lexicon } from '../lexicon.ts';

const table = new WordTable(lexicon);
const known = knownNames((name) => tokenise(name, table));

/** What stands as a person, given what the model found: [kind, words] each. */
function people(text: string, model: readonly (readonly [number, string])[] = []): string[] {
  const { words } = tokenise(text, table);
  const texts = words.map((word) => word.text);
  const found = model.map(([kind, name]): Found => {
    const parts = name.split(' ');
    const first = texts.findIndex((_, at) => parts.every((part, k) => texts[at + k] === part));
    const last = first + parts.length - 1;
    return { kind, first, last, confidence: 0.6, source: 'model' };
  });
  return known(found, words).map(
    ({ kind, first, last }) => `${kind} ${texts.slice(first, last + 1).join(' ')}`,
  );
}

test('a person whom all news names is one, whatever the model took the words for', () => {
  expect(
    people("Elon Musk's SpaceX", [
      [2, 'Elon Musk'],
      [2, 'SpaceX'],
    ]),
  ).toEqual(['0 Elon Musk', '2 SpaceX']);
  expect(people('Xi Jinping spoke', [[0, 'Jinping']])).toEqual(['0 Xi Jinping']);
  expect(people('KEIR STARMER and Ursula von der Leyen met')).toEqual([
    '0 KEIR STARMER',
    '0 Ursula von der Leyen',
  ]);
});

test('a longer name keeps its kind, small letters and parts name nobody', () => {
  const foundation = [[2, 'Bill Gates Foundation']] as const;
  expect(people('the Bill Gates Foundation paid', foundation)).toEqual(['2 Bill Gates Foundation']);
  expect(people('Donald Trump Jr spoke', [[0, 'Donald Trump Jr']])).toEqual(['0 Donald Trump Jr']);
  expect(people('he saw the bill gates open')).toEqual([]);
  expect(people('Elon said Musk')).toEqual([]);
});

test('an organisation of three words is found, a house of state is left to the model', () => {
  expect(people('Doctors Without Borders left')).toEqual(['2 Doctors Without Borders']);
  expect(people('the United States Senate voted')).toEqual([]);
});

test('an organisation with a long name is found whole', () => {
  const osce = 'Organization for Security and Co-operation in Europe';
  const parts = [
    [2, 'Organization for Security and'],
    [1, 'Europe'],
  ] as const;
  expect(people(`The ${osce} met`, parts)).toEqual([
    '2 Organization for Security and Co - operation in Europe',
  ]);
});

test.each(PEOPLE)('%s is found in a sentence', (name) => {
  expect(people(`Yesterday ${name} spoke .`)).toEqual([
    `0 ${tokenise(name, table)
      .words.map(({ text }) => text)
      .join(' ')}`,
  ]);
});
