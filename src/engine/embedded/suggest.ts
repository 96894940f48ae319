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
  const terms = suggestTerms(state.snapshot, last, Math.max(limit, GUESSES));
  const texts = typed.map((word) => word.text);
  return {
    terms: terms.slice(0, limit),
    entities: entities(store, state, fold(prefix).trim(), limit),
    titles: titles(store, state, texts, terms, limit),
  };
}

function entities(
  store: Store,
  state: State,
  start: string,
  limit: number,
): Suggestions['entities'] {
  const found: Suggestions['entities'][number][] = [];
  for (const { record, folded, documents } of state.roll.namedMost()) {
    if (!folded.includes(start) || !hasWordWith(folded, start)) continue;
    found.push(entityRow(record, { documents, mentions: mentionsOf(store, record.number) }));
    if (found.length === limit) break;
  }
  return found;
}

export function mentionsOf(store: Store, entity: number): number {
  return (
    store.get<{ n: number | null }>('SELECT sum(mentions) AS n FROM names WHERE entity = ?', entity)
      ?.n ?? 0
  );
}

/** Words that an unfinished one is taken for in titles: more would read half the index for one letter. */
const GUESSES = 8;

/** Titles with all the words, the last of which may be unfinished. */
function titles(
  store: Store,
  state: State,
  typed: readonly string[],
  terms: Suggestions['terms'],
  limit: number,
): Suggestions['titles'] {
  const inTitle = (text: string): Expression => ({ type: 'word', text, field: 'title' });
  const last = typed.at(-1)!;
  const guesses = new Set([last, ...terms.slice(0, GUESSES).map(({ text }) => text)]);
  const of: Expression[] = [
    ...typed.slice(0, -1).map(inTitle),
    { type: 'or', of: [...guesses].map((text) => ({ type: 'phrase', text, field: 'title' })) },
  ];
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
