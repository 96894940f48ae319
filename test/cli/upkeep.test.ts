import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { jsonl } from '../ingest/articles.ts';
import { writeFiles } from '../ingest/temp.ts';
import { dateline } from './dateline.ts';

let cwd: string;
const run = (...args: readonly string[]) => dateline(args, { cwd });
const total = async (q: string): Promise<number> =>
  JSON.parse((await run('search', q, '--json')).out).totalHits;

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFiles(cwd, { 'pages/a.jsonl': jsonl(0, 20), 'pages/b.jsonl': jsonl(20, 30) });
  await run('ingest', 'pages/a.jsonl');
  await run('ingest', 'pages/b.jsonl');
});

test('doctor finds a sound index sound, and rebuilds a damaged segment', async () => {
  const sound = await run('doctor');
  expect(sound).toMatchObject({ code: 0, err: '' });
  expect(sound.out).toMatch(/30 documents .*\nThe index is sound\./);

  const database = new DatabaseSync(join(cwd, 'index', 'dateline.db'));
  database.exec(
    'UPDATE pages SET bytes = zeroblob(length(bytes)) WHERE id = (SELECT min(id) FROM pages)',
  );
  database.close();
  const ran = await run('doctor', '--json');
  expect(ran.code).toBe(0);
  const report = JSON.parse(ran.out);
  expect(report).toMatchObject({ documents: 30, file: [] });
  expect([report.damaged.length, report.rebuilt > 0]).toEqual([1, true]);
  expect(await total('report')).toBe(30);
  expect(JSON.parse((await run('doctor', '--json')).out)).toMatchObject({
    damaged: [],
    rebuilt: 0,
  });
});

test('optimize leaves one segment and the same answers', async () => {
  await run('remove', 'pages/b.jsonl');
  const before = await total('report');
  const { before: was, after } = JSON.parse((await run('optimize', '--json')).out);
  expect(after.segments).toBe(1);
  expect(after.size).toBeLessThanOrEqual(was.size);
  expect([before, await total('report')]).toEqual([20, 20]);
});

test.each(['doctor', 'optimize', 'status', 'entities'])(
  '%s without an index says how to make one',
  async (command) => {
    const ran = await run(command, '--index', 'nowhere');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/dateline ingest/);
  },
);
