import { readVarint } from '../segment/bytes.ts';
import type { Entry } from '../segment/dictionary.ts';
import type { Segment } from '../segment/segment.ts';

/**
 * How many documents that are not gone hold any of the terms. `known` is the number with those that
 * are gone: right when nothing was deleted. Else the postings are counted once and remembered, so that
 * deleting and adding gives the same scores as a fresh index.
 */
export function liveDocuments(
  segment: Segment,
  entries: readonly Entry[],
  known: number | undefined,
): number {
  const { deleted } = segment;
  if (entries.length === 0) return 0;
  if (deleted === undefined && known !== undefined) return known;
  const counts = segment.liveCounts;
  const key = entries.map((entry) => entry.ordinal).join();
  let count = counts.get(key);
  if (count === undefined) {
    count = union(segment, entries, deleted);
    counts.set(key, count);
  }
  return count;
}

function union(
  segment: Segment,
  entries: readonly Entry[],
  deleted: Uint8Array | undefined,
): number {
  const seen = new Uint8Array(segment.size);
  let count = 0;
  for (const entry of entries)
    eachDocument(segment, entry, (document) => {
      if (seen[document] === 1 || deleted?.[document] === 1) return;
      seen[document] = 1;
      count++;
    });
  return count;
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
