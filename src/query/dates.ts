import type { Interval } from '../types.ts';

/** First and last day that can be written: `0001-01-01` and `9999-12-31`. */
const FIRST = -719162;
const LAST = 2932896;

/** Days since 1970-01-01 of `2025-07-01`; undefined when there is no such day. */
export function dayNumber(iso: string): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return daysBefore(year, month) + day - 1;
}

/** The day of a document's date, as written there: `2025-08-05T23:30:00-05:00` is the 5th. */
export function dayOf(date: string): number | undefined {
  return /^.{10}(?:$|[T ])/.test(date) ? dayNumber(date.slice(0, 10)) : undefined;
}

/** `2025-07-01` for a day number; days outside years 1 to 9999 give the nearest that can be written. */
export function isoDay(day: number): string {
  const [year, month, date] = civil(Math.min(LAST, Math.max(FIRST, day)));
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/**
 * The days of `2025`, `2025-07`, `2025-W31` (ISO week, from Monday) or `2025-07-01`; undefined when
 * it is none of these or does not exist. Without `lt` when it reaches the last day there is.
 */
export function partialRange(
  text: string,
): { readonly gte: string; readonly lt?: string } | undefined {
  const start = partialStart(text);
  if (start === undefined) return undefined;
  const interval = INTERVAL_OF_LENGTH[text.length]!;
  const next = nextBucket(start, interval);
  return next > LAST ? { gte: isoDay(start) } : { gte: isoDay(start), lt: isoDay(next) };
}

const INTERVAL_OF_LENGTH: Readonly<Record<number, Interval>> = {
  4: 'year',
  7: 'month',
  8: 'week',
  10: 'day',
};

function partialStart(text: string): number | undefined {
  const week = /^(\d{4})-W(\d\d)$/.exec(text);
  if (week) return weekStart(Number(week[1]), Number(week[2]));
  if (!/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(text)) return undefined;
  return dayNumber(text + '-01-01'.slice(text.length - 4));
}

/** Monday of an ISO week: week 1 is the one with 4 January in it. */
function weekStart(year: number, week: number): number | undefined {
  if (year < 1 || week < 1) return undefined;
  const start = bucketStart(daysBefore(year, 1) + 3, 'week') + 7 * (week - 1);
  return isoWeek(start)[0] === year ? start : undefined;
}

/** First day of the bucket that holds `day`. Weeks start on Monday. */
export function bucketStart(day: number, interval: Interval): number {
  if (interval === 'day') return day;
  // Day 0 was a Thursday.
  if (interval === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  const [year, month] = civil(day);
  return daysBefore(year, interval === 'year' ? 1 : month);
}

/** First day of the bucket after the one that starts at `start`. */
export function nextBucket(start: number, interval: Interval): number {
  if (interval === 'day') return start + 1;
  if (interval === 'week') return start + 7;
  // No month has more than 31 days, no year more than 366: one day of the next bucket, then its start.
  return bucketStart(start + (interval === 'month' ? 31 : 366), interval);
}

/** Name of the bucket that starts at `start`, which `partialRange` reads back. */
export function bucketLabel(start: number, interval: Interval): string {
  if (interval === 'week') {
    const [year, week] = isoWeek(start);
    return `${String(year).padStart(4, '0')}-W${two(week)}`;
  }
  return isoDay(start).slice(0, interval === 'year' ? 4 : interval === 'month' ? 7 : 10);
}

/** The finest interval that needs at most `limit` buckets from `first` to `last`; else years. */
export function finestInterval(first: number, last: number, limit = 100): Interval {
  const days = last - first + 1;
  if (days <= limit) return 'day';
  if ((bucketStart(last, 'week') - bucketStart(first, 'week')) / 7 + 1 <= limit) return 'week';
  const [firstYear, firstMonth] = civil(first);
  const [lastYear, lastMonth] = civil(last);
  return (lastYear - firstYear) * 12 + lastMonth - firstMonth + 1 <= limit ? 'month' : 'year';
}

/** Year and number of the ISO week that starts on this Monday: it belongs to its Thursday's year. */
function isoWeek(monday: number): readonly [number, number] {
  const [year] = civil(monday + 3);
  return [year, Math.floor((monday + 3 - daysBefore(year, 1)) / 7) + 1];
}

/** Days since 1970-01-01 of the first day of a month, in the Gregorian calendar carried backwards. */
function daysBefore(year: number, month: number): number {
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const inYear = MONTH_STARTS[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0);
  return before * 365 + leaps + inYear + FIRST;
}

const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

function daysIn(year: number, month: number): number {
  return MONTH_STARTS[month]! - MONTH_STARTS[month - 1]! + (month === 2 && isLeap(year) ? 1 : 0);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Year, month and day of the month. */
function civil(day: number): readonly [number, number, number] {
  let year = Math.floor((day - FIRST) / 365.2425) + 1;
  // The mean year is off by at most one near new year.
  if (daysBefore(year + 1, 1) <= day) year++;
  else if (daysBefore(year, 1) > day) year--;
  let month = 1;
  while (month < 12 && daysBefore(year, month + 1) <= day) month++;
  return [year, month, day - daysBefore(year, month) + 1];
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
