import type { Entity, EntityRow, Kind, Registry } from '../../types.ts';
import { entityValue, KINDS, type NameMap } from './search/columns.ts';
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
  /** Ids of the names of an entity, ascending. */
  namesOf(entity: number): readonly number[];
  /** By id, by slug within a kind, or by any name it goes by. */
  resolve(value: string, kind?: Kind): EntityRecord | undefined;
  /** Entities that have at least one name, hidden ones included. */
  all(): readonly EntityRecord[];
  /** Visible entities of names, as facets count them. */
  nameMap(): NameMap;
}

export function createDirectory(store: Store, registry: () => Registry): Directory {
  const entityOfName = new Uint32Array(lastOf(store, 'names', 'id') + 1);
  const names = new Map<number, number[]>();
  for (const { id, entity } of store.each<{ id: number; entity: number }>(
    'SELECT id, entity FROM names WHERE entity IS NOT NULL ORDER BY id',
  )) {
    entityOfName[id] = entity;
    const list = names.get(entity);
    if (list === undefined) names.set(entity, [id]);
    else list.push(id);
  }
  const byNumber: (EntityRecord | undefined)[] = [];
  const byId = new Map<string, EntityRecord>();
  for (const row of store.each<Omit<EntityRecord, 'hidden'> & { hidden: number }>(
    'SELECT number, id, kind, name, hidden FROM entities ORDER BY number',
  )) {
    if (!names.has(row.number)) continue;
    const record = { ...row, hidden: row.hidden === 1 };
    byNumber[row.number] = record;
    byId.set(row.id, record);
  }
  const resolved = new Map<string, EntityRecord | undefined>();
  const search = (value: string, kind?: Kind): EntityRecord | undefined => {
    const direct =
      byId.get(value) ?? (kind === undefined ? undefined : byId.get(`${kind}:${value}`));
    if (direct !== undefined) return direct;
    const first: Entity | undefined = registry().find(value, kind)[0];
    if (first !== undefined) return byId.get(first.id);
    // A name as it is written in a document, whatever the rules make of it.
    const written = store.get<{ entity: number | null }>(
      `SELECT entity FROM names WHERE text = ? AND (? IS NULL OR kind = ?)
       ORDER BY documents DESC, key LIMIT 1`,
      value,
      kind ?? null,
      kind ?? null,
    );
    return byNumber[written?.entity ?? 0];
  };
  return {
    byId: (id) => byId.get(id),
    byNumber: (number) => byNumber[number],
    entityOf: (name) => byNumber[entityOfName[name] ?? 0],
    namesOf: (entity) => names.get(entity) ?? [],
    resolve: (value, kind) => {
      const key = `${kind ?? ''}\n${value}`;
      if (!resolved.has(key)) resolved.set(key, search(value, kind));
      return resolved.get(key);
    },
    all: () => [...byId.values()],
    nameMap: () => nameMap(entityOfName, byNumber),
  };
}

function lastOf(store: Store, table: 'names' | 'entities', column: string): number {
  return (
    store.get<{ last: number | null }>(`SELECT max(${column}) AS last FROM ${table}`)?.last ?? 0
  );
}

function nameMap(
  entityOfName: Uint32Array,
  byNumber: readonly (EntityRecord | undefined)[],
): NameMap {
  const kinds = new Uint8Array(entityValue(Math.max(1, byNumber.length)));
  for (let kind = 0; kind < KINDS.length; kind++) kinds[kind] = kind;
  const values = entityOfName.map((number) => {
    const record = byNumber[number];
    if (record === undefined || record.hidden) return 0;
    kinds[entityValue(number)] = KINDS.indexOf(record.kind);
    return entityValue(number);
  });
  return { values, kinds };
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
