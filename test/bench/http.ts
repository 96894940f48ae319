import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { serve } from '../../src/server/serve.ts';
import type { Engine, Query } from '../../src/types.ts';
import { benchArticle } from './ingest/articles.ts';
import { filledIndex } from './ingest/filled.ts';

export interface HttpBench {
  /** Articles of 400 words. */
  readonly articles?: number;
  /** Times that each request is made. */
  readonly rounds?: number;
}

const FACETS = { people: {}, places: {}, organisations: {} };

/** A question to the engine, and the request that asks the same over HTTP. */
const CASES: readonly (readonly [
  what: string,
  ask: (engine: Engine) => Promise<unknown>,
  path: string,
  body?: object,
])[] = [
  search('common word, 3 facets', { q: 'talks', facets: FACETS }),
  search('two words, 20 hits', { q: 'drone harbour' }),
  search('word and place', { q: 'budget', filter: { places: { any: ['place:lithuania'] } } }),
  search('facets alone', { limit: 0, facets: FACETS }),
  ['suggest', (engine) => engine.suggest('li', 5), '/v1/suggest?q=li'],
  ['entities', (engine) => engine.entities.list({ limit: 20 }), '/v1/entities'],
];

function search(what: string, body: Omit<Query, 'expression'> & { q?: string }) {
  const { q, ...query } = body;
  const expression = q === undefined ? undefined : parseQuery(q);
  const ask = (engine: Engine) =>
    engine.search({ limit: 20, ...query, ...(expression && { expression }) });
  return [what, ask, '/v1/search', body] as const;
}

/** What HTTP adds to an answer of the engine, and how fast hits are exported, as a Markdown table. Needs `npm run build`. */
export async function httpTable({
  articles = 5_000,
  rounds = 200,
}: HttpBench = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  const file = join(folder, 'articles.jsonl');
  const lines = Array.from({ length: articles }, (_, i) => `${JSON.stringify(benchArticle(i))}\n`);
  writeFileSync(file, lines.join(''));
  const engine = await openIndex(join(folder, 'index'), { create: true });
  await ingest([file], { engine, indexFolder: join(folder, 'index'), tagger: 'model' });
  const rate = { perSecond: 1e6, burst: 1e6 };
  const serving = await serve({ engine, rate, log: { level: 'info', to: { write: () => {} } } });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const rows = [];
    for (const [what, ask, path, body] of CASES) {
      const url = serving.url + path;
      const inside = await timed(rounds, () => ask(engine));
      const over = await timed(rounds, () => fetched(agent, url, body));
      const cells = [inside.cpu, over.cpu, inside.p50, over.p50, over.p95];
      rows.push(`| ${what} | ${cells.map((value) => value.toFixed(2)).join(' | ')} |`);
    }
    const started = performance.now();
    const { length } = (await fetched(agent, `${serving.url}/v1/search.jsonl`)).split('\n');
    const perSecond = Math.round(((length - 1) / (performance.now() - started)) * 1_000);
    return [
      `${articles.toLocaleString('en')} articles of 400 words; ms; over HTTP: server and client, in one process`,
      '',
      '| request | engine, CPU | over HTTP, CPU | engine p50 | over HTTP p50 | p95 |',
      '| --- | ---: | ---: | ---: | ---: | ---: |',
      ...rows,
      '',
      `Export of all ${length - 1} hits as .jsonl: ${perSecond.toLocaleString('en')} hits/s.`,
    ].join('\n');
  } finally {
    agent.destroy();
    await serving.close();
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Timing {
  /** Mean of the processor's milliseconds, which a busy machine does not stretch. */
  readonly cpu: number;
  readonly p50: number;
  readonly p95: number;
}

async function timed(rounds: number, work: () => Promise<unknown>): Promise<Timing> {
  for (let round = 0; round < 20; round++) await work();
  const before = process.cpuUsage();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const at = (quantile: number) => times[Math.floor(times.length * quantile)]!;
  return { cpu: (user + system) / 1_000 / rounds, p50: at(0.5), p95: at(0.95) };
}

/** Not `fetch`, whose own cost is a good part of a millisecond. */
function fetched(agent: Agent, url: string, body?: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = body ? { 'Content-Type': 'application/json' } : {};
    const sent = request(url, { agent, headers, method: body ? 'POST' : 'GET' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
    });
    sent.on('error', reject).end(body && JSON.stringify(body));
  });
}

/** What is typed, letter by letter; each beginning is asked for. */
const TYPED = ['lithuania', 'nato', 'anna', 'harbour vote', 'the european', 'president', 'zofia'];

/** How long suggestions take over HTTP while somebody types, as a Markdown table. */
export async function suggestTable(articles: number, rounds = 5): Promise<string> {
  const engine = await openIndex(await filledIndex(articles));
  const rate = { perSecond: 1e6, burst: 1e6 };
  const serving = await serve({ engine, rate, log: { level: 'error' } });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  let before = process.cpuUsage();
  let cpuMs = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      // The first round warms up.
      if (round === 1) before = process.cpuUsage();
      for (const words of TYPED)
        for (let length = 1; length <= words.length; length++) {
          const q = encodeURIComponent(words.slice(0, length));
          const started = performance.now();
          await fetched(agent, `${serving.url}/v1/suggest?q=${q}`);
          if (round > 0) times.push(performance.now() - started);
        }
    }
    const { user, system } = process.cpuUsage(before);
    cpuMs = (user + system) / 1_000 / times.length;
  } finally {
    agent.destroy();
    await serving.close();
    await engine.close();
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(2);
  return [
    `| suggestions over HTTP, ${articles.toLocaleString('en')} articles, ms | CPU, mean | p50 | p95 | most |`,
    '| --- | ---: | ---: | ---: | ---: |',
    `| each letter typed (${times.length}) | ${cpuMs.toFixed(2)} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`,
  ].join('\n');
}

/** `node --import tsx test/bench/http.ts` or, for suggestions alone, `… http.ts suggest 100000`. */
if (process.argv[1]?.endsWith('http.ts')) {
  const [what, articles = '100000'] = process.argv.slice(2);
  console.log(what === 'suggest' ? await suggestTable(Number(articles)) : await httpTable());
}
