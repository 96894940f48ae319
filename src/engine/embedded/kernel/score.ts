import {
  addHits,
  enter,
  expand,
  isCounting,
  keepScore,
  nextHit,
  reaches,
  safeFloor,
} from './best.ts';
import { isIn, nextBlock } from './blocks.ts';
import { BOTH, COUNT, FIELDS, GROUP_BYTES, TERMS, WEIGHT } from './group.ts';
import {
  anyReaches,
  clear,
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
import { scoreOf, scorePosting } from './norms.ts';
import { AT, BODIES, BUFFER, FACTOR, HELD, SCORES, TERM_BYTES, TITLES } from './postings.ts';

// Scores by windows of documents, so that what is added up stays in the first cache.

/** Documents of a window, at most; windows start at multiples of 32. */
export const WINDOW: i32 = 65536;

/**
 * The parts of the work space: scores of a window, frequencies in bodies and titles, marks of documents
 * that have a score and of those that have frequencies, all 0 between uses; and the scores of words that
 * must come together, which are written before they are read.
 */
const SUMS = 0;
const IN_BODIES = 8 * WINDOW;
const IN_TITLES = 16 * WINDOW;
const MARKS = 24 * WINDOW;
const MORE_MARKS = 25 * WINDOW;
const GATHERED = 26 * WINDOW;
const JOINT_SUMS = 27 * WINDOW;
export const CLEAR_BYTES: i32 = JOINT_SUMS;
export const WORK_BYTES: i32 = 35 * WINDOW;

let work: i32 = 0;

export function useSpace(address: i32): void {
  work = address;
}

// The window at hand, and the filter from there on.
let from: i32 = 0;
let to: i32 = 0;
let filter: i32 = 0;

/**
 * Documents from `start` to `end` that have any of the groups, or all of them when `together` is 1; of
 * a filter alone unless it is 0. Windows come in ascending order.
 */
export function scoreWindow(
  groups: i32,
  count: i32,
  together: i32,
  start: i32,
  end: i32,
  among: i32,
): void {
  from = start;
  to = end;
  filter = among === 0 ? 0 : among + (start >> 3);
  if (count === 1) takeGathered(groups);
  else if (together !== 0) join(groups, count);
  else {
    let found = 0;
    for (let n = 0; n < count; n++)
      found += addGroup(groups + n * GROUP_BYTES, 0, work + MARKS, work + SUMS, false);
    if (found > 0) takeSums(work + MARKS, work + SUMS);
  }
}

/** Documents that have all groups: each is looked for among those that have all before it. */
function join(groups: i32, count: i32): void {
  let before = 0;
  for (let n = 0; n < count; n++) {
    const next = work + (n & 1 ? MORE_MARKS : MARKS);
    const group = groups + n * GROUP_BYTES;
    const found = addGroup(group, before, next, work + JOINT_SUMS, n === 0);
    if (before !== 0) clear(before, to - from);
    if (found === 0) return;
    before = next;
  }
  takeSums(before, work + JOINT_SUMS);
}

/** Takes the marked documents with their sums, and leaves nothing of them. */
function takeSums(marks: i32, sums: i32): void {
  if (isCounting()) {
    countSums(marks, sums);
    return;
  }
  const first = nextHit();
  const end = first + (expand(marks, from, to) << 2);
  for (let at = first; at < end; at += 4) {
    const document = i32At(at);
    const sum = sums + ((document - from) << 3);
    const score = f64At(sum);
    setF64(sum, 0);
    keepScore(at, score);
    if (reaches(score)) enter(document, score);
  }
  addHits((end - first) >> 2);
}

/** As `takeSums`, but looks only at sums that reach, 32 at once. */
function countSums(marks: i32, sums: i32): void {
  let count = 0;
  let least = safeFloor();
  for (let base = 0; base < to - from; base += 32) {
    let word = takeMarks(marks + base);
    if (word === 0) continue;
    count += onesOf(word);
    const at = sums + (base << 3);
    if (anyReaches(at, least)) {
      for (; word !== 0; word &= word - 1) {
        const slot = lowestBit(word);
        const score = f64At(at + (slot << 3));
        if (reaches(score)) enter(from + base + slot, score);
      }
      least = safeFloor();
    }
    clear(at, 256);
  }
  addHits(count);
}

/**
 * Adds the scores of a group, of documents with a mark in `among` unless that is 0, to `sums`, or writes
 * them there, and marks its documents in `into`. Returns how many postings it had.
 */
function addGroup(group: i32, among: i32, into: i32, sums: i32, isFirst: boolean): i32 {
  if (i32At(group + COUNT) === 1 && i32At(group + FIELDS) === BOTH)
    return addTerm(group, among, into, sums, isFirst);
  if (gatherGroup(group, among) === 0) return 0;
  const weight = f64At(group + WEIGHT);
  const count = expand(work + GATHERED, from, to);
  const first = nextHit();
  for (let at = first; at < first + (count << 2); at += 4) {
    const slot = i32At(at) - from;
    add(sums, slot, takeScore(slot, weight), isFirst);
    setU8(into + slot, 1);
  }
  return count;
}

/** @inline */
function add(sums: i32, slot: i32, score: f64, isFirst: boolean): void {
  const sum = sums + (slot << 3);
  setF64(sum, isFirst ? score : f64At(sum) + score);
}

function addTerm(group: i32, among: i32, into: i32, sums: i32, isFirst: boolean): i32 {
  const term = i32At(group + TERMS);
  const weight = f64At(group + WEIGHT);
  const factor = f64At(term + FACTOR);
  const table = i32At(term + SCORES);
  const buffer = i32At(term + BUFFER);
  let added = 0;
  while (nextBlock(term, from, to, filter, among)) {
    const held = i32At(term + HELD);
    let n = i32At(term + AT);
    for (; n < held; n++) {
      const at = buffer + (n << 2);
      const document = i32At(at);
      if (document >= to) break;
      const slot = document - from;
      if (!isWanted(among, slot)) continue;
      add(sums, slot, scorePosting(at, document, factor, weight, table), isFirst);
      setU8(into + slot, 1);
      added++;
    }
    setI32(term + AT, n);
    if (n < held) break;
  }
  return added;
}

/** Marks are of documents that have passed the filter. @inline */
function isWanted(among: i32, slot: i32): boolean {
  if (among !== 0) return u8At(among + slot) !== 0;
  return filter === 0 || isIn(filter, slot);
}

/** Takes the documents of a group, with its score alone. */
function takeGathered(group: i32): void {
  if (gatherGroup(group, 0) === 0) return;
  const weight = f64At(group + WEIGHT);
  const first = nextHit();
  const end = first + (expand(work + GATHERED, from, to) << 2);
  for (let at = first; at < end; at += 4) {
    const document = i32At(at);
    const score = takeScore(document - from, weight);
    keepScore(at, score);
    if (reaches(score)) enter(document, score);
  }
  addHits((end - first) >> 2);
}

/** Has a frequency in titles been gathered? Else they need not be looked at. */
let hasTitles: boolean = false;

/** Adds up the frequencies of the terms of a group; returns how many postings they had. */
function gatherGroup(group: i32, among: i32): i32 {
  const count = i32At(group + COUNT);
  let gathered = 0;
  hasTitles = false;
  for (let n = 0; n < count; n++)
    gathered += gather(i32At(group + TERMS) + n * TERM_BYTES, i32At(group + FIELDS), among);
  return gathered;
}

function gather(term: i32, fields: i32, among: i32): i32 {
  const factor = f64At(term + FACTOR);
  const buffer = i32At(term + BUFFER);
  let added = 0;
  while (nextBlock(term, from, to, filter, among)) {
    const held = i32At(term + HELD);
    let n = i32At(term + AT);
    for (; n < held; n++) {
      const at = buffer + (n << 2);
      const document = i32At(at);
      if (document >= to) break;
      const slot = document - from;
      if (!isWanted(among, slot)) continue;
      const body = fields & 2 ? i32At(at + BODIES) : 0;
      const title = fields & 1 ? i32At(at + TITLES) : 0;
      if (body + title === 0) continue;
      const bodies = work + IN_BODIES + (slot << 3);
      setF64(bodies, f64At(bodies) + factor * body);
      if (title !== 0) {
        const titles = work + IN_TITLES + (slot << 3);
        setF64(titles, f64At(titles) + factor * title);
        hasTitles = true;
      }
      setU8(work + GATHERED + slot, 1);
      added++;
    }
    setI32(term + AT, n);
    if (n < held) break;
  }
  return added;
}

/** The score of what was gathered for a document, of which nothing is left. @inline */
function takeScore(slot: i32, weight: f64): f64 {
  const body = work + IN_BODIES + (slot << 3);
  const inBody = f64At(body);
  setF64(body, 0);
  let inTitle: f64 = 0;
  if (hasTitles) {
    const title = work + IN_TITLES + (slot << 3);
    inTitle = f64At(title);
    if (inTitle !== 0) setF64(title, 0);
  }
  return scoreOf(from + slot, inBody, inTitle, weight);
}
