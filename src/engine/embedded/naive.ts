import { fold } from '../../text/fold.ts';
import type {
  Choice,
  Expression,
  FacetName,
  FacetRequest,
  FacetResult,
  FacetValue,
  Kind,
  Query,
} from '../../types.ts';
import { bucketOf, dayOf, daysOf, intervalFor, secondOf } from './days.ts';
import { stemOf, termsOf, within } from './terms.ts';

/** A document as the plain search below sees it. */
export interface PlainDocument {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly date: string | null;
  readonly sources: readonly string[];
  /** Visible entities. */
  readonly entities: readonly { readonly id: string; readonly kind: Kind; readonly name: string }[];
}

export interface Ranked {
  readonly total: number;
  readonly top: readonly { readonly number: number; readonly score: number }[];
  readonly facets: { readonly [name in FacetName]?: FacetResult };
}

export const NONE = '(none)';
const KINDS: Readonly<Record<string, Kind>> = {
  people: 'person',
  places: 'place',
  organisations: 'organisation',
};

interface Text {
  readonly title: readonly string[];
  readonly body: readonly string[];
}

/** Reads every document for every question: slow, and short enough to be seen right. */
export function plainRank(
  documents: readonly PlainDocument[],
  query: Query,
  resolve: (kind: Kind, value: string) => string | undefined,
): Ranked {
  const texts = new Map(
    documents.map((d) => [d.number, { title: termsOf(d.title), body: termsOf(d.body) }]),
  );
  const matches = (d: PlainDocument, e: Expression | undefined): boolean =>
    e === undefined || satisfies(d, texts.get(d.number)!, e, resolve);
  const passes = (d: PlainDocument, skip?: string) =>
    matches(d, query.expression) && passesFilter(d, query, resolve, skip);
  const hits = documents.filter((d) => passes(d));
  const scored = hits.map((d) => ({ d, score: score(texts.get(d.number)!, query.expression) }));
  scored.sort((a, b) => order(a, b, query.sort ?? 'relevance'));
  const offset = query.offset ?? 0;
  const facets: { [name in FacetName]?: FacetResult } = {};
  for (const [name, request] of Object.entries(query.facets ?? {}))
    if (name === 'date') facets.date = dateFacet(hits, request);
    else {
      const key = name as 'people' | 'places' | 'organisations' | 'source';
      facets[key] = facet(
        documents.filter((d) => passes(d, key)),
        documents,
        key,
        request,
        query.filter?.[key] ?? {},
        resolve,
      );
    }
  return {
    total: hits.length,
    top: scored
      .slice(offset, offset + (query.limit ?? 10))
      .map(({ d, score: value }) => ({ number: d.number, score: value })),
    facets,
  };
}

function satisfies(
  d: PlainDocument,
  text: Text,
  e: Expression,
  resolve: (kind: Kind, value: string) => string | undefined,
): boolean {
  switch (e.type) {
    case 'and':
      return e.of.every((child) => satisfies(d, text, child, resolve));
    case 'or':
      return e.of.some((child) => satisfies(d, text, child, resolve));
    case 'not':
      return !satisfies(d, text, e.of, resolve);
    case 'entity': {
      const id = resolve(e.kind, e.value);
      return d.entities.some((entity) => entity.id === id);
    }
    case 'source':
      return d.sources.some((source) => fold(source) === fold(e.value));
    case 'date': {
      const day = dayOf(d.date);
      const { from, to } = daysOf(e.range);
      return day !== undefined && day >= from && day < to;
    }
    case 'word': {
      const terms = termsOf(e.text);
      const one = terms.length === 1 ? terms[0]! : undefined;
      if (one === undefined) return fields(text, e.field).some((field) => holds(field, terms));
      return fields(text, e.field).some((field) =>
        field.some((word) => {
          if (e.prefix) return word.startsWith(one);
          return e.edits === undefined ? stemOf(word) === stemOf(one) : within(word, one, e.edits);
        }),
      );
    }
    case 'phrase': {
      const terms = termsOf(e.text);
      return fields(text, e.field).some((field) => holds(field, terms));
    }
    case 'near':
      return fields(text, e.field).some((field) => {
        const at = (word: string) =>
          field.flatMap((w, i) => (stemOf(w) === stemOf(termsOf(word)[0] ?? '') ? [i] : []));
        return at(e.left).some((i) =>
          at(e.right).some((j) => i !== j && Math.abs(i - j) <= e.distance),
        );
      });
  }
}

function fields(text: Text, field: 'title' | 'body' | undefined): readonly (readonly string[])[] {
  return field === undefined ? [text.title, text.body] : [text[field]];
}

function holds(field: readonly string[], terms: readonly string[]): boolean {
  return (
    terms.length > 0 && field.some((_, at) => terms.every((term, i) => field[at + i] === term))
  );
}

function valuesOf(d: PlainDocument, name: string): readonly { id: string; name: string }[] {
  const values =
    name === 'source'
      ? d.sources.map((source) => ({ id: source, name: source }))
      : d.entities.filter((entity) => entity.kind === KINDS[name]);
  return values.length > 0 ? values : [{ id: NONE, name: NONE }];
}

function passesFilter(
  d: PlainDocument,
  query: Query,
  resolve: (kind: Kind, value: string) => string | undefined,
  skipAnyOf?: string,
): boolean {
  const { date, ...choices } = query.filter ?? {};
  const day = dayOf(d.date);
  if (date !== undefined) {
    const { from, to } = daysOf(date);
    if (day === undefined || day < from || day >= to) return false;
  }
  return Object.entries(choices).every(([name, choice]: [string, Choice]) => {
    const has = new Set(valuesOf(d, name).map((value) => value.id));
    const here = (value: string) => has.has(resolved(name, value, resolve));
    if (!(choice.all ?? []).every(here)) return false;
    if ((choice.none ?? []).some(here)) return false;
    if (name === skipAnyOf || choice.any === undefined || choice.any.length === 0) return true;
    return choice.any.some(here);
  });
}

function resolved(
  name: string,
  value: string,
  resolve: (kind: Kind, value: string) => string | undefined,
): string {
  const kind = KINDS[name];
  return value === NONE || kind === undefined ? value : (resolve(kind, value) ?? value);
}

function facet(
  hits: readonly PlainDocument[],
  all: readonly PlainDocument[],
  name: string,
  request: FacetRequest,
  choice: Choice,
  resolve: (kind: Kind, value: string) => string | undefined,
): FacetResult {
  const counts = new Map<string, number>();
  for (const d of hits)
    for (const value of valuesOf(d, name)) counts.set(value.id, (counts.get(value.id) ?? 0) + 1);
  const names = new Map(all.flatMap((d) => valuesOf(d, name).map((v) => [v.id, v.name] as const)));
  const selected = new Map(
    (['any', 'all', 'none'] as const).flatMap((how) =>
      (choice[how] ?? []).map((value) => [resolved(name, value, resolve), how] as const),
    ),
  );
  const value = (id: string): FacetValue => ({
    id,
    name: names.get(id) ?? id,
    count: counts.get(id) ?? 0,
    ...(selected.has(id) ? { selected: selected.get(id)! } : {}),
  });
  const sorted = (values: FacetValue[]) =>
    values.sort(
      (a, b) =>
        (request.sort === 'name' ? 0 : b.count - a.count) ||
        compare(a.name, b.name) ||
        compare(a.id, b.id),
    );
  const words = (text: string) => fold(text).split(/[^\p{L}\p{N}]+/u);
  const open = [...counts.keys()].filter((id) => counts.get(id)! >= (request.minCount ?? 1));
  const shown = open
    .filter((id) => !selected.has(id))
    .map(value)
    .filter((v) => {
      const start = fold(request.search ?? '');
      return (
        start === '' ||
        fold(v.name).startsWith(start) ||
        words(v.name).some((w) => w.startsWith(start))
      );
    });
  const chosen = sorted([...selected.keys()].map(value));
  const offset = request.offset ?? 0;
  const page = [...chosen, ...sorted(shown)].slice(offset, offset + (request.limit ?? 10));
  return { totalValues: shown.length + chosen.length, values: page };
}

function dateFacet(hits: readonly PlainDocument[], request: FacetRequest): FacetResult {
  const days = hits.flatMap((d) => dayOf(d.date) ?? []);
  if (days.length === 0) return { totalValues: 0, values: [], interval: request.interval ?? 'day' };
  const interval =
    request.interval ??
    intervalFor(
      days.reduce((a, b) => Math.min(a, b)),
      days.reduce((a, b) => Math.max(a, b)),
    );
  const counts = new Map<string, number>();
  for (const day of days) {
    const id = bucketOf(day, interval);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const values = [...counts]
    .map(([id, count]) => ({ id, name: id, count }))
    .filter((v) => v.count >= (request.minCount ?? 1))
    .sort((a, b) => compare(a.id, b.id));
  return { totalValues: values.length, values, interval };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function order(
  a: { d: PlainDocument; score: number },
  b: { d: PlainDocument; score: number },
  sort: 'relevance' | 'newest' | 'oldest',
): number {
  const time = (d: PlainDocument) => secondOf(d.date) ?? Number.NEGATIVE_INFINITY;
  const newest = () => (time(a.d) === time(b.d) ? 0 : time(b.d) - time(a.d));
  if (sort === 'relevance') return b.score - a.score || newest() || compare(a.d.id, b.d.id);
  if (sort === 'newest') return newest() || compare(a.d.id, b.d.id);
  const dated =
    Number(time(b.d) > Number.NEGATIVE_INFINITY) - Number(time(a.d) > Number.NEGATIVE_INFINITY);
  return dated || -newest() || compare(a.d.id, b.d.id);
}

/** Occurrences of the words asked for, one in the title worth three. */
function score(text: Text, e: Expression | undefined): number {
  if (e === undefined) return 0;
  if (e.type === 'and' || e.type === 'or')
    return e.of.reduce((sum, child) => sum + score(text, child), 0);
  if (e.type !== 'word' && e.type !== 'phrase') return 0;
  const stems = new Set(termsOf(e.text).map(stemOf));
  const count = (field: readonly string[]) =>
    field.filter((word) => stems.has(stemOf(word))).length;
  return (3 * count(text.title) + count(text.body)) / (3 + Math.sqrt(text.body.length));
}
