import type { DateRange, Interval } from '../../types.ts';

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of the day that ISO text starts with, as it is written; undefined for other text. */
export function dayOf(date: string | null | undefined): number | undefined {
  if (date === null || date === undefined || !/^\d{4}-\d{2}-\d{2}/.test(date)) return undefined;
  const time = Date.parse(date.slice(0, 10));
  return Number.isNaN(time) ? undefined : time / DAY_MS;
}

/** Seconds since 1970 of a date or an instant; a date alone counts as its first second in UTC. */
export function secondOf(date: string | null | undefined): number | undefined {
  const day = dayOf(date);
  if (day === undefined) return undefined;
  const time = Date.parse(date!);
  return Number.isNaN(time) ? day * 86_400 : Math.floor(time / 1000);
}

/** `2025-08-05` for days since 1970. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The range as days, `from` inclusive and `to` exclusive; open ends are infinite. */
export function daysOf(range: DateRange): { readonly from: number; readonly to: number } {
  return {
    from: dayOf(range.gte) ?? Number.NEGATIVE_INFINITY,
    to: dayOf(range.lt) ?? Number.POSITIVE_INFINITY,
  };
}

/**
 * Id of the bucket that holds a day: `2025`, `2025-08`, `2025-08-05`; a week is named after its Monday.
 */
export function bucketOf(day: number, interval: Interval): string {
  // 1970-01-01 was a Thursday: three days after a Monday.
  if (interval === 'week') return dayText(day - ((((day + 3) % 7) + 7) % 7));
  const text = dayText(day);
  if (interval === 'day') return text;
  return interval === 'month' ? text.slice(0, 7) : text.slice(0, 4);
}

/** Days of a bucket, `from` inclusive and `to` exclusive. */
export function bucketDays(
  id: string,
  interval: Interval,
): { readonly from: number; readonly to: number } {
  const from = Date.parse(id) / DAY_MS;
  if (interval === 'day') return { from, to: from + 1 };
  if (interval === 'week') return { from, to: from + 7 };
  const next = new Date(from * DAY_MS);
  if (interval === 'month') next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return { from, to: next.getTime() / DAY_MS };
}

const FINEST_FIRST: readonly Interval[] = ['day', 'week', 'month', 'year'];
const MOST_BUCKETS = 100;

/** The finest interval that needs at most 100 buckets between two days, both inclusive. */
export function intervalFor(first: number, last: number): Interval {
  const days = last - first + 1;
  const widths: Readonly<Record<Interval, number>> = { day: 1, week: 7, month: 28, year: 365 };
  return FINEST_FIRST.find((interval) => days / widths[interval] + 1 <= MOST_BUCKETS) ?? 'year';
}
