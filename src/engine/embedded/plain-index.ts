import type { Kind } from '../../types.ts';
import { bucketOf, dayOf } from './days.ts';
import type { Directory } from './directory.ts';
import type { EntityColumns } from './entities.ts';
import type { PlainDocument } from './naive.ts';
import { DOCUMENT_COLUMNS, type DocumentRow, namesOf, sourcesOf } from './rows.ts';
import type { Store } from './store.ts';

/** Every document of the store in memory. */
export interface PlainIndex extends EntityColumns {
  readonly documents: readonly PlainDocument[];
}

export function loadPlainIndex(store: Store, directory: Directory): PlainIndex {
  const origins = new Map<number, { source: string | null }[]>();
  for (const row of store.all<{ document: number; source: string | null }>(
    'SELECT document, source FROM origins',
  ))
    origins.set(row.document, [...(origins.get(row.document) ?? []), row]);
  const all = new Map<number, readonly number[]>();
  const documents = store
    .all<DocumentRow>(`SELECT ${DOCUMENT_COLUMNS} FROM documents`)
    .map((row) => {
      const found = namesOf(row).flatMap(([name]) => directory.entityOf(name) ?? []);
      const entities = [...new Set(found)];
      all.set(
        row.number,
        entities.map((entity) => entity.number),
      );
      return {
        number: row.number,
        id: row.id,
        title: row.title,
        body: row.body,
        date: row.date,
        sources: sourcesOf(row.source, origins.get(row.number) ?? []),
        entities: entities
          .filter((entity) => !entity.hidden)
          .map(({ id, kind, name }): { id: string; kind: Kind; name: string } => ({
            id,
            kind,
            name,
          })),
      };
    });
  const newest = [...documents].sort(
    (a, b) =>
      (dayOf(b.date) ?? -1e9) - (dayOf(a.date) ?? -1e9) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const having = (entity: number) => newest.filter((d) => all.get(d.number)!.includes(entity));
  const countAll = (numbers: readonly PlainDocument[]) => {
    const counts = new Map<number, number>();
    for (const d of numbers)
      for (const entity of all.get(d.number)!) counts.set(entity, (counts.get(entity) ?? 0) + 1);
    return counts;
  };
  let counts: ReadonlyMap<number, number> | undefined;
  return {
    documents,
    documentsOf: (entity) => having(entity).map((d) => d.number),
    counts: () => (counts ??= countAll(documents)),
    together: (entity) => countAll(having(entity)),
    months: (entity) => {
      const months = new Map<string, number>();
      for (const d of having(entity)) {
        const day = dayOf(d.date);
        if (day === undefined) continue;
        const month = bucketOf(day, 'month');
        months.set(month, (months.get(month) ?? 0) + 1);
      }
      return months;
    },
  };
}
