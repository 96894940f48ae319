import { afterNumbers, clear, i32At, looseAt, setI32, sumOf, u8At } from './machine.ts';

/**
 * Reads the postings of a term, 128 at a time, in the form that segment/postings writes. A term being
 * read is a record of 48 bytes, of which these are the places:
 */
const TABLE = 0;
/** Full blocks, the next block to be read, and postings in the tail after the last full one. */
const BLOCKS = 4;
const NEXT = 8;
const TAIL = 12;
/** The next posting in the buffer, and how many it holds. */
export const AT: i32 = 16;
export const HELD: i32 = 20;
/** Documents, frequencies in bodies, frequencies in titles: 128 numbers each. */
export const BUFFER: i32 = 24;
/** Where the term's positions start. */
const POSITIONS = 28;
/** What one occurrence counts as; a float. */
export const FACTOR: i32 = 32;
/** A posting of the block, and where its positions start. */
const KNOWN = 40;
const KNOWN_AT = 44;
export const TERM_BYTES: i32 = 48;

export const BODIES: i32 = 512;
export const TITLES: i32 = 1024;
export const BUFFER_BYTES: i32 = 1536;

/** Bytes of a line of the skip table, and what it holds of its block: last document, end, end of positions. */
const LINE = 12;
export const LAST: i32 = 0;
const END = 4;
const POSITIONS_END = 8;

/** Puts the next block into the buffer; how many postings it holds, 0 after the last. */
export function readBlock(term: i32): i32 {
  const block = i32At(term + NEXT);
  const blocks = i32At(term + BLOCKS);
  const buffer = i32At(term + BUFFER);
  const before = beforeNext(term, LAST, -1);
  cursor = i32At(term + TABLE) + blocks * LINE + beforeNext(term, END, 0);
  setI32(term + KNOWN, 0);
  setI32(term + KNOWN_AT, i32At(term + POSITIONS) + beforeNext(term, POSITIONS_END, 0));
  const held = block < blocks ? 128 : block === blocks ? i32At(term + TAIL) : 0;
  if (block < blocks) unpack(before, buffer);
  else readTail(before, held, buffer);
  setI32(term + NEXT, block + 1);
  setI32(term + AT, 0);
  setI32(term + HELD, held);
  return held;
}

/** Passes over full blocks whose last document is before `from`; says whether there is a next block. */
export function skipTo(term: i32, from: i32): boolean {
  const blocks = i32At(term + BLOCKS);
  const table = i32At(term + TABLE);
  let block = i32At(term + NEXT);
  while (block < blocks && looseAt(table + block * LINE) < from) block++;
  setI32(term + NEXT, block);
  return block < blocks || (block === blocks && i32At(term + TAIL) > 0);
}

/** What the table holds of the block before the next, or what stands for it before the first. */
export function beforeNext(term: i32, place: i32, first: i32): i32 {
  const block = i32At(term + NEXT);
  return block === 0 ? first : looseAt(i32At(term + TABLE) + (block - 1) * LINE + place);
}

/** Gaps in as many bits as the widest needs, then two bits for each frequency, then the exceptions. */
function unpack(before: i32, buffer: i32): void {
  const width = u8At(cursor);
  const mask = (1 << width) - 1;
  const gaps = cursor + 1;
  let document = before;
  let bit = 0;
  for (let n = 0; n < 512; n += 4) {
    document += ((looseAt(gaps + (bit >> 3)) >>> (bit & 7)) & mask) + 1;
    setI32(buffer + n, document);
    bit += width;
  }
  clear(buffer + TITLES, 512);
  const codes = gaps + (width << 4);
  cursor = codes + 32;
  for (let n = 0; n < 32; n++) {
    const four = u8At(codes + n);
    const body = buffer + BODIES + (n << 4);
    setI32(body, 1 + (four & 3));
    setI32(body + 4, 1 + ((four >> 2) & 3));
    setI32(body + 8, 1 + ((four >> 4) & 3));
    setI32(body + 12, 1 + (four >> 6));
    if ((four & (four >> 1) & 0x55) === 0) continue;
    for (let code = 0; code < 8; code += 2)
      if (((four >> code) & 3) === 3) readFrequencies(body + (code << 1));
  }
}

/** Gaps, doubled; odd means once in the body and not in the title, else the frequencies follow. */
function readTail(before: i32, count: i32, buffer: i32): void {
  let document = before;
  clear(buffer + TITLES, count << 2);
  for (let at = buffer; at < buffer + (count << 2); at += 4) {
    const gap = varint();
    document += (gap >>> 1) + 1;
    setI32(at, document);
    setI32(at + BODIES, 1);
    if ((gap & 1) === 0) readFrequencies(at + BODIES);
  }
}

/** Body times 4 plus title, with 3 for "three or more" and a second number for how many more. */
function readFrequencies(body: i32): void {
  const code = varint();
  let title = code & 3;
  if (title === 3) title += varint();
  setI32(body, code >>> 2);
  setI32(body + TITLES - BODIES, title);
}

/** Goes to the positions of a posting of the block; they are asked for in ascending order. */
export function openPositions(term: i32, posting: i32): void {
  const known = i32At(term + KNOWN);
  const bodies = i32At(term + BUFFER) + BODIES + (known << 2);
  const left = sumOf(bodies, posting - known) + sumOf(bodies + TITLES - BODIES, posting - known);
  cursor = afterNumbers(i32At(term + KNOWN_AT), left);
  setI32(term + KNOWN, posting);
  setI32(term + KNOWN_AT, cursor);
}

/** Where the next number starts. */
let cursor: i32 = 0;

export function varint(): i32 {
  let byte = u8At(cursor++);
  let value = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = u8At(cursor++);
    value |= (byte & 127) << shift;
  }
  return value;
}
