import { fold } from '../../text/fold.ts';
import type { Kind, Naming } from '../../types.ts';
import { createBylines } from './bylines.ts';
import { createDirectory, type Directory, type EntityRecord } from './directory.ts';
import { entityColumns } from './entity-columns.ts';
import type { EntityColumns } from './entity-detail.ts';
import { type EntityNames, loadEntityNames } from './entity-names.ts';
import type { TableChange } from './entity-table.ts';
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
  /** All entities, those in most documents first, then by name; put in order when first asked for. */
  ranked(): readonly EntityRecord[];
  /** Visible entities in that order; made when first asked for. */
  namedMost(): readonly NamedEntity[];
  /** What entities are called; made when first asked for. */
  names(): EntityNames;
  /** How many documents are nearly the same as one, by its number, where that was asked before. */
  readonly nearCounts: Map<number, number>;
}

/** An entity with its name as it is compared with what somebody types. */
export interface NamedEntity {
  readonly record: EntityRecord;
  /** With its other names below, a line each. */
  readonly folded: string;
  readonly documents: number;
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
    const directory = createDirectory(store, registry, inherited?.map);
    const index = createSearchIndex(
      snapshot,
      directory,
      { sources: loadSources(store), bylines },
      inherited,
    );
    const columns = entityColumns(index);
    let all: readonly EntityRecord[] | undefined;
    const ranked = () => (all ??= rankedBy(directory, columns));
    let most: readonly NamedEntity[] | undefined;
    const namedMost = () => (most ??= mostNamed(ranked(), directory, columns));
    let called: EntityNames | undefined;
    const names = () => (called ??= loadEntityNames(store));
    const nearCounts = new Map<number, number>();
    known = {
      generation,
      snapshot,
      directory,
      index,
      columns,
      ranked,
      namedMost,
      names,
      nearCounts,
    };
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

function rankedBy(directory: Directory, columns: EntityColumns): readonly EntityRecord[] {
  const counts = columns.counts();
  const documents = ({ number }: EntityRecord) => counts.get(number) ?? 0;
  const byName = (a: EntityRecord, b: EntityRecord) =>
    compare(a.name, b.name) || compare(a.id, b.id);
  return [...directory.all()].sort((a, b) => documents(b) - documents(a) || byName(a, b));
}

function mostNamed(
  ranked: readonly EntityRecord[],
  directory: Directory,
  columns: EntityColumns,
): readonly NamedEntity[] {
  const counts = columns.counts();
  const others = directory.otherNames();
  return ranked
    .filter((record) => !record.hidden)
    .map((record) => ({
      record,
      folded: `${fold(record.name)}\n${others.get(record.number) ?? ''}`,
      documents: counts.get(record.number) ?? 0,
    }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Counts the commits of all processes. */
export function generationOf(store: Store): number {
  return store.get<{ value: number }>("SELECT value FROM meta WHERE key = 'generation'")!.value;
}
