import { nextBlock } from './blocks.ts';
import {
  anyReaches,
  f64At,
  i32At,
  lowestBit,
  onesOf,
  setF64,
  setI32,
  setU8,
  takeMarks,
  u8At,
} from './machine.ts';
import { normOf, scoreOf, together } from './norms.ts';
import { AT, BODIES, BUFFER, FACTOR, HELD, TERM_BYTES, TITLES } from './postings.ts';
import * as Q from './query.ts';

// Scores by windows of documents, so that what is added up stays in the first cache.

/** Documents of a window, at most; windows start at multiples of 32. */
export const WINDOW: i32 = 65536;

/**
 * The parts of the work space: frequencies in bodies and titles of a group of several terms, and marks of
 * the documents that have any; marks of documents of all groups. These are 0 between uses. Sums of scores
 * are written before they are read.
 */
const IN_BODIES = 0;
const IN_TITLES = 8 * WINDOW;
const GATHERED = 16 * WINDOW;
const MARKS = 17 * WINDOW;
const SUMS = 18 * WINDOW;
export const CLEAR_BYTES: i32 = SUMS;
export const WORK_BYTES: i32 = 26 * WINDOW;

let query: i32 = 0;
let work: i32 = 0;
// The window at hand, and the filter from there on.
let from: i32 = 0;
let to: i32 = 0;
let filter: i32 = 0;
// The mark that a document needs for a score of the group at hand, where it must have all; it gets one more.
let needed: i32 = 0;
// Is there no other group? Then documents are hits as they come.
let isOnly: boolean = false;

/**
 * Finds the documents of a query from `start` to `end`. Windows come in ascending order; for one group of
 * one term it may be of any size. Where documents must have all groups, the rarest should come first.
 */
export function scoreWindow(record: i32, start: i32, end: i32): void {
  query = record;
  work = i32At(query + Q.WORK);
  from = start;
  to = end;
  filter = i32At(query + Q.FILTER) === 0 ? 0 : i32At(query + Q.FILTER) + (start >> 3);
  const count = i32At(query + Q.GROUP_COUNT);
  const areAll = i32At(query + Q.TOGETHER) !== 0;
  isOnly = count === 1;
  for (let n = 0; n < count; n++) {
    needed = areAll ? n : 0;
    if (!readGroup(i32At(query + Q.GROUPS) + n * Q.GROUP_BYTES) && areAll) break;
  }
  if (!isOnly) takeMarked(areAll ? count : 1);
}

/** Adds the scores of a group to its documents; returns whether there were any. */
function readGroup(group: i32): boolean {
  const count = i32At(group + Q.COUNT);
  const weight = f64At(group + Q.WEIGHT);
  const set = needed !== 0 ? work + MARKS : filter;
  let hasAny = false;
  for (let n = 0; n < count; n++) {
    const term = i32At(group + Q.TERMS) + n * TERM_BYTES;
    const factor = f64At(term + FACTOR);
    while (nextBlock(term, from, to, set, needed !== 0 ? 0 : 3)) {
      const start = i32At(term + BUFFER) + (i32At(term + AT) << 2);
      const end = select(term, i32At(group + Q.FIELDS));
      if (end > start) hasAny = true;
      if (count > 1) gather(start, end, factor);
      else if (isOnly) takeHits(start, end, factor, weight);
      else addScores(start, end, factor, weight);
      if (i32At(term + AT) < i32At(term + HELD)) break;
    }
  }
  if (count > 1 && hasAny) takeGathered(weight);
  return hasAny;
}

/**
 * Goes to the end of the block or the window, and moves together those of the postings passed over that
 * count, and what of their frequencies does; returns where they end.
 */
function select(term: i32, fields: i32): i32 {
  const buffer = i32At(term + BUFFER);
  const last = buffer + (i32At(term + HELD) << 2);
  let at = buffer + (i32At(term + AT) << 2);
  if (filter === 0 && needed === 0 && fields === Q.BOTH) {
    if (i32At(last - 4) < to) at = last;
    while (at < last && i32At(at) < to) at += 4;
    setI32(term + AT, (at - buffer) >> 2);
    return at;
  }
  let kept = at;
  for (; at < last && i32At(at) < to; at += 4) {
    const document = i32At(at);
    if (!isWanted(document - from)) continue;
    const body = fields & 2 ? i32At(at + BODIES) : 0;
    const title = fields & 1 ? i32At(at + TITLES) : 0;
    if ((body | title) === 0) continue;
    setI32(kept, document);
    setI32(kept + BODIES, body);
    setI32(kept + TITLES, title);
    kept += 4;
  }
  setI32(term + AT, (at - buffer) >> 2);
  return kept;
}

/** Has the document all groups before, or passed the filter? @inline */
function isWanted(slot: i32): boolean {
  if (needed !== 0) return u8At(work + MARKS + slot) === needed;
  return filter === 0 || ((u8At(filter + (slot >> 3)) >> (slot & 7)) & 1) !== 0;
}

/** Takes postings as hits, and scores those that may be among the best. */
function takeHits(start: i32, end: i32, factor: f64, weight: f64): void {
  const all = i32At(query + Q.SCORES) !== 0;
  let floor = f64At(query + Q.FLOOR);
  // Nearly all frequencies are below 4, and few such texts are among the best: then they need no look.
  const few = 3 * factor;
  const needsMore = !all && weight * few < floor * (few + f64At(query + Q.LEAST_NORM));
  let next = Q.nextHit(query);
  for (let at = start; at < end; at += 4) {
    const document = i32At(at);
    const body = i32At(at + BODIES);
    const title = i32At(at + TITLES);
    setI32(next, document);
    next += 4;
    if (needsMore && (title | (body >> 2)) === 0) continue;
    const norm = normOf(query, document);
    const frequency = together(query, document, factor * body, factor * title, norm);
    // The score against the floor, without a division.
    if (all || frequency * (weight - floor) >= floor * norm) {
      Q.rate(query, next - 4, document, (weight * frequency) / (frequency + norm));
      floor = f64At(query + Q.FLOOR);
    }
  }
  Q.addHits(query, (end - start) >> 2);
}

function addScores(start: i32, end: i32, factor: f64, weight: f64): void {
  for (let at = start; at < end; at += 4) {
    const document = i32At(at);
    const body = factor * i32At(at + BODIES);
    add(document - from, scoreOf(query, document, body, factor * i32At(at + TITLES), weight));
  }
}

/** @inline */
function add(slot: i32, score: f64): void {
  const mark = work + MARKS + slot;
  const sum = work + SUMS + (slot << 3);
  setF64(sum, u8At(mark) === 0 ? score : f64At(sum) + score);
  setU8(mark, needed + 1);
}

/** Adds up frequencies by document. */
function gather(start: i32, end: i32, factor: f64): void {
  for (let at = start; at < end; at += 4) {
    const slot = i32At(at) - from;
    addTo(work + IN_BODIES + (slot << 3), factor * i32At(at + BODIES));
    if (i32At(at + TITLES) !== 0)
      addTo(work + IN_TITLES + (slot << 3), factor * i32At(at + TITLES));
    setU8(work + GATHERED + slot, 1);
  }
}

/** @inline */
function addTo(sum: i32, value: f64): void {
  setF64(sum, f64At(sum) + value);
}

/** Scores what was gathered, of which nothing is left. */
function takeGathered(weight: f64): void {
  for (let base = 0; base < to - from; base += 32)
    for (let word = takeMarks(work + GATHERED + base, 1); word !== 0; word &= word - 1) {
      const slot = base + lowestBit(word);
      const document = from + slot;
      const body = taken(work + IN_BODIES + (slot << 3));
      const score = scoreOf(query, document, body, taken(work + IN_TITLES + (slot << 3)), weight);
      if (!isOnly) add(slot, score);
      else {
        setI32(Q.nextHit(query), document);
        Q.rate(query, Q.nextHit(query), document, score);
        Q.addHits(query, 1);
      }
    }
}

/** @inline */
function taken(address: i32): f64 {
  const value = f64At(address);
  setF64(address, 0);
  return value;
}

/** Takes documents with a mark of at least `least` as hits, and leaves no mark. */
function takeMarked(least: i32): void {
  const isCounting = i32At(query + Q.COUNTING) !== 0;
  const all = i32At(query + Q.SCORES) !== 0;
  for (let base = 0; base < to - from; base += 32) {
    let found = takeMarks(work + MARKS + base, least);
    if (found === 0) continue;
    let next = Q.nextHit(query);
    Q.addHits(query, onesOf(found));
    if (!isCounting) expand(found, from + base, next);
    const sums = work + SUMS + (base << 3);
    if (!all && !anyReaches(sums, f64At(query + Q.FLOOR))) continue;
    for (; found !== 0; found &= found - 1) {
      const slot = lowestBit(found);
      Q.rate(query, next, from + base + slot, f64At(sums + (slot << 3)));
      next += 4;
    }
  }
}

/** Writes a document for each bit of a word. */
function expand(word: i32, base: i32, into: i32): void {
  let at = into;
  // Eight at a time, wanted or not: where there are fewer, the next word overwrites the rest.
  for (let rest = word; rest !== 0; at += 32)
    for (let n = 0; n < 32; n += 4) {
      setI32(at + n, base + lowestBit(rest));
      rest &= rest - 1;
    }
}
