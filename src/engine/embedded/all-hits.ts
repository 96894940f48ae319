import { setImmediate } from 'node:timers/promises';
import { UserError } from '../../errors.ts';
import type { Hit, Query } from '../../types.ts';
import { createCuration } from './curation.ts';
import { rank } from './search/rank.ts';
import { idReader, shown } from './search.ts';
import { createStates, generationOf } from './state.ts';
import { openStore } from './store.ts';

/** Hits read before others get their turn: some 20 ms. */
const PART = 100;

/**
 * All hits of a query, ranked once. An opening of the index of its own keeps the moment at which it
 * began in a transaction, whatever is committed, merged or deleted while they are read.
 */
export async function* allHits(path: string, query: Query): AsyncGenerator<readonly Hit[], void> {
  const store = openStore(path, { readonly: true });
  try {
    store.exec('BEGIN');
    const curation = createCuration(store, () => generationOf(store));
    const state = createStates(store, () => curation.registry()).current();
    const { facets: _facets, ...rest } = query;
    const whole = { ...rest, offset: 0, limit: state.snapshot.documents };
    const ranking = rank(state.index, whole, idReader(store));
    if (ranking.partial)
      throw new UserError('busy', 'The search took too long. Ask for less, or try again later.');
    // Who reads may be slow, and the memory is needed by others. Explanations read it again.
    state.index.close();
    for (const segment of state.snapshot.segments) segment.rest();
    for (let start = 0; start < ranking.top.length; start += PART) {
      yield shown(store, state, whole, ranking, ranking.top.slice(start, start + PART));
      await setImmediate();
    }
  } finally {
    store.close();
  }
}
