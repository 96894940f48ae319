import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanText } from '../../src/reading/clean.ts';

test.each([
  ['a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
  ['caf\u0065\u0301', 'café'],
  ['New\u00a0York\u2009–\u3000Berlin', 'New York – Berlin'],
  ['Do\u00adnau\u200bdampf\ufeff', 'Donaudampf'],
  ['bell\u0007, \u009bnull\u0000', 'bell, null'],
  ['\u202eevil\u202c', 'evil'],
  ['half \ud83d a pair', 'half \ufffd a pair'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👩\u200d🚒 at work', '👩\u200d🚒 at work'],
  ['word\u200djoined', 'wordjoined'],
])('%j becomes %j', (before, after) => {
  expect(cleanText(before)).toBe(after);
});

test('cleaning twice changes nothing; what is left cannot break offsets', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(
      '\r',
      '\n',
      '\u200d',
      '\u200c',
      'a',
      'é',
      '\ud83d',
      '\udc69',
      '\u0301',
      '\u00a0',
    ),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
      const clean = cleanText(units.join(''));
      expect(cleanText(clean)).toBe(clean);
      expect(clean).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u00a0\u00ad\u200b\u2028\ufeff]/);
      expect(clean).not.toMatch(/\p{Surrogate}/u);
      expect(clean.normalize('NFC')).toBe(clean);
      expect(cleanLine(cleanLine(clean))).toBe(cleanLine(clean));
    }),
    { numRuns: 2000 },
  );
});
