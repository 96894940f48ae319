import { editDistance } from '../../../text/edit-distance.ts';
import { arena } from '../kernel/arena.ts';
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
  readonly starts: Int32Array;
  /** How much a key shares with the one before it. */
  readonly shared: Uint8Array;
}

/** What it needs of the kernel's memory is the owner's. */
export function vocabularyOf(dictionary: Dictionary, owner: object): Vocabulary {
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
  const flat: Flat = {
    bytes: bytes.slice(0, end),
    starts: Int32Array.from(starts),
    shared: sharedLengths(shared, bytes, starts),
  };
  const text = Buffer.from(flat.bytes.buffer);
  let tree: Tree | undefined;
  return {
    size: entries.length,
    entry: (ordinal) => entries[ordinal]!,
    term: (ordinal) => text.toString('utf8', flat.starts[ordinal]!, flat.starts[ordinal + 1]!),
    key: (ordinal) => flat.bytes.subarray(flat.starts[ordinal]!, flat.starts[ordinal + 1]!),
    documents: (ordinal) => entries[ordinal]!.documents,
    range: (prefix) => range(flat, Buffer.from(prefix)),
    near: (term, edits) => near(flat, (tree ??= treeOf(flat, owner)), term, edits),
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

/** The flat dictionary in the kernel's memory, with room for what a walk over it needs and finds. */
interface Tree {
  readonly bytes: number;
  readonly starts: number;
  readonly shared: number;
  readonly key: number;
  readonly rows: number;
  readonly found: number;
}

/** Longest key in bytes. */
const DEEPEST = 256;

function treeOf(flat: Flat, owner: object): Tree {
  const size = flat.shared.length;
  const tree = {
    bytes: arena.allocate(owner, flat.bytes.length),
    starts: arena.allocate(owner, 4 * (size + 1)),
    shared: arena.allocate(owner, size),
    key: arena.allocate(owner, DEEPEST),
    rows: arena.allocate(owner, (DEEPEST + 1) * (DEEPEST + 1)),
    found: arena.allocate(owner, 8 * size),
  };
  arena.bytes.set(flat.bytes, tree.bytes);
  arena.bytes.set(flat.shared, tree.shared);
  arena.words.set(flat.starts, tree.starts >> 2);
  return tree;
}

function near(
  flat: Flat,
  tree: Tree,
  term: string,
  edits: number,
): readonly { readonly ordinal: number; readonly edits: number }[] {
  const found: { ordinal: number; edits: number }[] = [];
  const key = Buffer.from(term);
  if (key.length > term.length || key.length > DEEPEST) {
    for (let at = 0; at < flat.shared.length; at++) checkOne(flat, at, term, edits, found);
    return found;
  }
  arena.bytes.set(key, tree.key);
  const { bytes, starts, shared, rows } = tree;
  const count = arena.kernel.findNear(
    bytes,
    starts,
    shared,
    flat.shared.length,
    tree.key,
    key.length,
    edits,
    rows,
    tree.found,
  );
  const pairs = arena.words.subarray(tree.found >> 2, (tree.found >> 2) + 2 * count);
  for (let at = 0; at < pairs.length; at += 2)
    if (pairs[at + 1]! >= 0) found.push({ ordinal: pairs[at]!, edits: pairs[at + 1]! });
    else checkOne(flat, pairs[at]!, term, edits, found);
  return found;
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
