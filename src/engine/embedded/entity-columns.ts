import { bucketLabel, bucketStart } from '../../query/dates.ts';
import type { EntityColumns } from './entity-detail.ts';
import { eachValue } from './search/columns.ts';
import type { SearchIndex } from './search/index.ts';
import { FIRST_ENTITY } from './search/name-map.ts';
import { NO_DAY } from './segment/layout.ts';

/** Documents by entity, from the columns of the segments; what is gone is left out. */
export function entityColumns(index: SearchIndex): EntityColumns {
  const { segments } = index.snapshot;
  const eachDocument = (entity: number, visit: (segment: number, document: number) => void) => {
    index.documentsOfEntity(entity).forEach((list, at) => {
      const { deleted } = segments[at]!;
      for (const document of list) if (deleted?.[document] !== 1) visit(at, document);
    });
  };
  const countOf = (entity: number) => {
    let count = 0;
    eachDocument(entity, () => count++);
    return count;
  };
  let counts: ReadonlyMap<number, number> | undefined;
  return {
    documentsOf: (entity) => {
      const found: { number: number; time: number; tie: number }[] = [];
      eachDocument(entity, (at, document) => {
        const segment = segments[at]!;
        found.push({
          number: segment.documents[document]!,
          time: segment.time(document),
          tie: segment.ties[document]!,
        });
      });
      found.sort((a, b) => (a.time === b.time ? a.tie - b.tie : b.time - a.time));
      return found.map(({ number }) => number);
    },
    documents: (entity) => (counts === undefined ? countOf(entity) : (counts.get(entity) ?? 0)),
    counts: () => (counts ??= countAll(index, countOf)),
    together: (entity) => {
      const together = new Map<number, number>();
      eachDocument(entity, (at, document) => {
        const { entities } = index.map;
        eachValue(index.entityColumn(segments[at]!), document, (value) => {
          const other = entities[value]!;
          if (value >= FIRST_ENTITY) together.set(other, (together.get(other) ?? 0) + 1);
        });
      });
      return together;
    },
    months: (entity) => {
      const months = new Map<string, number>();
      eachDocument(entity, (at, document) => {
        const day = segments[at]!.days[document]!;
        if (day === NO_DAY) return;
        const month = bucketLabel(bucketStart(day, 'month'), 'month');
        months.set(month, (months.get(month) ?? 0) + 1);
      });
      return months;
    },
  };
}

/** Documents per entity; hidden ones are in no column, so they are counted by their names. */
function countAll(
  index: SearchIndex,
  countOf: (entity: number) => number,
): ReadonlyMap<number, number> {
  const counts = new Uint32Array(index.map.entities.length);
  for (const segment of index.snapshot.segments) {
    const column = index.entityColumn(segment);
    const count = (value: number) => {
      counts[value]!++;
    };
    for (let document = 0; document < segment.size; document++)
      if (segment.deleted?.[document] !== 1) eachValue(column, document, count);
  }
  const found = new Map<number, number>();
  counts.forEach((count, value) => {
    if (value >= FIRST_ENTITY && count > 0) found.set(index.map.entities[value]!, count);
  });
  for (const { hidden, number } of index.directory.all())
    if (hidden) found.set(number, countOf(number));
  return found;
}
