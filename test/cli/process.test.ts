import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { jsonl } from '../ingest/articles.ts';
import { writeFiles } from '../ingest/temp.ts';
import { dateline, ended, started } from './dateline.ts';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
});

async function start(args: readonly string[]): Promise<ChildProcess> {
  const child = await started(args, { cwd });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** The first line of stdout that matches. */
async function line(child: ChildProcess, pattern: RegExp): Promise<string> {
  const lines = createInterface({ input: child.stdout! });
  for await (const text of lines) if (pattern.test(text)) return text;
  throw new Error(`It ended without a line like ${pattern}.`);
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends an ingest with all that is committed; again goes on',
  async (signal) => {
    const child = await start(['ingest', '-', '--format', 'jsonl', '--json']);
    const over = ended(child);
    child.stdin!.write(jsonl(0, 40));
    // What waits for more input is committed after a second.
    await expect
      .poll(async () => (await dateline(['status', '--json'], { cwd })).out, { timeout: 30_000 })
      .toContain('"documents": 40');
    child.kill(signal);
    const ran = await over;
    expect(ran.code).toBe(130);
    expect(ran.err).toMatch(/index stays sound/);
    expect(JSON.parse(ran.out)).toMatchObject({ stopped: true, index: { documents: 40 } });
    const rest = await dateline(['ingest', '-', '--format', 'jsonl', '--json'], {
      cwd,
      stdin: jsonl(0, 50),
    });
    expect(JSON.parse(rest.out).documents).toMatchObject({ added: 10, unchanged: 40 });
  },
);

test('a reader that stops reading ends the program quietly', async () => {
  writeFiles(cwd, { 'pages/a.jsonl': jsonl(0, 60) });
  await dateline(['ingest', 'pages'], { cwd });
  const child = await start(['search', '--json', '--limit', '60', '--explain']);
  child.stdout!.destroy();
  let err = '';
  child.stderr!.on('data', (chunk: Buffer) => (err += String(chunk)));
  const [code] = await once(child, 'close');
  expect([code, err]).toEqual([0, '']);
});

test('serve answers until it is told to stop; a key is needed to write', async () => {
  writeFiles(cwd, { 'pages/a.jsonl': jsonl(0, 5) });
  await dateline(['ingest', 'pages'], { cwd });
  const key = (
    await dateline(['key', 'create', '--scope', 'write', '--name', 'test'], { cwd })
  ).out.trim();
  const child = await start(['serve', '--port', '0']);
  const url = /http:\S+/.exec(await line(child, /answers at/))![0];
  const found = await fetch(`${url}/v1/search?q=report`).then((answer) => answer.json());
  expect(found).toMatchObject({ totalHits: 5 });
  const body = JSON.stringify({
    id: 'new',
    title: 'New',
    body: 'Mark Rutte visited the Coast Guard in Riga.',
  });
  const post = (headers: Record<string, string>) =>
    fetch(`${url}/v1/documents`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  expect((await post({})).status).toBe(401);
  const answer = await post({ Authorization: `Bearer ${key}` });
  expect([answer.status, await answer.json()]).toMatchObject([200, { added: 1 }]);
  const tagged = await fetch(`${url}/v1/tag`, {
    method: 'POST',
    body: JSON.stringify({ text: 'Mark Rutte left.' }),
    headers: { 'Content-Type': 'application/json' },
  }).then((it) => it.json());
  expect(tagged).toMatchObject({
    mentions: [{ entity: 'person:mark-rutte', start: 0, end: 10 }],
  });
  const over = ended(child);
  child.kill('SIGTERM');
  expect(await over).toMatchObject({ code: 0 });
  const again = await dateline(['search', '--json', 'coast'], { cwd });
  expect(JSON.parse(again.out).hits.map((hit: { id: string }) => hit.id)).toContain('new');
});

test('start reads the seeds, serves them and says what to try', async () => {
  writeFiles(cwd, { 'seeds/a.jsonl': jsonl(0, 5) });
  const child = await start(['start', '--port', '0']);
  const url = /http:\S+/.exec(await line(child, /answers at/))![0];
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect(await fetch(url).then((it) => it.headers.get('content-type'))).toMatch(/text\/html|json/);
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
});

test('a port that is taken is told with what to do', async () => {
  writeFiles(cwd, { 'seeds/a.jsonl': jsonl(0, 2) });
  const child = await start(['start', '--port', '0']);
  const port = /:(\d+)$/.exec(await line(child, /answers at/))![1]!;
  const ran = await dateline(['serve', '--port', port], { cwd });
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toMatch(/--port/);
});

test('a search while another process ingests sees what is committed', async () => {
  writeFileSync(join(cwd, 'a.jsonl'), jsonl(0, 30));
  await dateline(['ingest', 'a.jsonl'], { cwd });
  const child = await start(['ingest', '-', '--format', 'jsonl']);
  child.stdin!.write(jsonl(30, 60));
  const total = async () =>
    JSON.parse((await dateline(['search', '--json'], { cwd })).out).totalHits;
  expect(await total()).toBeGreaterThanOrEqual(30);
  await expect.poll(total, { timeout: 30_000 }).toBe(60);
  child.stdin!.end();
  await once(child, 'close');
});

test('keys are made, listed and revoked; the secret is told once', async () => {
  writeFiles(cwd, { 'seeds/a.jsonl': jsonl(0, 2) });
  await dateline(['ingest', 'seeds'], { cwd });
  const made = await dateline(
    ['key', 'create', '--scope', 'write', '--scope', 'curate', '--name', 'desk'],
    { cwd },
  );
  const secret = made.out.trim();
  const listed = await dateline(['key', 'list'], { cwd });
  expect(listed.out).toMatch(/write,curate +desk/);
  expect(listed.out).not.toContain(secret);
  const [{ id }] = JSON.parse((await dateline(['key', 'list', '--json'], { cwd })).out);
  expect(await dateline(['key', 'revoke', id], { cwd })).toMatchObject({ code: 0 });
  expect(await dateline(['key', 'revoke', id], { cwd })).toMatchObject({ code: 1 });
  expect(await dateline(['key', 'list'], { cwd })).toMatchObject({ code: 1, out: '' });
});
