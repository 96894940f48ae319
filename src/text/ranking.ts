/**
 * The default score of a document: BM25F (Robertson, Zaragoza, Taylor 2004) over title and body,
 * with a little for words that stand together and for newness. One query word is one term, whatever
 * forms it is found in; a word typed twice counts twice. `npm run bench:relevance` measures it.
 */
export const RANKING = {
  /** How soon more of a word adds little; 1.6 to 3 measure alike, 1.2 loses 0.01 nDCG. */
  k1: 2,
  /** How much a long title, a long body, is held against a match: 0 not at all, 1 fully. */
  bTitle: 0.6,
  bBody: 0.6,
  /** One word in the title counts as so many in the body; 1 loses 0.005 nDCG. */
  titleWeight: 2,
  /** Another form of the word ("strikes" for "strike") counts as so many exact ones. */
  variantWeight: 0.9,
  /** Terms stand so often in a document that holds them, as far as is not known better. */
  usualInsistence: 2,
  /** So many documents of that frequency are added to what is counted. */
  insistenceDocuments: 10,
  /** No term is insisted on more than this: a page that repeats a word a thousand times proves nothing. */
  mostInsistence: 4,
  /** "WHO" counts as so many when a small "who" was typed: the acronym is what is rare and meant. */
  acronymWeight: 10,
  /** Share of a term's score that two neighbouring query words gain where they stand together. */
  nearness: 0.3,
  /** Words further apart than this gain nothing. */
  nearnessWindow: 4,
  /** The newest document's score is raised by this share, one a half-life older by half of it. */
  newness: 0.02,
  newnessHalfLifeDays: 365,
} as const;

/** Other constants for the same formula: only the bench has any. */
export type Constants = { readonly [name in keyof typeof RANKING]: number };

/** How rare a term is: `holding` of `documents` documents hold it, in any form. Always above 0. */
export function idf(documents: number, holding: number): number {
  return Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
}

/**
 * How much a term is insisted on where it stands: its mean frequency in the documents that hold it. What
 * a text is about it says again and again; "articles", "interested", "various" stand there once. After
 * Kwok 1996, "A new method of weighting query terms". Few documents tell little, so the mean starts from
 * `insistenceDocuments` documents of the usual frequency.
 */
export function insistence(
  { documents, occurrences }: Held,
  constants: Constants = RANKING,
): number {
  const { usualInsistence, insistenceDocuments, mostInsistence } = constants;
  const mean =
    (occurrences + usualInsistence * insistenceDocuments) / (documents + insistenceDocuments);
  return Math.min(mostInsistence, mean);
}

/** What a term of a query weighs in an index of `documents` documents. */
export function termWeight(documents: number, held: Held, constants: Constants = RANKING): number {
  return idf(documents, held.documents) * insistence(held, constants);
}

/** In how many documents a term stands, in any form, and how often in all of them. */
export interface Held {
  readonly documents: number;
  readonly occurrences: number;
}

/** Divisor for frequencies in a field of this length; `mean` is over the documents that have the field. */
export function lengthNorm(length: number, mean: number, b: number): number {
  return mean > 0 ? 1 - b + (b * length) / mean : 1;
}

/**
 * What one occurrence of a term counts as, where a query word `text` (or the acronym `also`, written
 * like it) was asked for: frequencies are sums of this.
 */
export function countsAs(
  asked: { readonly text: string; readonly also?: string },
  term: string,
  constants: Constants = RANKING,
): number {
  if (term === asked.text) return 1;
  return term === asked.also ? constants.acronymWeight : constants.variantWeight;
}

/** The frequencies of both fields as one; each is divided by its `lengthNorm`. */
export function fieldsTogether(
  title: number,
  titleNorm: number,
  body: number,
  bodyNorm: number,
  constants: Constants = RANKING,
): number {
  return (constants.titleWeight * title) / titleNorm + body / bodyNorm;
}

/** Score of one term: 0 at frequency 0, nears `weight × (k1 + 1)`. `together` is from `fieldsTogether`. */
export function termScore(weight: number, together: number, { k1 }: Constants = RANKING): number {
  return (weight * together * (k1 + 1)) / (together + k1);
}

/**
 * What one meeting of two neighbouring query words adds to their `closeness`: 1 side by side, in
 * either order, 1/n at a distance of n positions, 0 beyond the window. Meetings in a field are summed.
 */
export function meeting(distance: number): number {
  const gap = Math.abs(distance);
  return gap === 0 || gap > RANKING.nearnessWindow ? 0 : 1 / gap;
}

/** Score of two words that stand together: `smaller` is the smaller of both weights. 0 at closeness 0. */
export function nearnessScore(
  smaller: number,
  closeness: number,
  constants: Constants = RANKING,
): number {
  return constants.nearness * termScore(smaller, closeness, constants);
}

/** Factor for newness: 1 without a date, at most 1 + `newness`. Days are day numbers. */
export function newnessFactor(day: number | undefined, newestDay: number): number {
  if (day === undefined) return 1;
  const age = Math.max(0, newestDay - day);
  if (age >= REMEMBERED_DAYS || !Number.isInteger(age)) return factorOfAge(age);
  const known = factors[age]!;
  return known === 0 ? (factors[age] = factorOfAge(age)) : known;
}

function factorOfAge(age: number): number {
  return 1 + RANKING.newness * 2 ** (-age / RANKING.newnessHalfLifeDays);
}

/** Factors by age, 0 where not asked for yet: a power costs as much as all else for a document offered. */
const REMEMBERED_DAYS = 10_000;
const factors = new Float64Array(REMEMBERED_DAYS);
