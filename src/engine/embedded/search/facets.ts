import { bucketLabel, bucketStart, finestInterval } from '../../../query/dates.ts';
import { compareText } from '../../../text/compare.ts';
import { fold } from '../../../text/fold.ts';
import type { FacetRequest, FacetResult, FacetValue, Interval, Selected } from '../../../types.ts';

import { arena } from '../kernel/arena.ts';
import type { Counter } from './columns.ts';

/** Names of the values of a facet, by the number under which they were counted. */
export interface ValueNames {
  readonly id: (value: number) => string;
  readonly name: (value: number) => string;
  /** What else it is called, a name a line. */
  readonly others: (value: number) => string;
}

/** Counts of one facet: by value, its values from `from` to `to`, and the value of "none". */
export interface Counts {
  readonly counter: Counter;
  readonly from: number;
  readonly to: number;
  readonly none: number;
}

interface Counted {
  readonly value: number;
  readonly count: number;
  /** Looked up once: most comparisons are between equal counts. */
  readonly name: string;
}

/**
 * The page of values that a facet request asks for. Order: chosen values first, then by count (most
 * first) or name; equal ones by name, then id.
 */
export function facetResult(
  counts: Counts,
  names: ValueNames,
  request: FacetRequest,
  selected: ReadonlyMap<number, Selected>,
  unknown: ReadonlyMap<string, Selected>,
): FacetResult {
  const order = ordering(names, request.sort ?? 'count');
  const start = request.search === undefined ? '' : fold(request.search).trim();
  const least = Math.max(1, request.minCount ?? 1);
  const chosen = chosenValues(counts, names, selected, unknown, request.sort ?? 'count');
  const offset = request.offset ?? 0;
  const limit = request.limit ?? 10;
  const first = chosen.length;
  const best = new Best(Math.max(0, offset + limit - first), order, names.name);
  const byName = request.sort === 'name';
  let total = first;
  const { counter, from, to, none } = counts;
  const list = counter.list();
  const isWanted = (value: number) =>
    !selected.has(value) &&
    (start === '' ||
      hasWordWith(names.name(value), start) ||
      hasWordWith(names.others(value), start));
  if (counter.count(none) >= least && isWanted(none)) {
    total++;
    best.offer(none, counter.count(none));
  }
  const isPlain = start === '' && !byName;
  const offer = (value: number, count: number) => {
    if (!selected.has(value)) best.offer(value, count);
  };
  const met = isPlain ? offerByCount(counts, least, best, offer) : undefined;
  if (met === undefined) {
    const size = list === undefined ? to - from : list.length;
    for (let n = 0; n < size; n++) {
      const value = list === undefined ? from + n : list[n]!;
      if (value < from || value >= to) continue;
      const count = counter.count(value);
      if (count < least || !isWanted(value)) continue;
      total++;
      if (byName || count >= best.least) best.offer(value, count);
    }
  } else {
    total += met;
    // They are among the first.
    for (const value of selected.keys())
      if (value >= from && value < to && counter.count(value) >= least) total--;
  }
  const shown = (value: Counted): FacetValue => ({
    id: names.id(value.value),
    name: value.name,
    count: value.count,
  });
  const values = [...chosen, ...best.sorted().map(shown)];
  return { totalValues: total, values: values.slice(offset, offset + limit) };
}

/**
 * Offers values of a facet that may be among the best; returns how many values there are. Undefined where each
 * has to be looked at: of many best, and where counts do not fit into two bytes.
 */
function offerByCount(
  counts: Counts,
  least: number,
  best: Best,
  offer: (value: number, count: number) => void,
): number | undefined {
  const { counter, from, to } = counts;
  const list = counter.list();
  if (list !== undefined) return offerFew(counts, list, least, best, offer);
  const narrow = counter.counts;
  if (narrow === undefined || best.size > MOST_INSERTED) return undefined;
  const { kernel } = arena;
  // No count of two bytes reaches more.
  if (least > 0xffff) return 0;
  const total = kernel.countReaching(narrow, from, to, least);
  if (best.size === 0) return total;
  for (let value = from; ; value++) {
    value = kernel.nextReaching(narrow, value, to, Math.max(least, best.least));
    if (value >= to) return total;
    offer(value, counter.count(value));
  }
}

/**
 * As `offerByCount`, where the values counted are few. Nearly all of them have the least count, and are told
 * apart by their names: they come last, when it is known whether any of them is needed.
 */
function offerFew(
  { counter, from, to }: Counts,
  list: Uint32Array,
  least: number,
  best: Best,
  offer: (value: number, count: number) => void,
): number {
  let total = 0;
  for (let n = 0; n < list.length; n++) {
    const value = list[n]!;
    if (value < from || value >= to) continue;
    const count = counter.count(value);
    if (count < least) continue;
    total++;
    if (count > least && count >= best.least) offer(value, count);
  }
  if (best.least > least) return total;
  for (let n = 0; n < list.length; n++) {
    const value = list[n]!;
    if (value >= from && value < to && counter.count(value) === least) offer(value, least);
  }
  return total;
}

/** Chosen values, known or not, in the order asked for. */
function chosenValues(
  counts: Counts,
  names: ValueNames,
  selected: ReadonlyMap<number, Selected>,
  unknown: ReadonlyMap<string, Selected>,
  sort: 'count' | 'name',
): FacetValue[] {
  if (selected.size === 0 && unknown.size === 0) return [];
  const known = [...selected].map(([value, how]) => ({
    id: names.id(value),
    name: names.name(value),
    count: counts.counter.count(value),
    selected: how,
  }));
  const others = [...unknown].map(([id, how]) => ({
    id,
    name: id,
    count: 0,
    selected: how,
  }));
  return [...known, ...others].sort(
    (a, b) =>
      (sort === 'count' ? b.count - a.count : 0) ||
      compareText(a.name, b.name) ||
      compareText(a.id, b.id),
  );
}

function ordering(names: ValueNames, sort: 'count' | 'name'): (a: Counted, b: Counted) => number {
  return (a, b) => {
    if (sort === 'count' && a.count !== b.count) return b.count - a.count;
    return compareText(a.name, b.name) || compareText(names.id(a.value), names.id(b.value));
  };
}

/** A word of the name starts with `start`, or the whole name does. */
export function hasWordWith(name: string, start: string): boolean {
  const folded = fold(name);
  if (folded.startsWith(start)) return true;
  for (let at = folded.indexOf(start, 1); at > 0; at = folded.indexOf(start, at + 1))
    if (!/[\p{L}\p{N}]/u.test(folded[at - 1]!)) return true;
  return false;
}

/** More of the best than this are not put in their order one by one, but sorted at the end. */
const MOST_INSERTED = 1_000;

/** The first `size` of all values offered, in an order that names decide only between equals. */
class Best {
  private readonly kept: Counted[] = [];
  readonly size: number;
  private readonly order: (a: Counted, b: Counted) => number;
  private readonly name: (value: number) => string;
  /** A lower count cannot come in any more, where counts decide. */
  least = 0;

  constructor(
    size: number,
    order: (a: Counted, b: Counted) => number,
    name: (value: number) => string,
  ) {
    this.size = size;
    this.order = order;
    this.name = name;
    if (size === 0) this.least = Number.POSITIVE_INFINITY;
  }

  offer(value: number, count: number): void {
    const { kept, order, size } = this;
    if (size === 0) return;
    const offered = { value, count, name: this.name(value) };
    if (size > MOST_INSERTED) {
      kept.push(offered);
      return;
    }
    const isFull = kept.length === size;
    if (isFull && order(offered, kept[size - 1]!) >= 0) return;
    let low = 0;
    let high = isFull ? size - 1 : kept.length;
    const last = high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (order(offered, kept[middle]!) < 0) high = middle;
      else low = middle + 1;
    }
    for (let at = last; at > low; at--) kept[at] = kept[at - 1]!;
    kept[low] = offered;
    if (kept.length === size) this.least = kept[size - 1]!.count;
  }

  sorted(): readonly Counted[] {
    const { kept, order, size } = this;
    return size > MOST_INSERTED ? kept.toSorted(order).slice(0, size) : kept;
  }
}

/** A histogram from counts by day; `first` is the day of `counts[0]`. */
export function dateResult(byDay: ReadonlyMap<number, number>, request: FacetRequest): FacetResult {
  const days = [...byDay.keys()].sort((a, b) => a - b);
  const interval: Interval =
    request.interval ?? (days.length === 0 ? 'day' : finestInterval(days[0]!, days.at(-1)!));
  const counts = new Map<number, number>();
  for (const day of days) {
    const start = bucketStart(day, interval);
    counts.set(start, (counts.get(start) ?? 0) + byDay.get(day)!);
  }
  const least = Math.max(1, request.minCount ?? 1);
  const values = [...counts]
    .filter(([, count]) => count >= least)
    .map(([start, count]) => {
      const label = bucketLabel(start, interval);
      return { id: label, name: label, count };
    });
  const offset = request.offset ?? 0;
  const page =
    request.limit === undefined
      ? values.slice(offset)
      : values.slice(offset, offset + request.limit);
  return { totalValues: values.length, values: page, interval };
}
