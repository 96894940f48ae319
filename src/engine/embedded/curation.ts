import type { KeptRegistry } from '../../entities/registry.ts';
import type { Decision, Kind, LoggedDecision, Naming } from '../../types.ts';
import { createDecisionLog } from './decisions.ts';
import {
  createEntityTable,
  type EntityTable,
  NO_CHANGE,
  type TableChange,
} from './entity-table.ts';
import {
  forgetFindings,
  hasFindings,
  isOfTheseRules,
  keepFindings,
  openedRegistry,
} from './findings.ts';
import { nameRecords } from './names.ts';
import type { Store } from './store.ts';

/** The registry of a store, kept in step with it, and the tables in which it keeps its findings. */
export interface Curation {
  /** As of the last commit of any process. */
  registry(): Naming;
  decisions(): readonly LoggedDecision[];
  /** Within a transaction: logs a decision that the registry accepts; returns its sequence. */
  decide(decision: Decision, at: string, by: string | undefined): number;
  /** Within a transaction: `write` adds, changes or removes names. */
  rename(names: readonly number[], write: () => void): void;
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
  readonly registry: KeptRegistry;
  readonly table: EntityTable;
  readonly generation: number;
  /** What is in memory: what was looked up in the tables, or all names, to be written anew with the next commit. */
  readonly reads: 'tables' | 'all names';
}

/** Who asks less often reads the tables again. */
const REMEMBERED = 64;
/** Questions after which what was read for them is let go, some 10 MB: anyone may ask for names that do not exist. */
const MOST_ASKED = 20_000;

/** `generation` counts commits; within a transaction it is already that of the commit to be. */
export function createCuration(store: Store, generation: () => number): Curation {
  let known: Known | undefined;
  const log = createDecisionLog(store);
  const changes = new Map<number, TableChange>();
  /** Entities whose names a transaction has changed. */
  const owners = new Set<number>();
  const remember = (change: TableChange): void => {
    changes.set(generation(), change);
    changes.delete(generation() - REMEMBERED);
  };
  const opened = (reads: Known['reads']): Known => ({
    registry: openedRegistry(store, reads, log.all()),
    table: createEntityTable(store),
    generation: generation(),
    reads,
  });
  let asked = 0;
  const current = (): Known => {
    const isFull = known?.reads === 'tables' && asked++ >= MOST_ASKED;
    if (known?.generation === generation() && !isFull) return known;
    asked = 1;
    known = opened(hasFindings(store) ? 'tables' : 'all names');
    return known;
  };
  /** What was in memory before this transaction. */
  const before = (): Known | undefined => {
    const now = generation();
    if (known === undefined || known.generation < now - 1) return undefined;
    return { ...known, generation: now };
  };
  /** Within a transaction: the registry that it changes. */
  const changing = (): KeptRegistry => {
    const reads = isOfTheseRules(store) ? 'tables' : 'all names';
    const last = before();
    known =
      last !== undefined && (last.reads === 'all names' || reads === 'tables')
        ? last
        : opened(reads);
    return known.registry;
  };
  const untouched = (): void => {
    known = before();
    remember(NO_CHANGE);
  };
  return {
    registry: () => current().registry,
    decisions: log.all,
    decide: (decision, at, by) => {
      const registry = changing();
      registry.check(decision);
      const { id: sequence } = store.run(
        'INSERT INTO decisions (at, by, decision) VALUES (?, ?, ?)',
        at,
        by ?? null,
        JSON.stringify(decision),
      );
      registry.decide({ sequence, at, ...(by === undefined ? {} : { by }), decision });
      return sequence;
    },
    rename: (names, write) => {
      const registry = changing();
      const rows = store.all<{ id: number; kind: Kind; key: string; entity: number | null }>(
        'SELECT id, kind, key, entity FROM names WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(names),
      );
      for (const { entity } of rows) if (entity !== null) owners.add(entity);
      registry.recall(rows);
      write();
      const records = nameRecords(store, names);
      const left = new Set(records.map((record) => record.id));
      registry.change(
        records,
        names.filter((id) => !left.has(id)),
      );
    },
    save: () => {
      if (known?.generation !== generation()) return untouched();
      const { registry, table } = known;
      if (!isOfTheseRules(store)) forgetFindings(store);
      const changed = registry.changes();
      keepFindings(store, changed);
      const { links, entities } = table.write(changed.entities);
      // Those that have no names any more are in no list of the registry.
      remember({ links, entities: new Set([...entities, ...owners]) });
      owners.clear();
    },
    untouched,
    changes: (after, upTo) => {
      const links = new Map<number, number>();
      const entities = new Set<number>();
      for (let at = after + 1; at <= upTo; at++) {
        const change = changes.get(at);
        if (change === undefined) return undefined;
        for (const [name, entity] of change.links) links.set(name, entity);
        for (const entity of change.entities) entities.add(entity);
      }
      return { links, entities };
    },
    forget: () => {
      known = undefined;
      log.forget();
      owners.clear();
      changes.clear();
    },
  };
}
