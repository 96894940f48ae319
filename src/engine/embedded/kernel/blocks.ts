import { anySet, i32At, setI32 } from './machine.ts';
import { AT, BUFFER, beforeNext, HELD, lastOfNext, readBlock, skipTo } from './postings.ts';

/** After all documents. */
export const END: i32 = 0x7fffffff;

/**
 * Makes sure that the buffer holds postings from `from` on; false when the term has none before `to`.
 * Blocks without a document of the filter (a bit each) or the marks (a byte each) are not unpacked; 0
 * stands for none, else the first is that of `from`.
 */
export function nextBlock(term: i32, from: i32, to: i32, filter: i32, marks: i32): boolean {
  while (isSpent(term, from)) {
    if (!skipTo(term, from)) return false;
    const before = beforeNext(term) - from;
    if (before + 1 >= to - from) return false;
    const first = before < 0 ? 0 : before + 1;
    const last = lastOfNext(term) - from;
    // Of the tail, and of a block that reaches into the next window, not all is known here.
    const isKnown = last >= 0 && last < to - from;
    if (isKnown && marks !== 0 && !anySet(marks + first, marks + last + 1))
      skipTo(term, last + 1 + from);
    else if (isKnown && filter !== 0 && isEmpty(filter, first, last)) skipTo(term, last + 1 + from);
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

/** Has the filter no document from `first` to `last`? */
function isEmpty(filter: i32, first: i32, last: i32): boolean {
  const end = filter + ((last >> 5) << 2);
  let at = filter + ((first >> 5) << 2);
  let word = i32At(at) & (-1 << (first & 31));
  while (at < end) {
    if (word !== 0) return false;
    at += 4;
    word = i32At(at);
  }
  return (word & (-1 >>> (31 - (last & 31)))) === 0;
}

/** @inline */
export function isIn(filter: i32, document: i32): boolean {
  return ((i32At(filter + ((document >> 5) << 2)) >>> (document & 31)) & 1) !== 0;
}
