import { f64At, lowestBit, onesOf, setF64, setI32, takeMarks } from './machine.ts';

let documents: i32 = 0;
let scores: i32 = 0;
let counting: i32 = 0;
let total: i32 = 0;

/**
 * Where the documents found go, and the score of each; scores are left out when their address is 0. With
 * `countOnly` 1 nobody will read the documents: they are counted, and only candidates are written for sure.
 */
export function useHits(ofDocuments: i32, ofScores: i32, countOnly: i32): void {
  documents = ofDocuments;
  scores = ofScores;
  counting = countOnly;
  total = 0;
}

export function isCounting(): boolean {
  return counting !== 0;
}

/** How many documents have been found. */
export function hitCount(): i32 {
  return total;
}

/** Where the next document goes. @inline */
export function nextHit(): i32 {
  return documents + (total << 2);
}

/**
 * Writes the documents that have a mark (a byte each, from that of document `from` on) after those that
 * were found, and takes the marks away. Returns how many; they are not hits before they are taken.
 */
export function expand(marks: i32, from: i32, to: i32): i32 {
  const first = nextHit();
  let at = first;
  for (let base = from; base < to; base += 32) {
    let word = takeMarks(marks + base - from);
    if (word === 0) continue;
    const end = at + (onesOf(word) << 2);
    // Eight at a time, wanted or not: where there are fewer, the next word overwrites the rest.
    for (; word !== 0; at += 32)
      for (let n = 0; n < 32; n += 4) {
        setI32(at + n, base + lowestBit(word));
        word &= word - 1;
      }
    at = end;
  }
  return (at - first) >> 2;
}

let heap: i32 = 0;
let most: i32 = 0;
let kept: i32 = 0;
let floor: f64 = Infinity;
let raise: f64 = 1;
let candidates: i32 = 0;
let candidateScores: i32 = 0;
let candidateCount: i32 = 0;

/**
 * Starts a ranking: of the scores that come, the `size` largest are kept at `address`. `factor` is the
 * most that a score can be raised by later.
 */
export function useBest(address: i32, size: i32, factor: f64): void {
  heap = address;
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

/** Takes a document as a hit. */
export function hit(document: i32, score: f64): void {
  const at = nextHit();
  setI32(at, document);
  keepScore(at, score);
  if (reaches(score)) enter(document, score);
  addHits(1);
}

/** So many hits more; their documents and scores have been written. */
export function addHits(count: i32): void {
  total += count;
}

/** Writes the score of the document at an address, where scores are wanted. @inline */
export function keepScore(at: i32, score: f64): void {
  if (scores !== 0) setF64(scores + ((at - documents) << 1), score);
}

/** May a document with this score be among the best? @inline */
export function reaches(score: f64): boolean {
  return score * raise >= floor;
}

/** Below this, rounding included, no score reaches. */
export function safeFloor(): f64 {
  return (floor / raise) * 0.999999;
}

/** Takes the document as a candidate, and its score into a heap with the least on top. */
export function enter(document: i32, score: f64): void {
  setI32(candidates + (candidateCount << 2), document);
  setF64(candidateScores + (candidateCount << 3), score);
  candidateCount++;
  if (kept < most) rise(kept++, score);
  else if (score > f64At(heap)) sink(score);
  if (kept === most) floor = f64At(heap);
}

function rise(from: i32, score: f64): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = f64At(heap + (parent << 3));
    if (above <= score) break;
    setF64(heap + (at << 3), above);
    at = parent;
  }
  setF64(heap + (at << 3), score);
}

function sink(score: f64): void {
  let at = 0;
  for (let child = 1; child < most; child = 2 * at + 1) {
    if (child + 1 < most && f64At(heap + ((child + 1) << 3)) < f64At(heap + (child << 3))) child++;
    const below = f64At(heap + (child << 3));
    if (below >= score) break;
    setF64(heap + (at << 3), below);
    at = child;
  }
  setF64(heap + (at << 3), score);
}
