/**
 * node --import tsx test/bench/stalls.ts FOLDER [--only WORDS]   (after a build; on a copy: decisions and documents are added)
 * What a reader waits while somebody else asks for something large: a simple search is asked of the server every
 * 20 ms, and the longest wait is told. Each case begins with a server that was just started.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generate } from './engine/generator.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
});
const folder = positionals[0]!;
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const EVERY_MS = 20;
const key = command(
  'key',
  'create',
  '--scope',
  'search',
  '--scope',
  'write',
  '--scope',
  'curate',
  '--json',
)['secret'] as string;

type Asked = (path: string, body?: string, type?: string) => Promise<unknown>;
interface People {
  readonly entities: readonly { readonly id: string; readonly name: string }[];
}

const FACETS = '/v1/search?limit=0&facets=people,places,organisations';
const people = (await served((ask) => ask('/v1/entities?kind=person&limit=100'))) as People;
const [one, two, three] = people.entities.slice(20).map(({ id }) => id);

await stall('a search for a name', (ask) =>
  ask(`/v1/search?q=${encodeURIComponent(`person:"${people.entities[5]!.name}"`)}`),
);
await stall('facets of all', (ask) => ask(FACETS));
await stall('suggested merges', (ask) => ask('/v1/suggestions'));
await stall('an entity', (ask) => ask(`/v1/entities/${one}`));
await stall('entities', (ask) => ask('/v1/entities'));
await stall('entities by a word', (ask) => ask('/v1/entities?q=mou'));
await stall('suggest', (ask) => ask('/v1/suggest?q=mou'));
await stall('a merge, its facets, its undo', async (ask) => {
  const { sequence } = (await decide(ask, { action: 'merge', from: one, into: two })) as {
    sequence: number;
  };
  await ask(FACETS);
  await ask(`/v1/decisions/${sequence}/undo`, '{}');
});
await stall('hide, facets, undo', async (ask) => {
  const { sequence } = (await decide(ask, { action: 'hide', entity: three })) as {
    sequence: number;
  };
  await ask(FACETS);
  await ask(`/v1/decisions/${sequence}/undo`, '{}');
});
await stall('after all that was asked, 100 documents, then the same again', async (ask) => {
  const all = [FACETS, `/v1/entities/${one}`, '/v1/entities?q=mou', '/v1/suggest?q=mou'];
  for (const path of all) await ask(path);
  await ask('/v1/documents', documents(), 'application/x-ndjson');
  for (const path of all) await ask(path);
});

async function stall(label: string, work: (ask: Asked) => Promise<unknown>): Promise<void> {
  if (values.only !== undefined && !label.includes(values.only)) return;
  await served(async (ask) => {
    const waits: number[] = [];
    let over = false;
    const reader = (async () => {
      const pending: Promise<void>[] = [];
      while (!over) {
        const start = performance.now();
        pending.push(
          ask('/v1/search?q=harvest&limit=1').then(
            () => void waits.push(performance.now() - start),
          ),
        );
        await sleep(EVERY_MS);
      }
      await Promise.all(pending);
    })();
    await sleep(500);
    waits.length = 0;
    const start = performance.now();
    await work(ask);
    const took = performance.now() - start;
    over = true;
    await reader;
    waits.sort((a, b) => a - b);
    const [median, longest] = [waits[waits.length >> 1] ?? 0, waits.at(-1) ?? 0];
    console.log(
      `| ${label} | took ${took.toFixed(0)} ms | a reader waited ${median.toFixed(1)} ms, at most ${longest.toFixed(0)} |`,
    );
  });
}

async function served<Result>(work: (ask: Asked) => Promise<Result>): Promise<Result> {
  const server = spawn(process.execPath, [cli, 'serve', '--index', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  try {
    let url: string | undefined;
    while ((url = said.match(/http:\/\/[^\s/]+/)?.[0]) === undefined) await sleep(20);
    return await work(async (path, body, type = 'application/json') => {
      const response = await fetch(url + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'content-type': type }),
        },
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      if (response.status >= 300) throw new Error(`${path}: ${response.status} ${text}`);
      return JSON.parse(text) as unknown;
    });
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

function decide(ask: Asked, decision: object): Promise<unknown> {
  return ask('/v1/decisions', JSON.stringify(decision));
}

function documents(): string {
  const seed = Date.now() % 100_000;
  return [...generate({ items: 100, characters: 890, seed })]
    .map(({ title, body, date }, at) =>
      JSON.stringify({ id: `stall-${seed}-${at}`, title, body, date }),
    )
    .join('\n');
}

function command(...args: string[]): Readonly<Record<string, unknown>> {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [cli, ...args, '--index', folder],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
}
