import { editDistance } from '../../../text/edit-distance.ts';
import type { Dictionary, Entry } from './dictionary.ts';
import { aboveOf, type Keys, MOST_LETTERS, walkNear } from './walk.ts';

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

export function vocabularyOf(dictionary: Dictionary): Vocabulary {
  let bytes = new Uint8Array(dictionary.length * 2);
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
  const lengths = sharedLengths(shared, bytes, starts);
  const flat: Keys = {
    bytes: bytes.slice(0, end),
    starts: Int32Array.from(starts),
    shared: lengths,
    above: aboveOf(lengths),
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

function range(flat: Keys, prefix: Uint8Array): { readonly from: number; readonly to: number } {
  const from = lowerBound(flat, prefix, (order) => order >= 0);
  return { from, to: lowerBound(flat, prefix, (order) => order > 0) };
}

/** First key whose beginning, compared with the prefix, is `wanted`. */
function lowerBound(flat: Keys, prefix: Uint8Array, wanted: (order: number) => boolean): number {
  let low = 0;
  let high = flat.starts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (wanted(compareBeginning(flat, middle, prefix))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function compareBeginning({ bytes, starts }: Keys, ordinal: number, prefix: Uint8Array): number {
  const start = starts[ordinal]!;
  const limit = Math.min(starts[ordinal + 1]! - start, prefix.length);
  for (let at = 0; at < limit; at++) {
    const order = bytes[start + at]! - prefix[at]!;
    if (order !== 0) return order;
  }
  return limit < prefix.length ? -1 : 0;
}

function near(
  flat: Keys,
  term: string,
  edits: number,
): readonly { readonly ordinal: number; readonly edits: number }[] {
  const found: { ordinal: number; edits: number }[] = [];
  const key = Buffer.from(term);
  if (key.length > term.length || key.length > MOST_LETTERS)
    for (let at = 0; at < flat.shared.length; at++) checkOne(flat, at, term, edits, found);
  else
    walkNear(flat, key, edits, (ordinal, distance) => {
      if (distance >= 0) found.push({ ordinal, edits: distance });
      else checkOne(flat, ordinal, term, edits, found);
    });
  return found;
}

function checkOne(
  flat: Keys,
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
