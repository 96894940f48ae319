import { performance } from 'node:perf_hooks';
import { UserError } from '../../errors.ts';
import type { Engine, Notice, Query, SearchResult } from '../../types.ts';
import { applyBatch } from './commit.ts';
import { type Curation, createCuration } from './curation.ts';
import { createDirectory, type Directory } from './directory.ts';
import { rowById, storedDocument } from './documents.ts';
import { createEntityDesk } from './entities.ts';
import { hitOf } from './hits.ts';
import { plainRank } from './naive.ts';
import { loadPlainIndex, type PlainIndex } from './plain-index.ts';
import { createShelf } from './shelf.ts';
import { openStore, type Store } from './store.ts';
import { suggestFrom } from './suggest.ts';

export interface OpenOptions {
  readonly readonly?: boolean;
  /** Makes the index when there is none. */
  readonly create?: boolean;
  readonly ranking?: 'dateline' | 'minisearch';
  readonly now?: () => Date;
}

interface State {
  readonly generation: number;
  readonly directory: Directory;
  readonly index: PlainIndex;
  readonly columns: PlainIndex;
}

/**
 * Opens the index in a folder (or its `.db` file itself). Sees the commits of other processes from
 * the next question on. Throws `UserError` (`no-index`, `index-format`, `damaged-index`, …).
 */
export async function openIndex(path: string, options: OpenOptions = {}): Promise<Engine> {
  const store = openStore(path, options);
  const generation = generationReader(store);
  const curation = createCuration(store, generation);
  let known: State | undefined;
  const state = (): State => {
    const now = generation();
    if (known?.generation !== now) {
      const directory = createDirectory(store, () => curation.registry());
      const index = loadPlainIndex(store, directory);
      known = { generation: now, directory, index, columns: index };
    }
    return known!;
  };
  const now = options.now ?? (() => new Date());
  let closed = false;
  const open = <Result>(work: () => Result): Promise<Result> =>
    new Promise((resolve) => {
      if (closed) throw new UserError('closed', 'The index has been closed. Open it again.');
      resolve(work());
    });
  return {
    commit: (batch) =>
      open(() => {
        if (store.readonly)
          throw new UserError(
            'readonly',
            'The index is open for reading only. Open it for writing.',
          );
        return write(store, curation, (at) => applyBatch(store, curation, batch, at).commit, now());
      }),
    search: (query) => open(() => search(store, state(), query)),
    document: (id) =>
      open(() => {
        const { directory } = state();
        const row = rowById(store, id);
        return row === undefined
          ? undefined
          : storedDocument(store, directory, row, { similar: [], nearDuplicates: [] });
      }),
    suggest: (prefix, limit) => open(() => suggestFrom(state(), prefix, limit)),
    entities: createEntityDesk(store, curation, state),
    shelf: createShelf(store),
    close: async () => {
      closed = true;
      store.close();
    },
  };
}

/** One transaction that starts a new generation. */
function write<Result>(
  store: Store,
  curation: Curation,
  work: (at: Date) => Result,
  at: Date,
): Result {
  try {
    return store.transaction(() => {
      store.run("UPDATE meta SET value = value + 1 WHERE key = 'generation'");
      return work(at);
    });
  } catch (error) {
    curation.forget();
    throw error;
  }
}

/** The generation of the store; asks the table only when somebody has committed since. */
function generationReader(store: Store): () => number {
  return () =>
    store.get<{ value: number }>("SELECT value FROM meta WHERE key = 'generation'")!.value;
}

function search(store: Store, state: State, query: Query): SearchResult {
  const started = performance.now();
  const notices: Notice[] = [];
  const ranked = plainRank(state.index.documents, query, (kind, value) => {
    const entity = state.directory.resolve(value, kind);
    if (entity === undefined && !notices.some((notice) => notice.message.includes(`"${value}"`)))
      notices.push({
        code: 'unknown-entity',
        message: `The index knows no ${kind} "${value}".`,
      });
    return entity?.id;
  });
  return {
    hits: ranked.top.flatMap((one) => hitOf(store, state.directory, one, query.expression) ?? []),
    totalHits: ranked.total,
    exact: true,
    facets: ranked.facets,
    notices,
    partial: false,
    tookMs: performance.now() - started,
  };
}
