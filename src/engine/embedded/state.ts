import type { Kind, Naming } from '../../types.ts';
import { createBylines } from './bylines.ts';
import { createDirectory, type Directory } from './directory.ts';
import { entityColumns } from './entity-columns.ts';
import type { EntityColumns } from './entity-detail.ts';
import type { TableChange } from './entity-table.ts';
import { createRoll, type Roll } from './roll.ts';
import { createSearchIndex, type SearchIndex } from './search/index.ts';
import { type Snapshot, snapshotOf } from './search/snapshot.ts';
import { createSegments } from './segments.ts';
import { loadSources } from './sources.ts';
import { Overtaken, type Store } from './store.ts';

/** Everything in memory, as of one generation of the store. */
export interface State {
  readonly generation: number;
  readonly snapshot: Snapshot;
  readonly directory: Directory;
  readonly index: SearchIndex;
  readonly columns: EntityColumns;
  /** All entities, in memory as far as they were asked for. */
  readonly roll: Roll;
  /** How many documents are nearly the same as one, by its number, where that was asked before. */
  readonly nearCounts: Map<number, number>;
}

/** The memory, in step with the store. */
export interface States {
  /** As of now, or of the transaction at hand; what did not change is kept. */
  current(): State;
  /** Answers a question on one state of the store, which is that of now. Nothing is read but what is needed. */
  ask<Result>(question: (state: State) => Result): Result;
}

export function createStates(
  store: Store,
  registry: () => Naming,
  changes: (after: number, upTo: number) => TableChange | undefined = () => undefined,
): States {
  const segments = createSegments(store);
  const bylines = createBylines(store);
  const roll = createRoll(store);
  const kindOf = (entity: number) =>
    store.get<{ kind: Kind }>('SELECT kind FROM entities WHERE number = ?', entity)!.kind;
  let known: State | undefined;
  store.onClose(() => known?.index.close());
  const current = (): State => {
    const generation = generationOf(store);
    if (known?.generation === generation) return known;
    const change = known && changes(known.generation, generation);
    const inherited = change && known!.index.bequeath(change.links, kindOf);
    known?.index.close();
    const snapshot = snapshotOf(segments.current());
    const directory = createDirectory(store, registry, roll, inherited?.map);
    const index = createSearchIndex(
      snapshot,
      directory,
      { sources: loadSources(store), bylines },
      inherited,
    );
    const columns = entityColumns(index);
    roll.follow(columns, change?.entities);
    known = { generation, snapshot, directory, index, columns, roll, nearCounts: new Map() };
    return known;
  };
  return {
    current,
    ask: (question) => {
      const before = known;
      const isStill = () => generationOf(store) === before?.generation;
      if (before !== undefined && isStill())
        try {
          return store.readingIfNeeded(isStill, () => question(before));
        } catch (error) {
          if (!(error instanceof Overtaken)) throw error;
        }
      return store.reading(() => question(current()));
    },
  };
}

/** Counts the commits of all processes. */
export function generationOf(store: Store): number {
  return store.get<{ value: number }>("SELECT value FROM meta WHERE key = 'generation'")!.value;
}
