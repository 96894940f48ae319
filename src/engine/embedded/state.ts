import type { Registry } from '../../types.ts';
import { createDirectory, type Directory } from './directory.ts';
import type { EntityColumns } from './entities.ts';
import { entityColumns } from './entity-columns.ts';
import { createSearchIndex, type SearchIndex } from './search/index.ts';
import { type Snapshot, snapshotOf } from './search/snapshot.ts';
import { createSegments } from './segments.ts';
import { loadSources } from './sources.ts';
import type { Store } from './store.ts';

/** Everything in memory, as of one generation of the store. */
export interface State {
  readonly generation: number;
  readonly snapshot: Snapshot;
  readonly directory: Directory;
  readonly index: SearchIndex;
  readonly columns: EntityColumns;
}

/** Brings the memory in step with the store at each call; what did not change is kept. */
export function createState(store: Store, registry: () => Registry): () => State {
  const segments = createSegments(store);
  let known: State | undefined;
  return () => {
    const generation = generationOf(store);
    if (known?.generation === generation) return known;
    const snapshot = snapshotOf(segments.current(), known?.snapshot);
    const directory = createDirectory(store, registry);
    const index = createSearchIndex(snapshot, directory, loadSources(store));
    known = { generation, snapshot, directory, index, columns: entityColumns(index) };
    return known;
  };
}

/** Counts the commits of all processes. */
export function generationOf(store: Store): number {
  return store.get<{ value: number }>("SELECT value FROM meta WHERE key = 'generation'")!.value;
}
