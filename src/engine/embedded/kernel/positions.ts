import { NEVER, nextBlock } from './blocks.ts';
import { i32At, setF64 } from './machine.ts';
import { AT, BODIES, BUFFER, openPositions, TITLES, varint } from './postings.ts';

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
  let found = 0;
  for (let place = 0; place < count; place++) {
    const document = i32At(documents + (place << 2));
    if (!nextBlock(term, document, NEVER)) break;
    const posting = i32At(term + AT);
    const at = i32At(term + BUFFER) + (posting << 2);
    if (i32At(at) !== document) continue;
    const title = i32At(at + TITLES);
    const body = i32At(at + BODIES);
    if (found + title + body > most) return found + title + body;
    const base = SPAN * place;
    openPositions(term, posting);
    writeKeys(title, base, into + (found << 3));
    writeKeys(body, base + BODY, into + ((found + title) << 3));
    found += title + body;
  }
  return found;
}

function writeKeys(count: i32, start: f64, into: i32): void {
  let position: f64 = start - 1;
  for (let n = 0; n < count; n++) {
    position += 1 + varint();
    setF64(into + (n << 3), position);
  }
}
