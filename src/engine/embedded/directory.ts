import type { Entity, EntityRow, Kind, Registry } from '../../types.ts';
import type { Store } from './store.ts';

/** An entity as stored. */
export interface EntityRecord {
  readonly number: number;
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly hidden: boolean;
}

/** Who is who, as of one generation of the store. */
export interface Directory {
  byId(id: string): EntityRecord | undefined;
  byNumber(number: number): EntityRecord | undefined;
  /** Entity number of a name; undefined for an unknown name. */
  entityOf(name: number): EntityRecord | undefined;
  /** By id, by slug within a kind, or by any name it goes by. */
  resolve(value: string, kind?: Kind): EntityRecord | undefined;
  /** Entities that have at least one name, hidden ones included. */
  all(): readonly EntityRecord[];
}

export function createDirectory(store: Store, registry: () => Registry): Directory {
  const byNumber = new Map<number, EntityRecord>();
  const byId = new Map<string, EntityRecord>();
  for (const row of store.all<Omit<EntityRecord, 'hidden'> & { hidden: number }>(
    `SELECT number, id, kind, name, hidden FROM entities e
     WHERE EXISTS (SELECT 1 FROM names n WHERE n.entity = e.number)`,
  )) {
    const record = { ...row, hidden: row.hidden === 1 };
    byNumber.set(row.number, record);
    byId.set(row.id, record);
  }
  const entityOfName = new Map(
    store
      .all<{ id: number; entity: number }>('SELECT id, entity FROM names WHERE entity IS NOT NULL')
      .map((row) => [row.id, row.entity]),
  );
  const resolved = new Map<string, EntityRecord | undefined>();
  const search = (value: string, kind?: Kind): EntityRecord | undefined => {
    const direct =
      byId.get(value) ?? (kind === undefined ? undefined : byId.get(`${kind}:${value}`));
    if (direct !== undefined) return direct;
    const first: Entity | undefined = registry().find(value, kind)[0];
    return first === undefined ? undefined : byId.get(first.id);
  };
  return {
    byId: (id) => byId.get(id),
    byNumber: (number) => byNumber.get(number),
    entityOf: (name) => byNumber.get(entityOfName.get(name) ?? -1),
    resolve: (value, kind) => {
      const key = `${kind ?? ''}\n${value}`;
      if (!resolved.has(key)) resolved.set(key, search(value, kind));
      return resolved.get(key);
    },
    all: () => [...byNumber.values()],
  };
}

/** The row of an entity with its counts over the whole index. */
export function entityRow(
  record: EntityRecord,
  counts: { readonly documents: number; readonly mentions: number },
): EntityRow {
  return {
    id: record.id,
    kind: record.kind,
    name: record.name,
    documents: counts.documents,
    mentions: counts.mentions,
    hidden: record.hidden,
  };
}
