import { expect, test } from 'vitest';
import { merged, ruleMentions } from '../../../src/entities/tag/rules.ts';
import { lexicon } from '../lexicon.ts';

const found = (text: string): string[] =>
  ruleMentions(text, lexicon).map(
    ({ kind, start, end, why }) => `${kind} ${text.slice(start, end)} (${why})`,
  );

test.each([
  ['VILNIUS - The ministry said so.', ['place VILNIUS (rule: dateline)']],
  [
    'BRUSSELS, Aug 5 (Reuters) - Ministers met.',
    ['place BRUSSELS (rule: dateline)', 'organisation Reuters (rule: agency credit)'],
  ],
  [
    'NEW YORK (AP) — Stocks fell.',
    ['place NEW YORK (rule: dateline)', 'organisation AP (rule: agency credit)'],
  ],
  ['Title\n\nBEIRUT – He spoke.', ['place BEIRUT (rule: dateline)']],
  [
    'TIRASPOL, Moldova, Sept 3 - Nothing.',
    ['place TIRASPOL (rule: dateline)', 'place Moldova (rule: dateline)'],
  ],
  ['It did not answer a request. REUTERS', ['organisation REUTERS (rule: agency credit)']],
  ['It did not answer. (AFP)\nMore.', ['organisation AFP (rule: agency credit)']],
  ['A harbour at dawn. Photo: REUTERS', ['organisation REUTERS (rule: agency credit)']],
  ['Leaders of the Group of Eight met.', ['organisation Group of Eight (rule: group of states)']],
  ['The Group of 20 agreed.', ['organisation Group of 20 (rule: group of states)']],
])('%j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  'BREAKING - a storm is near.',
  'NATO - the alliance - met.',
  'He told Reuters that it was late.',
  'Paris - a city of light.',
  'WASHINGTON and others went on.',
  'The reuters were many.',
  'A group of seven men left.',
  'The Group of Seventeen.',
])('nothing in %j', (text) => {
  expect(found(text)).toEqual([]);
});

test('a rule replaces what the model says of the same words, and nothing else', () => {
  const model = [
    { kind: 'organisation', start: 0, end: 7, confidence: 0.5, why: 'model' },
    { kind: 'person', start: 12, end: 15, confidence: 0.9, why: 'model' },
  ] as const;
  const rule = { kind: 'place', start: 0, end: 7, confidence: 1, why: 'rule: dateline' } as const;
  expect(merged(model, [rule])).toEqual([rule, model[1]]);
  expect(merged(model, [])).toEqual(model);
});
