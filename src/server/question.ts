import { partialRange } from '../query/dates.ts';
import { parseQuery } from '../query/parse.ts';
import type { DateRange, FacetName, FacetRequest, Filter, Query } from '../types.ts';
import { choiceOf } from './choices.ts';
import { HttpFailure } from './failure.ts';
import type { SearchBody, SearchParameters } from './schema/requests.ts';

/** The question that a JSON body asks. Throws `bad-query` with its position. */
export function questionOfBody(body: SearchBody): Query {
  const { q, ...rest } = body;
  const { gte, lt } = body.filter?.date ?? {};
  if (gte !== undefined && lt !== undefined && gte >= lt)
    throw new HttpFailure(
      400,
      'invalid',
      `"filter.date.gte" (${gte}) must be before "lt" (${lt}), which is the day after the last.`,
    );
  return { ...rest, ...expressionOf(q) };
}

/** The question that the parameters of `GET /v1/search` and of its exports ask. */
export function questionOfParameters(given: SearchParameters): Query {
  const { q, facets, interval, limit, offset, sort, explain } = given;
  return {
    ...expressionOf(q),
    ...filterOf(given),
    ...(facets && { facets: facetsOf(facets, interval) }),
    ...(limit !== undefined && { limit }),
    ...(offset !== undefined && { offset }),
    ...(sort && { sort }),
    ...(explain !== undefined && { explain }),
  };
}

function expressionOf(q: string | undefined): Pick<Query, 'expression'> {
  const expression = q === undefined ? undefined : parseQuery(q);
  return expression === undefined ? {} : { expression };
}

const CHOICES = ['people', 'places', 'organisations', 'source'] as const;

function filterOf(given: SearchParameters): Pick<Query, 'filter'> {
  const chosen = CHOICES.map((name) => [name, choiceOf(name, given[name] ?? [])] as const);
  const date = rangeOf(given.from, given.to);
  const filter: Filter = {
    ...Object.fromEntries(chosen.filter(([, choice]) => choice !== undefined)),
    ...(date && { date }),
  };
  return Object.keys(filter).length === 0 ? {} : { filter };
}

/** Both ends are included, whatever their width: `to=2025-08` ends with the 31st. */
function rangeOf(from: string | undefined, to: string | undefined): DateRange | undefined {
  if (from === undefined && to === undefined) return undefined;
  const gte = from === undefined ? undefined : daysOf('from', from).gte;
  const lt = to === undefined ? undefined : daysOf('to', to).lt;
  if (gte !== undefined && lt !== undefined && gte >= lt)
    throw new HttpFailure(400, 'invalid', `"from" (${from}) is after "to" (${to}). Swap them.`);
  return { ...(gte && { gte }), ...(lt && { lt }) };
}

function daysOf(name: string, text: string): DateRange {
  const range = partialRange(text);
  if (range) return range;
  throw new HttpFailure(
    400,
    'invalid',
    `"${name}" is not in the calendar. Write 2025-07-01, 2025-07 or 2025.`,
  );
}

function facetsOf(
  names: NonNullable<SearchParameters['facets']>,
  interval: FacetRequest['interval'],
): Query['facets'] {
  return Object.fromEntries(
    names.filter(isFacet).map((name) => [name, name === 'date' && interval ? { interval } : {}]),
  );
}

/** `none` asks for nothing, and stands there for those who build addresses. */
function isFacet(name: FacetName | 'none'): name is FacetName {
  return name !== 'none';
}
