import { i32At, setF64, u8At } from './machine.ts';
import {
  BODIES,
  BUFFER,
  beforeNext,
  HELD,
  lastOfNext,
  positionsOf,
  readBlock,
  skipTo,
  TITLES,
} from './postings.ts';

/** A body's positions start here: as BODY in segment/layout. */
const BODY = 1 << 20;
/** Keys of one document lie this far from those of the next. */
const SPAN: f64 = 4294967296;

/**
 * Where a term stands in the given documents, which ascend: keys (place in the list × 2^32 + position),
 * ascending, into `into`; returns how many. Stops before `most`, with the number there would have been
 * room for exceeded: then it must be asked again with more room.
 */
export function findPositions(term: i32, documents: i32, count: i32, into: i32, most: i32): i32 {
  let place = 0;
  let found = 0;
  while (place < count && skipTo(term, i32At(documents + (place << 2)))) {
    const wanted = i32At(documents + (place << 2));
    const last = lastOfNext(term);
    if (last >= 0 && beforeNext(term) >= wanted) {
      // The term does not stand in the documents before this block.
      const before = beforeNext(term);
      while (place < count && i32At(documents + (place << 2)) <= before) place++;
      if (place === count) break;
      if (i32At(documents + (place << 2)) > last) continue;
    }
    const held = readBlock(term);
    const buffer = i32At(term + BUFFER);
    for (let n = 0; n < held && place < count; n++) {
      const document = i32At(buffer + (n << 2));
      while (place < count && i32At(documents + (place << 2)) < document) place++;
      if (place === count || i32At(documents + (place << 2)) > document) continue;
      const title = i32At(buffer + TITLES + (n << 2));
      const body = i32At(buffer + BODIES + (n << 2));
      if (found + title + body > most) return found + title + body;
      const base = SPAN * place;
      const at = writeKeys(positionsOf(term, n), title, base, into + (found << 3));
      writeKeys(at, body, base + BODY, into + ((found + title) << 3));
      found += title + body;
    }
    if (i32At(term + HELD) < 128) break;
  }
  return found;
}

function writeKeys(from: i32, count: i32, start: f64, into: i32): i32 {
  let at = from;
  let position: f64 = start - 1;
  for (let n = 0; n < count; n++) {
    let byte = u8At(at++);
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = u8At(at++);
      gap |= (byte & 127) << shift;
    }
    position += 1 + gap;
    setF64(into + (n << 3), position);
  }
  return at;
}
