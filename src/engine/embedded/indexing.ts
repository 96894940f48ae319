import type { Change } from './commit.ts';
import { DOCUMENT_COLUMNS, type DocumentRow, namesOf, sourcesOf } from './rows.ts';
import { buildSegment } from './segment/build.ts';
import type { Indexable } from './segment/layout.ts';
import { writeSegment } from './segment/pages.ts';
import type { Segment } from './segment/segment.ts';
import type { Store } from './store.ts';

/** Within a transaction: puts what came into a new segment, and marks what went in the old ones. */
export function indexChange(store: Store, segments: readonly Segment[], change: Change): void {
  bury(store, segments, change.gone);
  if (change.come.length > 0) writeSegment(store, buildSegment(indexables(store, change.come)));
}

/** What goes into the index of stored documents; `numbers` ascend. */
export function indexables(store: Store, numbers: readonly number[]): readonly Indexable[] {
  const sourceNumbers = new Map<string, number>();
  const sourceOf = (name: string): number => {
    let number = sourceNumbers.get(name);
    if (number === undefined) {
      number =
        store.get<{ number: number }>('SELECT number FROM sources WHERE name = ?', name)?.number ??
        store.run('INSERT INTO sources (name) VALUES (?)', name).id;
      sourceNumbers.set(name, number);
    }
    return number;
  };
  return numbers.flatMap((number) => {
    const row = store.get<DocumentRow>(
      `SELECT ${DOCUMENT_COLUMNS} FROM documents WHERE number = ?`,
      number,
    );
    if (row === undefined) return [];
    const origins = store.all<{ source: string | null }>(
      'SELECT source FROM origins WHERE document = ?',
      number,
    );
    return [
      {
        number,
        id: row.id,
        title: row.title,
        body: row.body,
        date: row.date,
        names: namesOf(row).map(([name]) => name),
        sources: sourcesOf(row.source, origins).map(sourceOf),
      },
    ];
  });
}

function bury(store: Store, segments: readonly Segment[], gone: readonly number[]): void {
  const counts = new Map<number, number>();
  for (const number of gone)
    for (const segment of segments) {
      const place = segment.placeOf(number);
      if (place < 0) continue;
      store.run('INSERT INTO tombstones (segment, place) VALUES (?, ?)', segment.number, place);
      counts.set(segment.number, (counts.get(segment.number) ?? 0) + 1);
    }
  for (const [segment, count] of counts)
    store.run('UPDATE segments SET deleted = deleted + ? WHERE number = ?', count, segment);
}
