import { buildRegistry, checkDecision, updateRegistry } from '../../entities/registry.ts';
import type { Decision, Kind, LoggedDecision, NameRecord, Registry } from '../../types.ts';
import {
  createEntityTable,
  type EntityTable,
  NO_CHANGE,
  type TableChange,
} from './entity-table.ts';
import type { Store } from './store.ts';

/** The registry of a store, kept in step with it, and its tables `entities` and `names.entity`. */
export interface Curation {
  /** As of the last commit of any process. Built when first asked for. */
  registry(): Registry;
  decisions(): readonly LoggedDecision[];
  /** Within a transaction: logs a decision that the registry accepts; returns its sequence. */
  decide(decision: Decision, at: string, by: string | undefined): number;
  /** Within a transaction: names were added, changed or removed. */
  renamed(names: readonly number[]): void;
  /** Within a transaction: writes the tables. */
  save(): void;
  /** Within a transaction of this process that starts a generation but leaves names and entities alone. */
  untouched(): void;
  /** What the commits after one generation, up to another, did to the tables; undefined where others wrote too. */
  changes(after: number, upTo: number): TableChange | undefined;
  /** A transaction failed: what is in memory may be ahead of the store. */
  forget(): void;
}

interface Known {
  readonly registry: Registry;
  readonly generation: number;
  /** What the tables hold, once a change had to be written. */
  readonly table: EntityTable | undefined;
}

/** Who asks less often reads the tables again. */
const REMEMBERED = 64;

/** `generation` counts commits; within a transaction it is already that of the commit to be. */
export function createCuration(store: Store, generation: () => number): Curation {
  let known: Known | undefined;
  const changes = new Map<number, TableChange>();
  const remember = (change: TableChange): void => {
    changes.set(generation(), change);
    changes.delete(generation() - REMEMBERED);
  };
  const current = (): Known => {
    const now = generation();
    if (known?.generation !== now)
      known = {
        registry: buildRegistry(nameRecords(store), readDecisions(store)),
        generation: now,
        table: undefined,
      };
    return known;
  };
  /** What was in memory before this transaction, as the start of the next version. */
  const before = (): Known | undefined => {
    const now = generation();
    return known !== undefined && known.generation >= now - 1 ? known : undefined;
  };
  const next = (change: Parameters<typeof updateRegistry>[1]) => {
    const last = before();
    if (last === undefined) current();
    else
      known = {
        registry: updateRegistry(last.registry, change),
        generation: generation(),
        table: last.table,
      };
  };
  return {
    registry: () => current().registry,
    decisions: () => readDecisions(store),
    decide: (decision, at, by) => {
      next({});
      checkDecision(decision, current().registry, readDecisions(store));
      const { id: sequence } = store.run(
        'INSERT INTO decisions (at, by, decision) VALUES (?, ?, ?)',
        at,
        by ?? null,
        JSON.stringify(decision),
      );
      next({ decisions: [{ sequence, at, ...(by === undefined ? {} : { by }), decision }] });
      return sequence;
    },
    renamed: (names) => {
      const records = nameRecords(store, names);
      const left = new Set(records.map((record) => record.id));
      next({ records, removed: names.filter((id) => !left.has(id)) });
    },
    save: () => {
      const { registry, generation: now, table } = current();
      const kept = table ?? createEntityTable(store);
      remember(kept.write(registry));
      known = { registry, generation: now, table: kept };
    },
    untouched: () => {
      known = before();
      if (known !== undefined) known = { ...known, generation: generation() };
      remember(NO_CHANGE);
    },
    changes: (after, upTo) => {
      const links = new Map<number, number>();
      let regrouped = false;
      for (let at = after + 1; at <= upTo; at++) {
        const change = changes.get(at);
        if (change === undefined) return undefined;
        for (const [name, entity] of change.links) links.set(name, entity);
        regrouped ||= change.regrouped;
      }
      return { links, regrouped };
    },
    forget: () => {
      known = undefined;
      changes.clear();
    },
  };
}

function readDecisions(store: Store): readonly LoggedDecision[] {
  return store
    .all<{ sequence: number; at: string; by: string | null; decision: string }>(
      'SELECT sequence, at, by, decision FROM decisions ORDER BY sequence',
    )
    .map((row) => ({
      sequence: row.sequence,
      at: row.at,
      ...(row.by === null ? {} : { by: row.by }),
      decision: JSON.parse(row.decision) as Decision,
    }));
}

interface NameRow {
  readonly id: number;
  readonly kind: Kind;
  readonly key: string;
  readonly text: string;
  readonly documents: number;
}

interface FormRow {
  readonly name: number;
  readonly text: string;
  readonly documents: number;
}

/** Names of the corpus with their forms, by id: all, or those asked for that are still there. */
function nameRecords(store: Store, only?: readonly number[]): readonly NameRecord[] {
  const among = only === undefined ? '' : 'WHERE id IN (SELECT value FROM json_each(?))';
  const formsAmong = only === undefined ? '' : 'WHERE name IN (SELECT value FROM json_each(?))';
  const values = only === undefined ? [] : [JSON.stringify(only)];
  const forms = new Map<number, { text: string; documents: number }[]>();
  for (const row of store.all<FormRow>(
    `SELECT name, text, documents FROM forms ${formsAmong} ORDER BY name, documents DESC, text`,
    ...values,
  )) {
    const form = { text: row.text, documents: row.documents };
    const list = forms.get(row.name);
    if (list === undefined) forms.set(row.name, [form]);
    else list.push(form);
  }
  return store
    .all<NameRow>(
      `SELECT id, kind, key, text, documents FROM names ${among} ORDER BY id`,
      ...values,
    )
    .map((row) => ({ ...row, forms: forms.get(row.id) ?? [] }));
}
