import { NO_DAY } from '../segment/layout.ts';

/** Days, both inclusive. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** All there are, undated ones included. */
const EVERY_DAY: Days = { first: NO_DAY, last: Number.POSITIVE_INFINITY };

/** A stray date far away must not cost an array over centuries. */
const LONGEST = 200_000;

/**
 * The days that hold the first `size` of the documents in order of time, undated ones last. Two passes over
 * numbers: to offer 120,000 documents to a heap takes 25 ms, to count their days 0.3.
 */
export function daysOfFirst(
  days: Int32Array,
  documents: Int32Array,
  size: number,
  order: 'newest' | 'oldest',
): Days {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let dated = 0;
  for (let n = 0; n < documents.length; n++) {
    const day = days[documents[n]!]!;
    if (day === NO_DAY) continue;
    dated++;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (dated < size || last - first > LONGEST) return EVERY_DAY;
  const counts = new Uint32Array(last - first + 1);
  for (let n = 0; n < documents.length; n++) {
    const day = days[documents[n]!]!;
    if (day !== NO_DAY) counts[day - first]!++;
  }
  let left = size;
  if (order === 'newest') {
    for (let day = last; ; day--)
      if ((left -= counts[day - first]!) <= 0) return { first: day, last };
  }
  for (let day = first; ; day++)
    if ((left -= counts[day - first]!) <= 0) return { first, last: day };
}
