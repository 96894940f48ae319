import type {
  Choice,
  FacetName,
  FacetRequest,
  FacetResult,
  Query,
  Selected,
} from '../../../types.ts';
import { type Counts, dateResult, facetResult, type ValueNames } from './facets.ts';
import { CHOICE_FACETS, type ChoiceFacet, KIND_OF, NONE } from './filter.ts';
import type { SearchIndex } from './index.ts';
import { entityValue, FIRST_ENTITY, KINDS } from './name-map.ts';
import type { Sums } from './sums.ts';

/** The facets asked for, from what was counted. */
export function facetResults(
  index: SearchIndex,
  query: Query,
  sums: Sums,
): { readonly [name in FacetName]?: FacetResult } {
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
  return entity === undefined || entity.hidden || entity.kind !== KINDS[kind]
    ? []
    : [entityValue(index.map, entity.number)].filter((value) => value > 0);
}

function valueNames(index: SearchIndex, facet: ChoiceFacet): ValueNames {
  if (facet === 'source') {
    const name = (value: number) => (value === 0 ? NONE : index.sources.name(value));
    return { id: name, name, others: () => '' };
  }
  const { entityOfValue: record } = index;
  return {
    id: (value) => (value < FIRST_ENTITY ? NONE : (record(value)?.id ?? '')),
    name: (value) => (value < FIRST_ENTITY ? NONE : (record(value)?.name ?? '')),
    others: (value) => index.directory.otherNames().get(record(value)?.number ?? 0) ?? '',
  };
}
