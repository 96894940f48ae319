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
export const WEIGHT: i32 = 0;
export const TERMS: i32 = 8;
const COUNT = 12;
const FIELDS = 16;
export const GROUP_BYTES: i32 = 24;
const BOTH = 3;

/** Documents of a window, at most; windows start at multiples of 32. */
export const WINDOW: i32 = 65536;

/**
 * The parts of the work space: scores of a window, frequencies, scores of words that must come together
 * (which are written before they are read), and four sets of its documents. All else is 0 between uses.
 */
const SUMS = 0;
const IN_BODIES = 8 * WINDOW;
const IN_TITLES = 16 * WINDOW;
const SETS = 24 * WINDOW;
const SET_BYTES = WINDOW >> 3;
const JOINT_SUMS = SETS + 4 * SET_BYTES;
export const CLEAR_BYTES: i32 = JOINT_SUMS;
export const WORK_BYTES: i32 = JOINT_SUMS + 8 * WINDOW;

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
let floor: f64 = Infinity;
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
  // Nothing reaches it where no best are wanted, everything while there are too few.
  floor = size === 0 ? Infinity : -1;
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

/** The least score that is kept; below 0 while there are too few. */
export function leastKept(): f64 {
  return floor;
}

/** Takes the document as a candidate and its score into a heap with the least on top; returns the floor. */
function enter(document: i32, score: f64): f64 {
  setI32(candidates + (candidateCount << 2), document);
  setF64(candidateScores + (candidateCount << 3), score);
  candidateCount++;
  if (kept < most) rise(kept++, score);
  else if (score > f64At(best)) sink(score);
  if (kept === most) floor = f64At(best);
  return floor;
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
  if (score * raise >= floor) enter(document, score);
}

/** All documents of one term, or those of a filter (a bit for each document). */
export function scoreTerm(group: i32, filter: i32): void {
  const term = i32At(group + TERMS);
  const weight = f64At(group + WEIGHT);
  const factor = f64At(term + FACTOR);
  const buffer = i32At(term + BUFFER);
  while (nextBlock(term, 0, 0x7fffffff, filter)) {
    const end = buffer + (i32At(term + HELD) << 2);
    setI32(term + AT, i32At(term + HELD));
    let count = total;
    let least = floor;
    for (let at = buffer; at < end; at += 4) {
      const document = i32At(at);
      if (filter !== 0 && !isIn(filter, document)) continue;
      const score = scorePosting(at, document, factor, weight);
      setI32(documents + (count << 2), document);
      if (scores !== 0) setF64(scores + (count << 3), score);
      count++;
      if (score * raise >= least) least = enter(document, score);
    }
    total = count;
  }
}

/** A document in which something was found so often, as a hit. */
export function scoreRuns(document: i32, title: i32, body: i32, weight: f64): void {
  const norm = f64At(bodyNorms + (u16At(bodyLengths + (document << 1)) << 3));
  const inTitle = f64At(titleNorms + (u16At(titleLengths + (document << 1)) << 3));
  const frequency = title === 0 ? body : body + title * inTitle * norm;
  hit(document, (weight * frequency) / (frequency + norm));
}

/** Does a filter (0: none) leave the document? */
export function isFree(filter: i32, document: i32): boolean {
  return filter === 0 || isIn(filter, document);
}

/** BM25F of one posting: the formula of text/ranking, in its order of operations. */
function scorePosting(at: i32, document: i32, factor: f64, weight: f64): f64 {
  const norm = f64At(bodyNorms + (u16At(bodyLengths + (document << 1)) << 3));
  let frequency = factor * i32At(at + BODIES);
  const title = i32At(at + TITLES);
  if (title !== 0)
    frequency +=
      factor * title * f64At(titleNorms + (u16At(titleLengths + (document << 1)) << 3)) * norm;
  return (weight * frequency) / (frequency + norm);
}

/**
 * Makes sure that the buffer holds postings from `from` on; false when the term has none before `to`.
 * Blocks without a document of `among` (whose first bit is that of `from`) are not unpacked.
 */
export function nextBlock(term: i32, from: i32, to: i32, among: i32): boolean {
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
  if (count === 1) {
    if (gatherGroup(groups, from, to, among) > 0) takeGathered(f64At(groups + WEIGHT), from, to);
    return;
  }
  if (together !== 0) {
    join(groups, count, from, to, among);
    return;
  }
  let found = 0;
  for (let n = 0; n < count; n++)
    found += addGroup(groups + n * GROUP_BYTES, from, to, among, first, 0);
  if (found > 0) sweep(first, SUMS, from, to);
}

/** Documents that have all groups: each is looked for among those that have all before it. */
function join(groups: i32, count: i32, from: i32, to: i32, among: i32): void {
  const first = work + SETS;
  let before = among;
  for (let n = 0; n < count; n++) {
    const next = first + (n & 1 ? SET_BYTES : 0);
    const mode = n === 0 ? FIRST : JOINT;
    const found = addGroup(groups + n * GROUP_BYTES, from, to, before, next, mode);
    if (n > 0) empty(before, from, to);
    if (found === 0) return;
    before = next;
  }
  sweep(before, JOINT_SUMS, from, to);
}

/** How scores are added up: from 0, or joint ones, of which the first is not added but written. */
const JOINT = 1;
const FIRST = 2;

function addScore(slot: i32, score: f64, mode: i32): void {
  if (mode === 0) {
    const sum = work + SUMS + (slot << 3);
    setF64(sum, f64At(sum) + score);
  } else {
    const sum = work + JOINT_SUMS + (slot << 3);
    setF64(sum, mode === FIRST ? score : f64At(sum) + score);
  }
}

function empty(set: i32, from: i32, to: i32): void {
  for (let word = 0; word << 5 < to - from; word++) setI32(set + (word << 2), 0);
}

/** Adds the scores of a group; returns how many postings it had. */
function addGroup(group: i32, from: i32, to: i32, among: i32, into: i32, mode: i32): i32 {
  const count = i32At(group + COUNT);
  if (count === 0) return 0;
  if (count === 1 && i32At(group + FIELDS) === BOTH)
    return addTerm(group, from, to, among, into, mode);
  if (gatherGroup(group, from, to, among) === 0) return 0;
  return addGathered(f64At(group + WEIGHT), from, to, into, mode);
}

function gatherGroup(group: i32, from: i32, to: i32, among: i32): i32 {
  const count = i32At(group + COUNT);
  let gathered = 0;
  hasTitles = false;
  for (let n = 0; n < count; n++) {
    const term = i32At(group + TERMS) + n * TERM_BYTES;
    gathered += gather(term, i32At(group + FIELDS), from, to, among);
  }
  return gathered;
}

/** Has a frequency in titles been gathered? Else they need not be looked at. */
let hasTitles: boolean = false;

function addTerm(group: i32, from: i32, to: i32, among: i32, into: i32, mode: i32): i32 {
  const term = i32At(group + TERMS);
  const weight = f64At(group + WEIGHT);
  const factor = f64At(term + FACTOR);
  const buffer = i32At(term + BUFFER);
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
      addScore(slot, scorePosting(at, document, factor, weight), mode);
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
      if (title !== 0) {
        setF64(titles, f64At(titles) + factor * title);
        hasTitles = true;
      }
      put(into, slot);
      added++;
    }
    setI32(term + AT, n);
    if (n < held) break;
  }
  return added;
}

/** Adds the scores of what was gathered, and leaves nothing of it. */
function addGathered(weight: f64, from: i32, to: i32, into: i32, mode: i32): i32 {
  const set = work + SETS + 3 * SET_BYTES;
  let added = 0;
  for (let base = 0; base < to - from; base += 32) {
    let word = i32At(set + (base >> 3));
    if (word === 0) continue;
    setI32(set + (base >> 3), 0);
    setI32(into + (base >> 3), i32At(into + (base >> 3)) | word);
    for (; word !== 0; word &= word - 1) {
      const slot = base + lowestBit(word);
      addScore(slot, takeScore(slot, from + slot, weight), mode);
      added++;
    }
  }
  return added;
}

/** Takes all that was gathered as hits, and leaves nothing of it. */
function takeGathered(weight: f64, from: i32, to: i32): void {
  const set = work + SETS + 3 * SET_BYTES;
  for (let base = 0; base < to - from; base += 32) {
    let word = i32At(set + (base >> 3));
    if (word === 0) continue;
    setI32(set + (base >> 3), 0);
    for (; word !== 0; word &= word - 1) {
      const slot = base + lowestBit(word);
      hit(from + slot, takeScore(slot, from + slot, weight));
    }
  }
}

/** The score of what was gathered for a document, of which nothing is left. */
function takeScore(slot: i32, document: i32, weight: f64): f64 {
  const body = work + IN_BODIES + (slot << 3);
  const title = work + IN_TITLES + (slot << 3);
  const norm = f64At(bodyNorms + (u16At(bodyLengths + (document << 1)) << 3));
  let frequency = f64At(body);
  setF64(body, 0);
  if (hasTitles && f64At(title) !== 0) {
    const inTitle = f64At(titleNorms + (u16At(titleLengths + (document << 1)) << 3));
    frequency += f64At(title) * inTitle * norm;
    setF64(title, 0);
  }
  return (weight * frequency) / (frequency + norm);
}

/** Takes the documents of a set with their sums, and leaves nothing of them. */
function sweep(set: i32, sums: i32, from: i32, to: i32): void {
  for (let base = 0; base < to - from; base += 32) {
    let word = i32At(set + (base >> 3));
    if (word === 0) continue;
    setI32(set + (base >> 3), 0);
    for (; word !== 0; word &= word - 1) {
      const slot = base + lowestBit(word);
      const sum = work + sums + (slot << 3);
      hit(from + slot, f64At(sum));
      setF64(sum, 0);
    }
  }
}
