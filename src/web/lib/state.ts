import type { Choice, FacetName, Filter, Interval, Kind, Selected } from '../../types.ts';
import { bucket, dayAfter } from './dates.ts';

/** The facets shown as lists of values. */
export type ListFacet = Exclude<FacetName, 'date'>;

export type Sort = 'relevance' | 'newest' | 'oldest';

/** All that the search page shows, as its address holds it. Days are inclusive at both ends. */
export interface SearchState {
  readonly q: string;
  readonly choices: { readonly [facet in ListFacet]: Choice };
  readonly from?: string;
  readonly to?: string;
  readonly sort: Sort;
  /** Counts from 1. */
  readonly page: number;
}

export const LIST_FACETS: readonly ListFacet[] = ['people', 'places', 'organisations', 'source'];
export const PAGE_SIZE = 20;
export const NO_CHOICES: SearchState['choices'] = {
  people: {},
  places: {},
  organisations: {},
  source: {},
};
const MODES: readonly Selected[] = ['any', 'all', 'none'];

const KIND_OF: { readonly [facet in ListFacet]?: Kind } = {
  people: 'person',
  places: 'place',
  organisations: 'organisation',
};
const FACET_OF: { readonly [kind in Kind]: ListFacet } = {
  person: 'people',
  place: 'places',
  organisation: 'organisations',
};

/** The kind of entity that a facet counts; undefined for sources. */
export function kindOf(facet: ListFacet): Kind | undefined {
  return KIND_OF[facet];
}

/** The facet that counts a kind. */
export function facetOf(kind: Kind): ListFacet {
  return FACET_OF[kind];
}

/** The facet of an entity id such as `person:donald-trump`. */
export function facetOfEntity(id: string): ListFacet {
  return FACET_OF[id.slice(0, id.indexOf(':')) as Kind] ?? 'people';
}

/**
 * Reads an address. `people=a,b` is any of both; a repeated parameter must hold each time
 * (`people=a&people=b` is both); a leading `-` excludes. Values in double quotes may
 * hold commas. The same syntax as `GET /v1/search`.
 */
export function parseState(search: string): SearchState {
  const params = new URLSearchParams(search);
  const page = Number(params.get('page') ?? 1);
  const sort = params.get('sort');
  const from = day(params.get('from'), 'first');
  const to = day(params.get('to'), 'last');
  return {
    q: params.get('q') ?? '',
    choices: {
      people: parseChoice('people', params.getAll('people')),
      places: parseChoice('places', params.getAll('places')),
      organisations: parseChoice('organisations', params.getAll('organisations')),
      source: parseChoice('source', params.getAll('source')),
    },
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    sort: sort === 'newest' || sort === 'oldest' ? sort : 'relevance',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of a state, without the leading `/`; empty for the bare page. `parseState` reads it back. */
export function formatState(state: SearchState): string {
  const params = filterParams(state);
  if (state.page > 1) params.set('page', String(state.page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The parameters that decide which articles are found: what an export needs, without the page. */
export function filterParams(state: SearchState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.q !== '') params.set('q', state.q);
  for (const facet of LIST_FACETS)
    for (const value of formatChoice(facet, state.choices[facet])) params.append(facet, value);
  if (state.from !== undefined) params.set('from', state.from);
  if (state.to !== undefined) params.set('to', state.to);
  if (state.sort !== 'relevance') params.set('sort', state.sort);
  return params;
}

/** The filter of a request; undefined when nothing is chosen. */
export function filterOf(state: SearchState): Filter | undefined {
  const filter: { -readonly [key in keyof Filter]: Filter[key] } = {};
  for (const facet of LIST_FACETS) {
    if (chosen(state.choices[facet]).length > 0) filter[facet] = state.choices[facet];
  }
  if (state.from !== undefined || state.to !== undefined)
    filter.date = {
      ...(state.from !== undefined && { gte: state.from }),
      ...(state.to !== undefined && { lt: dayAfter(state.to) }),
    };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

/** The order in which hits come: without words there is no best match, so the newest come first. */
export function sortOf(state: SearchState): Sort {
  return state.q.trim() === '' && state.sort === 'relevance' ? 'newest' : state.sort;
}

/** Every chosen value with how it was chosen, in the order chosen. */
export function chosen(
  choice: Choice,
): readonly { readonly id: string; readonly mode: Selected }[] {
  return MODES.flatMap((mode) => (choice[mode] ?? []).map((id) => ({ id, mode })));
}

export function isFiltered(state: SearchState): boolean {
  return filterOf(state) !== undefined;
}

/** The state with a value chosen in a mode, or no longer chosen; back on the first page. */
export function choose(
  state: SearchState,
  facet: ListFacet,
  id: string,
  mode: Selected | undefined,
): SearchState {
  const choice: { [key in Selected]?: readonly string[] } = {};
  for (const each of MODES) {
    const rest = (state.choices[facet][each] ?? []).filter((value) => value !== id);
    const values = each === mode ? [...rest, id] : rest;
    if (values.length > 0) choice[each] = values;
  }
  return { ...state, choices: { ...state.choices, [facet]: choice }, page: 1 };
}

function parseChoice(facet: ListFacet, parameters: readonly string[]): Choice {
  const values = parameters.map(valuesOf);
  const ids = (list: (typeof values)[number], not: boolean) =>
    list.filter((value) => value.not === not).map((value) => fullId(facet, value.id));
  const groups = values.map((list) => ids(list, false)).filter((group) => group.length > 0);
  const alone = groups.length === 1;
  const choice = {
    any: groups.filter((group) => alone || group.length > 1).flat(),
    all: groups.filter((group) => !alone && group.length === 1).flat(),
    none: values.flatMap((list) => ids(list, true)),
  };
  const unique = MODES.map((mode) => [mode, [...new Set(choice[mode])]] as const);
  return Object.fromEntries(unique.filter(([, list]) => list.length > 0));
}

function formatChoice(facet: ListFacet, choice: Choice): readonly string[] {
  const write = (id: string) => quoted(shortId(facet, id));
  const some = (choice.any ?? []).map(write);
  const all = (choice.all ?? []).map(write);
  // A lone value beside a must would read as a must, and a lone must as "any of": said twice, they do not.
  if (some.length === 1 && all.length > 0) some.push(some[0]!);
  if (some.length === 0 && all.length === 1) all.push(all[0]!);
  return [
    ...(some.length > 0 ? [some.join(',')] : []),
    ...all,
    ...(choice.none ?? []).map((id) => `-${write(id)}`),
  ];
}

function quoted(value: string): string {
  return /^[-\s]|[",]|\s$/.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : value;
}

/** The values of one parameter, as the server reads them. */
function valuesOf(parameter: string): readonly { readonly id: string; readonly not: boolean }[] {
  const written = parameter.match(/\s*-?"(?:[^"\\]|\\.)*"\s*(?=,|$)|[^,]+/g) ?? [];
  return written.flatMap((part) => {
    const trimmed = part.trim();
    const not = trimmed.startsWith('-');
    const bare = not ? trimmed.slice(1) : trimmed;
    const id = /^".*"$/s.test(bare) ? bare.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : bare;
    return id === '' ? [] : [{ id, not }];
  });
}

function fullId(facet: ListFacet, id: string): string {
  const kind = KIND_OF[facet];
  return kind === undefined || id.includes(':') || id === '(none)' ? id : `${kind}:${id}`;
}

function shortId(facet: ListFacet, id: string): string {
  const kind = KIND_OF[facet];
  return kind !== undefined && id.startsWith(`${kind}:`) ? id.slice(kind.length + 1) : id;
}

/** The first or last day of a day, week, month or year as written: `2025-08` ends with the 31st. */
function day(text: string | null, end: 'first' | 'last'): string | undefined {
  if (text === null || !/^\d{4}(-W\d\d|(-\d\d){0,2})$/.test(text)) return undefined;
  const width = WIDTHS[text.length]!;
  if (width !== 'week' && Number.isNaN(Date.parse(text))) return undefined;
  return bucket(text, width)[end];
}

const WIDTHS: { readonly [length: number]: Interval } = {
  4: 'year',
  7: 'month',
  8: 'week',
  10: 'day',
};
