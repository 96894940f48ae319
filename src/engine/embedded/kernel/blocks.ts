import { i32At, setI32 } from './machine.ts';
import { AT, BUFFER, beforeNext, HELD, LAST, readBlock, skipTo } from './postings.ts';

/** After all documents, and all blocks of them. */
export const NEVER: i32 = 0x7fffffff;

/** Makes sure that the buffer holds postings from `from` on; false when the term has none before `to`. */
export function nextBlock(term: i32, from: i32, to: i32): boolean {
  while (isSpent(term, from)) {
    if (!skipTo(term, from) || beforeNext(term, LAST, -1) + 1 >= to) return false;
    readBlock(term);
  }
  return i32At(i32At(term + BUFFER) + (i32At(term + AT) << 2)) < to;
}

/** Passes over postings before `from`; has the buffer none left? */
function isSpent(term: i32, from: i32): boolean {
  const buffer = i32At(term + BUFFER);
  const end = buffer + (i32At(term + HELD) << 2);
  let at = buffer + (i32At(term + AT) << 2);
  while (at < end && i32At(at) < from) at += 4;
  setI32(term + AT, (at - buffer) >> 2);
  return at === end;
}
