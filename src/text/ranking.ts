/**
 * The default score of a document: BM25F (Robertson, Zaragoza, Taylor 2004) over title and body. One
 * query word is one term, whatever forms it is found in. All of it is here, and nowhere else.
 */
export const RANKING = {
  /** How soon more of a word adds nothing. */
  k1: 1.2,
  /** How much a long title, a long body, is held against a match: 0 not at all, 1 fully. */
  bTitle: 0.5,
  bBody: 0.75,
  /** One word in the title counts as so many in the body. */
  titleWeight: 2,
  /** Another form of the word ("strikes" for "strike") counts as so many exact ones. */
  variantWeight: 0.8,
  /** The newest document's score is raised by this share, one a half-life older by half of it. */
  newness: 0.02,
  newnessHalfLifeDays: 365,
} as const;

/** How rare a term is: `holding` of `documents` documents hold it, in any form. Always above 0. */
export function idf(documents: number, holding: number): number {
  return Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
}

/** What a field's length does to a frequency in it, as a divisor. `mean` is over documents that have the field. */
export function lengthNorm(length: number, mean: number, b: number): number {
  return mean > 0 ? 1 - b + (b * length) / mean : 1;
}

/** A field's frequency of a word: exact forms in full, other forms by `variantWeight`. */
export function frequency(exact: number, variants: number): number {
  return exact + RANKING.variantWeight * variants;
}

/** The two fields as one frequency; each is divided by its `lengthNorm`. */
export function fieldsTogether(
  title: number,
  titleNorm: number,
  body: number,
  bodyNorm: number,
): number {
  return (RANKING.titleWeight * title) / titleNorm + body / bodyNorm;
}

/** Score of one term: 0 at frequency 0, nears `idf × (k1 + 1)`. */
export function termScore(weight: number, together: number): number {
  return (weight * together * (RANKING.k1 + 1)) / (together + RANKING.k1);
}

/** Factor for newness: 1 for undated documents, at most 1 + `newness`. Days are day numbers. */
export function newnessFactor(day: number | undefined, newestDay: number): number {
  if (day === undefined) return 1;
  const age = Math.max(0, newestDay - day);
  return 1 + RANKING.newness * 2 ** (-age / RANKING.newnessHalfLifeDays);
}
