import type { SegmentRow } from './segment/pages.ts';
import { Segment } from './segment/segment.ts';
import type { Store } from './store.ts';

/** Keeps the segments in memory in step with the store: those that stay are not read again. */
export interface Segments {
  /** As of now, in order of their documents. */
  current(): readonly Segment[];
}

export function createSegments(store: Store): Segments {
  const known = new Map<number, { readonly segment: Segment; deleted: number }>();
  store.onClose(() => {
    for (const { segment } of known.values()) segment.close();
    known.clear();
  });
  return {
    current: () => {
      const rows = store.all<SegmentRow>(
        'SELECT number, documents, deleted, header, checksum FROM segments ORDER BY number',
      );
      const numbers = new Set(rows.map((row) => row.number));
      for (const [number, { segment }] of known) {
        if (numbers.has(number)) continue;
        segment.close();
        known.delete(number);
      }
      return rows
        .map((row) => segmentOf(store, known, row))
        .filter((segment) => segment.size > 0)
        .sort((a, b) => a.sums.first - b.sums.first);
    },
  };
}

function segmentOf(
  store: Store,
  known: Map<number, { readonly segment: Segment; deleted: number }>,
  row: SegmentRow,
): Segment {
  let entry = known.get(row.number);
  if (entry === undefined) {
    entry = { segment: new Segment(store, row), deleted: 0 };
    known.set(row.number, entry);
  }
  if (entry.deleted !== row.deleted) {
    const places = store.all<{ place: number }>(
      'SELECT place FROM tombstones WHERE segment = ?',
      row.number,
    );
    entry.segment.bury(places.map(({ place }) => place));
    entry.deleted = row.deleted;
  }
  return entry.segment;
}
