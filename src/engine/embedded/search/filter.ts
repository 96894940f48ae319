import type { Choice, Filter, Kind } from '../../../types.ts';
import { daysOf } from '../days.ts';
import { arena } from '../kernel/arena.ts';
import { NO_DAY } from '../segment/layout.ts';
import type { Segment } from '../segment/segment.ts';
import { entityDocuments, type Planner, sourceDocuments } from './plan.ts';
import { type DocumentSet, giveSet, putAll, takeSet } from './workspace.ts';

/** Stands for documents that have no value of a facet. */
export const NONE = '(none)';

export const CHOICE_FACETS = ['people', 'places', 'organisations', 'source'] as const;
export type ChoiceFacet = (typeof CHOICE_FACETS)[number];

export const KIND_OF: Readonly<Record<ChoiceFacet, Kind | undefined>> = {
  people: 'person',
  places: 'place',
  organisations: 'organisation',
  source: undefined,
};

/** Documents by segment for one value of a facet. */
export type ValueDocuments = readonly Uint32Array[];

/** A filter made ready: lists of documents by segment. */
export interface FilterPlan {
  readonly all: readonly ValueDocuments[];
  readonly none: readonly ValueDocuments[];
  /** One entry for each facet that has an `any`: the document needs one of its values. */
  readonly either: readonly {
    readonly facet: ChoiceFacet;
    readonly values: readonly ValueDocuments[];
  }[];
  readonly days: { readonly from: number; readonly to: number } | undefined;
}

/** What a filter is made from, beside what a plan is. */
export interface FilterPlanner extends Planner {
  /** Documents by segment that have no value of the facet. */
  documentsWithout(facet: ChoiceFacet): ValueDocuments;
}

export function filterPlan(planner: FilterPlanner, filter: Filter): FilterPlan {
  const all: ValueDocuments[] = [];
  const none: ValueDocuments[] = [];
  const either: { facet: ChoiceFacet; values: ValueDocuments[] }[] = [];
  for (const facet of CHOICE_FACETS) {
    const choice: Choice = filter[facet] ?? {};
    const documents = (value: string) => valueDocuments(planner, facet, value);
    all.push(...(choice.all ?? []).map(documents));
    none.push(...(choice.none ?? []).map(documents));
    if (choice.any !== undefined && choice.any.length > 0)
      either.push({ facet, values: choice.any.map(documents) });
  }
  return { all, none, either, days: filter.date === undefined ? undefined : daysOf(filter.date) };
}

function valueDocuments(planner: FilterPlanner, facet: ChoiceFacet, value: string): ValueDocuments {
  if (value === NONE) return planner.documentsWithout(facet);
  const kind = KIND_OF[facet];
  if (kind === undefined) return sourceDocuments(planner, value);
  const documents = entityDocuments(planner, kind, value);
  return documents ?? planner.snapshot.segments.map(() => new Uint32Array(0));
}

/**
 * The documents of a segment that are not gone and pass the filter, leaving out the `any` of `apart`;
 * undefined when nothing restricts them. The caller gives the set back.
 */
export function passing(
  plan: FilterPlan,
  segment: Segment,
  at: number,
  apart: ReadonlySet<ChoiceFacet>,
): DocumentSet | undefined {
  const lists = [
    ...plan.all.map((value) => value[at]!),
    ...plan.either.filter(({ facet }) => !apart.has(facet)).map(({ values }) => union(values, at)),
  ].sort((a, b) => a.length - b.length);
  const { deleted } = segment;
  const isFree = lists.length === 0 && plan.none.length === 0 && plan.days === undefined;
  if (isFree && deleted === undefined) return undefined;
  const set = takeSet(segment.size);
  const [first, ...others] = lists;
  if (first === undefined) putRange(set, segment.size);
  else putAll(set, first);
  for (const list of others) keepOnly(set, list, segment.size);
  for (const value of plan.none) dropAll(set, value[at]!);
  if (plan.days !== undefined) dropOutside(set, segment.days, plan.days.from, plan.days.to);
  if (deleted !== undefined)
    for (let document = 0; document < deleted.length; document++)
      if (deleted[document] === 1) drop(arena.words, set.address >> 2, document);
  return set;
}

function putRange(set: DocumentSet, size: number): void {
  const base = set.address >> 2;
  arena.words.fill(-1, base, base + (size >> 5));
  arena.words[base + (size >> 5)] = (1 << (size & 31)) - 1;
}

/** Members stay where they are in the list. */
function keepOnly(set: DocumentSet, list: Uint32Array, size: number): void {
  const other = takeSet(size);
  putAll(other, list);
  const { words } = arena;
  for (let n = 0; n <= size >> 5; n++)
    words[(set.address >> 2) + n]! &= words[(other.address >> 2) + n]!;
  giveSet(other);
}

function dropAll(set: DocumentSet, list: Uint32Array): void {
  const { words } = arena;
  for (let n = 0; n < list.length; n++) drop(words, set.address >> 2, list[n]!);
}

function drop(words: Int32Array, base: number, document: number): void {
  words[base + (document >> 5)]! &= ~(1 << (document & 31));
}

function dropOutside(set: DocumentSet, days: Int32Array, from: number, to: number): void {
  const { words } = arena;
  for (let document = 0; document < days.length; document++) {
    const day = days[document]!;
    if (day === NO_DAY || day < from || day >= to) drop(words, set.address >> 2, document);
  }
}

/** Documents of any of the values, ascending. */
export function union(values: readonly ValueDocuments[], at: number): Uint32Array {
  if (values.length === 1) return values[0]![at]!;
  const all = new Set<number>();
  for (const value of values) for (const document of value[at]!) all.add(document);
  return Uint32Array.from(all).sort();
}
