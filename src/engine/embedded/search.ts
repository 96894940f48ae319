import { idf } from '../../text/ranking.ts';
import type { Expression, Hit, Query, SearchResult } from '../../types.ts';
import { rowByNumber } from './documents.ts';
import { hitOf, marksOf } from './hits.ts';
import { nearDuplicateCount } from './near.ts';
import { explain } from './search/explain.ts';
import { type Ranking, rank } from './search/rank.ts';
import type { Ranked } from './search/top.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

/** The complete answer to a query: ranked, then dressed with what is shown of each hit. */
export function search(store: Store, state: State, query: Query): SearchResult {
  const started = performance.now();
  const ranking = rank(state.index, query, idReader(store));
  return {
    hits: shown(store, state, query, ranking, ranking.top),
    totalHits: ranking.total,
    exact: !ranking.partial,
    facets: ranking.facets,
    notices: ranking.notices,
    partial: ranking.partial,
    tookMs: Math.round((performance.now() - started) * 1_000) / 1_000,
  };
}

/** Some of the ranked documents with what is shown of each. */
export function shown(
  store: Store,
  state: State,
  query: Query,
  ranking: Ranking,
  part: readonly Ranked[],
): readonly Hit[] {
  if (part.length === 0) return [];
  const marks = marksOf(ranking.expression, weights(state, ranking));
  return part.flatMap((ranked) => {
    const row = rowByNumber(store, ranked.number);
    if (row === undefined) return [];
    const facts = {
      score: ranked.score,
      nearDuplicates: nearDuplicateCount(store, state, ranked.number, row),
      explanation:
        query.explain === true
          ? explain(state.snapshot, ranked, ranking.plan, ranking.origins)
          : undefined,
    };
    return [hitOf(state.directory, row, facts, marks)];
  });
}

/** Id of a document, for the rare tie that its hash leaves open. */
export function idReader(store: Store): (number: number) => string {
  return (number) =>
    store.get<{ id: string }>('SELECT id FROM documents WHERE number = ?', number)?.id ?? '';
}

/** How much each part of a query tells about a text: its idf. */
function weights(state: State, ranking: Ranking): (part: Expression) => number {
  const known = new Map<Expression, number>();
  for (const [plan, part] of ranking.origins)
    if (plan.type === 'group' || plan.type === 'run') known.set(part, plan.weight);
  return (part) => known.get(part) ?? idf(state.snapshot.documents, state.snapshot.documents);
}
