import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choiceOf } from '../../src/server/choices.ts';

test.each<[what: string, given: string[], choice: unknown]>([
  ['one value', ['nato'], { any: ['nato'] }],
  ['commas: any', ['a,b'], { any: ['a', 'b'] }],
  ['repeated: all', ['a', 'b'], { all: ['a', 'b'] }],
  ['minus: none', ['-a'], { none: ['a'] }],
  ['any and none in one', ['a,-b,c'], { any: ['a', 'c'], none: ['b'] }],
  ['any, all and none', ['a,b', 'c', '-d'], { any: ['a', 'b'], all: ['c'], none: ['d'] }],
  ['a none beside one value does not make it all', ['a', '-b'], { any: ['a'], none: ['b'] }],
  ['full ids', ['person:donald-trump'], { any: ['person:donald-trump'] }],
  ['names with spaces', ['Donald Trump, Mark Rutte'], { any: ['Donald Trump', 'Mark Rutte'] }],
  ['quoted comma', ['"Smith, Jones & Co",NATO'], { any: ['Smith, Jones & Co', 'NATO'] }],
  ['minus before quotes', ['-"Smith, Jones"'], { none: ['Smith, Jones'] }],
  ['minus within quotes', ['"-5 degrees"'], { any: ['-5 degrees'] }],
  ['escaped quote', ['"The \\"Post\\", daily"'], { any: ['The "Post", daily'] }],
  ['a hyphen inside is no minus', ['al-qaeda'], { any: ['al-qaeda'] }],
  ['a quote inside is itself', ['5" disk,b'], { any: ['5" disk', 'b'] }],
  ['documents without a value', ['(none)'], { any: ['(none)'] }],
  ['nothing', [], undefined],
])('%s', (_what, given, choice) => {
  expect(choiceOf('people', given)).toEqual(choice);
});

test('two lists of alternatives are refused, with the way to ask for it', () => {
  expect(() => choiceOf('people', ['a,b', 'c,d'])).toThrow(/OR in "q"/);
});

test.each(['-', '""', '-""', ' , '])('%j has an empty value', (given) => {
  expect(() => choiceOf('people', [given])).toThrow(/is empty/);
});

test('any name survives being quoted', () => {
  const name = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' });
  fc.assert(
    fc.property(fc.array(name, { minLength: 2, maxLength: 5 }), (names) => {
      const quoted = names.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`);
      expect(choiceOf('people', [quoted.join(',')])).toEqual({ any: names });
    }),
  );
});
