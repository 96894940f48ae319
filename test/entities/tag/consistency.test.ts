import { expect, test } from 'vitest';
import { consistent, cutAtDashes, type Found } from '../../../src/entities/tag/consistency.ts';
import { tokenise } from '../../../src/entities/tag/tokens.ts';
import { WordTable } from '../../../src/entities/tag/word.ts';
import { lexicon } from '../lexicon.ts';

const KINDS = ['person', 'place', 'organisation'];
const tokens = (text: string) => tokenise(text, new WordTable(lexicon));
const found = (kind: string, first: number, last: number): Found => ({
  kind: KINDS.indexOf(kind),
  first,
  last,
  confidence: 0.6,
  source: 'model',
});
const kinds = (spans: readonly Found[]): string[] => spans.map(({ kind }) => KINDS[kind]!);

test('a full name follows its surname, and a stray surname the full name', () => {
  const { words } = tokens('Peter Kranz left . Kranz said . Kranz fell . Kranz sang');
  const spans = [
    found('organisation', 0, 1),
    found('person', 4, 4),
    found('person', 7, 7),
    found('organisation', 10, 10),
  ];
  expect(kinds(consistent(spans, words))).toEqual(['person', 'person', 'person', 'person']);
  expect(consistent(spans, words)[0]!.source).toBe('model: as elsewhere in the document');
});

test('one mention of the surname alone is enough for the full name', () => {
  const { words } = tokens('Peter Kranz left . Kranz said .');
  const spans = [found('organisation', 0, 1), found('person', 4, 4)];
  expect(kinds(consistent(spans, words))).toEqual(['person', 'person']);
});

test('an office before the full name, or ", who" after the surname, makes people', () => {
  const office = tokens('billionaire adviser Peter Kranz left').words;
  expect(kinds(consistent([found('organisation', 2, 3)], office))).toEqual(['person']);
  const who = tokens('Peter Kranz left . Kranz , who fell , rose').words;
  const spans = [found('organisation', 0, 1), found('organisation', 4, 4)];
  expect(kinds(consistent(spans, who))).toEqual(['person', 'person']);
  const club = tokens('Charlotte Hornets won . Hornets , who fell , rose').words;
  expect(kinds(consistent(spans, club))).toEqual(['organisation', 'organisation']);
});

test.each([
  [
    'the surname is as often something else',
    'Peter Kranz left . Kranz said . Kranz rose',
    [found('organisation', 0, 1), found('person', 4, 4), found('organisation', 7, 7)],
  ],
  [
    'the first word is no first name',
    'Acme Kranz left . Kranz said . Kranz fell',
    [found('organisation', 0, 1), found('person', 4, 4), found('person', 7, 7)],
  ],
  [
    'the name goes on',
    'Peter Kranz Bank left . Kranz said . Kranz fell',
    [found('organisation', 0, 2), found('person', 5, 5), found('person', 8, 8)],
  ],
])('it stays an organisation where %s', (_, text, spans) => {
  expect(consistent(spans, tokens(text).words)).toEqual(spans);
});

test('a company named after its founder stays one', () => {
  const { words } = tokens('Peter Kranz left . Kranz rose . Kranz fell . Kranz sang');
  const spans = [
    found('person', 0, 1),
    found('organisation', 4, 4),
    found('organisation', 7, 7),
    found('person', 10, 10),
  ];
  expect(consistent(spans, words)).toEqual(spans);
});

test('a dash between spaces separates names, a hyphen does not', () => {
  const cut = (text: string, last: number): string[] => {
    const of = tokens(text);
    return cutAtDashes(found('place', 0, last), of).map(({ first, last: end }) =>
      text.slice(of.starts[first], of.ends[end]),
    );
  };
  expect(cut('VILNIUS - Lithuania', 2)).toEqual(['VILNIUS', 'Lithuania']);
  expect(cut('Bosnia-Herzegovina', 0)).toEqual(['Bosnia-Herzegovina']);
  expect(cut('NATO-Russia', 2)).toEqual(['NATO-Russia']);
});

test("a country's name alone is no person's, unless that is sure or a full name has it", () => {
  const lone = tokens('Friends of Israel met .').words;
  const israel = found('person', 2, 2);
  expect(kinds(consistent([israel], lone))).toEqual(['place']);
  expect(kinds(consistent([{ ...israel, confidence: 0.95 }], lone))).toEqual(['person']);
  const { words } = tokens('Israel Katz spoke . Friends of Israel met .');
  const spans = [found('person', 0, 1), found('person', 6, 6)];
  expect(kinds(consistent(spans, words))).toEqual(['person', 'person']);
});
