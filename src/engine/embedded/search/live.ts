import type { Held } from '../../../text/ranking.ts';
import { readVarint } from '../segment/bytes.ts';
import type { Entry } from '../segment/dictionary.ts';
import type { Segment } from '../segment/segment.ts';

/**
 * What the documents that are not gone hold of the terms. `known` is the number of documents with those
 * that are gone: right when nothing was deleted. Else the postings are counted once and remembered, so
 * that deleting and adding gives the same scores as a fresh index.
 */
export function held(segment: Segment, entries: readonly Entry[], known: number | undefined): Held {
  const { deleted } = segment;
  if (entries.length === 0) return NOTHING;
  if (deleted === undefined && known !== undefined)
    return {
      documents: known,
      occurrences: entries.reduce((sum, one) => sum + one.occurrences, 0),
    };
  const counts = segment.liveCounts;
  const key = entries.map((entry) => entry.ordinal).join();
  let count = counts.get(key);
  if (count === undefined) {
    count = union(segment, entries, deleted);
    counts.set(key, count);
  }
  return count;
}

const NOTHING: Held = { documents: 0, occurrences: 0 };

function union(segment: Segment, entries: readonly Entry[], deleted: Uint8Array | undefined): Held {
  const seen = new Uint8Array(segment.size);
  let documents = 0;
  let occurrences = 0;
  for (const entry of entries)
    eachDocument(segment, entry, (document, title, body) => {
      if (deleted?.[document] === 1) return;
      occurrences += title + body;
      if (seen[document] === 1) return;
      seen[document] = 1;
      documents++;
    });
  return { documents, occurrences };
}

/** Visits the documents of a term, those that are gone included. */
export function eachDocument(
  segment: Segment,
  entry: Entry,
  visit: (document: number, title: number, body: number) => void,
): void {
  const cursor = { bytes: segment.postings(entry), at: entry.start };
  let document = -1;
  for (let n = 0; n < entry.documents; n++) {
    const gap = readVarint(cursor);
    document += (gap >>> 1) + 1;
    let title = 0;
    let body = 1;
    if ((gap & 1) === 0) {
      const code = readVarint(cursor);
      body = code >>> 2;
      title = code & 3;
      if (title === 3) title += readVarint(cursor);
    }
    visit(document, title, body);
  }
}
