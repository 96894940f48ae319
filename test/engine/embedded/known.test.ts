import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import type { Document, Engine } from '../../../src/types.ts';

const STORED: Document = {
  id: 'a',
  title: 'Ferry resumes',
  body: 'The ferry sails again.',
  source: 'Harbour Courier',
  date: '2025-06-17',
  origin: { file: 'a.txt' },
};

let folder: string;
let engine: Engine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  engine = await openIndex(folder, { create: true });
  await engine.commit({ put: [{ document: STORED, names: [] }] });
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const { source: _, ...unsourced } = STORED;

test.each<[string, Document, string | undefined]>([
  ['the very same', STORED, 'same'],
  ['the same found elsewhere', { ...STORED, origin: { file: 'b.txt', place: 'line 3' } }, 'same'],
  ['another date', { ...STORED, date: '2025-06-18' }, 'text'],
  ['a fact more', { ...STORED, byline: 'Ann Lee' }, 'text'],
  ['a fact less', unsourced, 'text'],
  ['another body', { ...STORED, body: 'The ferry sails no more.' }, 'other'],
  ['another title', { ...STORED, title: 'Ferry Resumes' }, 'other'],
  ['another id', { ...STORED, id: 'b' }, undefined],
])('a document is compared with the one in the index: %s', async (_name, document, likeness) => {
  expect((await engine.shelf.known([document])).get(document.id)).toBe(likeness);
});

test('several are asked for at once, unknown ones are left out', async () => {
  const known = await engine.shelf.known([{ ...STORED, id: 'b' }, STORED]);
  expect([...known]).toEqual([['a', 'same']]);
});
