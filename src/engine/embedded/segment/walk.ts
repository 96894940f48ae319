/** Sorted keys in bytes, one after another. */
export interface Keys {
  readonly bytes: Uint8Array;
  /** Where each starts, and the end of the last. */
  readonly starts: Int32Array;
  /** How many bytes each shares with the one before. */
  readonly shared: Uint8Array;
  /** The next that shares less with the one before it, or how many there are. */
  readonly above: Int32Array;
}

/** The `above` of keys that share so much. */
export function aboveOf(shared: Uint8Array): Int32Array {
  const above = new Int32Array(shared.length);
  for (let at = shared.length - 1; at >= 0; at--) {
    let next = at + 1;
    while (next < shared.length && shared[next]! >= shared[at]!) next = above[next]!;
    above[at] = next;
  }
  return above;
}

/** The longest word that can be looked for, in characters of ASCII. */
export const MOST_LETTERS = 30;
/** Of a row: a number for 0, 1 and 2 edits. */
const ROW = 3;

/**
 * Walks sorted keys as a tree, after Wu and Manber 1992: after each character of a key, which beginnings
 * of the word it may stand for, a bit for each length, by number of edits (a swap of neighbours is one).
 * Rows are kept for what keys share, and where nothing is left all that share it are passed over. Visits
 * the keys of ASCII at most `edits` away, and with distance -1 those with other bytes, which are not told.
 */
export function walkNear(
  { bytes, starts, shared, above }: Keys,
  word: Uint8Array,
  edits: number,
  visit: (ordinal: number, distance: number) => void,
): void {
  const masks = new Int32Array(128);
  word.forEach((byte, at) => {
    masks[byte]! |= 1 << at;
  });
  const whole = (2 << word.length) - 1;
  const rows = new Int32Array(ROW * 258);
  for (let n = 0; n <= edits; n++) rows[n] = ((2 << n) - 1) & whole;
  const size = shared.length;
  let depth = 0;
  for (let ordinal = 0; ordinal < size; ) {
    const start = starts[ordinal]!;
    const end = starts[ordinal + 1]! - start;
    let swap = depth > 0 ? masks[bytes[start + depth - 1]!]! >> 1 : 0;
    let isDead = false;
    while (depth < end && !isDead && bytes[start + depth]! < 128) {
      const mask = masks[bytes[start + depth]!]!;
      isDead = fillRow(rows, depth * ROW, edits, mask, mask & swap, whole) === 0;
      swap = mask >> 1;
      depth++;
    }
    if (depth < end && !isDead) visit(ordinal, -1);
    else if (!isDead)
      for (let n = 0; n <= edits; n++)
        if ((rows[depth * ROW + n]! >> word.length) & 1) {
          visit(ordinal, n);
          break;
        }
    ordinal++;
    if (isDead) while (ordinal < size && shared[ordinal]! >= depth) ordinal = above[ordinal]!;
    depth = Math.min(depth, shared[ordinal] ?? 0);
  }
}

/** Fills the row after the one at a place; returns what is left with all edits. */
function fillRow(
  rows: Int32Array,
  row: number,
  edits: number,
  mask: number,
  swap: number,
  whole: number,
): number {
  let left = ((rows[row]! & mask) << 1) & whole;
  rows[row + ROW] = left;
  for (let at = row + 1; at <= row + edits; at++) {
    const fewer = rows[at - 1]!;
    // One more than was written, one in place of another, one left out, two swapped.
    const edited = fewer | (fewer << 1) | (left << 1) | (((rows[at - 1 - ROW] ?? 0) & swap) << 2);
    left = (((rows[at]! & mask) << 1) | edited) & whole;
    rows[at + ROW] = left;
  }
  return left;
}
