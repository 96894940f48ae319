import { atLeast, i32At, setI32 } from './machine.ts';

/**
 * Adds 1 to the count of every value of each of the documents. The values of a document stand in rows
 * of 8 from `rows[document]` to `rows[document + 1]`, two bytes each or, when `wide`, four; what is left
 * of the last row points at counts that nobody reads. So the loop over values ends where the branch
 * predictor thinks it does.
 */
export function countValues(
  documents: i32,
  count: i32,
  rows: i32,
  values: i32,
  wide: i32,
  counts: i32,
): void {
  const end = documents + (count << 2);
  if (wide !== 0) countWide(documents, end, rows, values, counts);
  else countNarrow(documents, end, rows, values, counts);
}

function countNarrow(documents: i32, end: i32, rows: i32, values: i32, counts: i32): void {
  for (let from = documents; from < end; from += 4) {
    const row = rows + (i32At(from) << 2);
    const last = values + (i32At(row + 4) << 4);
    for (let at = values + (i32At(row) << 4); at < last; at += 16) {
      countTwo(i32At(at), counts);
      countTwo(i32At(at + 4), counts);
      countTwo(i32At(at + 8), counts);
      countTwo(i32At(at + 12), counts);
    }
  }
}

/** @inline */
function countTwo(both: i32, counts: i32): void {
  countOne(both & 0xffff, counts);
  countOne(both >>> 16, counts);
}

/** @inline */
function countOne(value: i32, counts: i32): void {
  const at = counts + (value << 2);
  setI32(at, i32At(at) + 1);
}

function countWide(documents: i32, end: i32, rows: i32, values: i32, counts: i32): void {
  for (let from = documents; from < end; from += 4) {
    const row = rows + (i32At(from) << 2);
    const last = values + (i32At(row + 4) << 5);
    for (let at = values + (i32At(row) << 5); at < last; at += 4) countOne(i32At(at), counts);
  }
}

let found: i32 = 0;

/** How many values the last `bestValues` has found. */
export function valuesFound(): i32 {
  return found;
}

/**
 * How many of the values from `from` to `to` have a count of at least `least`, which is above 0. Writes
 * those that may be among the `size` with the largest counts to `into` (as many as there are values,
 * at most), and uses room for `size` numbers at `heap`.
 */
export function bestValues(
  counts: i32,
  from: i32,
  to: i32,
  least: i32,
  size: i32,
  heap: i32,
  into: i32,
): i32 {
  let total = 0;
  let kept = 0;
  let floor = least;
  found = 0;
  let value = from;
  while (value < to) {
    const address = counts + (value << 2);
    if (value + 16 <= to) {
      const reach = atLeast(address, least);
      total += reach;
      if (reach === 0 || (floor > least && atLeast(address, floor) === 0)) {
        value += 16;
        continue;
      }
    } else {
      for (let n = value; n < to; n++) if (i32At(counts + (n << 2)) >= least) total++;
    }
    const end = value + 16 < to ? value + 16 : to;
    for (; value < end; value++) {
      const count = i32At(counts + (value << 2));
      if (count < floor || size === 0) continue;
      setI32(into + (found << 2), value);
      found++;
      if (kept < size) kept++;
      insert(heap, kept, count);
      if (kept === size && i32At(heap + ((size - 1) << 2)) > floor)
        floor = i32At(heap + ((size - 1) << 2));
    }
  }
  return total;
}

/** Puts a count among those at `heap`, largest first; the last of `kept` falls out. */
function insert(heap: i32, kept: i32, count: i32): void {
  let at = kept - 1;
  while (at > 0 && i32At(heap + ((at - 1) << 2)) < count) {
    setI32(heap + (at << 2), i32At(heap + ((at - 1) << 2)));
    at--;
  }
  setI32(heap + (at << 2), count);
}
