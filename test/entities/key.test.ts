import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKey, plainForm, slug } from '../../src/entities/key.ts';
import type { Kind } from '../../src/types.ts';

/** Kind, text as written, plain form, key. */
const FORMS: readonly (readonly [Kind, string, string, string])[] = [
  ['person', 'Donald Trump', 'Donald Trump', 'donald trump'],
  ['person', 'US President Donald Trump’s', 'Donald Trump', 'donald trump'],
  ['person', 'Mr Trump', 'Trump', 'trump'],
  ['person', 'Mr. Trump', 'Trump', 'trump'],
  ['person', 'DONALD TRUMP', 'DONALD TRUMP', 'donald trump'],
  ['person', 'Foreign Minister Kestutis Budrys', 'Kestutis Budrys', 'kestutis budrys'],
  ['person', 'Kęstutis Budrys', 'Kęstutis Budrys', 'kestutis budrys'],
  [
    'person',
    'Lithuanian Prime Minister Gintautas Paluckas',
    'Gintautas Paluckas',
    'gintautas paluckas',
  ],
  ['person', 'Republican Senator Lindsey Graham', 'Lindsey Graham', 'lindsey graham'],
  ['person', 'Sayyed Hassan Nasrallah', 'Hassan Nasrallah', 'hassan nasrallah'],
  ['person', 'Prince Mohammed bin Salman', 'Mohammed bin Salman', 'mohammed bin salman'],
  ['person', 'Pope Francis', 'Pope Francis', 'pope francis'],
  ['person', 'Sheikh Hasina', 'Sheikh Hasina', 'sheikh hasina'],
  ['person', 'Queen Elizabeth II', 'Queen Elizabeth II', 'queen elizabeth ii'],
  ['person', 'John Major', 'John Major', 'john major'],
  ['person', 'Dean Martin', 'Dean Martin', 'dean martin'],
  ['person', 'Prime Minister', 'Prime Minister', 'prime minister'],
  ['person', 'Donald J. Trump', 'Donald J. Trump', 'donald j trump'],
  ['person', 'J.D. Vance', 'J.D. Vance', 'jd vance'],
  ['person', 'J. D. Vance', 'J. D. Vance', 'jd vance'],
  ['person', 'Robert F. Kennedy, Jr.', 'Robert F. Kennedy, Jr.', 'robert f kennedy jr'],
  ['person', 'Wilfried "Willi" Schneider', 'Wilfried "Willi" Schneider', 'wilfried schneider'],
  ['person', "Conan O'Brien's", "Conan O'Brien", 'conan obrien'],
  ['person', 'Jean-Claude Juncker', 'Jean-Claude Juncker', 'jean claude juncker'],
  ['person', 'Ruth Hale OBE', 'Ruth Hale', 'ruth hale'],
  ['person', 'Mark Farrow, QC', 'Mark Farrow', 'mark farrow'],
  ['person', 'Daniel Oster FRS OBE', 'Daniel Oster', 'daniel oster'],
  ['person', 'JACK MA', 'JACK MA', 'jack ma'],
  ['person', 'Hale OBE', 'Hale OBE', 'hale obe'],
  ['place', 'the U.S.', 'U.S.', 'us'],
  ['place', 'U.S', 'U.S', 'us'],
  ['place', 'US.', 'US.', 'us'],
  ['place', 'VILNIUS', 'VILNIUS', 'vilnius'],
  ['place', "St. Petersburg's", 'St. Petersburg', 'saint petersburg'],
  ['place', 'Saint Petersburg', 'Saint Petersburg', 'saint petersburg'],
  ['place', "Xi'an", "Xi'an", 'xian'],
  ['place', 'Москва', 'Москва', 'москва'],
  ['organisation', 'N.A.T.O.', 'N.A.T.O.', 'nato'],
  ['organisation', 'Nato’s', 'Nato', 'nato'],
  ['organisation', 'the Treasury Department', 'Treasury Department', 'treasury department'],
  ['organisation', 'Apple Inc.', 'Apple Inc.', 'apple'],
  ['organisation', 'Airbus SE', 'Airbus SE', 'airbus'],
  ['organisation', 'Radio SE Asia', 'Radio SE Asia', 'radio se asia'],
  ['organisation', 'Johnson & Johnson', 'Johnson & Johnson', 'johnson and johnson'],
  ['organisation', 'AT&T', 'AT&T', 'at and t'],
  ['organisation', "McDonald's", "McDonald's", 'mcdonalds'],
  [
    'organisation',
    'Velda Football League (VFL',
    'Velda Football League (VFL',
    'velda football league',
  ],
  ['organisation', 'Ford Motor Co.', 'Ford Motor Co.', 'ford motor'],
];

test.each(FORMS)('%s %j is %j with the key %j', (kind, text, plain, key) => {
  expect(plainForm(kind, text)).toBe(plain);
  expect(nameKey(kind, text)).toBe(key);
});

const kinds = fc.constantFrom<Kind>('person', 'place', 'organisation');
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
  fc
    .array(
      fc.constantFrom(
        'the',
        'Mr.',
        'Dr',
        'President',
        'Donald',
        'J.',
        'U.S.',
        'Inc.',
        "'s",
        'Jr.',
        'St',
        '&',
        'van',
        'É',
        '"X"',
        '(Y)',
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((words) => words.join(' ')),
);

test('a key is its own key, and never empty', () => {
  fc.assert(
    fc.property(kinds, texts, (kind, text) => {
      const key = nameKey(kind, text);
      expect(key).not.toBe('');
      expect(nameKey(kind, key)).toBe(key);
    }),
    { numRuns: 2000 },
  );
});

test('the plain form is a stretch of the text, and has the same key', () => {
  fc.assert(
    fc.property(kinds, texts, (kind, text) => {
      const plain = plainForm(kind, text);
      expect(text.replace(/\s+/g, ' ')).toContain(plain);
      expect(nameKey(kind, plain)).toBe(nameKey(kind, text));
    }),
    { numRuns: 2000 },
  );
});

test('slugs need no escaping in a URL, and different keys have different slugs', () => {
  fc.assert(
    fc.property(kinds, texts, texts, (kind, a, b) => {
      const [keyA, keyB] = [nameKey(kind, a), nameKey(kind, b)];
      expect(slug(keyA)).toMatch(/^[a-z0-9_-]+$/);
      expect(slug(keyA) === slug(keyB)).toBe(keyA === keyB);
    }),
    { numRuns: 2000 },
  );
  expect(slug('donald trump')).toBe('donald-trump');
});
