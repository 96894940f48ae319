import type { Choice, Filter, Kind } from '../../../types.ts';
import { daysOf } from '../days.ts';
import { arena } from '../kernel/arena.ts';
import type { Segment } from '../segment/segment.ts';
import { type Bits, bitsOfDays, hasBit, inBoth, joined, livingBits } from './bits.ts';
import { entityDocuments, type Planner, sourceDocuments } from './plan.ts';
import { type DocumentSet, putAll, takeSet } from './workspace.ts';

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
  const alive = livingBits(segment);
  const bits = [
    ...(plan.days === undefined ? [] : [bitsOfDays(segment, plan.days.from, plan.days.to)]),
    ...(alive === undefined ? [] : [alive]),
  ];
  if (lists.length === 0 && plan.none.length === 0 && bits.length === 0) return undefined;
  const set = takeSet(segment.size);
  if (lists.length > 0) {
    const all = lists.reduce(inBoth);
    putAll(
      set,
      bits.length === 0 ? all : all.filter((one) => bits.every((some) => hasBit(some, one))),
    );
  } else putBits(set, segment.size, bits);
  for (const value of plan.none) dropAll(set, value[at]!);
  return set;
}

/** All documents of a segment that are in all of `bits`. */
function putBits(set: DocumentSet, size: number, [first, ...others]: readonly Bits[]): void {
  const base = set.address >> 2;
  const { words } = arena;
  if (first === undefined) {
    words.fill(-1, base, base + (size >> 5));
    words[base + (size >> 5)] = (1 << (size & 31)) - 1;
  } else words.set(first, base);
  for (const other of others) for (let n = 0; n < other.length; n++) words[base + n]! &= other[n]!;
}

function dropAll(set: DocumentSet, list: Uint32Array): void {
  const { words } = arena;
  const base = set.address >> 2;
  for (let n = 0; n < list.length; n++) words[base + (list[n]! >> 5)]! &= ~(1 << (list[n]! & 31));
}

/** Documents of any of the values, ascending. */
export function union(values: readonly ValueDocuments[], at: number): Uint32Array {
  return joined(values.map((value) => value[at]!));
}
