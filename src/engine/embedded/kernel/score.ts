import { NEVER } from './blocks.ts';
import { addTo, BITS, BLOCK_BYTES, BOUND, FIRST, NUMBER } from './decode.ts';
import {
  addBits,
  addShared,
  f64At,
  fillBits,
  i32At,
  keepBits,
  lowestBit,
  onesBefore,
  onesOf,
  setF64,
  setI32,
} from './machine.ts';
import { normOf } from './norms.ts';
import * as Q from './query.ts';

let query: i32 = 0;
let groups: i32 = 0;
let end: i32 = 0;
let areAll: boolean = false;

/** Finds the documents of a query in a stretch of which its groups are decoded. Stretches come in ascending order. */
export function findHits(record: i32): void {
  query = record;
  groups = i32At(query + Q.GROUPS);
  end = groups + i32At(query + Q.GROUP_COUNT) * Q.GROUP_BYTES;
  areAll = i32At(query + Q.TOGETHER) !== 0;
  const filter = i32At(query + Q.FILTER);
  for (;;) {
    let number = NEVER;
    for (let group = groups; group < end; group += Q.GROUP_BYTES)
      if (nextOf(group) < number) number = nextOf(group);
    if (number === NEVER) return;
    if (filter === 0 || onesBefore(filter + (number << 5), 256) !== 0) takeBlock(number, filter);
    else
      for (let group = groups; group < end; group += Q.GROUP_BYTES)
        if (nextOf(group) === number) setI32(group + Q.BLOCK, i32At(group + Q.BLOCK) + BLOCK_BYTES);
  }
}

/** Scores what of one group, whose documents nobody counts or reads, may be among the best. */
export function rateGroup(record: i32): void {
  query = record;
  groups = i32At(query + Q.GROUPS);
  end = groups + Q.GROUP_BYTES;
  const last = i32At(groups + Q.LAST);
  for (let block = i32At(groups + Q.BLOCK); block < last; block += BLOCK_BYTES) {
    if (f64At(groups + Q.WEIGHT) * f64At(block + BOUND) < f64At(query + Q.FLOOR)) continue;
    setI32(groups + Q.HERE, block);
    rateAll(block + BITS, i32At(block + NUMBER) << 8, 0);
  }
}

/** The number of a group's next block. @inline */
function nextOf(group: i32): i32 {
  const block = i32At(group + Q.BLOCK);
  return block === i32At(group + Q.LAST) ? NEVER : i32At(block + NUMBER);
}

/**
 * Takes the documents of a block as hits, and scores those that may be among the best: of an OR those that
 * have two groups, or one that can do it alone.
 */
function takeBlock(number: i32, filter: i32): void {
  const bits = query + Q.FOUND;
  const worth = query + Q.WORTH;
  const floor = i32At(query + Q.SCORES) !== 0 ? -1 : f64At(query + Q.FLOOR);
  fillBits(bits, areAll ? -1 : 0);
  fillBits(worth, areAll ? -1 : 0);
  let bound: f64 = 0;
  for (let group = groups; group < end; group += Q.GROUP_BYTES) {
    const block = nextOf(group) === number ? i32At(group + Q.BLOCK) : 0;
    setI32(group + Q.HERE, block);
    if (areAll && block === 0) fillBits(bits, 0);
    if (block === 0) continue;
    setI32(group + Q.BLOCK, block + BLOCK_BYTES);
    const most = f64At(group + Q.WEIGHT) * f64At(block + BOUND);
    bound += most;
    if (areAll) keepBits(bits, block + BITS);
    else {
      addShared(worth, bits, block + BITS);
      if (most >= floor) addBits(worth, block + BITS);
      addBits(bits, block + BITS);
    }
  }
  if (filter !== 0) keepBits(bits, filter + (number << 5));
  const count = onesBefore(bits, 256);
  if (count === 0) return;
  const before = i32At(query + Q.TOTAL);
  setI32(query + Q.TOTAL, before + count);
  if (i32At(query + Q.COUNTING) === 0)
    expand(bits, number << 8, i32At(query + Q.DOCUMENTS) + (before << 2));
  if (bound < floor) return;
  keepBits(worth, bits);
  rateAll(worth, number << 8, i32At(query + Q.SCORES) + (before << 3));
}

/** Writes the documents of a block. */
function expand(bits: i32, base: i32, into: i32): void {
  let next = into;
  for (let n = 0; n < 8; n++) {
    const word = i32At(bits + (n << 2));
    let at = next;
    // Eight at a time, wanted or not: where there are fewer, the next word overwrites the rest.
    for (let rest = word; rest !== 0; at += 32)
      for (let place = 0; place < 32; place += 4) {
        setI32(at + place, base + (n << 5) + lowestBit(rest));
        rest &= rest - 1;
      }
    next += onesOf(word) << 2;
  }
}

/** Scores documents of a block; where all get a score, `scores` is where they go. */
function rateAll(bits: i32, base: i32, scores: i32): void {
  const areWanted = i32At(query + Q.SCORES) !== 0;
  const sums = i32At(query + Q.WORK);
  let next = scores;
  for (let n = 0; n < 256; n += 32) {
    const wanted = i32At(bits + (n >> 3));
    if (wanted !== 0) addUp(wanted, n, base + n, sums);
    for (let rest = wanted; rest !== 0; rest &= rest - 1) {
      const sum = sums + (lowestBit(rest) << 3);
      const score = f64At(sum);
      setF64(sum, 0);
      if (areWanted) setF64(next, score);
      next += 8;
      if (score >= f64At(query + Q.FLOOR)) Q.enter(query, base + n + lowestBit(rest), score);
    }
  }
}

/**
 * Sums up the scores of some of 32 documents: BM25F, the formula of text/ranking, in its order of operations.
 * Group by group: of many words a document has few.
 */
function addUp(wanted: i32, n: i32, base: i32, sums: i32): void {
  for (let group = groups; group < end; group += Q.GROUP_BYTES) {
    const block = i32At(group + Q.HERE);
    const held = block === 0 ? 0 : i32At(block + BITS + (n >> 3));
    if ((held & wanted) === 0) continue;
    const first = i32At(block + FIRST) + onesBefore(block + BITS, n);
    for (let rest = held & wanted; rest !== 0; rest &= rest - 1) {
      const slot = lowestBit(rest);
      const place = first + onesOf(held & ~(-1 << slot));
      const frequency = f64At(i32At(group + Q.FREQUENCIES) + (place << 3));
      const norm = normOf(query, base + slot);
      addTo(sums + (slot << 3), (f64At(group + Q.WEIGHT) * frequency) / (frequency + norm));
    }
  }
}
