import { f64At, i32At, setF64, u16At } from './machine.ts';
import { BODIES, TITLES } from './postings.ts';

let bodyLengths: i32 = 0;
let titleLengths: i32 = 0;
let bodyNorms: i32 = 0;
let titleNorms: i32 = 0;
let longest: i32 = 0;

/**
 * Where lengths by document (two bytes each) and norms by length (floats) stand; `longestBody` is the
 * greatest length for which there is a norm.
 */
export function useLengths(
  ofBodies: i32,
  ofTitles: i32,
  forBodies: i32,
  forTitles: i32,
  longestBody: i32,
): void {
  longest = longestBody;
  bodyLengths = ofBodies;
  titleLengths = ofTitles;
  bodyNorms = forBodies;
  titleNorms = forTitles;
}

/** BM25F of what was found in a document: the formula of text/ranking, in its order of operations. @inline */
export function scoreOf(document: i32, body: f64, title: f64, weight: f64): f64 {
  const norm = f64At(bodyNorms + (u16At(bodyLengths + (document << 1)) << 3));
  let frequency = body;
  if (title !== 0)
    frequency += title * f64At(titleNorms + (u16At(titleLengths + (document << 1)) << 3)) * norm;
  return (weight * frequency) / (frequency + norm);
}

/** Lengths and frequencies that a table of scores knows: nearly all, and it fits into the first cache. */
const LENGTHS = 512;
const FREQUENCIES = 4;
export const TABLE_BYTES: i32 = 8 * LENGTHS * FREQUENCIES;

/** Fills a table with the scores of a term that stands in the body alone, by frequency and length. */
export function fillTable(table: i32, factor: f64, weight: f64): void {
  const end = longest + 1 < LENGTHS ? longest + 1 : LENGTHS;
  for (let body = 1; body < FREQUENCIES; body++)
    for (let length = 0; length < end; length++) {
      const frequency = factor * body;
      const norm = f64At(bodyNorms + (length << 3));
      setF64(table + ((body * LENGTHS + length) << 3), (weight * frequency) / (frequency + norm));
    }
}

/** The score of one posting of a term, from its table where there is one. @inline */
export function scorePosting(at: i32, document: i32, factor: f64, weight: f64, table: i32): f64 {
  const body = i32At(at + BODIES);
  const title = i32At(at + TITLES);
  if (table !== 0) {
    const length = u16At(bodyLengths + (document << 1));
    // One branch: no title, a frequency below 4, a length below 512.
    if ((title | (body >> 2) | (length >> 9)) === 0)
      return f64At(table + ((body * LENGTHS + length) << 3));
  }
  return scoreOf(document, factor * body, title === 0 ? 0 : factor * title, weight);
}
