import type { KeptEntity } from '../../entities/registry.ts';
import type { Entity, Kind } from '../../types.ts';
import type { Store } from './store.ts';

/** What one commit did to the tables `entities` and `names.entity`. */
export interface TableChange {
  /** Names whose visible entity is another one now, by id, with its number; 0 where it is hidden. */
  readonly links: ReadonlyMap<number, number>;
  /** Numbers of all entities that may be called, shown or counted otherwise than before. */
  readonly entities: ReadonlySet<number>;
}

export const NO_CHANGE: TableChange = { links: new Map(), entities: new Set() };

/** The tables `entities` and `names.entity`; rows once read or written are remembered. */
export interface EntityTable {
  /** Writes what differs from the tables. */
  write(entities: readonly KeptEntity[]): TableChange;
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
  readonly entity: number | null;
  readonly why: string | null;
}

/** Entity numbers stay with their ids for good: what was counted under one means the same later. */
export function createEntityTable(store: Store): EntityTable {
  const rows = new Map<string, Row>();
  const links = new Map<number, Link>();
  const rowOf = (id: string): Row | undefined =>
    rows.get(id) ?? store.get<Row>('SELECT * FROM entities WHERE id = ?', id);
  const linkOf = (name: number): Link | undefined =>
    links.get(name) ?? store.get<Link>('SELECT entity, why FROM names WHERE id = ?', name);
  return {
    write: (entities) => {
      const changed = new Map<number, number>();
      const touched = new Set<number>();
      for (const { entity, names } of entities) {
        const known = rowOf(entity.id);
        const row = writeEntity(store, known, entity);
        rows.set(entity.id, row);
        touched.add(row.number);
        const shown = row.hidden === 1 ? 0 : row.number;
        const turned = known !== undefined && known.hidden !== row.hidden;
        for (const { id, why } of names) {
          const before = linkOf(id);
          links.set(id, { entity: row.number, why });
          if (before?.entity) touched.add(before.entity);
          if (turned || before?.entity !== row.number) changed.set(id, shown);
          if (before?.entity === row.number && before.why === why) continue;
          store.run('UPDATE names SET entity = ?, why = ? WHERE id = ?', row.number, why, id);
        }
      }
      return { links: changed, entities: touched };
    },
  };
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
