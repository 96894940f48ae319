import { hit } from './best.ts';
import { END, isIn, nextBlock } from './blocks.ts';
import { TERMS, WEIGHT } from './group.ts';
import { f64At, i32At, setI32, u8At } from './machine.ts';
import { scoreOf } from './norms.ts';
import { AT, BODIES, BUFFER, positionsOf, skipNumbers, TERM_BYTES, TITLES } from './postings.ts';

/** Places in a term's record: the next position to be read, how many are left, and the last one read. */
const CURSOR = 48;
const LEFT = 52;
const NOW = 56;

/**
 * Documents in which terms stand side by side, in the order of their records; `rarest` is the place of one
 * of them. Counts title (1) and body (2), as `fields` says.
 */
export function scorePhrase(group: i32, count: i32, rarest: i32, fields: i32, filter: i32): void {
  const terms = i32At(group + TERMS);
  const weight = f64At(group + WEIGHT);
  const lead = terms + rarest * TERM_BYTES;
  let wanted = 0;
  while (nextBlock(lead, wanted, END, 0, 0)) {
    const document = current(lead);
    wanted = meet(terms, count, document);
    if (wanted < 0) return;
    if (wanted > document) continue;
    wanted = document + 1;
    if (filter !== 0 && !isIn(filter, document)) continue;
    const title = fields & 1 ? runsIn(terms, count, TITLES) : 0;
    const body = fields & 2 ? runsIn(terms, count, BODIES) : 0;
    if (title + body > 0) hit(document, scoreOf(document, body, title, weight));
  }
}

/** The document, where all terms have it; else one after it where they may meet, or -1. */
function meet(terms: i32, count: i32, document: i32): i32 {
  for (let n = 0; n < count; n++) {
    const term = terms + n * TERM_BYTES;
    if (!nextBlock(term, document, END, 0, 0)) return -1;
    if (current(term) > document) return current(term);
  }
  return document;
}

function current(term: i32): i32 {
  return i32At(i32At(term + BUFFER) + (i32At(term + AT) << 2));
}

/** How often the terms stand side by side in one field of the document that all are at. */
function runsIn(terms: i32, count: i32, field: i32): i32 {
  for (let n = 0; n < count; n++) if (!open(terms + n * TERM_BYTES, field)) return 0;
  let found = 0;
  // Where a run would start.
  let start = i32At(terms + NOW);
  let met = 0;
  let n = 0;
  while (met < count) {
    const term = terms + n * TERM_BYTES;
    while (i32At(term + NOW) < start + n) if (!step(term)) return found;
    if (i32At(term + NOW) === start + n) met++;
    else {
      start = i32At(term + NOW) - n;
      met = 1;
    }
    if (met === count) {
      found++;
      if (!step(term)) return found;
      start = i32At(term + NOW) - n;
      met = 1;
    }
    n = n + 1 === count ? 0 : n + 1;
  }
  return found;
}

/** Goes to the first position in a field; false where there is none. */
function open(term: i32, field: i32): boolean {
  const posting = i32At(term + AT);
  const at = i32At(term + BUFFER) + (posting << 2);
  const title = i32At(at + TITLES);
  const first = positionsOf(term, posting);
  setI32(term + CURSOR, field === TITLES ? first : skipNumbers(first, title));
  setI32(term + LEFT, field === TITLES ? title : i32At(at + BODIES));
  setI32(term + NOW, -1);
  return step(term);
}

function step(term: i32): boolean {
  const left = i32At(term + LEFT);
  if (left === 0) return false;
  let at = i32At(term + CURSOR);
  let byte = u8At(at++);
  let gap = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = u8At(at++);
    gap |= (byte & 127) << shift;
  }
  setI32(term + CURSOR, at);
  setI32(term + LEFT, left - 1);
  setI32(term + NOW, i32At(term + NOW) + gap + 1);
  return true;
}
