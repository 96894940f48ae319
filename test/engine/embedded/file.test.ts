import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { tagged } from '../corpus.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const ONE = tagged({
  id: 'one',
  title: 'A headline',
  body: 'A body',
  sources: [],
  entities: ['person:anna-berg', 'place:oslo'],
});

test('any SQLite tool can read mentions and texts', async () => {
  const engine = await openIndex(folder, { create: true });
  await engine.commit({ put: [ONE] });
  await engine.close();
  const db = new DatabaseSync(join(folder, 'dateline.db'), { readOnly: true });
  const rows = db.prepare('SELECT * FROM mentions ORDER BY entity').all() as object[];
  expect(rows.map((row) => ({ ...row }))).toEqual([
    {
      document: 'one',
      kind: 'person',
      entity: 'person:anna-berg',
      name: 'Anna Berg',
      start: 0,
      end: 1,
      confidence: 1,
      why: 'test',
      link: 'full form',
    },
    expect.objectContaining({ entity: 'place:oslo', name: 'Oslo' }),
  ]);
  expect({ ...(db.prepare('SELECT body FROM documents').get() as object) }).toEqual({
    body: 'A body',
  });
  db.close();
});

test('an index of another format, a strange database and a file that is none are refused with advice', async () => {
  await expect(openIndex(folder)).rejects.toMatchObject({ code: 'no-index' });
  const engine = await openIndex(folder, { create: true });
  await engine.close();
  const other = join(folder, 'other.db');
  copyFileSync(join(folder, 'dateline.db'), other);
  const db = new DatabaseSync(other);
  db.exec('PRAGMA user_version = 9999');
  db.close();
  await expect(openIndex(other)).rejects.toMatchObject({ code: 'index-format' });
  const strange = join(folder, 'strange.db');
  const plain = new DatabaseSync(strange);
  plain.exec('CREATE TABLE a (b)');
  plain.close();
  await expect(openIndex(strange)).rejects.toMatchObject({ code: 'not-an-index' });
  const none = join(folder, 'none.db');
  writeFileSync(none, 'this is a text, and longer than the header of a database would be, by far');
  await expect(openIndex(none, { readonly: true })).rejects.toMatchObject({
    code: 'damaged-index',
  });
});

test('a writer that finds another at work says so, and a closed index too', async () => {
  const engine = await openIndex(folder, { create: true });
  const db = new DatabaseSync(join(folder, 'dateline.db'));
  db.exec('BEGIN IMMEDIATE');
  await expect(engine.commit({ put: [ONE] })).rejects.toMatchObject({ code: 'index-busy' });
  expect((await engine.search({})).totalHits).toBe(0);
  db.exec('ROLLBACK');
  db.close();
  await engine.commit({ put: [ONE] });
  expect((await engine.search({})).totalHits).toBe(1);
  await engine.close();
  await expect(engine.search({})).rejects.toMatchObject({ code: 'closed' });
});
