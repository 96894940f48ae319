import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { doctor } from '../../src/engine/embedded/doctor.ts';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { openStore } from '../../src/engine/embedded/store.ts';
import { UserError } from '../../src/errors.ts';
import type { Engine, Query } from '../../src/types.ts';
import { tagged, WORDS } from './corpus.ts';

const LONG = process.env.DATELINE_LONG === '1';
const KILLS = LONG ? 200 : 20;
const FLIPS = LONG ? 1_000 : 100;
const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Starts a writer, kills it when it has acknowledged some batches; returns the last one. */
function killedWriter(first: number, batches: number, delayMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', WRITER, folder, String(first)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    let dying = false;
    child.stderr.on('data', (data: Buffer) => {
      errors += data;
    });
    child.stdout.on('data', (data: Buffer) => {
      output += data;
      if (dying || output.split('\n').length <= batches) return;
      dying = true;
      setTimeout(() => child.kill('SIGKILL'), delayMs);
    });
    child.on('error', reject);
    child.on('close', () => {
      const done = output.split('\n').filter((line) => line !== '');
      if (done.length === 0) reject(new Error(errors));
      else resolve(Number(done.at(-1)));
    });
  });
}

test(
  `after each of ${KILLS} kills -9 during commits and merges, every acknowledged batch is there`,
  async () => {
    let next = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const last = await killedWriter(next, 2 + ((kill * 7) % 12), (kill * 3) % 11);
      const engine = await openIndex(folder);
      const status = await engine.shelf.status();
      // One more batch may be there: durable, but killed before it could say so.
      const batches = await batchesIn(engine, last);
      for (const facet of ['place:oslo', 'place:quito'])
        expect(await placeCount(engine, facet)).toBe(await placeHits(engine, facet));
      expect(status.documents).toBe(3 * batches - Math.floor(batches / 4));
      next = batches;
      await engine.close();
    }
    expect(await doctor(folder)).toMatchObject({ damaged: [], rebuilt: 0, file: [] });
  },
  LONG ? 7_200_000 : 1_200_000,
);

/** Number of whole batches in the index; fails when an acknowledged one is missing or one is torn. */
async function batchesIn(engine: Engine, last: number): Promise<number> {
  const size = async (batch: number) =>
    (await engine.search({ expression: { type: 'phrase', text: `of batch${batch}` }, limit: 0 }))
      .totalHits;
  const gone = (batch: number) => (batch % 4 === 2 ? 1 : 0);
  for (const batch of [
    0,
    Math.floor(last / 3),
    Math.floor(last / 2),
    last - 3,
    last - 2,
    last - 1,
  ].filter((n) => n >= 0 && n < last))
    expect([batch, await size(batch)]).toEqual([batch, 3 - gone(batch)]);
  const after = await size(last + 1);
  expect([0, 3]).toContain(after);
  const whole = after === 3 ? last + 2 : last + 1;
  expect(await size(last)).toBe(after === 3 ? 3 - gone(last) : 3);
  return whole;
}

const placeCount = async (engine: Engine, id: string) =>
  (await engine.search({ facets: { places: {} } })).facets.places!.values.find(
    (value) => value.id === id,
  )?.count;
const placeHits = async (engine: Engine, id: string) =>
  (await engine.search({ filter: { places: { all: [id] } } })).totalHits;

const QUERIES: readonly Query[] = [
  {},
  { expression: { type: 'word', text: 'drone' } },
  { expression: { type: 'word', text: 'coun', prefix: true } },
  { expression: { type: 'phrase', text: 'harvest minister' } },
  { expression: { type: 'near', left: 'budget', right: 'security', distance: 3 } },
  { filter: { places: { any: ['place:oslo'] } }, sort: 'newest' },
  { filter: { source: { all: ['The Coast'] } }, expression: { type: 'word', text: 'quarrel' } },
  { filter: { date: { gte: '2025-03-01', lt: '2025-09-01' } }, sort: 'oldest' },
];
const FACETS = { people: {}, places: {}, organisations: {}, source: {}, date: {} };

/** Answers to all queries; an error of the index counts as an answer of its own. */
async function answers(path: string): Promise<readonly string[]> {
  const found: string[] = [];
  let engine: Engine | undefined;
  for (const query of QUERIES)
    try {
      engine ??= await openIndex(path, { readonly: true });
      const { tookMs: _, ...rest } = await engine.search({ ...query, facets: FACETS });
      found.push(JSON.stringify(rest));
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'damaged-index') throw error;
      found.push('damaged');
    }
  await engine?.close();
  return found;
}

test(
  `${FLIPS} flipped bits and truncations in segments: no wrong answer, and the doctor mends them`,
  async () => {
    const sound = join(folder, 'sound');
    const engine = await openIndex(sound, { create: true });
    let seed = 17;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 4_294_967_296) * below);
    };
    const text = (words: number) =>
      Array.from({ length: words }, () => WORDS[random(WORDS.length)]!).join(' ');
    const documents = Array.from({ length: 60 }, (_, n) => ({
      id: `d${n}`,
      title: text(3),
      body: text(20),
      date: `2025-0${1 + random(9)}-1${random(10)}`,
      sources: [['Morning Post', 'The Coast'][random(2)]!],
      entities: [
        ['person:anna-berg', 'person:carlo-diaz'][random(2)]!,
        ['place:oslo', 'place:quito'][random(2)]!,
      ],
    }));
    for (let at = 0; at < 60; at += 20)
      await engine.commit({ put: documents.slice(at, at + 20).map(tagged) });
    await engine.commit({ remove: ['d3', 'd33'] });
    await engine.close();
    const right = await answers(sound);
    expect(right).not.toContain('damaged');
    let noticed = 0;
    for (let n = 0; n < FLIPS; n++) {
      const hurt = join(folder, `hurt${n}`);
      cpSync(sound, hurt, { recursive: true });
      damage(hurt, random);
      const got = await answers(hurt);
      got.forEach((answer, at) => {
        if (answer !== 'damaged') expect(answer).toBe(right[at]);
      });
      if (got.includes('damaged')) noticed++;
      if (n % 10 === 0) {
        const report = await doctor(hurt);
        expect(report.damaged).toHaveLength(1);
        expect(await answers(hurt)).toEqual(right);
      }
      rmSync(hurt, { recursive: true });
    }
    // Most damage is met by one of the queries; what none of them reads cannot be.
    expect(noticed).toBeGreaterThan(FLIPS / 4);
  },
  LONG ? 7_200_000 : 1_200_000,
);

/** Flips one bit, or cuts the end off, somewhere in a page or a header of a segment. */
function damage(path: string, random: (below: number) => number): void {
  const store = openStore(path);
  const pages = store.all<{ id: number; bytes: Uint8Array }>(
    'SELECT id, bytes FROM pages WHERE length(bytes) > 0',
  );
  const { id, bytes } = pages[random(pages.length)]!;
  const how = random(10);
  if (how === 0)
    store.run('UPDATE pages SET bytes = ? WHERE id = ?', bytes.slice(0, random(bytes.length)), id);
  else if (how === 1) store.run('DELETE FROM pages WHERE id = ?', id);
  else if (how === 2) {
    const row = store.get<{ number: number; header: string }>(
      'SELECT number, header FROM segments LIMIT 1',
    )!;
    const at = random(row.header.length);
    const changed = `${row.header.slice(0, at)}${row.header[at] === '1' ? '2' : '1'}${row.header.slice(at + 1)}`;
    store.run('UPDATE segments SET header = ? WHERE number = ?', changed, row.number);
  } else {
    const changed = bytes.slice();
    const bit = random(changed.length * 8);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    store.run('UPDATE pages SET bytes = ? WHERE id = ?', changed, id);
  }
  store.close();
}
