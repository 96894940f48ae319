import MiniSearch from 'minisearch';
import { fold } from '../../text/fold.ts';
import type { Store } from './store.ts';

/** Looks entities up by what they are called. */
export interface EntityNames {
  /** Numbers of entities that are called by words starting with all the words of `text`, typos forgiven when none is. */
  find(text: string): ReadonlySet<number>;
  /** What an entity is called now; undefined where it is no more. */
  set(number: number, called: string | undefined): void;
}

/** Share of a word's letters that may be wrong where nothing fits exactly. */
const FORGIVEN = 0.25;

/**
 * An index in memory over all names and surface forms, by MiniSearch: short texts that change with
 * commits, prefixes and typos are what it is best at. 40,000 entities take about 0.3 s once.
 */
export function createEntityNames(): EntityNames {
  const index = new MiniSearch<{ readonly number: number; readonly called: string }>({
    idField: 'number',
    fields: ['called'],
    tokenize: wordsOf,
    processTerm: (word) => word,
  });
  return {
    find: (text) => {
      const exact = index.search(text, { prefix: true, combineWith: 'AND' });
      const found =
        exact.length > 0
          ? exact
          : index.search(text, { prefix: true, fuzzy: FORGIVEN, combineWith: 'AND' });
      return new Set(found.map(({ id }) => id as number));
    },
    set: (number, called) => {
      if (index.has(number)) index.discard(number);
      if (called !== undefined) index.add({ number, called });
    },
  };
}

interface Called {
  readonly number: number;
  readonly called: string;
}

/** Entities read in one go: a few milliseconds. */
const PART = 200;

/** What entities are called, with all names and forms: of all, part by part, or of those that are asked for. */
export function* eachCalled(store: Store, only?: readonly number[]): Generator<Called, void> {
  const among = only === undefined ? '' : 'AND number IN (SELECT value FROM json_each(?))';
  const values = only === undefined ? [] : [JSON.stringify(only)];
  for (let last = 0; ; ) {
    const part = store.all<Called>(
      `SELECT e.number, e.name || ' ' || group_concat(n.text || ' ' || coalesce(
           (SELECT group_concat(f.text, ' ') FROM forms f WHERE f.name = n.id), ''), ' ') AS called
       FROM (SELECT number, name FROM entities WHERE number > ? ${among}
             AND EXISTS (SELECT 1 FROM names WHERE entity = entities.number)
             ORDER BY number LIMIT ${PART}) e
       JOIN names n ON n.entity = e.number GROUP BY e.number ORDER BY e.number`,
      last,
      ...values,
    );
    yield* part;
    if (part.length < PART) return;
    last = part.at(-1)!.number;
  }
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
