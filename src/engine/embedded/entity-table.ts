import type { Entity, Kind, Registry } from '../../types.ts';
import type { Store } from './store.ts';

/** What one commit did to the tables `entities` and `names.entity`. */
export interface TableChange {
  /** Names that belong to another entity now, by id, with its number. */
  readonly links: ReadonlyMap<number, number>;
  /** Whether an entity is new, or was shown, hidden or given another kind. */
  readonly regrouped: boolean;
}

export const NO_CHANGE: TableChange = { links: new Map(), regrouped: false };

/** The tables `entities` and `names.entity`, with a copy in memory so that only changes are written. */
export interface EntityTable {
  write(registry: Registry): TableChange;
}

interface Row {
  readonly number: number;
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly hidden: number;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

interface Link {
  readonly entity: number;
  readonly why: string;
}

/** Entity numbers stay with their ids for good: what was counted under one means the same later. */
export function createEntityTable(store: Store): EntityTable {
  const rows = new Map<string, Row>();
  const links = new Map<number, Link>();
  /** Entities as last written, by id: the registry keeps the objects of those that did not change. */
  let written: readonly Entity[] = [];
  for (const row of store.all<Row>('SELECT * FROM entities')) rows.set(row.id, row);
  for (const row of store.all<{ id: number; entity: number | null; why: string | null }>(
    'SELECT id, entity, why FROM names',
  ))
    if (row.entity !== null) links.set(row.id, { entity: row.entity, why: row.why ?? '' });
  return {
    write: (registry) => {
      const changed = new Map<number, number>();
      let regrouped = false;
      for (const entity of changedSince(written, registry.entities)) {
        const known = rows.get(entity.id);
        const row = writeEntity(store, known, entity);
        if (known?.kind !== row.kind || known.hidden !== row.hidden) regrouped = true;
        rows.set(entity.id, row);
        for (const name of entity.names)
          if (writeLink(store, links, registry, name, row.number)) changed.set(name, row.number);
      }
      written = registry.entities;
      return { links: changed, regrouped };
    },
  };
}

/**
 * Those of `now` that are not the same objects in `before`; both are sorted by id. Side by side: a map of
 * 80,000 entities for each decision took 25 ms.
 */
function changedSince(before: readonly Entity[], now: readonly Entity[]): readonly Entity[] {
  const changed: Entity[] = [];
  let at = 0;
  for (const entity of now) {
    if (before[at] === entity) {
      at++;
      continue;
    }
    while (at < before.length && before[at]!.id < entity.id) at++;
    if (before[at] === entity) at++;
    else changed.push(entity);
  }
  return changed;
}

/** Whether the name has come to another entity. */
function writeLink(
  store: Store,
  links: Map<number, Link>,
  registry: Registry,
  name: number,
  entity: number,
): boolean {
  const why = registry.why(name)?.why ?? '';
  const known = links.get(name);
  if (known !== undefined && known.entity === entity && known.why === why) return false;
  store.run('UPDATE names SET entity = ?, why = ? WHERE id = ?', entity, why, name);
  links.set(name, { entity, why });
  return known?.entity !== entity;
}

function writeEntity(store: Store, known: Row | undefined, entity: Entity): Row {
  const row = {
    id: entity.id,
    kind: entity.kind,
    name: entity.name,
    hidden: entity.hidden ? 1 : 0,
    country: entity.country ?? null,
    latitude: entity.coordinates?.latitude ?? null,
    longitude: entity.coordinates?.longitude ?? null,
  };
  const values = [row.kind, row.name, row.hidden, row.country, row.latitude, row.longitude];
  if (known === undefined) {
    const { id: number } = store.run(
      `INSERT INTO entities (id, kind, name, hidden, country, latitude, longitude)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      entity.id,
      ...values,
    );
    return { number, ...row };
  }
  const { number, kind, name, hidden, country, latitude, longitude } = known;
  const before = [kind, name, hidden, country, latitude, longitude];
  if (before.some((value, at) => value !== values[at]))
    store.run(
      `UPDATE entities SET kind = ?, name = ?, hidden = ?, country = ?, latitude = ?, longitude = ?
       WHERE number = ?`,
      ...values,
      number,
    );
  return { number, ...row };
}
