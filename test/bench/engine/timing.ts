/** Milliseconds by class of queries; undefined where a rival cannot answer them. */
export type Times = ReadonlyMap<string, number | undefined>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds that each query is repeated for, at most, to warm up and to measure. */
const PATIENCE_MS = 250;
/** As often as `lucene/Bench.java` does it: 300 times to warm up, then 41 that count. */
const MOST = 341;
const COUNTED = 41;

/** Median over the queries of a class, of the median over the repetitions of each; `before` is not measured. */
export function timed<Query extends { readonly group: string }>(
  queries: readonly Query[],
  answer: (query: Query) => unknown,
  {
    can = () => true,
    before = () => {},
  }: { can?: (query: Query) => boolean; before?: () => void } = {},
): Times {
  const groups = new Map<string, number[]>();
  for (const query of queries) {
    const times = groups.get(query.group) ?? [];
    groups.set(query.group, times);
    if (can(query)) times.push(one(query, answer, before));
  }
  return new Map(
    [...groups].map(([name, times]) => [name, times.length === 0 ? undefined : median(times)]),
  );
}

function one<Query>(query: Query, answer: (query: Query) => unknown, before: () => void): number {
  const times: number[] = [];
  const begin = performance.now();
  while (times.length < MOST && (times.length < 3 || performance.now() - begin < PATIENCE_MS)) {
    before();
    const start = performance.now();
    answer(query);
    times.push(performance.now() - start);
  }
  // What comes before warms the caches and the compiler; a third at least.
  return median(times.slice(Math.max(Math.floor(times.length / 3), times.length - COUNTED)));
}

/** Resident bytes after a collection, as far as one can be had. */
export function resident(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

/** What one engine showed. */
export interface Figures {
  readonly name: string;
  readonly times: Times;
  /** Documents a second. */
  readonly build?: number;
  readonly disk?: number;
  /** Milliseconds from the file to the first answer. */
  readonly open?: number;
  readonly memory?: number;
  /** Hits by query, to see that all answer the same question. */
  readonly totals?: readonly number[];
}
