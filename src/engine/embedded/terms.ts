import { eachWord, stem } from './interim.ts';

/** Folded index terms of a text, in order. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  eachWord(text, (term) => terms.push(term));
  return terms;
}

const stems = new Map<string, string>();
const MOST_STEMS = 200_000;

/** The stem of a term; stems of a corpus repeat, so they are remembered (bounded). */
export function stemOf(term: string): string {
  let known = stems.get(term);
  if (known === undefined) {
    if (stems.size >= MOST_STEMS) stems.clear();
    known = stem(term);
    stems.set(term, known);
  }
  return known;
}

/** Whether two terms are at most `edits` insertions, deletions or replacements of a letter apart. */
export function within(a: string, b: string, edits: number): boolean {
  if (Math.abs(a.length - b.length) > edits) return false;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        row[j]! + 1,
        next[j - 1]! + 1,
        row[j - 1]! + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1),
      );
    if (Math.min(...next) > edits) return false;
    row = next;
  }
  return row[b.length]! <= edits;
}
