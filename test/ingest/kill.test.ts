import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { openIndex } from '../../src/engine/embedded/open.ts';
import type { Engine } from '../../src/types.ts';
import { builtProgram } from '../cli/built.ts';
import { jsonl } from './articles.ts';
import { tempFolder, writeFiles } from './temp.ts';

const KILLS = process.env['DATELINE_LONG'] ? 200 : 20;
const CHILD = fileURLToPath(new URL('./kill-child.mjs', import.meta.url));

beforeAll(async () => {
  await builtProgram();
});

interface Told {
  /** Ids of the documents of each batch whose commit was answered. */
  readonly ended: (readonly string[])[];
  /** Those of a batch whose commit was begun and not answered. */
  begun: readonly string[] | undefined;
  finished: boolean;
}

test(`killed ${KILLS} times on the way, nothing committed is lost and the rest comes`, {
  timeout: 30_000 * KILLS,
}, async () => {
  const folder = tempFolder();
  const index = join(folder, 'index');
  const contents = [jsonl(0, 250), jsonl(100, 350)];
  let turn = 0;
  let [whole, cut] = [0, 0];
  writeFiles(folder, { 'pages/a.jsonl': contents[0]!, 'pages/b.jsonl': jsonl(230, 270) });
  for (let kill = 0; kill < KILLS; kill++) {
    const told = await killed(join(folder, 'pages'), index, kill);
    const engine = await openIndex(index);
    const gone = told.finished ? [] : await missing(engine, told.ended.flat());
    expect(gone).toEqual([]);
    const begun = told.begun ?? [];
    const lost = await missing(engine, begun);
    expect([0, begun.length]).toContain(lost.length);
    if (begun.length > 0) lost.length === 0 ? whole++ : cut++;
    await engine.close();
    // All read before it was killed: other contents, so that there is something to do, and to remove.
    if (told.finished) writeFiles(folder, { 'pages/a.jsonl': contents[++turn % 2]! });
  }
  expect(whole + cut).toBeGreaterThan(0);
  await ended(spawnChild(join(folder, 'pages'), index));
  await ended(spawnChild(join(folder, 'pages'), join(folder, 'fresh')));
  expect(await state(index)).toEqual(await state(join(folder, 'fresh')));
});

/** Kills the ingest some time after its first commit; tells what it had said. */
async function killed(pages: string, index: string, kill: number): Promise<Told> {
  const child = spawnChild(pages, index);
  const told: Told = { ended: [], begun: undefined, finished: false };
  let first: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (first = resolve));
  const reading = createInterface({ input: child.stdout! });
  reading.on('line', (line) => {
    const what = JSON.parse(line) as { begin?: string[]; end?: true; finished?: true };
    if (what.begin) told.begun = what.begin;
    if (what.end) told.ended.push(told.begun!);
    if (what.end) told.begun = undefined;
    if (what.finished) told.finished = true;
    first();
  });
  const over = once(child, 'close');
  await Promise.race([started, over]);
  await pause((kill * 37) % 150);
  child.kill('SIGKILL');
  await over;
  return told;
}

function spawnChild(pages: string, index: string): ChildProcess {
  return spawn(process.execPath, [CHILD, pages, index], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function ended(child: ChildProcess): Promise<void> {
  child.stdout!.resume();
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
}

async function missing(engine: Engine, ids: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(ids.map((id) => engine.document(id)));
  return ids.filter((_, i) => !found[i] || found[i].mentions.length === 0);
}

/** All that an index holds, but for the numbers it gives by order of arrival. */
async function state(folder: string): Promise<unknown> {
  const engine = await openIndex(folder);
  const facets = {
    people: { limit: 1_000 },
    places: { limit: 1_000 },
    organisations: { limit: 1_000 },
    date: {},
  };
  const { facets: counts, totalHits } = await engine.search({ limit: 0, facets });
  const ids: string[] = [];
  while (ids.length < totalHits) {
    const { hits } = await engine.search({ limit: 100, offset: ids.length, sort: 'newest' });
    ids.push(...hits.map((hit) => hit.id));
  }
  const documents = [];
  for (const id of ids.sort()) {
    const { origins, mentions, text, date } = (await engine.document(id))!;
    documents.push({
      id,
      origins: [...origins].sort((a, b) => (a.file < b.file ? -1 : 1)),
      mentions,
      text,
      date,
    });
  }
  const files = (await engine.shelf.files()).map((file) => file.path);
  await engine.close();
  return { counts, documents, files };
}
