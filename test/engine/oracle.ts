import { dayNumber, dayOf } from '../../src/query/dates.ts';
import { isDispensable, slotsOf, slotsOfText } from '../../src/query/slots.ts';
import { matchMarks, type Slot, termTest, type Wanted } from '../../src/text/matcher.ts';
import {
  countsAs,
  fieldsTogether,
  lengthNorm,
  newnessFactor,
  RANKING,
  termScore,
  termWeight,
} from '../../src/text/ranking.ts';
import { words } from '../../src/text/words.ts';
import type { Choice, DateRange, Expression, Field, Kind, Query } from '../../src/types.ts';

/** A document as the plain search below sees it; entity ids are `kind:slug`. */
export interface Plain {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly date?: string;
  readonly sources: readonly string[];
  readonly byline?: string | undefined;
  readonly entities: readonly string[];
}

type Facet = 'people' | 'places' | 'organisations' | 'source';
const KINDS: Readonly<Record<string, Kind>> = {
  people: 'person',
  places: 'place',
  organisations: 'organisation',
};

/** Documents that a query finds: reads every one of them, and knows nothing of segments. */
export function plainHits(all: readonly Plain[], query: Query): readonly Plain[] {
  return all.filter(
    (d) =>
      (query.expression === undefined || satisfies(d, query.expression)) &&
      (query.filter?.date === undefined || inRange(d, query.filter.date)) &&
      (['people', 'places', 'organisations', 'source'] as const).every((facet) =>
        chosen(d, facet, query.filter?.[facet] ?? {}),
      ),
  );
}

export function valuesOf(d: Plain, facet: Facet): readonly string[] {
  const values =
    facet === 'source' ? d.sources : d.entities.filter((id) => id.startsWith(`${KINDS[facet]}:`));
  return values.length > 0 ? values : ['(none)'];
}

function chosen(d: Plain, facet: Facet, { any, all = [], none = [] }: Choice): boolean {
  const has = (value: string) => valuesOf(d, facet).includes(value);
  return (
    all.every(has) && !none.some(has) && (any === undefined || any.length === 0 || any.some(has))
  );
}

function inRange(d: Plain, { gte, lt }: DateRange): boolean {
  const day = d.date === undefined ? undefined : dayOf(d.date);
  if (day === undefined) return false;
  return day >= (dayNumber(gte ?? '') ?? -Infinity) && day < (dayNumber(lt ?? '') ?? Infinity);
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('í', 'i')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
}

function satisfies(d: Plain, e: Expression): boolean {
  switch (e.type) {
    case 'and':
      return telling(e.of).every((part) => satisfies(d, part));
    case 'or':
      return telling(e.of).some((part) => satisfies(d, part));
    case 'not':
      return !satisfies(d, e.of);
    case 'entity':
      return d.entities.includes(`${e.kind}:${e.value}`);
    case 'source':
      return d.sources.includes(e.value);
    case 'byline':
      return ` ${plainWords(d.byline ?? '')} `.includes(` ${plainWords(e.value)} `);
    case 'date':
      return inRange(d, e.range);
    default:
      return fieldsOf(e.field).some((field) => matchMarks(d[field], [wanted(e)]).length > 0);
  }
}

/** Function words count only where there is nothing else. */
function telling(of: readonly Expression[]): readonly Expression[] {
  const kept = of.filter((part) => !isDispensable(part));
  return kept.some((part) => part.type !== 'not') ? kept : of;
}

function fieldsOf(field: Field | undefined): readonly Field[] {
  return field === undefined ? ['title', 'body'] : [field];
}

function wanted(e: Expression & { type: 'word' | 'phrase' | 'near' }): Wanted {
  return e.type === 'near'
    ? {
        slots: slotsOfText(e.left),
        near: { slots: slotsOfText(e.right), distance: e.distance },
        weight: 1,
      }
    : { slots: slotsOf(e), weight: 1 };
}

/** Score of a document for words of one slot each, as the formula in text/ranking states it. */
export function plainScore(all: readonly Plain[], d: Plain, e: Expression): number {
  const newest = Math.max(...all.map((one) => dayOf(one.date ?? '') ?? -Infinity));
  const day = d.date === undefined ? undefined : dayOf(d.date);
  return sum(all, d, e) * newnessFactor(day, newest);
}

function sum(all: readonly Plain[], d: Plain, e: Expression): number {
  if (e.type === 'and' || e.type === 'or')
    return telling(e.of).reduce((total, part) => total + sum(all, d, part), 0);
  if (e.type !== 'word') return 0;
  const slot = slotsOf(e)[0]!;
  const holding = all.filter(
    (one) => frequency(one, slot, 'title') + frequency(one, slot, 'body') > 0,
  );
  const norm = (field: Field, b: number) => {
    const lengths = all.map((one) => words(one[field]).length).filter((length) => length > 0);
    const mean = lengths.reduce((x, y) => x + y, 0) / lengths.length;
    return lengthNorm(words(d[field]).length, lengths.length === 0 ? 0 : mean, b);
  };
  const title = frequency(d, slot, 'title');
  const body = frequency(d, slot, 'body');
  if (title + body === 0) return 0;
  const together = fieldsTogether(
    title,
    norm('title', RANKING.bTitle),
    body,
    norm('body', RANKING.bBody),
  );
  const occurrences = holding.reduce((sum, one) => sum + standing(one, slot), 0);
  return termScore(termWeight(all.length, { documents: holding.length, occurrences }), together);
}

function standing(d: Plain, slot: Slot): number {
  const accepts = termTest(slot);
  return words(`${d.title}\n\n${d.body}`).filter((word) => accepts(word.text)).length;
}

function frequency(d: Plain, slot: Slot, field: Field): number {
  const accepts = termTest(slot);
  return words(d[field])
    .filter((word) => accepts(word.text))
    .reduce((total, word) => total + countsAs(slot, word.text), 0);
}
