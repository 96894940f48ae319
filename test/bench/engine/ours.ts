import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Snapshot } from '../../../src/engine/embedded/search/snapshot.ts';
import type { Query } from '../../../src/types.ts';
import type { Filled } from './fill.ts';
import { type GeneratorOptions, generate, taggedItem } from './generator.ts';
import { asQuery, type BenchQuery, ourQueries } from './queries.ts';
import { type Figures, timed } from './timing.ts';

// The compiled program: what users run, without the loader in between.
const { openIndex } = (await import(
  '../../../dist/engine/embedded/open.js' as string
)) as typeof import('../../../src/engine/embedded/open.ts');
const { openStore } = (await import(
  '../../../dist/engine/embedded/store.js' as string
)) as typeof import('../../../src/engine/embedded/store.ts');
const { createStates } = (await import(
  '../../../dist/engine/embedded/state.js' as string
)) as typeof import('../../../src/engine/embedded/state.ts');
const { rank } = (await import(
  '../../../dist/engine/embedded/search/rank.js' as string
)) as typeof import('../../../src/engine/embedded/search/rank.ts');
const { snapshotOf } = (await import(
  '../../../dist/engine/embedded/search/snapshot.js' as string
)) as typeof import('../../../src/engine/embedded/search/snapshot.ts');

export interface OurFigures extends Figures {
  /** With snippets, entities and all that is shown of ten hits. */
  readonly complete: Figures['times'];
  /** Where nothing of the words asked is kept from earlier questions. */
  readonly anew: Figures['times'];
  /** Of what only ours is asked. */
  readonly alone: Figures['times'];
  readonly segments: number;
  /** Milliseconds that joining all segments took. */
  readonly optimizeMs: number;
  /** Bytes resident at most while building and joining. */
  readonly peak: number;
  readonly file: number;
  /** Milliseconds: 100 documents into the full index, and a merge of two entities until its facet. */
  readonly addHundred: number;
  readonly mergeToFacet: number;
  readonly suggest: number;
}

/**
 * Builds the index by commits, as ingest does, then asks all queries. With `keep` it stays in that folder,
 * and is taken from there the next time: only asking is measured anew.
 */
export async function measureOurs(
  options: GeneratorOptions,
  queries: readonly BenchQuery[],
  keep?: string,
): Promise<OurFigures> {
  const folder =
    keep === undefined
      ? mkdtempSync(join(tmpdir(), 'dateline-bench-'))
      : join(keep, `${options.items}-of-${options.characters}`);
  const known = join(folder, 'figures.json');
  try {
    const before = existsSync(known)
      ? (JSON.parse(readFileSync(known, 'utf8')) as Built)
      : await built(folder, options, queries);
    if (keep !== undefined) writeFileSync(known, JSON.stringify(before));
    const { complete, ...rest } = before;
    return { name: 'dateline', ...rest, complete: new Map(complete), ...searched(folder, queries) };
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true });
  }
}

type Built = Awaited<ReturnType<typeof built>>;

async function built(folder: string, options: GeneratorOptions, queries: readonly BenchQuery[]) {
  const figures = filled(folder, options);
  const copy = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const { complete, ...more } = await incremental(copy, options, queries);
    return { ...figures, ...more, complete: [...complete] };
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Built in a process of its own, so that its memory can be told. */
function filled(folder: string, { items, characters }: GeneratorOptions): Filled {
  const script = fileURLToPath(new URL('./fill.ts', import.meta.url));
  const ran = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, folder, String(items), String(characters)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (ran.status !== 0) throw new Error('the index could not be built');
  return JSON.parse(ran.stdout) as Filled;
}

function searched(folder: string, queries: readonly BenchQuery[]) {
  const store = openStore(folder, { readonly: true });
  const noRegistry = () => {
    throw new Error('entities are asked for by id');
  };
  const states = createStates(store, noRegistry);
  // Who is asked for by id has it at hand.
  const ids = new Map(queries.map(({ person = '' }) => [person, `person:${slugOf(person)}`]));
  const byId = (query: BenchQuery): Query => {
    const { filter, ...rest } = asQuery(query);
    const people = filter?.people?.all?.map((name) => ids.get(name)!);
    return people === undefined ? rest : { ...rest, filter: { people: { all: people } } };
  };
  const ask = (query: Query) => states.ask(({ index }) => rank(index, query, () => ''));
  const totals = queries.map((query) => ask(byId(query)).total);
  const times = timed(queries, (query) => ask(byId(query)));
  // Norms and who is who are had after any commit; of a new snapshot no word is known, nor what is like it.
  let snapshot: Snapshot | undefined;
  const forget = () => {
    snapshot?.close();
    snapshot = snapshotOf(states.current().snapshot.segments);
    snapshot.norms();
  };
  const askAnew = (query: Query) =>
    states.ask(({ index }) => rank({ ...index, snapshot: snapshot! }, query, () => ''));
  const anew = timed(queries, (query) => askAnew(byId(query)), { before: forget });
  snapshot?.close();
  const people = queries.flatMap((query) => byId(query).filter?.people?.all ?? []);
  const alone = timed(ourQueries(people), ({ query }) => ask(query));
  // Row ids hold segment, section and page; the last two sections are the bands of near-duplicates.
  const disk = store.get<{ n: number }>(
    'SELECT sum(length(bytes)) AS n FROM pages WHERE (id / 1048576) % 32 < 17',
  )!.n;
  const file = store.size();
  store.close();
  const plain = [...queries].sort((a, b) => Number(a.facets) - Number(b.facets)).map(byId);
  return { times, totals, anew, alone, ...fresh(folder, plain), disk, file };
}

/** First answer and memory, in a process that has done nothing else. */
function fresh(folder: string, queries: readonly Query[]): { open: number; memory: number } {
  const script = fileURLToPath(new URL('./fresh.mjs', import.meta.url));
  const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
  const ran = spawnSync(
    process.execPath,
    ['--expose-gc', script, dist, folder, JSON.stringify(queries)],
    { encoding: 'utf8' },
  );
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as { open: number; memory: number };
}

const slugOf = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

async function incremental(
  folder: string,
  options: GeneratorOptions,
  queries: readonly BenchQuery[],
) {
  const engine = await openIndex(folder);
  const complete = new Map<string, number>();
  for (const group of new Set(queries.map((query) => query.group))) {
    const times: number[] = [];
    for (const query of queries.filter((one) => one.group === group && one.person === undefined))
      for (let n = 0; n < 5; n++) {
        const start = performance.now();
        await engine.search(asQuery(query));
        if (n > 1) times.push(performance.now() - start);
      }
    if (times.length > 0)
      complete.set(group, times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!);
  }
  const suggest = await medianOf(20, (n) => engine.suggest('abcdefghijklmnoprstu'[n]!, 8));
  const more = [...generate({ ...options, items: 100, seed: 2 })].map(taggedItem);
  const renamed = more.map((one, n) => ({
    ...one,
    document: { ...one.document, id: `more-${n}` },
  }));
  const facets = { people: {} };
  await engine.commit({ put: renamed.slice(0, 1) });
  await engine.search({ facets });
  let start = performance.now();
  await engine.commit({ put: renamed.slice(1) });
  await engine.search({ expression: { type: 'word', text: 'a' } });
  const addHundred = performance.now() - start;
  const [a, b] = (await engine.entities.list({ kind: 'person', limit: 2 })).entities;
  await engine.search({ facets });
  start = performance.now();
  await engine.commit({ decide: [{ decision: { action: 'merge', from: b!.id, into: a!.id } }] });
  const committed = performance.now();
  await engine.search({ facets });
  const mergeToFacet = performance.now() - committed;
  await engine.close();
  return { complete, addHundred, mergeToFacet, mergeCommit: committed - start, suggest };
}

async function medianOf(count: number, ask: (n: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < count * 2; n++) {
    const start = performance.now();
    await ask(n % count);
    if (n >= count) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(count / 2)]!;
}
