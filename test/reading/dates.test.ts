import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf, isIsoTime, parseDate } from '../../src/reading/dates.ts';
import { isRelativeTime, resolveRelative } from '../../src/reading/relative.ts';

test.each([
  ['2025-08-05', '2025-08-05'],
  ['2025/8/5', '2025-08-05'],
  ['2025-08-05T14:03:00Z', '2025-08-05T14:03:00Z'],
  ['2025-08-05T14:03:00.123+02:00', '2025-08-05T14:03:00+02:00'],
  ['2025-08-05 14:03:00 +0200', '2025-08-05T14:03:00+02:00'],
  ['2025-08-05T14:03:00', '2025-08-05'],
  ['Tue, 05 Aug 2025 14:03:00 GMT', '2025-08-05T14:03:00Z'],
  ['August 5, 2025', '2025-08-05'],
  ['Aug. 5, 2025', '2025-08-05'],
  ['Sept 5 2025', '2025-09-05'],
  ['5th August 2025', '2025-08-05'],
  ['Tuesday, August 5, 2025 at 3:04 PM EDT', '2025-08-05'],
  ['5 August 2025, 3.04 pm UTC', '2025-08-05T15:04:00Z'],
  ['12 August 2025, 12:10 am GMT', '2025-08-12T00:10:00Z'],
  ['5. März 2025', '2025-03-05'],
  ['03.04.2025, 17:45 Uhr', '2025-04-03'],
  ['le 1er août 2025', '2025-08-01'],
  ['5 de agosto de 2025', '2025-08-05'],
  ['5 maggio 2025', '2025-05-05'],
  ['5 mei 2025', '2025-05-05'],
  ['2025年8月5日', '2025-08-05'],
  ['13/04/2025', '2025-04-13'],
  ['04/13/2025', '2025-04-13'],
  ['05/05/2025', '2025-05-05'],
])('%s is %s', (text, iso) => {
  expect(parseDate(text)).toBe(iso);
});

test.each([
  '03/04/2025',
  '3.4.2025',
  '5 August',
  'August 2025',
  '5/8/25',
  '31 February 2025',
  '2025-13-01',
  'Room 2025, 12 people',
  'Mayday 5, 2025x',
  'martial 5, 2025',
  'two weeks ago',
  '',
])('%j states no day for sure', (text) => {
  expect(parseDate(text)).toBe(undefined);
});

test('numbers are seconds or milliseconds since 1970, if they may be', () => {
  expect(dateOf(1_754_402_580)).toBe('2025-08-05T14:03:00Z');
  expect(dateOf(1_754_402_580_000)).toBe('2025-08-05T14:03:00Z');
  expect(dateOf('1754402580')).toBe('2025-08-05T14:03:00Z');
  expect([2025, 20_250_805, Number.NaN, 9e15, null, {}].map(dateOf)).toEqual(
    Array(6).fill(undefined),
  );
});

test.each([
  ['16 minutes ago', '2025-08-05T00:44:00+08:00'],
  ['an hour ago', '2025-08-05T00:00:00+08:00'],
  ['2h ago', '2025-08-04T23:00:00+08:00'],
  ['vor 3 Stunden', '2025-08-04T22:00:00+08:00'],
  ['il y a 2 heures', '2025-08-04T23:00:00+08:00'],
  ['hace 30 minutos', '2025-08-05T00:30:00+08:00'],
  ['yesterday', '2025-08-04'],
  ['3 days ago', '2025-08-02'],
  ['just now', '2025-08-05'],
  ['2 weeks ago', undefined],
  ['a month ago', undefined],
  ['long ago', undefined],
])('%s, seen at one in the morning in Singapore, is %s', (text, iso) => {
  expect(resolveRelative(text, '2025-08-05T01:00:00+08:00')).toBe(iso);
});

test('a capture known to the day resolves days, not hours', () => {
  expect(resolveRelative('2 days ago', '2025-08-05')).toBe('2025-08-03');
  expect(resolveRelative('2 hours ago', '2025-08-05')).toBe(undefined);
});

test('a sentence with "ago" in it is no relative time', () => {
  expect(isRelativeTime('Two hours ago the bridge fell.')).toBe(false);
  expect(isRelativeTime('2 weeks ago')).toBe(true);
});

test('every day comes back from the forms that state it', () => {
  const day = fc.date({
    min: new Date('1500-01-01'),
    max: new Date('2199-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      for (const locale of ['en-GB', 'en-US', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL']) {
        const form = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
        expect([locale, parseDate(form.format(date))]).toEqual([locale, iso]);
      }
      expect(isIsoTime(iso)).toBe(true);
    }),
  );
});
