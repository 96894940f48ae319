import { anySet, i32At, setI32 } from './machine.ts';
import { AT, BUFFER, beforeNext, HELD, LAST, lastOfNext, readBlock, skipTo } from './postings.ts';

/** After all documents. */
export const NEVER: i32 = 0x7fffffff;

/**
 * Makes sure that the buffer holds postings from `from` on; false when the term has none before `to`.
 * Blocks without a document of a set are not unpacked: 2^shift documents have a byte, the first that of
 * `from`; 0 stands for no set.
 */
export function nextBlock(term: i32, from: i32, to: i32, set: i32, shift: i32): boolean {
  while (isSpent(term, from)) {
    if (!skipTo(term, from)) return false;
    const before = beforeNext(term, LAST, -1) - from;
    if (before + 1 >= to - from) return false;
    const first = before < 0 ? 0 : before + 1;
    const last = lastOfNext(term) - from;
    // Of the tail, and of a block that reaches into the next window, not all is known here.
    const isKnown = set !== 0 && last >= 0 && last < to - from;
    if (isKnown && !anySet(set + (first >> shift), set + (last >> shift) + 1))
      skipTo(term, last + 1 + from);
    else readBlock(term);
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
