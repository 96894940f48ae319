import MiniSearch from 'minisearch';
import { fold } from '../../text/fold.ts';
import type { Store } from './store.ts';

/** Looks entities up by what they are called; made once for each generation. */
export interface EntityNames {
  /** Numbers of entities that are called by words starting with all the words of `text`, typos forgiven when none is. */
  find(text: string): ReadonlySet<number>;
}

/** Share of a word's letters that may be wrong where nothing fits exactly. */
const FORGIVEN = 0.25;

/**
 * An index in memory over all names and surface forms, by MiniSearch: short texts that change with
 * every commit, prefixes and typos are what it is best at. 40,000 entities take about 0.3 s once.
 */
export function loadEntityNames(store: Store): EntityNames {
  const index = new MiniSearch<{ readonly number: number; readonly called: string }>({
    idField: 'number',
    fields: ['called'],
    tokenize: wordsOf,
    processTerm: (word) => word,
  });
  index.addAll(
    store.all<{ number: number; called: string }>(
      `SELECT e.number, e.name || ' ' || group_concat(n.text || ' ' || coalesce(
           (SELECT group_concat(f.text, ' ') FROM forms f WHERE f.name = n.id), ''), ' ') AS called
       FROM entities e JOIN names n ON n.entity = e.number GROUP BY e.number`,
    ),
  );
  return {
    find: (text) => {
      const exact = index.search(text, { prefix: true, combineWith: 'AND' });
      const found =
        exact.length > 0
          ? exact
          : index.search(text, { prefix: true, fuzzy: FORGIVEN, combineWith: 'AND' });
      return new Set(found.map(({ id }) => id as number));
    },
  };
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
