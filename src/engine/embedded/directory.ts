import { nearest } from '../../text/nearest.ts';
import type { EntityRow, Kind, Naming } from '../../types.ts';
import { type EntityRecord, type Meant, nameMeanings } from './meant.ts';
import { ENTITY_COLUMNS, type EntityRecordRow, IN_USE, type Roll, recordOf } from './roll.ts';
import { KINDS, type NameMap, nameMapOf } from './search/name-map.ts';
import type { Store } from './store.ts';

export type { EntityRecord } from './meant.ts';

/** Who is who, as of one generation of the store. */
export interface Directory {
  byId(id: string): EntityRecord | undefined;
  byNumber(number: number): EntityRecord | undefined;
  /** The entity of a name; undefined for an unknown name. */
  entityOf(name: number): EntityRecord | undefined;
  /** Ids of the names of an entity, ascending. */
  namesOf(entity: number): readonly number[];
  /** By id, or by a name: see `meant.ts`. */
  meant(value: string, kind?: Kind): Meant | undefined;
  /** The likeliest of those that are meant. */
  resolve(value: string, kind?: Kind): EntityRecord | undefined;
  /** Visible entities of a kind that may have been meant, at most three, those of most documents first. */
  near(value: string, kind: Kind): readonly EntityRecord[];
  /** Entities that have at least one name, hidden ones included. */
  all(): readonly EntityRecord[];
  /**
   * By number, what else visible entities are called ("Kiev", "CIA"): folded, a name a line, without what is
   * part of the name they are shown under.
   */
  otherNames(): ReadonlyMap<number, string>;
  /** Visible entities of names, as facets count them. */
  nameMap(): NameMap;
}

/** Entities in answers that are remembered, until the next commit. */
const MOST_RESOLVED = 20_000;
const MOST_ALIKE = 1_000;

/**
 * Asks the tables for what is needed and remembers it: a first answer needs a few rows, not all. `map` is
 * the name map, where it is known already.
 */
export function createDirectory(
  store: Store,
  registry: () => Naming,
  roll: Pick<Roll, 'all' | 'otherNames'>,
  map?: NameMap,
): Directory {
  const byNumber = new Map<number, EntityRecord | undefined>();
  const ofName = new Map<number, number>();
  const names = new Map<number, readonly number[]>();
  const resolved = new Map<string, Meant | undefined>();
  let held = 0;
  const alike = new Map<string, readonly EntityRecord[]>();
  let nameMap = map;
  const found = (sql: string, value: string | number) => {
    const row = store.get<EntityRecordRow>(sql, value);
    return row && recordOf(row);
  };
  const numbered = (number: number) =>
    remembered(byNumber, number, () =>
      found(`SELECT ${ENTITY_COLUMNS} FROM entities WHERE number = ?`, number),
    );
  const byId = (id: string) =>
    found(`SELECT ${ENTITY_COLUMNS} FROM entities WHERE id = ? AND ${IN_USE}`, id);
  const meanings = nameMeanings({ store, registry, byId, byNumber: numbered, all: roll.all });
  const meant = (value: string, kind?: Kind) => {
    const key = `${kind ?? ''}\n${value}`;
    const known = resolved.get(key);
    if (known !== undefined || resolved.has(key)) return known;
    const answer = meanings(value, kind);
    // Anyone may ask for names without end, those that do not exist and those of thousands.
    held += 1 + (answer?.others.length ?? 0);
    if (held > MOST_RESOLVED) {
      resolved.clear();
      held = 0;
    }
    resolved.set(key, answer);
    return answer;
  };
  return {
    byId,
    byNumber: numbered,
    entityOf: (name) =>
      numbered(
        remembered(
          ofName,
          name,
          () =>
            store.get<{ entity: number | null }>('SELECT entity FROM names WHERE id = ?', name)
              ?.entity ?? 0,
        ),
      ),
    namesOf: (entity) =>
      remembered(names, entity, () =>
        store
          .all<{ id: number }>('SELECT id FROM names WHERE entity = ? ORDER BY id', entity)
          .map(({ id }) => id),
      ),
    meant,
    resolve: (value, kind) => meant(value, kind)?.record,
    near: (value, kind) => {
      if (alike.size >= MOST_ALIKE) alike.clear();
      return remembered(alike, `${kind}\n${value}`, () =>
        nearest(
          value,
          store
            .all<EntityRecordRow>(
              `SELECT ${ENTITY_COLUMNS} FROM entities WHERE kind = ? AND hidden = 0 AND ${IN_USE}
               ORDER BY (SELECT sum(documents) FROM names n WHERE n.entity = entities.number) DESC, number`,
              kind,
            )
            .map(recordOf),
          3,
        ),
      );
    },
    all: roll.all,
    otherNames: roll.otherNames,
    nameMap: () => (nameMap ??= readNameMap(store)),
  };
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key);
  if (value !== undefined || known.has(key)) return value as Value;
  const made = make();
  known.set(key, made);
  return made;
}

/** As one text each, which SQLite joins: 60,000 rows one by one would take ten times as long. */
function readNameMap(store: Store): NameMap {
  const numbers = (sql: string) => numbersIn(store.get<{ list: string | null }>(sql)?.list ?? '');
  const links = numbers(
    "SELECT group_concat(id || ' ' || entity || ' ' || documents, ' ') AS list FROM names WHERE entity IS NOT NULL",
  );
  const kinds = KINDS.map((kind) =>
    numbers(
      `SELECT group_concat(number, ' ') AS list FROM entities WHERE kind = '${kind}' AND hidden = 0`,
    ),
  );
  return nameMapOf(links, kinds);
}

function numbersIn(list: string): Uint32Array {
  const found = new Uint32Array(list === '' ? 0 : 1 + list.length / 2);
  let count = 0;
  let value = 0;
  for (let at = 0; at < list.length; at++) {
    const unit = list.charCodeAt(at);
    if (unit === 32) {
      found[count++] = value;
      value = 0;
    } else value = value * 10 + unit - 48;
  }
  if (list !== '') found[count++] = value;
  return found.subarray(0, count);
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
