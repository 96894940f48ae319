import { nextBlock } from './blocks.ts';
import { f64At, fillBits, i32At, lowestBit, setF64, setI32, setU8, takeMarks } from './machine.ts';
import { normOf, together } from './norms.ts';
import { AT, BODIES, BUFFER, FACTOR, HELD, TERM_BYTES, TITLES } from './postings.ts';
import { BODY_NORMS, FREQUENCIES_HELD, INTO, WORK } from './query.ts';

/** Documents of a stretch: terms are decoded by stretches, which start at multiples of this. */
export const STRETCH: i32 = 65536;

/**
 * What a group of terms holds in a stretch, decoded: blocks of 256 documents in 48 bytes each, but for those
 * without any. Number of the block, its first frequency, a bound (the most that a score of weight 1 can be),
 * and a bit for each document. Frequencies are floats, those of both fields as one, in order of documents.
 */
export const NUMBER: i32 = 0;
export const FIRST: i32 = 4;
export const BOUND: i32 = 8;
export const BITS: i32 = 16;
export const BLOCK_BYTES: i32 = 48;
/** Where frequencies start in what `decode` writes, and how long that is at most. */
export const FREQUENCIES_AT: i32 = 12288;
export const DECODED_BYTES: i32 = 536576;

/**
 * The work space: sums of frequencies in bodies and titles, and marks of documents that have any; 0 between uses.
 * Where the first sums are, scores are added up too.
 */
const IN_BODIES = 0;
const IN_TITLES = 8 * STRETCH;
const GATHERED = 16 * STRETCH;
export const WORK_BYTES: i32 = 17 * STRETCH;

let query: i32 = 0;
let work: i32 = 0;
let from: i32 = 0;
let to: i32 = 0;
let into: i32 = 0;
// The block being written, the next frequency, the most that one is of the norm against it, and the least norm.
let block: i32 = 0;
let next: i32 = 0;
let most: f64 = 0;
let least: f64 = 0;

/** Decodes terms that lie side by side, `fields` of their documents in a stretch; returns how many blocks there are. */
export function decode(asked: i32, term: i32, count: i32, fields: i32, start: i32, end: i32): i32 {
  query = asked;
  work = i32At(query + WORK);
  from = start;
  to = end;
  into = i32At(query + INTO);
  least = f64At(i32At(query + BODY_NORMS));
  block = into - BLOCK_BYTES;
  next = into + FREQUENCIES_AT;
  for (let n = 0; n < count; n++)
    while (nextBlock(term + n * TERM_BYTES, from, to))
      take(term + n * TERM_BYTES, fields, count === 1);
  if (count > 1) putGathered();
  setI32(query + FREQUENCIES_HELD, (next - into - FREQUENCIES_AT) >> 3);
  return (block + BLOCK_BYTES - into) / BLOCK_BYTES;
}

/** Writes the postings of the buffer before `to`; those of one of several terms are added up first. */
function take(term: i32, fields: i32, isAlone: boolean): void {
  const buffer = i32At(term + BUFFER);
  const last = buffer + (i32At(term + HELD) << 2);
  const factor = f64At(term + FACTOR);
  let at = buffer + (i32At(term + AT) << 2);
  for (; at < last && i32At(at) < to; at += 4) {
    const body: f64 = fields & 2 ? factor * i32At(at + BODIES) : 0;
    const title: f64 = fields & 1 ? factor * i32At(at + TITLES) : 0;
    if (body + title === 0) continue;
    if (isAlone) put(i32At(at), body, title);
    else gather(i32At(at) - from, body, title);
  }
  setI32(term + AT, (at - buffer) >> 2);
}

/** @inline */
function gather(slot: i32, body: f64, title: f64): void {
  addTo(work + IN_BODIES + (slot << 3), body);
  if (title !== 0) addTo(work + IN_TITLES + (slot << 3), title);
  setU8(work + GATHERED + slot, 1);
}

/** @inline */
export function addTo(sum: i32, value: f64): void {
  setF64(sum, f64At(sum) + value);
}

/** Writes what was gathered, of which nothing is left. */
function putGathered(): void {
  for (let base = 0; base < to - from; base += 32)
    for (let word = takeMarks(work + GATHERED + base); word !== 0; word &= word - 1) {
      const slot = base + lowestBit(word);
      const body = work + IN_BODIES + (slot << 3);
      const title = work + IN_TITLES + (slot << 3);
      put(from + slot, f64At(body), f64At(title));
      setF64(body, 0);
      setF64(title, 0);
    }
}

/** @inline */
function put(document: i32, body: f64, title: f64): void {
  if (block < into || i32At(block + NUMBER) !== document >> 8) open(document >> 8);
  const word = block + BITS + ((document >> 3) & 28);
  setI32(word, i32At(word) | (1 << (document & 31)));
  const frequency = title === 0 ? body : together(query, document, body, title);
  // Nearly all are too few whatever the length of the document.
  if (frequency > most * least) {
    const norm = normOf(query, document);
    if (frequency > most * norm) {
      most = frequency / norm;
      setF64(block + BOUND, most / (most + 1));
    }
  }
  setF64(next, frequency);
  next += 8;
}

function open(number: i32): void {
  block += BLOCK_BYTES;
  setI32(block + NUMBER, number);
  setI32(block + FIRST, (next - into - FREQUENCIES_AT) >> 3);
  setF64(block + BOUND, 0);
  fillBits(block + BITS, 0);
  most = 0;
}
