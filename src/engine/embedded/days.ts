import { dayNumber, dayOf as dayOfText } from '../../query/dates.ts';
import type { DateRange } from '../../types.ts';

/** Days since 1970-01-01 of a stored date, as it is written; undefined without one. */
export function dayOf(date: string | null): number | undefined {
  return date === null ? undefined : dayOfText(date);
}

/** Seconds since 1970 of a date or an instant; a date alone counts as its first second in UTC. */
export function secondOf(date: string | null): number | undefined {
  const day = dayOf(date);
  if (day === undefined) return undefined;
  const time = Date.parse(date!);
  return Number.isNaN(time) ? day * 86_400 : Math.floor(time / 1000);
}

/** The range as days, `from` inclusive and `to` exclusive; open ends are infinite. */
export function daysOf(range: DateRange): { readonly from: number; readonly to: number } {
  return {
    from: dayNumber(range.gte ?? '') ?? Number.NEGATIVE_INFINITY,
    to: dayNumber(range.lt ?? '') ?? Number.POSITIVE_INFINITY,
  };
}
