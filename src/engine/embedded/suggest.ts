import { fold } from '../../text/fold.ts';
import type { Suggestions } from '../../types.ts';
import { entityRow } from './directory.ts';
import type { DeskState } from './entities.ts';
import type { PlainIndex } from './plain-index.ts';
import { termsOf } from './terms.ts';

/** Terms, entities and titles that a prefix may grow into; most documents first. */
export function suggestFrom(
  state: DeskState & { readonly index: PlainIndex },
  prefix: string,
  limit: number,
): Suggestions {
  const wanted = fold(prefix.trim());
  if (wanted === '') return { terms: [], entities: [], titles: [] };
  const counts = new Map<string, number>();
  for (const d of state.index.documents)
    for (const term of new Set(termsOf(`${d.title}\n${d.body}`)))
      if (term.startsWith(wanted)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const terms = [...counts]
    .map(([text, documents]) => ({ text, documents }))
    .sort((a, b) => b.documents - a.documents || (a.text < b.text ? -1 : 1))
    .slice(0, limit);
  const starts = (text: string) =>
    fold(text).startsWith(wanted) || termsOf(text).some((word) => word.startsWith(wanted));
  const entityCounts = state.columns.counts();
  const entities = state.directory
    .all()
    .filter((entity) => !entity.hidden && starts(entity.name))
    .map((entity) =>
      entityRow(entity, { documents: entityCounts.get(entity.number) ?? 0, mentions: 0 }),
    )
    .sort((a, b) => b.documents - a.documents || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
  const titles = state.index.documents
    .filter((d) => starts(d.title))
    .slice(0, limit)
    .map((d) => ({ id: d.id, title: d.title, ...(d.date === null ? {} : { date: d.date }) }));
  return { terms, entities, titles };
}
