import { UserError } from '../../errors.ts';
import type { Batch, Commit, Engine } from '../../types.ts';
import { allHits } from './all-hits.ts';
import { applyBatch } from './commit.ts';
import { type Curation, createCuration } from './curation.ts';
import { rowById, storedDocument } from './documents.ts';
import { createEntityDesk } from './entities.ts';
import { indexChange } from './indexing.ts';
import { createMerger, isForLater } from './merging.ts';
import { nearDuplicatesOf } from './near.ts';
import { search } from './search.ts';
import { createShelf } from './shelf.ts';
import { similarTo } from './similar.ts';
import { createStates, generationOf, type States } from './state.ts';
import { closedIndex, openStore, type Store } from './store.ts';
import { suggestFrom } from './suggest.ts';

export interface OpenOptions {
  readonly readonly?: boolean;
  /** Makes the index when there is none. */
  readonly create?: boolean;
  readonly now?: () => Date;
}

/**
 * Opens the index in a folder (or its `.db` file itself). Sees the commits of other processes from
 * the next question on. Throws `UserError` (`no-index`, `index-format`, `damaged-index`, …).
 */
export async function openIndex(path: string, options: OpenOptions = {}): Promise<Engine> {
  const store = openStore(path, options);
  const curation = createCuration(store, () => generationOf(store));
  const states = createStates(store, () => curation.registry(), curation.changes);
  const now = options.now ?? (() => new Date());
  let closed = false;
  const open = <Result>(work: () => Result): Promise<Result> =>
    new Promise((resolve) => {
      if (closed) throw closedIndex();
      resolve(work());
    });
  const asked = <Result>(work: () => Result) => open(() => store.reading(work));
  const segments = () => store.reading(() => states.current().snapshot.segments);
  const merger = createMerger(store, segments, curation);
  return {
    commit: async (batch) => {
      const done = await open(() => commit(store, curation, states, batch, now()));
      const merged = merger.wake().catch(ignoreForLater);
      // Who commits faster than segments are joined waits for them.
      if (segments().length > MOST_SEGMENTS) await merged;
      return done;
    },
    search: (query) => open(() => states.ask((state) => search(store, state, query))),
    hits: (query) => {
      if (closed) throw closedIndex();
      return allHits(store.path, query);
    },
    document: (id) =>
      asked(() => {
        const current = states.current();
        const row = rowById(store, id);
        if (row === undefined) return undefined;
        return storedDocument(store, current.directory, row, {
          similar: similarTo(store, current, row),
          nearDuplicates: nearDuplicatesOf(store, current, row.number, row),
        });
      }),
    suggest: async (prefix, limit) => {
      await open(() => states.ask(({ roll }) => roll.prepare()));
      return open(() => states.ask((state) => suggestFrom(store, state, prefix, limit)));
    },
    entities: createEntityDesk(store, curation, states.current, asked),
    shelf: createShelf(store, asked),
    close: async () => {
      closed = true;
      merger.stop();
      store.close();
    },
  };
}

/** More than the merger leaves behind: four sizes of up to eight. */
const MOST_SEGMENTS = 40;

function ignoreForLater(error: unknown): void {
  if (!isForLater(error)) throw error;
}

/** One transaction that starts a new generation. */
function commit(store: Store, curation: Curation, states: States, batch: Batch, at: Date): Commit {
  if (store.readonly)
    throw new UserError('readonly', 'The index is open for reading only. Open it for writing.');
  try {
    return store.transaction(() => {
      // Within the transaction: nobody else can commit between this look and what is written.
      const { segments } = states.current().snapshot;
      store.run("UPDATE meta SET value = value + 1 WHERE key = 'generation'");
      const change = applyBatch(store, curation, batch, at);
      indexChange(store, segments, change);
      return change.commit;
    });
  } catch (error) {
    curation.forget();
    throw error;
  }
}
