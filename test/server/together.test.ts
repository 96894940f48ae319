import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchResult } from '../../src/types.ts';
import { type Archive, article, openArchive } from './support/archive.ts';
import { type Ask, contract } from './support/contract.ts';

let archive: Archive;
let ask: Ask;

beforeAll(async () => {
  archive = await openArchive();
  ({ ask } = await contract((await archive.serve()).url));
});
afterAll(() => archive.close());

const SEARCH = (word: string) => `/v1/search?q=${word}&facets=people,places&limit=100`;

/** What must hold of any answer, whatever is committed meanwhile: it is of one moment. */
function expectOneMoment(result: SearchResult, people: string): void {
  expect(result.hits.length).toBe(Math.min(100, result.totalHits));
  const { values } = result.facets.people!;
  expect(values.find(({ id }) => id === people)?.count ?? 0).toBe(result.totalHits);
}

test('searches during commits each see a moment between two commits', async () => {
  const totals: number[] = [];
  let done = false;
  const searching = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (!done) {
        const reply = await ask(SEARCH('okapi'));
        expect(reply.status).toBe(200);
        const result = reply.json as SearchResult;
        expectOneMoment(result, 'person:mark-rutte');
        totals.push(result.totalHits);
      }
    }),
  );
  for (let batch = 0; batch < 10; batch++) {
    const put = Array.from({ length: 7 }, (_, i) =>
      article({
        id: `okapi-${batch}-${i}`,
        title: 'Okapi',
        body: `Mark Rutte saw okapi no. ${i}.`,
      }),
    );
    await archive.engine.commit({ put });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  done = true;
  await searching;
  expect(totals.every((total) => total % 7 === 0)).toBe(true);
  const last = (await ask(SEARCH('okapi'))).json as SearchResult;
  expect(last.totalHits).toBe(70);
});

test('what another process commits shows up while it goes on, in whole commits', async () => {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      fileURLToPath(new URL('support/committer.ts', import.meta.url)),
      archive.folder,
      '12',
      '9',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let running = true;
  void ended.then(() => {
    running = false;
  });
  const totals: number[] = [];
  while (running) {
    const reply = await ask(SEARCH('quagga'));
    expect(reply.status, reply.text).toBe(200);
    const result = reply.json as SearchResult;
    expectOneMoment(result, 'person:mark-rutte');
    totals.push(result.totalHits);
  }
  expect(await ended).toBe(0);
  expect(totals.every((total, i) => total % 9 === 0 && total >= (totals[i - 1] ?? 0))).toBe(true);
  expect(((await ask(SEARCH('quagga'))).json as SearchResult).totalHits).toBe(108);
});

test('writes to an index that another process is writing to succeed, or say when to come back', async () => {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      fileURLToPath(new URL('support/committer.ts', import.meta.url)),
      archive.folder,
      '6',
      '40',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let running = true;
  void ended.then(() => {
    running = false;
  });
  let added = 0;
  for (let i = 0; running; i++) {
    const reply = await ask('/v1/documents', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${archive.keys.write}`,
      },
      body: JSON.stringify({
        id: `bongo-${i}`,
        title: 'Bongo',
        body: `A bongo, no. ${i}, was seen.`,
      }),
    });
    if (reply.status === 200) added++;
    else expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '2']);
  }
  expect(await ended).toBe(0);
  expect(added).toBeGreaterThan(0);
  const { totalHits } = (await ask('/v1/search?q=bongo&limit=1')).json as SearchResult;
  expect(totalHits).toBe(added);
});
