import { firstBelow, i32At, setI32, setU8, u8At } from './machine.ts';

const FAR = 100;

/**
 * Walks sorted keys as a tree: rows of the distance table are kept for the shared beginning, and a
 * beginning that is already too far ends the walk for all keys that have it. Finds the keys of ASCII
 * at most `edits` from `key` (a swap of neighbours is one), and those with other bytes that the caller
 * must look at: into `into` as pairs of ordinal and distance, -1 where it is not known. Returns how many.
 * `starts`: where each key starts in `bytes`, and the end of the last; `shared`: how much each shares with
 * the one before. `rows`: room for 257 rows of the key's length plus 1.
 */
export function findNear(
  bytes: i32,
  starts: i32,
  shared: i32,
  size: i32,
  key: i32,
  length: i32,
  edits: i32,
  rows: i32,
  into: i32,
): i32 {
  const width = length + 1;
  for (let at = 0; at < width; at++) setU8(rows + at, at < FAR ? at : FAR);
  let found = 0;
  let ordinal = 0;
  let depth = 0;
  while (ordinal < size) {
    const start = bytes + i32At(starts + (ordinal << 2));
    const end = bytes + i32At(starts + (ordinal << 2) + 4) - start;
    let dead = 0;
    let distance = FAR;
    while (depth < end) {
      const byte = u8At(start + depth);
      if (byte > 127) {
        distance = -1;
        break;
      }
      const before = depth === 0 ? -1 : u8At(start + depth - 1);
      if (fillRow(rows, width, depth, byte, before, key, edits) > edits) {
        dead = depth + 1;
        break;
      }
      depth++;
    }
    if (dead > 0) {
      ordinal = firstBelow(shared + ordinal + 1, shared + size, dead) - shared;
      if (ordinal < size) {
        const common = u8At(shared + ordinal);
        depth = dead - 1 < common ? dead - 1 : common;
      }
      continue;
    }
    if (distance === FAR && end >= length - edits && end <= length + edits)
      distance = u8At(rows + end * width + length);
    if (distance <= edits) {
      setI32(into + (found << 3), ordinal);
      setI32(into + (found << 3) + 4, distance);
      found++;
    }
    ordinal++;
    if (ordinal < size) {
      const common = u8At(shared + ordinal);
      if (common < depth) depth = common;
    }
  }
  return found;
}

/** The row for one more byte; returns its smallest distance. Only cells within `edits` of the diagonal count. */
function fillRow(
  rows: i32,
  width: i32,
  depth: i32,
  byte: i32,
  before: i32,
  key: i32,
  edits: i32,
): i32 {
  const above = rows + depth * width;
  const row = above + width;
  const from = depth + 1 - edits > 1 ? depth + 1 - edits : 1;
  const to = depth + 1 + edits < width - 1 ? depth + 1 + edits : width - 1;
  let best = FAR;
  if (from === 1) {
    best = depth + 1 < FAR ? depth + 1 : FAR;
    setU8(row, best);
  } else setU8(row + from - 1, FAR);
  for (let at = from; at <= to; at++) {
    let cell = u8At(above + at - 1) + (u8At(key + at - 1) === byte ? 0 : 1);
    const left = u8At(row + at - 1) + 1;
    if (left < cell) cell = left;
    // The cell above the last of the band was never filled: it is too far whatever it holds.
    if (at < depth + 1 + edits) {
      const up = u8At(above + at) + 1;
      if (up < cell) cell = up;
    }
    if (at > 1 && depth > 0 && u8At(key + at - 2) === byte && u8At(key + at - 1) === before) {
      const swap = u8At(above - width + at - 2) + 1;
      if (swap < cell) cell = swap;
    }
    setU8(row + at, cell);
    if (cell < best) best = cell;
  }
  return best;
}
