import { f64At, i32At, setF64, setI32 } from './machine.ts';

/**
 * A query over a segment is a record of 176 bytes: what is asked, where what is found goes, and how far
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
/** 1 where nobody will read the documents: they are counted. */
export const COUNTING: i32 = 48;
/** Documents that may be among the best, how many they are, and their scores. */
export const FEW: i32 = 52;
export const FEW_COUNT: i32 = 56;
export const FEW_SCORES: i32 = 60;
/** The best scores, descending; how many are wanted, and how many there are. */
export const BEST: i32 = 64;
export const BEST_SIZE: i32 = 68;
export const BEST_COUNT: i32 = 72;
/** Floats: no score below can be among the best, and the most that one is raised by later. */
export const FLOOR: i32 = 80;
export const RAISE: i32 = 88;
/** Where terms are decoded to, and how many frequencies they had. */
export const INTO: i32 = 96;
export const FREQUENCIES_HELD: i32 = 100;
/** Sets of a block: its documents, and those worth a score. */
export const FOUND: i32 = 112;
export const WORTH: i32 = 144;
export const QUERY_BYTES: i32 = 176;

/**
 * A group of terms that count as one is a record of 32 bytes: weight (a float), its next decoded block and
 * where they end, its frequencies, and the block being looked at, 0 where it has none there.
 */
export const WEIGHT: i32 = 0;
export const BLOCK: i32 = 8;
export const LAST: i32 = 12;
export const FREQUENCIES: i32 = 16;
export const HERE: i32 = 20;
export const GROUP_BYTES: i32 = 32;

/** Takes a document that may be among the best, and its score among theirs. */
export function enter(query: i32, document: i32, score: f64): void {
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
  if (kept + 1 < size) return;
  // Less by what rounding may take; a higher one may have been known.
  const floor = (f64At(last) / f64At(query + RAISE)) * 0.999999;
  if (floor > f64At(query + FLOOR)) setF64(query + FLOOR, floor);
}
