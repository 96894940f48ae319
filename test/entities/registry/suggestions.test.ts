import { expect, test } from 'vitest';
import { buildRegistry } from '../../../src/entities/registry.ts';
import type { Decision, LoggedDecision } from '../../../src/types.ts';
import { records } from './support.ts';

/** Names of the corpus, and the suggestions; none where the list is empty. Positives and near misses. */
const SUGGESTIONS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'spellings of one sound',
    ['p 9 Volodymyr Zelensky', 'p 3 Volodymyr Zelenskyy', 'p 2 Volodymyr Zelenskiy'],
    [
      'person:volodymyr-zelenskiy > person:volodymyr-zelensky spelling: Volodymyr Zelenskiy / Volodymyr Zelensky',
      'person:volodymyr-zelenskiy > person:volodymyr-zelenskyy spelling: Volodymyr Zelenskiy / Volodymyr Zelenskyy',
      'person:volodymyr-zelenskyy > person:volodymyr-zelensky spelling: Volodymyr Zelensky / Volodymyr Zelenskyy',
    ],
  ],
  ['kings of one name', ['p 3 Carol I', 'p 2 Carol II'], []],
  ['another first letter', ['p 3 John Kerry', 'p 2 John Terry'], []],
  ['nearly the same sound, but few of the letters', ['p 3 John Moore', 'p 2 John Murray'], []],
  ['middle names that contradict', ['p 9 George W. Bush', 'p 3 George H. W. Bush'], []],
  [
    'an initial',
    ['p 3 Navneet Dalal', 'p 1 N. Dalal'],
    ['person:n-dalal > person:navneet-dalal middle name: N. Dalal / Navneet Dalal'],
  ],
  ['an initial that fits several', ['p 3 L. Smith', 'p 2 Lee Smith', 'p 2 Luke Smith'], []],
  ['one word of other vowels', ['o 3 Bengals', 'o 2 Bangles'], []],
  ['a word with a letter before it', ['o 3 A-League', 'o 2 League'], []],
  ['other first names', ['p 9 Volodymyr Zelensky', 'p 3 Olena Zelenska'], []],
  [
    'a transliterated first name',
    ['p 9 Vladimir Zelensky', 'p 3 Volodymyr Zelensky'],
    [
      'person:volodymyr-zelensky > person:vladimir-zelensky spelling: Vladimir Zelensky / Volodymyr Zelensky',
    ],
  ],
  [
    'a missing middle name',
    ['p 9 Lee Oswald', 'p 3 Lee Harvey Oswald'],
    ['person:lee-harvey-oswald > person:lee-oswald middle name: Lee Harvey Oswald / Lee Oswald'],
  ],
  ['father and son', ['p 9 Donald Trump', 'p 3 Donald Trump Jr.'], []],
  [
    'a short first name',
    ['p 9 Bill Clinton', 'p 3 William Clinton'],
    [
      'person:william-clinton > person:bill-clinton short form of the first name: Bill Clinton / William Clinton',
    ],
  ],
  [
    'a first name in two languages',
    ['p 9 Alexander Halenko', 'p 3 Oleksandr Halenko', 'p 4 Yevhen Marchuk', 'p 2 Yevgeny Marchuk'],
    [
      'person:oleksandr-halenko > person:alexander-halenko first name in two languages: Alexander Halenko / Oleksandr Halenko',
      'person:yevgeny-marchuk > person:yevhen-marchuk first name in two languages: Yevgeny Marchuk / Yevhen Marchuk',
    ],
  ],
  [
    'a first name in two languages, and a surname spelled otherwise',
    ['p 9 Alexander Lukashenko', 'p 1 Aliaksandr Lukashenka'],
    [
      'person:aliaksandr-lukashenka > person:alexander-lukashenko first name in two languages: Alexander Lukashenko / Aliaksandr Lukashenka',
    ],
  ],
  [
    'Juan and John of one surname',
    ['p 3 Juan Keller', 'p 2 John Keller'],
    [
      'person:john-keller > person:juan-keller first name in two languages: John Keller / Juan Keller',
    ],
  ],
  ['Juan and John of surnames that sound alike', ['p 3 Juan Koller', 'p 2 John Kohler'], []],
  ['names of two languages that are two names', ['p 3 Oleh Marchuk', 'p 2 Ihor Marchuk'], []],
  [
    'a short form that one article uses',
    ['o 9 Norda-Werft / Norda 1', 'o 3 Norda'],
    ['organisation:norda > organisation:norda-werft short form in 1 document: Norda / Norda-Werft'],
  ],
  ['a firm, and a branch of it', ['o 2 Norda Pictures / Norda 1', 'o 9 Norda'], []],
  [
    'a short form that fits several',
    ['o 9 Anvil Trust / Anvil 1', 'o 8 Anvil Works / Anvil 1', 'o 2 Anvil'],
    [],
  ],
  ['a spouse', ['p 9 Bill Clinton', 'p 3 Hillary Clinton'], []],
  [
    'names in the other order',
    ['p 9 Xi Jinping', 'p 3 Jinping Xi'],
    ['person:jinping-xi > person:xi-jinping order of names: Jinping Xi / Xi Jinping'],
  ],
  [
    'a surname without a clear owner',
    ['p 5 Donald Trump', 'p 4 Ivanka Trump', 'p 9 Trump'],
    ['person:donald-trump > person:trump surname: Trump / Donald Trump'],
  ],
  [
    'a surname alone that is spelled otherwise',
    ['p 5 Volodymyr Zelenskyy', 'p 2 Zelenskiy', 'p 2 Moore', 'p 3 Roger Moor'],
    ['person:zelenskiy > person:volodymyr-zelenskyy surname: Zelenskiy / Volodymyr Zelenskyy'],
  ],
  [
    'initials that no text defines',
    ['o 9 Lithuanian Rail Workers Union', 'o 3 LRWU'],
    [
      'organisation:lrwu > organisation:lithuanian-rail-workers-union initials: LRWU / Lithuanian Rail Workers Union',
    ],
  ],
  ['other initials', ['o 9 Lithuanian Rail Workers Union', 'o 3 LRWA'], []],
  [
    'words in another order',
    ['o 9 Vilnius Technical School', 'o 3 Technical School of Vilnius'],
    [
      'organisation:technical-school-of-vilnius > organisation:vilnius-technical-school order of words: Technical School of Vilnius / Vilnius Technical School',
    ],
  ],
  [
    'a university called in two ways',
    ['o 9 Vilnius University', 'o 3 University of Vilnius'],
    [
      'organisation:university-of-vilnius > organisation:vilnius-university order of words: University of Vilnius / Vilnius University',
    ],
  ],
  ...['Washington', 'Miami', 'Indiana', 'Texas', 'York', 'Newcastle'].map(
    (place) =>
      [
        `two universities of the name ${place}`,
        [`o 9 ${place} University`, `o 3 University of ${place}`],
        [],
      ] as const,
  ),
  [
    'one name under two kinds',
    ['o 20 Zapad Group', 'l 2 Zapad Group'],
    [
      'place:zapad-group > organisation:zapad-group kind: Zapad Group is an organisation in 20 documents, a place in 2',
    ],
  ],
  [
    'a person who stands as an organisation once',
    ['p 2 Elon Musk', 'o 1 Elon Musk'],
    [
      'organisation:elon-musk > person:elon-musk kind: Elon Musk is a person in 2 documents, an organisation in 1',
    ],
  ],
  ['a word that is as often one as the other', ['o 4 Zapad', 'l 2 Zapad'], []],
  ['Israel and what is Israeli', ['l 9 Israel', 'l 1 Israeli', 'o 1 Israeli'], []],
  [
    'two entries of the gazetteer',
    ['l 9 Niger', 'l 9 Nigeria', 'l 4 Slovakia', 'l 4 Slovenia'],
    [],
  ],
  ['numbers', ['o 9 Apollo 11', 'o 3 Apollo 12'], []],
];

test.each(SUGGESTIONS)('suggested: %s', (_, lines, expected) => {
  const suggestions = buildRegistry(records(lines), []).suggestions();
  const shown = suggestions.map(({ a, b, why }) => `${a} > ${b} ${why}`);
  expect(shown.sort()).toEqual(expected);
  for (const { score } of suggestions) expect(score > 0 && score <= 1).toBe(true);
});

test('what is refused, merged, hidden or split is not suggested again', () => {
  const names = records(['p 9 Volodymyr Zelensky', 'p 3 Volodymyr Zelenskyy']);
  const [a, b] = ['person:volodymyr-zelenskyy', 'person:volodymyr-zelensky'];
  const log = (...decisions: readonly Decision[]): LoggedDecision[] =>
    decisions.map((decision, i) => ({ sequence: i + 1, at: '', decision }));
  const suggested = (decisions: readonly LoggedDecision[]): number =>
    buildRegistry(names, decisions).suggestions().length;
  const split = {
    action: 'split',
    entity: b,
    names: [{ kind: 'person', key: 'volodymyr zelenskyy' }],
  } as const;
  expect(suggested([])).toBe(1);
  expect(suggested(log({ action: 'refuse', a, b }))).toBe(0);
  expect(suggested(log({ action: 'refuse', a: b, b: a }))).toBe(0);
  expect(suggested(log({ action: 'refuse', a, b }, { action: 'undo', decision: 1 }))).toBe(1);
  expect(suggested(log({ action: 'merge', from: a, into: b }))).toBe(0);
  expect(suggested(log({ action: 'hide', entity: a }))).toBe(0);
  expect(suggested(log({ action: 'merge', from: a, into: b }, split))).toBe(0);
});

test('found by id, by slug, by any of its names, by an alias of the gazetteer', () => {
  const names = records([
    'p 12 Donald Trump / Trump 9',
    'p 9 Trump',
    'l 3 United States',
    'o 2 Trump',
  ]);
  const log: LoggedDecision[] = [
    {
      sequence: 1,
      at: '',
      decision: { action: 'rename', entity: 'organisation:trump', name: 'Trump Organization' },
    },
  ];
  const registry = buildRegistry(names, log);
  const found = (query: string): readonly string[] => registry.find(query).map(({ id }) => id);
  expect(found('person:donald-trump')).toEqual(['person:donald-trump']);
  expect(found('donald-trump')).toEqual(['person:donald-trump']);
  expect(found('Mr Donald Trump')).toEqual(['person:donald-trump']);
  expect(found('TRUMP')).toEqual(['person:donald-trump', 'organisation:trump']);
  expect(registry.find('Trump', 'organisation').map(({ id }) => id)).toEqual([
    'organisation:trump',
  ]);
  expect(found('Trump Organization')).toEqual(['organisation:trump']);
  expect(found('USA')).toEqual(['place:united-states']);
  expect(found('Nobody')).toEqual([]);
});
