import type { Expression, FacetName, FacetResult, Notice, Query } from '../../../types.ts';
import { arena } from '../kernel/arena.ts';
import { neverTogether } from './advice.ts';
import { facetResults } from './choices.ts';
import { sourceColumn } from './columns.ts';
import { evaluate, everything } from './evaluate.ts';
import { type FilterPlan, filterPlan, passing, union } from './filter.ts';
import { forgiven } from './forgive.ts';
import type { Hits } from './hits.ts';
import { countDays, type SearchIndex } from './index.ts';
import { asMiniSearch } from './minisearch.ts';
import { LOOKED_AT, pairsOf, withNearness } from './nearness.ts';
import { type Plan, type Planner, planOf } from './plan.ts';
import { OutOfTime, type Scene } from './scene.ts';
import { clear, emptySums, isAsMiniSearch, type Sums } from './sums.ts';
import type { Ranked } from './top.ts';
import { bestHits, startBest, type Words, wordsOf } from './words.ts';
import { type DocumentSet, giveSet, rooms } from './workspace.ts';

/** The answer to a query, before anything is read from the documents themselves. */
export interface Ranking {
  readonly total: number;
  readonly top: readonly Ranked[];
  readonly facets: { readonly [name in FacetName]?: FacetResult };
  readonly notices: readonly Notice[];
  readonly partial: boolean;
  readonly plan: Plan | undefined;
  /** The query as it was searched, typos forgiven. */
  readonly expression: Expression | undefined;
  readonly origins: ReadonlyMap<Plan, Expression>;
}

/** Milliseconds for a query that states no budget. */
const BUDGET_MS = 10_000;

/** Total, best documents and facet counts of a query. Reads postings and columns, never documents. */
export function rank(index: SearchIndex, query: Query, idOf: (number: number) => string): Ranking {
  const deadline = performance.now() + (query.budgetMs ?? BUDGET_MS);
  const notices: Notice[] = [];
  const { snapshot, directory } = index;
  const planner = {
    snapshot,
    directory,
    notices,
    asked: query.expression,
    origins: new Map<Plan, Expression>(),
    documentsOfEntity: index.documentsOfEntity,
    documentsOfSource: index.documentsOfSource,
    bylines: index.bylines,
    sources: index.sources,
    documentsWithout: index.documentsWithout,
    deadline,
  };
  const expression =
    query.expression === undefined ? undefined : forgiven(planner, query.expression);
  const plan = expression === undefined ? undefined : planOf(planner, expression);
  const filter = filterPlan(planner, query.filter ?? {});
  const wanted = query.facets ?? {};
  const apart = new Set(filter.either.map(({ facet }) => facet).filter((facet) => wanted[facet]));
  const limit = query.limit ?? 10;
  const pairs =
    plan === undefined ||
    limit === 0 ||
    (query.sort ?? 'relevance') !== 'relevance' ||
    isAsMiniSearch(query)
      ? []
      : pairsOf(plan);
  const size = (query.offset ?? 0) + limit;
  const top = { size: pairs.length === 0 ? size : Math.max(size, LOOKED_AT), idOf };
  const sums = emptySums(index, query, apart, top);
  const { partial, facets } = counted(index, {
    planner,
    plan,
    filter,
    query,
    size: top.size,
    sums,
  });
  const isUnfiltered = Object.keys(query.filter ?? {}).length === 0;
  if (plan !== undefined && sums.total === 0 && !partial && isUnfiltered)
    notices.push(...neverTogether(plan, planner.origins));
  const offset = query.offset ?? 0;
  const best =
    plan !== undefined && sums.matched !== undefined
      ? asMiniSearch(snapshot, plan, planner.origins, sums.matched)
      : withNearness(snapshot, pairs, sums.top, size);
  return {
    total: sums.total,
    top: best.slice(offset, offset + limit),
    facets,
    notices,
    partial,
    plan,
    expression,
    origins: planner.origins,
  };
}

/** Sums up over all segments, or those there is time for, and clears the counters whatever happens. */
function counted(
  index: SearchIndex,
  { planner, plan, filter, query, size, sums }: Summing,
): Pick<Ranking, 'partial' | 'facets'> {
  const { snapshot, deadline } = planner;
  const words = plan === undefined || !isBestEnough(query, sums) ? undefined : wordsOf(plan);
  try {
    if (words !== undefined) startBest(size, sums.top.most);
    let partial = false;
    for (const [at, segment] of snapshot.segments.entries())
      try {
        const scene = { snapshot, segment, at, deadline };
        searchSegment(index, scene, words ?? plan, filter, query, sums);
      } catch (error) {
        if (!(error instanceof OutOfTime)) throw error;
        partial = true;
        break;
      }
    return { partial, facets: facetResults(index, query, sums) };
  } finally {
    clear(sums);
  }
}

interface Summing {
  readonly planner: Planner;
  readonly plan: Plan | undefined;
  readonly filter: FilterPlan;
  readonly query: Query;
  /** Documents that are ranked. */
  readonly size: number;
  readonly sums: Sums;
}

/** More of the best than this are not kept apart while scoring: all are scored instead. */
const MOST_BEST = 1_024;

/** Is it enough to score what may be among the best? */
function isBestEnough(query: Query, { apart, matched }: Sums): boolean {
  const { sort = 'relevance', offset = 0, limit = 10 } = query;
  return (
    matched === undefined && sort === 'relevance' && apart.size === 0 && offset + limit <= MOST_BEST
  );
}

function searchSegment(
  index: SearchIndex,
  scene: Scene,
  plan: Words | Plan | undefined,
  filter: FilterPlan,
  query: Query,
  sums: Sums,
): void {
  const { segment, at } = scene;
  const apart = new Set(sums.apart.keys());
  const among = passing(filter, segment, at, apart);
  try {
    const count =
      plan !== undefined && 'how' in plan
        ? takeBest(scene, plan, among, query.facets === undefined, sums)
        : takeAll(index, scene, plan, among, filter, sums);
    sums.total += count;
    if (query.facets !== undefined) countFacets(index, scene, query, sums, count);
  } finally {
    if (among !== undefined) giveSet(among);
  }
}

/** Leaves the documents in `rooms.documents`, but for `countOnly`, and says how many they are. */
function takeBest(
  scene: Scene,
  words: Words,
  among: DocumentSet | undefined,
  countOnly: boolean,
  { top }: Sums,
): number {
  const { count, least, documents, scores } = bestHits(scene, words, among, countOnly);
  top.offer(scene.segment, documents, scores, least);
  return count;
}

/** As `takeBest`, for what cannot be told before all is scored. */
function takeAll(
  index: SearchIndex,
  scene: Scene,
  plan: Plan | undefined,
  among: DocumentSet | undefined,
  filter: FilterPlan,
  sums: Sums,
): number {
  let hits = plan === undefined ? everything(scene, among) : evaluate(scene, plan, among);
  if (sums.apart.size > 0) hits = setApart(index, scene, filter, sums, hits);
  sums.matched?.push({ segment: scene.segment, documents: hits.documents.slice() });
  sums.top.offer(scene.segment, hits.documents, hits.scores);
  leave(hits.documents);
  return hits.documents.length;
}

/** Puts documents where they are counted; returns where that is. */
function leave(documents: Int32Array): number {
  const address = rooms.documents.of(documents.byteLength);
  arena.words.set(documents, address >> 2);
  return address;
}

function countFacets(
  index: SearchIndex,
  { segment }: Scene,
  query: Query,
  sums: Sums,
  count: number,
): void {
  const documents = rooms.documents.of(0);
  sums.entities?.add(index.entityColumn(segment), documents, count);
  sums.sources?.add(sourceColumn(segment), documents, count);
  if (query.facets?.date === undefined) return;
  const from = documents >> 2;
  countDays(segment, arena.words.subarray(from, from + count), sums.days);
}

/**
 * The hits without those that fail an `any` which was left out of the filter. Those that fail one alone
 * are counted for its facet: there they would be hits, were the value chosen.
 */
function setApart(
  index: SearchIndex,
  { segment, at }: Scene,
  filter: FilterPlan,
  sums: Sums,
  { documents, scores }: Hits,
): Hits {
  const facets = filter.either.filter(({ facet }) => sums.apart.has(facet));
  const passes = new Uint8Array(segment.size);
  facets.forEach(({ values }, bit) => {
    for (const document of union(values, at)) passes[document]! |= 1 << bit;
  });
  const full = (1 << facets.length) - 1;
  const missed = facets.map(() => new Int32Array(documents.length));
  const counts = facets.map(() => 0);
  let kept = 0;
  for (let n = 0; n < documents.length; n++) {
    const document = documents[n]!;
    const lacks = full & ~passes[document]!;
    if (lacks === 0) {
      documents[kept] = document;
      scores[kept++] = scores[n]!;
    } else if ((lacks & (lacks - 1)) === 0) {
      const bit = 31 - Math.clz32(lacks);
      missed[bit]![counts[bit]!++] = document;
    }
  }
  facets.forEach(({ facet }, bit) => {
    const column = facet === 'source' ? sourceColumn(segment) : index.entityColumn(segment);
    const alone = missed[bit]!.subarray(0, counts[bit]!);
    sums.apart.get(facet)!.add(column, leave(alone), alone.length);
  });
  return { documents: documents.subarray(0, kept), scores: scores.subarray(0, kept) };
}
