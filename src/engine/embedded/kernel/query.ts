import { f64At, i32At, setF64, setI32 } from './machine.ts';

/**
 * A query over a segment is a record of 128 bytes: what is asked, where what is found goes, and how far
 * it has come. These are the places; they hold addresses where nothing else is said.
 */
export const GROUPS: i32 = 0;
export const GROUP_COUNT: i32 = 4;
/** 1 where a document must have all groups. */
export const TOGETHER: i32 = 8;
/** A bit for each document that may be found; 0 for all. */
export const FILTER: i32 = 12;
export const WORK: i32 = 16;
/** Lengths by document, two bytes each, and norms by length, floats. */
export const BODY_LENGTHS: i32 = 20;
export const TITLE_LENGTHS: i32 = 24;
export const BODY_NORMS: i32 = 28;
export const TITLE_NORMS: i32 = 32;
/** The documents found, how many they are, and the score of each or 0: then only few get one. */
export const DOCUMENTS: i32 = 36;
export const TOTAL: i32 = 40;
export const SCORES: i32 = 44;
/** 1 where nobody will read the documents of several groups: they are counted. */
export const COUNTING: i32 = 48;
/** Documents that may be among the best, how many they are, and their scores. */
export const FEW: i32 = 52;
export const FEW_COUNT: i32 = 56;
export const FEW_SCORES: i32 = 60;
/** The best scores, descending; how many are wanted, and how many there are. */
export const BEST: i32 = 64;
export const BEST_SIZE: i32 = 68;
export const BEST_COUNT: i32 = 72;
/** Floats: no score below can be among the best, the most that one is raised by later, the least body norm. */
export const FLOOR: i32 = 80;
export const RAISE: i32 = 88;
export const LEAST_NORM: i32 = 96;
export const QUERY_BYTES: i32 = 128;

/**
 * A group of terms that count as one is a record of 24 bytes: weight (a float), first term, number of
 * terms, and which fields count (1 the title, 2 the body).
 */
export const WEIGHT: i32 = 0;
export const TERMS: i32 = 8;
export const COUNT: i32 = 12;
export const FIELDS: i32 = 16;
export const GROUP_BYTES: i32 = 24;
export const BOTH: i32 = 3;

/** Where the next document found goes. @inline */
export function nextHit(query: i32): i32 {
  return i32At(query + DOCUMENTS) + (i32At(query + TOTAL) << 2);
}

/** So many were found more; they have been written. */
export function addHits(query: i32, count: i32): void {
  setI32(query + TOTAL, i32At(query + TOTAL) + count);
}

/** Takes the score of the document at an address of those found. */
export function rate(query: i32, at: i32, document: i32, score: f64): void {
  const scores = i32At(query + SCORES);
  if (scores !== 0) setF64(scores + ((at - i32At(query + DOCUMENTS)) << 1), score);
  if (score >= f64At(query + FLOOR)) enter(query, document, score);
}

/** Takes a document that may be among the best, and its score among theirs. */
function enter(query: i32, document: i32, score: f64): void {
  const entered = i32At(query + FEW_COUNT);
  setI32(i32At(query + FEW) + (entered << 2), document);
  setF64(i32At(query + FEW_SCORES) + (entered << 3), score);
  setI32(query + FEW_COUNT, entered + 1);
  const best = i32At(query + BEST);
  const size = i32At(query + BEST_SIZE);
  const kept = i32At(query + BEST_COUNT);
  const last = best + ((size - 1) << 3);
  if (kept === size && score <= f64At(last)) return;
  if (kept < size) setI32(query + BEST_COUNT, kept + 1);
  let at = kept < size ? best + (kept << 3) : last;
  for (; at > best && f64At(at - 8) < score; at -= 8) setF64(at, f64At(at - 8));
  setF64(at, score);
  // Less by what rounding may take.
  if (kept + 1 >= size) setF64(query + FLOOR, (f64At(last) / f64At(query + RAISE)) * 0.999999);
}
