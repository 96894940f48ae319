import { compareText } from '../../text/compare.ts';
import { fold } from '../../text/fold.ts';
import type { Kind } from '../../types.ts';
import { createEntityNames, type EntityNames, eachCalled } from './entity-names.ts';
import type { EntityRecord } from './meant.ts';
import type { Store } from './store.ts';
import { inTurns } from './turns.ts';

/** All entities that have at least one name, in memory as far as they were asked for. */
export interface Roll {
  /** In no stated order, hidden ones included. */
  all(): readonly EntityRecord[];
  /**
   * By number, what else visible entities are called ("Kiev", "CIA"): folded, a name a line, without what is
   * part of the name they are shown under.
   */
  otherNames(): ReadonlyMap<number, string>;
  /** Those in most documents first, then by name; hidden ones included. */
  ranked(): readonly EntityRecord[];
  /** Visible ones in that order. */
  namedMost(): readonly NamedEntity[];
  /** What they are called. */
  names(): EntityNames;
  /** Makes what the others need, between the turns of others: half a second for 40,000 entities. */
  prepare(): Promise<void>;
  /** The same for `names`: a second. */
  prepareNames(): Promise<void>;
}

/** An entity with its name as it is compared with what somebody types. */
export interface NamedEntity {
  readonly record: EntityRecord;
  /** With its other names below, a line each. */
  readonly folded: string;
  readonly documents: number;
}

/** A roll that goes from generation to generation. */
export interface LivingRoll extends Roll {
  /** In the generation of these columns, no entities differ but those touched; undefined where that is not known. */
  follow(columns: Columns, touched: ReadonlySet<number> | undefined): void;
}

/** Documents by entity. */
interface Columns {
  counts(): ReadonlyMap<number, number>;
  documents(entity: number): number;
}

export interface EntityRecordRow {
  readonly number: number;
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly hidden: number;
}

export const ENTITY_COLUMNS = 'number, id, kind, name, hidden';
export const IN_USE = 'EXISTS (SELECT 1 FROM names n WHERE n.entity = entities.number)';

/** What was made so far, each part when it was first asked for. */
interface Parts {
  records?: Map<number, EntityRecord>;
  counts?: Map<number, number>;
  others?: Map<number, string>;
  ranked?: readonly EntityRecord[];
  named?: Map<number, NamedEntity>;
  names?: EntityNames;
  /** Lists of the parts above, until one of them changes. */
  all?: readonly EntityRecord[];
  most?: readonly NamedEntity[];
}

/**
 * After a commit only the entities that it touched are read again: to read, count and sort all of them, and to
 * index what they are called, takes 2 s at 40,000.
 */
export function createRoll(store: Store): LivingRoll {
  let columns: Columns;
  let parts: Parts = {};
  /** Those to be read again, by everything but the names, and by those. */
  const touched = new Set<number>();
  const renamed = new Set<number>();
  let preparing: Promise<void> | undefined;
  let preparingNames: Promise<void> | undefined;
  /** Touched while parts are being made. */
  let meanwhile: Set<number> | undefined;
  let closed = false;
  store.onClose(() => {
    closed = true;
  });

  /** The parts as they are now. */
  const now = (): Parts => {
    if (touched.size > 0) renew(store, parts, touched, (entity) => columns.documents(entity));
    touched.clear();
    return parts;
  };
  const records = () => (now().records ??= readRecords(store));
  const all = () => (now().all ??= [...records().values()]);
  const counts = () => (now().counts ??= new Map(columns.counts()));
  const otherNames = () => (now().others ??= readOtherNames(store));
  const ranked = () => (now().ranked ??= [...all()].sort(byRank(counts())));
  const named = (record: EntityRecord): NamedEntity => {
    const known = (now().named ??= new Map()).get(record.number);
    if (known !== undefined) return known;
    const folded = `${fold(record.name)}\n${otherNames().get(record.number) ?? ''}`;
    const made = { record, folded, documents: counts().get(record.number) ?? 0 };
    parts.named!.set(record.number, made);
    return made;
  };
  const namedMost = () =>
    (now().most ??= ranked()
      .filter(({ hidden }) => !hidden)
      .map(named));
  const names = () => {
    let known = now().names;
    if (known === undefined) {
      known = parts.names = createEntityNames();
      for (const { number, called } of eachCalled(store)) known.set(number, called);
    } else if (renamed.size > 0) {
      for (const number of renamed) known.set(number, undefined);
      for (const { number, called } of eachCalled(store, [...renamed])) known.set(number, called);
    }
    renamed.clear();
    return known;
  };
  const prepare = async (): Promise<void> => {
    const missed = new Set<number>();
    meanwhile = missed;
    const made = { records: new Map(), counts: new Map(), others: new Map() };
    const steps = filled(store, made, (entity) => columns.documents(entity));
    const isForgotten = () => closed || meanwhile !== missed;
    await inTurns(steps, isForgotten);
    if (isForgotten()) return;
    parts = { ...made, ...(parts.names && { names: parts.names }) };
    for (const number of missed) touched.add(number);
    meanwhile = undefined;
  };
  const prepareNames = async (): Promise<void> => {
    const into = parts;
    // Of what changes meanwhile these tell.
    renamed.clear();
    const made = createEntityNames();
    const steps = (function* () {
      for (const { number, called } of eachCalled(store)) yield made.set(number, called);
    })();
    await inTurns(steps, () => closed);
    if (!closed) into.names = made;
  };
  return {
    all,
    otherNames,
    ranked,
    namedMost,
    names,
    prepare: async () => {
      if (parts.records !== undefined && parts.counts !== undefined && parts.others !== undefined)
        return;
      await (preparing ??= prepare().finally(() => {
        preparing = undefined;
      }));
    },
    prepareNames: async () => {
      if (parts.names !== undefined) return;
      await (preparingNames ??= prepareNames().finally(() => {
        preparingNames = undefined;
      }));
    },
    follow(next, numbers) {
      columns = next;
      if (numbers !== undefined) {
        for (const set of [touched, renamed, meanwhile])
          for (const number of set === undefined ? [] : numbers) set!.add(number);
        return;
      }
      touched.clear();
      renamed.clear();
      meanwhile = undefined;
      parts = {};
    },
  };
}

/** Entities read in one step: a few milliseconds. */
const PART = 100;

/** Reads all entities, a part at a time. */
function* filled(
  store: Store,
  parts: Required<Pick<Parts, 'records' | 'counts' | 'others'>>,
  documents: (entity: number) => number,
): Generator<void, void> {
  for (let last = 0; ; ) {
    const rows = store.all<EntityRecordRow & { names: number; documents: number }>(
      `SELECT ${ENTITY_COLUMNS}, count(*) AS names, sum(n.documents) AS documents
       FROM (SELECT ${ENTITY_COLUMNS} FROM entities WHERE number > ? AND ${IN_USE}
             ORDER BY number LIMIT ${PART}) e
       JOIN (SELECT entity, documents FROM names) n ON n.entity = e.number
       GROUP BY number ORDER BY number`,
      last,
    );
    for (const { names, documents: ofNames, ...row } of rows) {
      parts.records.set(row.number, recordOf(row));
      parts.counts.set(row.number, names === 1 ? ofNames : documents(row.number));
    }
    const numbers = JSON.stringify(rows.map(({ number }) => number));
    for (const [number, called] of readOtherNames(store, numbers)) parts.others.set(number, called);
    if (rows.length < PART) return;
    last = rows.at(-1)!.number;
    yield;
  }
}

/** Reads what was touched anew, into the parts that there are. */
function renew(
  store: Store,
  parts: Parts,
  touched: ReadonlySet<number>,
  documents: (entity: number) => number,
): void {
  const numbers = JSON.stringify([...touched]);
  const rows = store
    .all<EntityRecordRow>(
      `SELECT ${ENTITY_COLUMNS} FROM entities
       WHERE number IN (SELECT value FROM json_each(?)) AND ${IN_USE}`,
      numbers,
    )
    .map(recordOf);
  for (const part of [parts.records, parts.counts, parts.others, parts.named])
    if (part !== undefined) for (const number of touched) part.delete(number);
  for (const row of rows) {
    parts.records?.set(row.number, row);
    parts.counts?.set(row.number, documents(row.number));
  }
  if (parts.others !== undefined)
    for (const [number, called] of readOtherNames(store, numbers)) parts.others.set(number, called);
  if (parts.ranked !== undefined) {
    const left = parts.ranked.filter(({ number }) => !touched.has(number));
    parts.ranked = merged(left, rows, byRank(parts.counts!));
  }
  delete parts.all;
  delete parts.most;
}

type Order = (a: EntityRecord, b: EntityRecord) => number;

function byRank(counts: ReadonlyMap<number, number>): Order {
  const documents = ({ number }: EntityRecord) => counts.get(number) ?? 0;
  return (a, b) =>
    documents(b) - documents(a) || compareText(a.name, b.name) || compareText(a.id, b.id);
}

/** A list in order, with those that are in no order yet. */
function merged(
  sorted: readonly EntityRecord[],
  more: readonly EntityRecord[],
  order: Order,
): readonly EntityRecord[] {
  const found: EntityRecord[] = [];
  let at = 0;
  for (const one of [...more].sort(order)) {
    while (at < sorted.length && order(sorted[at]!, one) < 0) found.push(sorted[at++]!);
    found.push(one);
  }
  while (at < sorted.length) found.push(sorted[at++]!);
  return found;
}

function readRecords(store: Store): Map<number, EntityRecord> {
  const rows = store.all<EntityRecordRow>(`SELECT ${ENTITY_COLUMNS} FROM entities WHERE ${IN_USE}`);
  return new Map(rows.map((row) => [row.number, recordOf(row)]));
}

export function recordOf(row: EntityRecordRow): EntityRecord {
  return { ...row, hidden: row.hidden === 1 };
}

/** Of all, or of those whose numbers stand in a JSON list. */
function readOtherNames(store: Store, numbers?: string): Map<number, string> {
  const among = numbers === undefined ? '' : 'AND e.number IN (SELECT value FROM json_each(?))';
  const rows = store.all<{ number: number; called: string }>(
    `SELECT e.number, group_concat(f.text, char(10)) AS called
     FROM forms f JOIN names n ON n.id = f.name JOIN entities e ON e.number = n.entity
     WHERE e.hidden = 0 AND instr(e.name, f.text) = 0 ${among} GROUP BY e.number`,
    ...(numbers === undefined ? [] : [numbers]),
  );
  return new Map(rows.map(({ number, called }) => [number, fold(called)]));
}
