import type { Interval } from '../../types.ts';

const DAY_MS = 86_400_000;
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A stretch of time on the histogram: first and last day, both inclusive. */
export interface Bucket {
  readonly first: string;
  readonly last: string;
  readonly label: string;
}

/** `5 Aug 2025` from an ISO day or instant; the text itself when it is no date. */
export function showDate(iso: string): string {
  const at = Date.parse(iso.slice(0, 10));
  return Number.isNaN(at) ? iso : DAY.format(at);
}

/** `5 Aug 2025, 14:30` in the reader's own time zone. */
export function showInstant(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime())
    ? iso
    : at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

export function showMonth(month: string): string {
  return MONTH.format(Date.parse(`${month.slice(0, 7)}-01`));
}

/** The ISO day after an ISO day. */
export function dayAfter(day: string): string {
  return iso(Date.parse(day) + DAY_MS);
}

/** The bucket of a bucket's id: `2025`, `2025-07`, `2025-W31`, `2025-07-01`. */
export function bucket(id: string, interval: Interval): Bucket {
  const first = firstDay(id);
  const last = iso(Date.parse(nextStart(first, interval)) - DAY_MS);
  return { first, last, label: label(first, interval) };
}

/** First days of all buckets from one to another, without gaps; at most 2,000. */
export function starts(first: string, last: string, interval: Interval): readonly string[] {
  const all: string[] = [];
  for (let at = first; at <= last && all.length < 2000; at = nextStart(at, interval)) all.push(at);
  return all;
}

/** `starts`, with empty buckets on both sides where there are fewer than twelve: a lone bar is no picture. */
export function widened(first: string, last: string, interval: Interval): readonly string[] {
  let all = starts(first, last, interval);
  while (all.length < 12) {
    const before = startOf(iso(Date.parse(all[0]!) - DAY_MS), interval);
    const after = nextStart(all.at(-1)!, interval);
    all = all.length % 2 === 0 ? [before, ...all] : [...all, after];
  }
  return all;
}

/** First day of the bucket that a day lies in. */
function startOf(day: string, interval: Interval): string {
  if (interval === 'year') return `${day.slice(0, 4)}-01-01`;
  if (interval === 'month') return `${day.slice(0, 7)}-01`;
  return interval === 'week' ? iso(Date.parse(day) - 6 * DAY_MS) : day;
}

function nextStart(day: string, interval: Interval): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (interval === 'year') return iso(Date.UTC(year + 1, 0, 1));
  if (interval === 'month') return iso(Date.UTC(year, month, 1));
  return iso(Date.UTC(year, month - 1, date + (interval === 'week' ? 7 : 1)));
}

function label(first: string, interval: Interval): string {
  if (interval === 'year') return first.slice(0, 4);
  if (interval === 'month') return showMonth(first);
  return interval === 'week' ? `week of ${showDate(first)}` : showDate(first);
}

function firstDay(id: string): string {
  const week = /^(\d{4})-W(\d\d)$/.exec(id);
  if (week !== null) return monday(Number(week[1]), Number(week[2]));
  if (id.length === 4) return `${id}-01-01`;
  return id.length === 7 ? `${id}-01` : id.slice(0, 10);
}

/** ISO 8601: week 1 is the one that holds the 4th of January, and weeks start on Mondays. */
function monday(year: number, week: number): string {
  const fourth = Date.UTC(year, 0, 4);
  const sinceMonday = (new Date(fourth).getUTCDay() + 6) % 7;
  return iso(fourth + (7 * (week - 1) - sinceMonday) * DAY_MS);
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
