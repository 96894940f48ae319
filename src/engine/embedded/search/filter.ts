import type { Choice, Filter, Kind, Notice } from '../../../types.ts';
import { daysOf } from '../days.ts';
import { NO_DAY } from '../segment/layout.ts';
import type { Segment } from '../segment/segment.ts';
import { type Planner, unknownEntity } from './plan.ts';

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
  if (kind === undefined) return planner.documentsOfSource(value);
  const entity = planner.directory.resolve(value, kind);
  if (entity !== undefined && entity.kind === kind) return planner.documentsOfEntity(entity.number);
  note(planner.notices, unknownEntity(kind, value));
  return planner.snapshot.segments.map(() => new Uint32Array(0));
}

function note(notices: Notice[], notice: Notice): void {
  if (!notices.some((known) => known.message === notice.message)) notices.push(notice);
}

/**
 * Marks, in a fresh mark, the documents of a segment that are not gone and pass the filter, leaving
 * out the `any` of `apart`. False when nothing restricts them, and the mark is untouched.
 */
export function markPassing(
  plan: FilterPlan,
  segment: Segment,
  at: number,
  apart: ReadonlySet<ChoiceFacet>,
  mark: Uint8Array,
): boolean {
  const lists = [
    ...plan.all.map((value) => value[at]!),
    ...plan.either.filter(({ facet }) => !apart.has(facet)).map(({ values }) => union(values, at)),
  ].sort((a, b) => a.length - b.length);
  const { deleted } = segment;
  if (
    lists.length === 0 &&
    plan.days === undefined &&
    plan.none.length === 0 &&
    deleted === undefined
  )
    return false;
  const [first, ...others] = lists;
  if (first === undefined) mark.fill(1, 0, segment.size);
  else for (let n = 0; n < first.length; n++) mark[first[n]!] = 1;
  for (const list of others) keepOnly(mark, list);
  for (const value of plan.none) {
    const list = value[at]!;
    for (let n = 0; n < list.length; n++) mark[list[n]!] = 0;
  }
  if (plan.days !== undefined) dropOutside(mark, segment.days, plan.days.from, plan.days.to);
  if (deleted !== undefined)
    for (let document = 0; document < deleted.length; document++)
      if (deleted[document] === 1) mark[document] = 0;
  return true;
}

/** Marks stay for the documents of the list alone. */
function keepOnly(mark: Uint8Array, list: Uint32Array): void {
  for (let n = 0; n < list.length; n++) if (mark[list[n]!] === 1) mark[list[n]!] = 2;
  for (let document = 0; document < mark.length; document++)
    mark[document] = mark[document] === 2 ? 1 : 0;
}

function dropOutside(mark: Uint8Array, days: Int32Array, from: number, to: number): void {
  for (let document = 0; document < days.length; document++) {
    const day = days[document]!;
    if (day === NO_DAY || day < from || day >= to) mark[document] = 0;
  }
}

/** Documents of any of the values, ascending. */
export function union(values: readonly ValueDocuments[], at: number): Uint32Array {
  if (values.length === 1) return values[0]![at]!;
  const all = new Set<number>();
  for (const value of values) for (const document of value[at]!) all.add(document);
  return Uint32Array.from(all).sort();
}
