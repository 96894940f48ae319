import { f64At, i32At, lowestBit, setF64, setI32, u16At } from './machine.ts';
import {
  AT,
  BODIES,
  BUFFER,
  beforeNext,
  FACTOR,
  HELD,
  lastOfNext,
  readBlock,
  skipTo,
  TERM_BYTES,
  TITLES,
} from './postings.ts';

/**
 * Scores by windows of documents, so that what is added up stays in the first cache. A group of terms
 * that count as one is a record of 24 bytes: weight (a float), first term, number of terms, and which
 * fields count (1 the title, 2 the body).
 */
const WEIGHT = 0;
const TERMS = 8;
const COUNT = 12;
const FIELDS = 16;
export const GROUP_BYTES: i32 = 24;
const BOTH = 3;

/** Documents of a window, at most; windows start at multiples of 32. */
export const WINDOW: i32 = 65536;

/** The parts of the work space: scores and frequencies of a window, and five sets of its documents. */
const SUMS = 0;
const IN_BODIES = 8 * WINDOW;
const IN_TITLES = 16 * WINDOW;
const SETS = 24 * WINDOW;
const SET_BYTES = WINDOW >> 3;
export const WORK_BYTES: i32 = SETS + 4 * SET_BYTES;

let work: i32 = 0;
let bodyLengths: i32 = 0;
let titleLengths: i32 = 0;
let bodyNorms: i32 = 0;
let titleNorms: i32 = 0;

/** Where lengths by document (two bytes each) and norms by length (floats) stand. */
export function useLengths(
  space: i32,
  ofBodies: i32,
  ofTitles: i32,
  forBodies: i32,
  forTitles: i32,
): void {
  work = space;
  bodyLengths = ofBodies;
  titleLengths = ofTitles;
  bodyNorms = forBodies;
  titleNorms = forTitles;
}

let documents: i32 = 0;
let scores: i32 = 0;
let total: i32 = 0;

/** Where the documents found go, and the score of each; scores are left out when their address is 0. */
export function useHits(ofDocuments: i32, ofScores: i32): void {
  documents = ofDocuments;
  scores = ofScores;
  total = 0;
}

/** How many documents have been found. */
export function hitCount(): i32 {
  return total;
}

let best: i32 = 0;
let most: i32 = 0;
let kept: i32 = 0;
let floor: f64 = -1;
let raise: f64 = 1;
let candidates: i32 = 0;
let candidateScores: i32 = 0;
let candidateCount: i32 = 0;

/**
 * Starts a ranking: of the scores that come, the `size` largest are kept at `heap`. `factor` is the
 * most that a score can be raised by later.
 */
export function useBest(heap: i32, size: i32, factor: f64): void {
  best = heap;
  most = size;
  kept = 0;
  floor = -1;
  raise = factor;
}

/** Where documents go whose score, raised, reaches the least that is kept, and their scores. */
export function useCandidates(ofDocuments: i32, ofScores: i32): void {
  candidates = ofDocuments;
  candidateScores = ofScores;
  candidateCount = 0;
}

export function candidatesFound(): i32 {
  return candidateCount;
}

/** Takes the document as a candidate and its score into a heap with the least on top. */
function enter(document: i32, score: f64): void {
  setI32(candidates + (candidateCount << 2), document);
  setF64(candidateScores + (candidateCount << 3), score);
  candidateCount++;
  if (kept < most) rise(kept++, score);
  else if (score > f64At(best)) sink(score);
  if (kept === most) floor = f64At(best);
}

function rise(from: i32, score: f64): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = f64At(best + (parent << 3));
    if (above <= score) break;
    setF64(best + (at << 3), above);
    at = parent;
  }
  setF64(best + (at << 3), score);
}

function sink(score: f64): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= most) break;
    if (child + 1 < most && f64At(best + ((child + 1) << 3)) < f64At(best + (child << 3))) child++;
    const below = f64At(best + (child << 3));
    if (below >= score) break;
    setF64(best + (at << 3), below);
    at = child;
  }
  setF64(best + (at << 3), score);
}

function hit(document: i32, score: f64): void {
  setI32(documents + (total << 2), document);
  if (scores !== 0) setF64(scores + (total << 3), score);
  total++;
  if (most > 0 && score * raise >= floor) enter(document, score);
}

/** BM25F of one posting: the formula of text/ranking, in its order of operations. */
function scoreOf(document: i32, body: f64, title: f64, weight: f64): f64 {
  const norm = f64At(bodyNorms + (u16At(bodyLengths + (document << 1)) << 3));
  let frequency = body;
  if (title !== 0)
    frequency += title * f64At(titleNorms + (u16At(titleLengths + (document << 1)) << 3)) * norm;
  return (weight * frequency) / (frequency + norm);
}

/** All documents of one term, or those of a filter (a bit for each document). */
export function scoreTerm(group: i32, filter: i32): void {
  const term = i32At(group + TERMS);
  const weight = f64At(group + WEIGHT);
  const factor = f64At(term + FACTOR);
  while (nextBlock(term, 0, 0x7fffffff, filter)) {
    const buffer = i32At(term + BUFFER);
    const end = buffer + (i32At(term + HELD) << 2);
    setI32(term + AT, i32At(term + HELD));
    for (let at = buffer; at < end; at += 4) {
      const document = i32At(at);
      if (filter !== 0 && !isIn(filter, document)) continue;
      const title: f64 = i32At(at + TITLES);
      hit(document, scoreOf(document, factor * i32At(at + BODIES), factor * title, weight));
    }
  }
}

/**
 * Makes sure that the buffer holds postings from `from` on; false when the term has none before `to`.
 * Blocks without a document of `among` (whose first bit is that of `from`) are not unpacked.
 */
function nextBlock(term: i32, from: i32, to: i32, among: i32): boolean {
  while (isSpent(term, from)) {
    if (!skipTo(term, from)) return false;
    const first = beforeNext(term) + 1;
    if (first >= to) return false;
    const last = lastOfNext(term);
    if (among !== 0 && last >= 0 && last < to && isEmpty(among, first - from, last - from))
      skipTo(term, last + 1);
    else readBlock(term);
  }
  return i32At(i32At(term + BUFFER) + (i32At(term + AT) << 2)) < to;
}

/** Passes over postings before `from`; has the buffer none left? */
function isSpent(term: i32, from: i32): boolean {
  const buffer = i32At(term + BUFFER);
  const held = i32At(term + HELD);
  let at = i32At(term + AT);
  while (at < held && i32At(buffer + (at << 2)) < from) at++;
  setI32(term + AT, at);
  return at === held;
}

/** Has the set no document from `first` (or 0) to `last`? */
function isEmpty(set: i32, first: i32, last: i32): boolean {
  const from = first < 0 ? 0 : first;
  const end = last >> 5;
  let word = from >> 5;
  if (i32At(set + (word << 2)) >>> (from & 31) !== 0)
    return word === end && (i32At(set + (word << 2)) & bitsTo(last) & bitsFrom(from)) === 0;
  while (++word < end) if (i32At(set + (word << 2)) !== 0) return false;
  return word > end || (i32At(set + (end << 2)) & bitsTo(last)) === 0;
}

function bitsFrom(slot: i32): i32 {
  return -1 << (slot & 31);
}

function bitsTo(slot: i32): i32 {
  return -1 >>> (31 - (slot & 31));
}

function isIn(set: i32, slot: i32): boolean {
  return ((i32At(set + ((slot >> 5) << 2)) >>> (slot & 31)) & 1) !== 0;
}

function put(set: i32, slot: i32): void {
  const address = set + ((slot >> 5) << 2);
  setI32(address, i32At(address) | (1 << (slot & 31)));
}

/**
 * Documents from `from` to `to` that have any of the groups, or all of them when `together` is 1; of
 * a filter alone unless it is 0. Windows come in ascending order.
 */
export function scoreWindow(
  groups: i32,
  count: i32,
  together: i32,
  from: i32,
  to: i32,
  filter: i32,
): void {
  const among = filter === 0 ? 0 : filter + (from >> 3);
  const first = work + SETS;
  let found = addGroup(groups, from, to, among, first, together !== 0);
  if (together === 0) {
    for (let n = 1; n < count; n++)
      found += addGroup(groups + n * GROUP_BYTES, from, to, among, first, false);
    if (found > 0) sweep(first, first, from, to);
    return;
  }
  if (found === 0) return;
  let before = first;
  for (let n = 1; n < count; n++) {
    const next = first + (n & 1 ? SET_BYTES : 2 * SET_BYTES);
    found = addGroup(groups + n * GROUP_BYTES, from, to, before, next, false);
    if (before !== first) empty(before, from, to);
    before = next;
    if (found === 0) break;
  }
  sweep(first, before, from, to);
}

function empty(set: i32, from: i32, to: i32): void {
  for (let word = 0; word << 5 < to - from; word++) setI32(set + (word << 2), 0);
}

/** Adds the scores of a group; `first`: the sums hold nothing yet. Returns how many postings it had. */
function addGroup(group: i32, from: i32, to: i32, among: i32, into: i32, first: boolean): i32 {
  const count = i32At(group + COUNT);
  if (count === 0) return 0;
  if (count === 1 && i32At(group + FIELDS) === BOTH)
    return addTerm(group, from, to, among, into, first);
  let gathered = 0;
  for (let n = 0; n < count; n++) {
    const term = i32At(group + TERMS) + n * TERM_BYTES;
    gathered += gather(term, i32At(group + FIELDS), from, to, among);
  }
  return gathered === 0 ? 0 : addGathered(f64At(group + WEIGHT), from, to, into, first);
}

function addTerm(group: i32, from: i32, to: i32, among: i32, into: i32, first: boolean): i32 {
  const term = i32At(group + TERMS);
  const weight = f64At(group + WEIGHT);
  const factor = f64At(term + FACTOR);
  const buffer = i32At(term + BUFFER);
  const sums = work + SUMS;
  let added = 0;
  while (nextBlock(term, from, to, among)) {
    const held = i32At(term + HELD);
    let n = i32At(term + AT);
    for (; n < held; n++) {
      const at = buffer + (n << 2);
      const document = i32At(at);
      if (document >= to) break;
      const slot = document - from;
      if (among !== 0 && !isIn(among, slot)) continue;
      const title: f64 = i32At(at + TITLES);
      const score = scoreOf(document, factor * i32At(at + BODIES), factor * title, weight);
      const sum = sums + (slot << 3);
      setF64(sum, first ? score : f64At(sum) + score);
      put(into, slot);
      added++;
    }
    setI32(term + AT, n);
    if (n < held) break;
  }
  return added;
}

/** Adds up the frequencies of a term. */
function gather(term: i32, fields: i32, from: i32, to: i32, among: i32): i32 {
  const factor = f64At(term + FACTOR);
  const buffer = i32At(term + BUFFER);
  const into = work + SETS + 3 * SET_BYTES;
  let added = 0;
  while (nextBlock(term, from, to, among)) {
    const held = i32At(term + HELD);
    let n = i32At(term + AT);
    for (; n < held; n++) {
      const at = buffer + (n << 2);
      const document = i32At(at);
      if (document >= to) break;
      const slot = document - from;
      if (among !== 0 && !isIn(among, slot)) continue;
      const body: f64 = fields & 2 ? i32At(at + BODIES) : 0;
      const title: f64 = fields & 1 ? i32At(at + TITLES) : 0;
      if (body + title === 0) continue;
      const bodies = work + IN_BODIES + (slot << 3);
      const titles = work + IN_TITLES + (slot << 3);
      setF64(bodies, f64At(bodies) + factor * body);
      if (title !== 0) setF64(titles, f64At(titles) + factor * title);
      put(into, slot);
      added++;
    }
    setI32(term + AT, n);
    if (n < held) break;
  }
  return added;
}

/** Turns what was gathered into scores, and leaves nothing of it. */
function addGathered(weight: f64, from: i32, to: i32, into: i32, first: boolean): i32 {
  const set = work + SETS + 3 * SET_BYTES;
  let added = 0;
  for (let base = 0; base < to - from; base += 32) {
    let word = i32At(set + (base >> 3));
    if (word === 0) continue;
    setI32(set + (base >> 3), 0);
    setI32(into + (base >> 3), i32At(into + (base >> 3)) | word);
    for (; word !== 0; word &= word - 1) {
      const slot = base + lowestBit(word);
      const body = work + IN_BODIES + (slot << 3);
      const title = work + IN_TITLES + (slot << 3);
      const score = scoreOf(from + slot, f64At(body), f64At(title), weight);
      setF64(body, 0);
      setF64(title, 0);
      const sum = work + SUMS + (slot << 3);
      setF64(sum, first ? score : f64At(sum) + score);
      added++;
    }
  }
  return added;
}

/** Takes the documents of `hits` with their sums, and leaves nothing of those in `all`. */
function sweep(all: i32, hits: i32, from: i32, to: i32): void {
  for (let base = 0; base < to - from; base += 32) {
    let word = i32At(all + (base >> 3));
    if (word === 0) continue;
    const wanted = i32At(hits + (base >> 3));
    setI32(all + (base >> 3), 0);
    setI32(hits + (base >> 3), 0);
    for (; word !== 0; word &= word - 1) {
      const slot = lowestBit(word);
      const sum = work + SUMS + ((base + slot) << 3);
      if (((wanted >>> slot) & 1) !== 0) hit(from + base + slot, f64At(sum));
      setF64(sum, 0);
    }
  }
}
