import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bucketLabel,
  bucketStart,
  dayNumber,
  dayOf,
  finestInterval,
  isoDay,
  nextBucket,
  partialRange,
} from '../../src/query/dates.ts';
import type { Interval } from '../../src/types.ts';

const INTERVALS: readonly Interval[] = ['day', 'week', 'month', 'year'];
const day = fc.integer({ min: -719162, max: 2932896 });

test('day numbers are those of the calendar', () => {
  fc.assert(
    fc.property(day, (number) => {
      const iso = new Date(number * 86_400_000).toISOString().slice(0, 10);
      expect(isoDay(number)).toBe(iso);
      expect(dayNumber(iso)).toBe(number);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  '2025-02-29',
  '2025-00-01',
  '2025-13-01',
  '2025-04-31',
  '0000-01-01',
  '2025-1-1',
  '',
  '2025-01-01x',
])('there is no day %s', (text) => {
  expect(dayNumber(text)).toBeUndefined();
});

test('a document’s day is the one written, whatever the zone', () => {
  expect(dayOf('2025-08-05T23:30:00-05:00')).toBe(dayNumber('2025-08-05'));
  expect(dayOf('2025-08-05')).toBe(dayNumber('2025-08-05'));
  expect(dayOf('2025-08-05x')).toBeUndefined();
  expect(dayOf('yesterday')).toBeUndefined();
});

test.each([
  ['2025', '2025-01-01', '2026-01-01'],
  ['2024-02', '2024-02-01', '2024-03-01'],
  ['2025-12', '2025-12-01', '2026-01-01'],
  ['2025-07-31', '2025-07-31', '2025-08-01'],
  ['2025-W01', '2024-12-30', '2025-01-06'],
  ['2020-W53', '2020-12-28', '2021-01-04'],
  ['9999', '9999-01-01', undefined],
  ['0001', '0001-01-01', '0002-01-01'],
])('%s is from %s to before %s', (text, gte, lt) => {
  expect(partialRange(text)).toEqual(lt === undefined ? { gte } : { gte, lt });
});

test.each([
  '2025-W53',
  '2025-W00',
  '0000',
  '25',
  '2025-7',
  '2025-07-1',
  '2025-w31',
  '20250701',
  '2025/07',
])('%s is no part of the calendar', (text) => {
  expect(partialRange(text)).toBeUndefined();
});

test('buckets hold their days, follow one another, and are named so that they can be asked for', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...INTERVALS), (number, interval) => {
      fc.pre(number > -719100 && number < 2932500);
      const start = bucketStart(number, interval);
      const next = nextBucket(start, interval);
      expect(start <= number && number < next).toBe(true);
      expect(bucketStart(next, interval)).toBe(next);
      expect(bucketStart(next - 1, interval)).toBe(start);
      expect(partialRange(bucketLabel(start, interval))).toEqual({
        gte: isoDay(start),
        lt: isoDay(next),
      });
    }),
    { numRuns: 5000 },
  );
});

test('the finest interval within the limit is chosen', () => {
  const first = dayNumber('2025-01-01')!;
  expect(finestInterval(first, first)).toBe('day');
  expect(finestInterval(first, first + 99)).toBe('day');
  expect(finestInterval(first, first + 100)).toBe('week');
  expect(finestInterval(first, dayNumber('2026-12-31')!)).toBe('month');
  expect(finestInterval(first, dayNumber('2033-04-30')!)).toBe('month');
  expect(finestInterval(first, dayNumber('2033-05-01')!)).toBe('year');
});
