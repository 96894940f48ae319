import type { DateRange } from '../types.ts';
import { partialRange } from './dates.ts';
import { badQuery } from './limits.ts';

const HOW =
  'Write date:2025, date:2025-07, date:2025-07-01, date:2025-07..2025-08 or date:>=2025-07.';

/**
 * The days of `2025`, `2025-07`, `2025-W31`, `2025-07-01`, of `A..B` (both included, either may be
 * left out), and of `>=A`, `>A`, `<=A`, `<A`. `position` is where `text` stands in the query. Throws
 * `UserError('bad-query')`.
 */
export function dateRange(text: string, position: number): DateRange {
  const dots = text.indexOf('..');
  if (dots >= 0) return between(text.slice(0, dots), text.slice(dots + 2), position);
  const sign = /^[<>]=?/.exec(text)?.[0] ?? '';
  const range = days(text.slice(sign.length), position + sign.length);
  if (sign === '') return range;
  if (sign === '>=') return { gte: range.gte };
  if (sign === '<') return { lt: range.gte };
  if (sign === '<=') return range.lt === undefined ? {} : { lt: range.lt };
  if (range.lt === undefined)
    throw badQuery('There is no day after 9999-12-31.', position, 'Write an earlier date.');
  return { gte: range.lt };
}

function between(from: string, to: string, position: number): DateRange {
  const last = position + from.length + 2;
  if (from === '' && to === '') throw badQuery('The date has no value.', position, HOW);
  const first = from === '' ? {} : { gte: days(from, position).gte };
  if (to === '') return first;
  const end = days(to, last);
  if (first.gte !== undefined && end.lt !== undefined && first.gte >= end.lt)
    throw badQuery(`${from} is after ${to}.`, position, `Write date:${to}..${from}.`);
  return { ...first, ...(end.lt === undefined ? {} : { lt: end.lt }) };
}

function days(text: string, position: number): { readonly gte: string; readonly lt?: string } {
  const range = partialRange(text);
  if (range) return range;
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  throw badQuery(`"${shown}" is no date.`, position, HOW);
}
