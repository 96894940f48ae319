import type { Query } from '../../../types.ts';
import type { Counter } from './columns.ts';
import type { ChoiceFacet } from './filter.ts';
import type { SearchIndex } from './index.ts';
import type { Matched } from './minisearch.ts';
import { Top } from './top.ts';

/** What is summed up over segments. */
export interface Sums {
  total: number;
  readonly top: Top;
  /** By value of entities (with the three "none" values), and by source. */
  readonly entities: Counter | undefined;
  readonly sources: Counter | undefined;
  readonly days: Map<number, number>;
  /** For facets with their own `any`: what documents add that fail it alone. */
  readonly apart: Map<ChoiceFacet, Counter>;
  /** All that matched, for the second scorer alone. */
  readonly matched: Matched[] | undefined;
}

export function emptySums(
  index: SearchIndex,
  query: Query,
  apart: ReadonlySet<ChoiceFacet>,
  top: { readonly size: number; readonly idOf: (number: number) => string },
): Sums {
  const wanted = query.facets ?? {};
  const byEntity = wanted.people ?? wanted.places ?? wanted.organisations;
  const { counters } = index;
  return {
    total: 0,
    top: new Top(top.size, query.sort ?? 'relevance', index.snapshot.newestDay, top.idOf),
    entities: byEntity === undefined ? undefined : counters.entities(0),
    sources: wanted.source === undefined ? undefined : counters.sources(0),
    days: new Map(),
    apart: new Map(
      [...apart].map((facet, at) => [
        facet,
        facet === 'source' ? counters.sources(at + 1) : counters.entities(at + 1),
      ]),
    ),
    matched: isAsMiniSearch(query) ? [] : undefined,
  };
}

/** Is the order that of MiniSearch? */
export function isAsMiniSearch({ ranking, sort = 'relevance' }: Query): boolean {
  return ranking === 'minisearch' && sort === 'relevance';
}

export function clear({ entities, sources, apart }: Sums): void {
  entities?.clear();
  sources?.clear();
  for (const counter of apart.values()) counter.clear();
}
