import { atLeast, i32At, setU16, u16At } from './machine.ts';

/**
 * Adds 1, `into` counts of two bytes, for every value of each of the documents that are listed from an address to
 * another. The values of a document stand among `keys` in rows of 8 from `rows[document]` to
 * `rows[document + 1]`, two bytes each or, when `wide`, four; what is left of the last row points at counts that
 * nobody reads. So the loop over values ends where the branch predictor thinks it does.
 */
export function countValues(from: i32, to: i32, rows: i32, keys: i32, wide: i32, into: i32): void {
  const shift = wide !== 0 ? 5 : 4;
  for (let listed = from; listed < to; listed += 4) {
    const row = rows + (i32At(listed) << 2);
    const last = keys + (i32At(row + 4) << shift);
    for (let at = keys + (i32At(row) << shift); at < last; at += 16)
      if (wide !== 0) for (let n = 0; n < 16; n += 4) countOne(i32At(at + n), into);
      else for (let n = 0; n < 16; n += 2) countOne(u16At(at + n), into);
  }
}

/** @inline */
function countOne(value: i32, counts: i32): void {
  const at = counts + (value << 1);
  setU16(at, u16At(at) + 1);
}

/** How many of the values from `from` to `to` have a count of at least `least`. */
export function countReaching(counts: i32, from: i32, to: i32, least: i32): i32 {
  let total = 0;
  let value = from;
  for (; value + 32 <= to; value += 32) total += atLeast(counts + (value << 1), least);
  for (; value < to; value++) if (u16At(counts + (value << 1)) >= least) total++;
  return total;
}

/** The first of them, or one at or after `to`; up to 31 counts after `to` are looked at. */
export function nextReaching(counts: i32, from: i32, to: i32, least: i32): i32 {
  let value = from;
  while (value < to && atLeast(counts + (value << 1), least) === 0) value += 32;
  while (value < to && u16At(counts + (value << 1)) < least) value++;
  return value;
}
