import { fold } from '../../text/fold.ts';
import { words } from '../../text/words.ts';
import type { Expression, Suggestions } from '../../types.ts';
import { entityRow } from './directory.ts';
import { hasWordWith } from './search/facets.ts';
import { rank } from './search/rank.ts';
import { suggestTerms } from './search/suggest.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

/** Terms, entities and titles that what was typed may grow into; most documents first. */
export function suggestFrom(
  store: Store,
  state: State,
  prefix: string,
  limit: number,
): Suggestions {
  const typed = words(prefix);
  const last = typed.at(-1)?.text;
  if (last === undefined || limit <= 0) return { terms: [], entities: [], titles: [] };
  return {
    terms: suggestTerms(state.snapshot, last, limit),
    entities: entities(store, state, fold(prefix).trim(), limit),
    titles: titles(
      store,
      state,
      typed.map((word) => word.text),
      limit,
    ),
  };
}

function entities(
  store: Store,
  state: State,
  start: string,
  limit: number,
): Suggestions['entities'] {
  const counts = state.columns.counts();
  return state.directory
    .all()
    .filter((entity) => !entity.hidden && hasWordWith(entity.name, start))
    .map((entity) => ({ entity, documents: counts.get(entity.number) ?? 0 }))
    .sort((a, b) => b.documents - a.documents || (a.entity.id < b.entity.id ? -1 : 1))
    .slice(0, limit)
    .map(({ entity, documents }) =>
      entityRow(entity, { documents, mentions: mentionsOf(store, entity.number) }),
    );
}

export function mentionsOf(store: Store, entity: number): number {
  return (
    store.get<{ n: number | null }>('SELECT sum(mentions) AS n FROM names WHERE entity = ?', entity)
      ?.n ?? 0
  );
}

/** Titles with all the words, the last of which may be unfinished. */
function titles(
  store: Store,
  state: State,
  typed: readonly string[],
  limit: number,
): Suggestions['titles'] {
  const of = typed.map((text, at): Expression => {
    const word = { type: 'word', text, field: 'title' } as const;
    return at === typed.length - 1 ? { ...word, prefix: true } : word;
  });
  const { top } = rank(state.index, { expression: { type: 'and', of }, limit }, () => '');
  return top.flatMap(({ number }) => {
    const row = store.get<{ id: string; title: string; date: string | null }>(
      'SELECT id, title, date FROM documents WHERE number = ?',
      number,
    );
    if (row === undefined) return [];
    return [{ id: row.id, title: row.title, ...(row.date === null ? {} : { date: row.date }) }];
  });
}
