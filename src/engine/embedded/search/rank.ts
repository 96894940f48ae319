import type {
  Choice,
  Expression,
  FacetName,
  FacetRequest,
  FacetResult,
  Notice,
  Query,
  Selected,
} from '../../../types.ts';
import { arena } from '../kernel/arena.ts';
import { neverTogether } from './advice.ts';
import { type Counter, FIRST_ENTITY, KINDS, sourceColumn } from './columns.ts';
import { evaluate, everything } from './evaluate.ts';
import { type Counts, dateResult, facetResult, type ValueNames } from './facets.ts';
import {
  CHOICE_FACETS,
  type ChoiceFacet,
  type FilterPlan,
  filterPlan,
  KIND_OF,
  NONE,
  passing,
  union,
} from './filter.ts';
import { forgiven } from './forgive.ts';
import type { Hits } from './hits.ts';
import { countDays, type SearchIndex } from './index.ts';
import { asMiniSearch, type Matched } from './minisearch.ts';
import { LOOKED_AT, pairsOf, withNearness } from './nearness.ts';
import { type Plan, planOf } from './plan.ts';
import { OutOfTime, type Scene } from './scene.ts';
import { type Ranked, Top } from './top.ts';
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

/** What is summed up over segments. */
interface Sums {
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

/** Total, best documents and facet counts of a query. Reads postings and columns, never documents. */
export function rank(index: SearchIndex, query: Query, idOf: (number: number) => string): Ranking {
  const deadline = performance.now() + (query.budgetMs ?? BUDGET_MS);
  const notices: Notice[] = [];
  const { snapshot, directory } = index;
  const planner = {
    snapshot,
    directory,
    notices,
    origins: new Map<Plan, Expression>(),
    documentsOfEntity: index.documentsOfEntity,
    documentsOfSource: index.documentsOfSource,
    sources: index.sources,
    documentsWithout: index.documentsWithout,
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
  const words = plan === undefined || !isBestEnough(query, sums) ? undefined : wordsOf(plan);
  if (words !== undefined) startBest(top.size, sums.top.most);
  let partial = false;
  for (const [at, segment] of snapshot.segments.entries())
    try {
      searchSegment(index, { snapshot, segment, at, deadline }, words ?? plan, filter, query, sums);
    } catch (error) {
      if (!(error instanceof OutOfTime)) {
        clear(sums);
        throw error;
      }
      partial = true;
      break;
    }
  const isUnfiltered = Object.keys(query.filter ?? {}).length === 0;
  if (plan !== undefined && sums.total === 0 && !partial && isUnfiltered)
    notices.push(...neverTogether(plan, planner.origins));
  const offset = query.offset ?? 0;
  const facets = facetResults(index, query, sums);
  clear(sums);
  const best =
    plan !== undefined && sums.matched !== undefined
      ? asMiniSearch(snapshot, plan, planner.origins, sums.matched)
      : withNearness(snapshot, pairs, sums.top);
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

function emptySums(
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
function isAsMiniSearch({ ranking, sort = 'relevance' }: Query): boolean {
  return ranking === 'minisearch' && sort === 'relevance';
}

function clear({ entities, sources, apart }: Sums): void {
  entities?.clear();
  sources?.clear();
  for (const counter of apart.values()) counter.clear();
}

/** More of the best than this are not kept apart while scoring: all are scored instead. */
const MOST_BEST = 4_096;

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

function facetResults(index: SearchIndex, query: Query, sums: Sums): Ranking['facets'] {
  const results: { [name in FacetName]?: FacetResult } = {};
  for (const facet of CHOICE_FACETS) {
    const request = query.facets?.[facet];
    if (request !== undefined)
      results[facet] = choiceResult(index, facet, request, query.filter?.[facet] ?? {}, sums);
  }
  if (query.facets?.date !== undefined) results.date = dateResult(sums.days, query.facets.date);
  return results;
}

function choiceResult(
  index: SearchIndex,
  facet: ChoiceFacet,
  request: FacetRequest,
  choice: Choice,
  sums: Sums,
): FacetResult {
  const counts = countsOf(index, facet, sums);
  const kindName = KIND_OF[facet];
  const kind = kindName === undefined ? -1 : KINDS.indexOf(kindName);
  const selected = new Map<number, Selected>();
  const unknown = new Map<string, Selected>();
  for (const how of ['any', 'all', 'none'] as const)
    for (const id of choice[how] ?? []) {
      const values = valuesOf(index, facet, id, kind);
      if (values.length === 0) unknown.set(id, how);
      for (const value of values) selected.set(value, how);
    }
  return facetResult(counts, valueNames(index, facet), request, selected, unknown);
}

/** Counts of a facet: of the hits, and of what fails its own `any` alone. */
function countsOf(index: SearchIndex, facet: ChoiceFacet, sums: Sums): Counts {
  const main = (facet === 'source' ? sums.sources : sums.entities)!;
  const more = sums.apart.get(facet);
  const kindName = KIND_OF[facet];
  const kind = kindName === undefined ? -1 : KINDS.indexOf(kindName);
  const [from, to] =
    kind < 0 ? [1, main.size] : [index.map.starts[kind]!, index.map.starts[kind + 1]!];
  more?.addAll(main);
  return { counter: more ?? main, from, to, none: Math.max(0, kind) };
}

/** Values that a choice stands for; none for one that is unknown. */
function valuesOf(
  index: SearchIndex,
  facet: ChoiceFacet,
  id: string,
  kind: number,
): readonly number[] {
  if (facet === 'source') return id === NONE ? [0] : index.sources.find(id);
  if (id === NONE) return [kind];
  const entity = index.directory.resolve(id, KINDS[kind]);
  return entity === undefined || entity.kind !== KINDS[kind]
    ? []
    : [index.map.value(entity.number)].filter((value) => value > 0);
}

function valueNames(index: SearchIndex, facet: ChoiceFacet): ValueNames {
  if (facet === 'source') {
    const name = (value: number) => (value === 0 ? NONE : index.sources.name(value));
    return { id: name, name };
  }
  const record = (value: number) => index.directory.byNumber(index.map.entities[value]!);
  return {
    id: (value) => (value < FIRST_ENTITY ? NONE : (record(value)?.id ?? '')),
    name: (value) => (value < FIRST_ENTITY ? NONE : (record(value)?.name ?? '')),
  };
}
