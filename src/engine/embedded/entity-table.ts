import type { Entity, Kind, Registry } from '../../types.ts';
import type { Store } from './store.ts';

/** The tables `entities` and `names.entity`, with a copy in memory so that only changes are written. */
export interface EntityTable {
  write(registry: Registry): void;
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
  /** Entities as last written: the registry keeps the objects of those that did not change. */
  let written = new Map<string, Entity>();
  for (const row of store.all<Row>('SELECT * FROM entities')) rows.set(row.id, row);
  for (const row of store.all<{ id: number; entity: number | null; why: string | null }>(
    'SELECT id, entity, why FROM names',
  ))
    if (row.entity !== null) links.set(row.id, { entity: row.entity, why: row.why ?? '' });
  return {
    write: (registry) => {
      const before = written;
      written = new Map(registry.entities.map((entity) => [entity.id, entity]));
      for (const entity of registry.entities) {
        if (before.get(entity.id) === entity) continue;
        const row = writeEntity(store, rows.get(entity.id), entity);
        rows.set(entity.id, row);
        for (const name of entity.names) writeLink(store, links, registry, name, row.number);
      }
    },
  };
}

function writeLink(
  store: Store,
  links: Map<number, Link>,
  registry: Registry,
  name: number,
  entity: number,
): void {
  const why = registry.why(name)?.why ?? '';
  const known = links.get(name);
  if (known !== undefined && known.entity === entity && known.why === why) return;
  store.run('UPDATE names SET entity = ?, why = ? WHERE id = ?', entity, why, name);
  links.set(name, { entity, why });
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
