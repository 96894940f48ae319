/** Writes to `used` which numbers of a row are not 0, as most bits of a word are; returns how many. */
export function nonZero(row: Float32Array, used: Uint16Array): number {
  let count = 0;
  for (let at = 0; at < row.length; at++) if (row[at] !== 0) used[count++] = at;
  return count;
}

/**
 * `result = row × table`, over the first `count` numbers of the row that are listed in `used`; `table` is [row][width], `width` a multiple
 * of 8. Eight sums at a time stay in registers, which is three times as fast as adding row to row; a table in
 * doubles saves a conversion for each product.
 */
export function rowTimes(
  row: Float32Array,
  used: Uint16Array,
  count: number,
  table: Float32Array | Float64Array,
  width: number,
  result: Float32Array,
): void {
  for (let h = 0; h < width; h += 8) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < count; k++) {
      const d = used[k]!;
      const value = row[d]!;
      const at = d * width + h;
      s0 += value * table[at]!;
      s1 += value * table[at + 1]!;
      s2 += value * table[at + 2]!;
      s3 += value * table[at + 3]!;
      s4 += value * table[at + 4]!;
      s5 += value * table[at + 5]!;
      s6 += value * table[at + 6]!;
      s7 += value * table[at + 7]!;
    }
    result[h] = s0;
    result[h + 1] = s1;
    result[h + 2] = s2;
    result[h + 3] = s3;
    result[h + 4] = s4;
    result[h + 5] = s5;
    result[h + 6] = s6;
    result[h + 7] = s7;
  }
}
