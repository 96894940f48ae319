import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_TERM_LENGTH, words } from '../../src/text/words.ts';

/** Text, and its index terms. */
const CASES: readonly (readonly [string, string])[] = [
  ['The drones, again.', 'the drones again'],
  ['Kęstutis KESTUTIS Straße Łódź İstanbul', 'kestutis kestutis strasse lodz istanbul'],
  ["Trump's TRUMP\u2019S boss's James' Nations'", 'trump trump boss james nations'],
  ["O'Brien don\u2019t rock'n'roll Qur\u2019an", 'obrien dont rocknroll quran'],
  ["'quoted' \u2018words\u2019", 'quoted words'],
  ['the U.S. and the US and us', 'the u.s. and the u.s. and us'],
  ["U.S.'s U.S.-led u.s U.S.A.", 'u.s. u.s. led u.s. usa'],
  ['U.N. UN e.g. 9 p.m. J.K. Rowling', 'un un eg 9 pm jk rowling'],
  ['George W. Bush plan B. Then', 'george w bush plan b then'],
  ['The WHO said who is IT', 'the w.h.o. said who is i.t.'],
  ['WHO IS THIS AND WHERE IS IT', 'who is this and where is it'],
  ['WHO', 'w.h.o.'],
  ['AT&T R&D S&P 500 A&E&C AT&T\u2019s', 'at&t r&d s&p 500 a&e c at&t'],
  ['Marks&Spencer Tom & Jerry', 'marks spencer tom jerry'],
  ['10,000 1,234,567 1,2345 12,34 2001,300', '10000 1234567 1 2345 12 34 2001 300'],
  ['3.5 1.2.3 5. .5 $1.5bn 5%', '3.5 1.2.3 5 5 1.5bn 5'],
  ['2025-08-05 10:30 9/11 5th 1990s', '2025 08 05 10 30 9 11 5th 1990s'],
  ['state-of-the-art covid\u201119 snake_case', 'state of the art covid 19 snake case'],
  ['@realTrump #MeToo', 'realtrump metoo'],
  [
    'see https://www.example.com/world/drone-war?id=7&x=US#top now',
    'see example com world drone war now',
  ],
  ['www.example.com? http://http://a?b', 'example com a'],
  ['time: now http: what', 'time now http what'],
  ['北京大学 ガンダム 서울 ภาษา', '北 京 大 学 ガ ン ダ ム 서 울 ภ า ษ า'],
  ['5月 第3回', '5 月 第 3 回'],
  ['co\u00adoperation zero\u200dwidth', 'cooperation zerowidth'],
  ['Привет ΟΔΟΣ οδός', 'привет οδοσ οδοσ'],
  ['हिन्दी भाषा', 'हिन्दी भाषा'],
  ['\ud835\udc00bc 😀 \ud800 x', 'abc x'],
  ['… – ? \u037a', ''],
];

test.each(CASES)('%s → %s', (text, terms) => {
  expect(
    words(text)
      .map((word) => word.text)
      .join(' '),
  ).toBe(terms);
});

test('offsets lead back to what was written', () => {
  const text = 'Mr O\u2019Brien\u2019s U.S. plan: 10,000 drones.';
  expect(words(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Mr',
    'O\u2019Brien',
    'U.S.',
    'plan',
    '10,000',
    'drones',
  ]);
});

test('a term is cut to its longest length, with its offsets whole', () => {
  const blob = 'x'.repeat(1000);
  expect(words(blob)).toEqual([{ text: 'x'.repeat(MAX_TERM_LENGTH), start: 0, end: 1000 }]);
  expect(words('\ud835\udc00'.repeat(500))[0]!.text).toBe('a'.repeat(MAX_TERM_LENGTH));
});

test('any text gives terms in order that do not overlap', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      let last = 0;
      for (const { text: term, start, end } of words(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(term.length).toBeGreaterThan(0);
        expect(term.length).toBeLessThanOrEqual(MAX_TERM_LENGTH);
        expect(term).toBe(term.trim());
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 1500 },
  );
});

test('case does not matter, but for acronyms that look like little words', () => {
  const latin = fc.string({ unit: fc.constantFrom(..."abcxyzéñü '-.,&019"), maxLength: 40 });
  const terms = (text: string) => words(text).map((word) => word.text.replace(/\./g, ''));
  fc.assert(
    fc.property(latin, (text) => {
      expect(terms(text.toUpperCase())).toEqual(terms(text));
    }),
    { numRuns: 2000 },
  );
});
