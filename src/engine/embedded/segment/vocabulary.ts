import { editDistance } from '../../../text/edit-distance.ts';
import type { Dictionary, Entry } from './dictionary.ts';

/** A dictionary laid out flat, for questions that run over it: made when first needed. */
export interface Vocabulary {
  readonly size: number;
  entry(ordinal: number): Entry;
  term(ordinal: number): string;
  /** The term's bytes, in place. */
  key(ordinal: number): Uint8Array;
  documents(ordinal: number): number;
  /** Ordinals of the terms that start with `prefix`: `from` inclusive, `to` exclusive. */
  range(prefix: string): { readonly from: number; readonly to: number };
  /** Terms at most `edits` away (a swap of neighbours is one), with the distance. */
  near(
    term: string,
    edits: number,
  ): readonly { readonly ordinal: number; readonly edits: number }[];
}

interface Flat {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  /** How much a key shares with the one before it. */
  readonly shared: Uint8Array;
}

export function vocabularyOf(dictionary: Dictionary, keyBytes: number): Vocabulary {
  let bytes = new Uint8Array(keyBytes * 2);
  const starts: number[] = [0];
  const shared: number[] = [];
  const entries: Entry[] = [];
  let end = 0;
  dictionary.each((key, length, common, entry) => {
    if (end + length > bytes.length) {
      const wider = new Uint8Array(bytes.length * 2 + length);
      wider.set(bytes);
      bytes = wider;
    }
    for (let at = 0; at < length; at++) bytes[end + at] = key[at]!;
    end += length;
    starts.push(end);
    shared.push(entry.ordinal % 16 === 0 ? -1 : common);
    entries.push(entry);
  });
  const flat: Flat = {
    bytes: bytes.slice(0, end),
    starts: Uint32Array.from(starts),
    shared: sharedLengths(shared, bytes, starts),
  };
  const text = Buffer.from(flat.bytes.buffer);
  return {
    size: entries.length,
    entry: (ordinal) => entries[ordinal]!,
    term: (ordinal) => text.toString('utf8', flat.starts[ordinal]!, flat.starts[ordinal + 1]!),
    key: (ordinal) => flat.bytes.subarray(flat.starts[ordinal]!, flat.starts[ordinal + 1]!),
    documents: (ordinal) => entries[ordinal]!.documents,
    range: (prefix) => range(flat, Buffer.from(prefix)),
    near: (term, edits) => near(flat, term, edits),
  };
}

/** Blocks open with a whole key: what it shares is found by comparing. */
function sharedLengths(
  known: readonly number[],
  bytes: Uint8Array,
  starts: readonly number[],
): Uint8Array {
  return Uint8Array.from(known, (value, at) => {
    if (value >= 0 || at === 0) return Math.max(0, value);
    const before = starts[at - 1]!;
    const here = starts[at]!;
    const limit = Math.min(here - before, starts[at + 1]! - here);
    let length = 0;
    while (length < limit && bytes[before + length] === bytes[here + length]) length++;
    return length;
  });
}

function range(flat: Flat, prefix: Uint8Array): { readonly from: number; readonly to: number } {
  const from = lowerBound(flat, prefix, (order) => order >= 0);
  return { from, to: lowerBound(flat, prefix, (order) => order > 0) };
}

/** First key whose beginning, compared with the prefix, is `wanted`. */
function lowerBound(flat: Flat, prefix: Uint8Array, wanted: (order: number) => boolean): number {
  let low = 0;
  let high = flat.starts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (wanted(compareBeginning(flat, middle, prefix))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function compareBeginning({ bytes, starts }: Flat, ordinal: number, prefix: Uint8Array): number {
  const start = starts[ordinal]!;
  const limit = Math.min(starts[ordinal + 1]! - start, prefix.length);
  for (let at = 0; at < limit; at++) {
    const order = bytes[start + at]! - prefix[at]!;
    if (order !== 0) return order;
  }
  return limit < prefix.length ? -1 : 0;
}

const FAR = 100;
/** Longest key in bytes. */
const DEEPEST = 256;

/**
 * Walks the sorted keys as a tree: rows of the distance table are kept for the shared beginning, and
 * a beginning that is already too far ends the walk for all keys that have it.
 */
function near(
  flat: Flat,
  term: string,
  edits: number,
): readonly { readonly ordinal: number; readonly edits: number }[] {
  const ascii = /^[\x00-\x7f]*$/.test(term);
  const found: { ordinal: number; edits: number }[] = [];
  if (!ascii) return nearOneByOne(flat, term, edits, found);
  const { bytes, starts, shared } = flat;
  const key = Buffer.from(term);
  const width = key.length + 1;
  const rows = new Uint8Array(width * (DEEPEST + 1)).fill(FAR);
  for (let at = 0; at < width; at++) rows[at] = at;
  const size = shared.length;
  let ordinal = 0;
  let depth = 0;
  while (ordinal < size) {
    const start = starts[ordinal]!;
    const length = starts[ordinal + 1]! - start;
    let dead = 0;
    let foreign = false;
    while (depth < length) {
      const byte = bytes[start + depth]!;
      if (byte > 127) {
        foreign = true;
        break;
      }
      const before = depth === 0 ? -1 : bytes[start + depth - 1]!;
      if (fillRow(rows, width, depth, byte, before, key, edits) > edits) {
        dead = depth + 1;
        break;
      }
      depth++;
    }
    if (dead > 0) {
      ordinal++;
      while (ordinal < size && shared[ordinal]! >= dead) ordinal++;
      depth = ordinal < size ? Math.min(dead - 1, shared[ordinal]!) : 0;
      continue;
    }
    if (foreign) checkOne(flat, ordinal, term, edits, found);
    else if (Math.abs(length - key.length) <= edits && rows[length * width + key.length]! <= edits)
      found.push({ ordinal, edits: rows[length * width + key.length]! });
    ordinal++;
    if (ordinal < size) depth = Math.min(depth, shared[ordinal]!);
  }
  return found;
}

/** The row for one more byte; returns its smallest distance. Only cells within `edits` of the diagonal count. */
function fillRow(
  rows: Uint8Array,
  width: number,
  depth: number,
  byte: number,
  before: number,
  key: Uint8Array,
  edits: number,
): number {
  const above = depth * width;
  const row = above + width;
  const from = Math.max(1, depth + 1 - edits);
  const to = Math.min(width - 1, depth + 1 + edits);
  let best = FAR;
  if (from === 1) best = rows[row] = Math.min(FAR, depth + 1);
  else rows[row + from - 1] = FAR;
  for (let at = from; at <= to; at++) {
    let cell = rows[above + at - 1]! + (key[at - 1] === byte ? 0 : 1);
    const left = rows[row + at - 1]! + 1;
    if (left < cell) cell = left;
    // The cell above the last of the band was never filled: it is too far whatever it holds.
    if (at < depth + 1 + edits) {
      const up = rows[above + at]! + 1;
      if (up < cell) cell = up;
    }
    if (at > 1 && depth > 0 && key[at - 2] === byte && key[at - 1] === before) {
      const swap = rows[above - width + at - 2]! + 1;
      if (swap < cell) cell = swap;
    }
    rows[row + at] = cell;
    if (cell < best) best = cell;
  }
  return best;
}

function checkOne(
  flat: Flat,
  ordinal: number,
  term: string,
  edits: number,
  found: { ordinal: number; edits: number }[],
): void {
  const start = flat.starts[ordinal]!;
  const end = flat.starts[ordinal + 1]!;
  // A character takes up to three bytes: only keys that cannot be near are passed over.
  if (end - start > 3 * (term.length + edits) || end - start < term.length - edits) return;
  const other = Buffer.from(flat.bytes.buffer, start, end - start).toString();
  const distance = editDistance(term, other, edits);
  if (distance <= edits) found.push({ ordinal, edits: distance });
}

function nearOneByOne(
  flat: Flat,
  term: string,
  edits: number,
  found: { ordinal: number; edits: number }[],
): readonly { readonly ordinal: number; readonly edits: number }[] {
  for (let ordinal = 0; ordinal < flat.shared.length; ordinal++)
    checkOne(flat, ordinal, term, edits, found);
  return found;
}
