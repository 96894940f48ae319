import { readFileSync } from 'node:fs';

/** A test collection with judged queries. Everything is in the order of its files. */
export interface Collection {
  readonly name: string;
  readonly docs: readonly { readonly id: string; readonly title: string; readonly body: string }[];
  readonly queries: readonly JudgedQuery[];
}

export interface JudgedQuery {
  readonly text: string;
  /** Grade by document id. */
  readonly grades: ReadonlyMap<string, number>;
}

export const COLLECTIONS = ['cacm', 'cisi', 'cranfield', 'medline'] as const;

/** Reads a collection from `folder`; queries that nobody judged are left out. */
export function collection(folder: string, name: string): Collection {
  const read = (file: string) => readFileSync(`${folder}/${name}/${file}`, 'utf8');
  const lines = (file: string) =>
    read(file)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  const judged: Record<string, Record<string, number>> = JSON.parse(read('qrels.json'));
  const queries = lines('queries.jsonl').map(({ id, text }: { id: string; text: string }) => ({
    text,
    grades: new Map(Object.entries(judged[id] ?? {})),
  }));
  return {
    name,
    docs: lines('docs.jsonl'),
    queries: queries.filter(({ grades }) => grades.size > 0),
  };
}

/** nDCG@10 of a ranking of document ids: gain is the grade, discount log2(rank + 1). */
export function ndcg(ranked: readonly string[], grades: ReadonlyMap<string, number>): number {
  const ideal = [...grades.values()].sort((a, b) => b - a);
  return gain(ranked.map((id) => grades.get(id) ?? 0)) / gain(ideal);
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
}

/** Half-width range of a mean of collection means: 95 % of 2,000 resamples of the queries in each, seeded. */
export function interval(scores: readonly (readonly number[])[]): readonly [number, number] {
  const random = seeded(1);
  const means = Array.from({ length: 2000 }, () =>
    mean(scores.map((list) => mean(list.map(() => list[Math.floor(random() * list.length)]!)))),
  ).sort((a, b) => a - b);
  return [means[49]!, means[1949]!];
}

export function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

/** Mulberry32: the same numbers everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
