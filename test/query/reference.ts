import { isDispensable, slotsOf, slotsOfText } from '../../src/query/slots.ts';
import { type Slot, termTest } from '../../src/text/matcher.ts';
import * as ranking from '../../src/text/ranking.ts';
import { words } from '../../src/text/words.ts';
import type { Expression, Field } from '../../src/types.ts';

/** What the text part of a query means, told as plainly as can be: one document after the other. */
export interface Reference {
  /** Documents that match, best first, ties in the order of the documents. No filters, no newness. */
  search(expression: Expression): { readonly document: number; readonly score: number }[];
}

type Text = Expression & { type: 'word' | 'phrase' | 'near' };
type Many = Expression & { type: 'and' | 'or' };
const FIELDS: readonly Field[] = ['title', 'body'];

export function createReference(
  texts: readonly { readonly title: string; readonly body: string }[],
): Reference {
  const index = indexOf(texts);
  const scoreOf = (part: Expression, document: number): number | undefined => {
    if (part.type === 'not') return scoreOf(part.of, document) === undefined ? 0 : undefined;
    if (part.type === 'and' || part.type === 'or') return scoreOfMany(part, document);
    if (part.type === 'word' || part.type === 'phrase' || part.type === 'near')
      return scoreOfText(index, part, document);
    throw new Error(`The reference knows no ${part.type}.`);
  };
  const scoreOfMany = (part: Many, document: number): number | undefined => {
    const kept = required(part);
    const found = kept.map((one) => scoreOf(one, document)).filter((score) => score !== undefined);
    const matches = part.type === 'and' ? found.length === kept.length : found.length > 0;
    return matches ? found.reduce((a, b) => a + b, 0) : undefined;
  };
  return {
    search: (expression) =>
      texts
        .flatMap((_, document) => {
          const score = scoreOf(expression, document);
          if (score === undefined) return [];
          const isMany = expression.type === 'and' || expression.type === 'or';
          const gain = isMany ? nearness(index, required(expression), document) : 0;
          return [{ document, score: score + gain }];
        })
        .sort((a, b) => b.score - a.score || a.document - b.document),
  };
}

/** The parts without function words, where anything else is looked for. */
function required(part: Many): readonly Expression[] {
  const telling = part.of.filter((one) => !isDispensable(one));
  return telling.some((one) => one.type !== 'not') ? telling : part.of;
}

/** A position in a field of a document where a slot's term stands, and what it counts as there. */
interface Place {
  readonly at: number;
  readonly counts: number;
}
type Places = Readonly<Record<Field, readonly Place[]>>;

interface Index {
  readonly documents: number;
  length(document: number, field: Field): number;
  mean(field: Field): number;
  /** By document. */
  places(slot: Slot): ReadonlyMap<number, Places>;
}

function indexOf(texts: readonly Readonly<Record<Field, string>>[]): Index {
  const terms = texts.map((text) => ({
    title: words(text.title).map((word) => word.text),
    body: words(text.body).map((word) => word.text),
  }));
  const holders = new Map<string, Set<number>>();
  for (const [document, { title, body }] of terms.entries())
    for (const term of [...title, ...body])
      holders.set(term, (holders.get(term) ?? new Set()).add(document));
  const places = (slot: Slot) => {
    const accepted = new Set([...holders.keys()].filter(termTest(slot)));
    const documents = new Set([...accepted].flatMap((term) => [...holders.get(term)!]));
    const inField = (field: readonly string[]) =>
      field.flatMap((term, at) =>
        accepted.has(term) ? [{ at, counts: ranking.countsAs(slot, term) }] : [],
      );
    return new Map(
      [...documents].map((document) => {
        const { title, body } = terms[document]!;
        return [document, { title: inField(title), body: inField(body) }];
      }),
    );
  };
  const means = { title: mean(terms, 'title'), body: mean(terms, 'body') };
  return {
    documents: texts.length,
    length: (document, field) => terms[document]![field].length,
    mean: (field) => means[field],
    places: remembered(places),
  };
}

function scoreOfText(index: Index, part: Text, document: number): number | undefined {
  const frequency = (field: Field) =>
    part.field === undefined || part.field === field ? count(index, part, document, field) : 0;
  const [title, body] = [frequency('title'), frequency('body')];
  if (title + body === 0) return undefined;
  const norm = (field: Field, b: number) =>
    ranking.lengthNorm(index.length(document, field), index.mean(field), b);
  const { bTitle, bBody } = ranking.RANKING;
  const slots =
    part.type === 'near' ? [...slotsOfText(part.left), ...slotsOfText(part.right)] : slotsOf(part);
  return ranking.termScore(
    weight(index, slots),
    ranking.fieldsTogether(title, norm('title', bTitle), body, norm('body', bBody)),
  );
}

/** A run of several slots is as rare as all of them. */
function weight(index: Index, slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => {
    const places = index.places(slot);
    const occurrences = [...places.values()].reduce(
      (all, { title, body }) => all + title.length + body.length,
      0,
    );
    return sum + ranking.termWeight(index.documents, { documents: places.size, occurrences });
  }, 0);
}

/** How often the part stands in a field. */
function count(index: Index, part: Text, document: number, field: Field): number {
  const runsOf = (slots: readonly Slot[]) => runs(index, slots, document, field);
  if (part.type !== 'near') {
    const slots = slotsOf(part);
    const found = runsOf(slots);
    if (slots.length > 1) return found.length;
    return found.reduce((sum, { counts }) => sum + counts, 0);
  }
  const [left, right] = [slotsOfText(part.left), slotsOfText(part.right)];
  const [lefts, rights] = [runsOf(left), runsOf(right)];
  const isClose = (l: Place, r: Place) => {
    const between =
      l.at < r.at ? r.at - (l.at + left.length - 1) : l.at - (r.at + right.length - 1);
    return between >= 1 && between <= part.distance;
  };
  return (
    lefts.filter((l) => rights.some((r) => isClose(l, r))).length +
    rights.filter((r) => lefts.some((l) => isClose(l, r))).length
  );
}

/** Where the slots stand side by side. */
function runs(index: Index, slots: readonly Slot[], document: number, field: Field): Place[] {
  const [first = [], ...others] = slots.map(
    (slot) => index.places(slot).get(document)?.[field] ?? [],
  );
  return first.filter(({ at }) =>
    others.every((places, n) => places.some((place) => place.at === at + n + 1)),
  );
}

/** What neighbouring single words of the query gain where they stand together. */
function nearness(index: Index, parts: readonly Expression[], document: number): number {
  const slots = parts.map((part) => (part.type === 'word' && !part.field ? slotsOf(part) : []));
  let sum = 0;
  for (let n = 0; n + 1 < slots.length; n++) {
    const [a, b] = [slots[n]!, slots[n + 1]!];
    if (a.length !== 1 || b.length !== 1) continue;
    const smaller = Math.min(weight(index, a), weight(index, b));
    sum += ranking.nearnessScore(smaller, closeness(index, a, b, document));
  }
  return sum;
}

function closeness(index: Index, a: readonly Slot[], b: readonly Slot[], document: number): number {
  let sum = 0;
  for (const field of FIELDS)
    for (const one of runs(index, a, document, field))
      for (const other of runs(index, b, document, field))
        sum += ranking.meeting(other.at - one.at);
  return sum;
}

function mean(terms: readonly Readonly<Record<Field, readonly string[]>>[], field: Field): number {
  const lengths = terms.map((each) => each[field].length).filter((length) => length > 0);
  return lengths.length === 0 ? 0 : lengths.reduce((a, b) => a + b, 0) / lengths.length;
}

function remembered<Result>(make: (slot: Slot) => Result): (slot: Slot) => Result {
  const known = new Map<string, Result>();
  return (slot) => {
    const key = JSON.stringify(slot);
    if (!known.has(key)) known.set(key, make(slot));
    return known.get(key)!;
  };
}
