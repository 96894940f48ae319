import type { Held } from '../../../text/ranking.ts';
import { TermReader } from '../kernel/reader.ts';
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
  if (deleted === undefined && known !== undefined && entries.length === 1) return entries[0]!;
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

const reader = new TermReader();

function union(segment: Segment, entries: readonly Entry[], deleted: Uint8Array | undefined): Held {
  const seen = new Uint8Array(segment.size);
  let documents = 0;
  let occurrences = 0;
  for (const entry of entries) {
    reader.start(segment.postings(entry), entry.documents);
    for (let held = reader.next(); held > 0; held = reader.next())
      for (let n = 0; n < held; n++) {
        const document = reader.document(n);
        if (deleted?.[document] === 1) continue;
        occurrences += reader.title(n) + reader.body(n);
        if (seen[document] === 1) continue;
        seen[document] = 1;
        documents++;
      }
  }
  return { documents, occurrences };
}
