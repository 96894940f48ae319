import { arena } from '../kernel/arena.ts';
import { lowestBit, onesOf } from '../kernel/machine.ts';
import { firstFrom } from '../segment/ascending.ts';
import { NO_DAY } from '../segment/layout.ts';
import type { Segment } from '../segment/segment.ts';
import type { DocumentSet } from './workspace.ts';

/** Documents of a segment, a bit for each, outside the kernel's memory: to be kept, and copied where needed. */
export type Bits = Int32Array;

/** Bytes of the sets of days that are kept for a segment. */
const MOST_BYTES = 4_000_000;
const MOST_SETS = 32;

const kept = new WeakMap<Segment, Map<string, Bits>>();

/**
 * The documents of days, `to` exclusive; undated ones never. Kept: who types asks again with each key, and
 * to look at 120,000 days takes longer than most searches.
 */
export function bitsOfDays(segment: Segment, from: number, to: number): Bits {
  const known = kept.get(segment) ?? new Map<string, Bits>();
  kept.set(segment, known);
  const key = `${from} ${to}`;
  let bits = known.get(key);
  if (bits === undefined) {
    bits = withDays(segment.days, Math.max(from, NO_DAY + 1), to);
    if (known.size >= Math.min(MOST_SETS, MOST_BYTES / bits.byteLength)) known.clear();
    known.set(key, bits);
  }
  return bits;
}

function withDays(days: Int32Array, from: number, to: number): Bits {
  const bits = new Int32Array((days.length >> 5) + 1);
  for (let at = 0; at < days.length; at++) {
    const day = days[at]!;
    if (day >= from && day < to) bits[at >> 5]! |= 1 << (at & 31);
  }
  return bits;
}

const living = new WeakMap<Uint8Array, Bits>();

/** The documents that are not gone; undefined while none is. */
export function livingBits({ deleted }: Segment): Bits | undefined {
  if (deleted === undefined) return undefined;
  let bits = living.get(deleted);
  if (bits === undefined) {
    bits = new Int32Array((deleted.length >> 5) + 1);
    for (let at = 0; at < deleted.length; at++)
      if (deleted[at] === 0) bits[at >> 5]! |= 1 << (at & 31);
    living.set(deleted, bits);
  }
  return bits;
}

export function hasBit(bits: Bits, document: number): boolean {
  return ((bits[document >> 5]! >>> (document & 31)) & 1) === 1;
}

/** The bits of a set, in place: until the next that is allocated. */
export function bitsOfSet({ address, length }: DocumentSet): Bits {
  return arena.words.subarray(address >> 2, (address + length) >> 2);
}

/** The documents, ascending. */
export function membersOf(bits: Bits): Int32Array {
  let count = 0;
  for (let n = 0; n < bits.length; n++) count += onesOf(bits[n]!);
  const members = new Int32Array(count);
  let at = 0;
  for (let n = 0; n < bits.length; n++)
    for (let word = bits[n]!; word !== 0; word &= word - 1)
      members[at++] = (n << 5) + lowestBit(word);
  return members;
}

/** Several ascending lists as one. */
export function joined(lists: readonly Uint32Array[]): Uint32Array {
  const full = lists.filter((list) => list.length > 0);
  if (full.length === 1) return full[0]!;
  const last = full.reduce((most, list) => Math.max(most, list.at(-1)!), 0);
  const bits = new Int32Array((last >> 5) + 1);
  for (const list of full)
    for (let n = 0; n < list.length; n++) bits[list[n]! >> 5]! |= 1 << (list[n]! & 31);
  return new Uint32Array(membersOf(bits).buffer);
}

/** So much longer a list is not read along, but looked into. */
const FAR_LONGER = 32;

/** Documents of two ascending lists, of which the first is not the longer one. */
export function inBoth(some: Uint32Array, others: Uint32Array): Uint32Array {
  const both = new Uint32Array(some.length);
  const isLong = others.length > FAR_LONGER * some.length;
  let count = 0;
  let at = 0;
  for (let n = 0; n < some.length; n++) {
    const wanted = some[n]!;
    if (isLong) at = firstFrom(others, wanted, at);
    else while (at < others.length && others[at]! < wanted) at++;
    if (others[at] === wanted) both[count++] = wanted;
  }
  return both.subarray(0, count);
}
