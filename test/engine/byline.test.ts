import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBylines } from '../../src/engine/embedded/bylines.ts';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { openStore } from '../../src/engine/embedded/store.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { tagged } from './corpus.ts';

const written = (id: string, byline?: string) =>
  tagged({ id, title: '', body: `Text ${id}.`, sources: [], entities: [], byline });

test('articles are found by who wrote them, also after changes, and an unknown name is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const engine = await openIndex(folder, { create: true });
  onTestFinished(() => engine.close());
  const found = async (q: string) => {
    const { hits, notices } = await engine.search({ expression: parseQuery(q)!, limit: 20 });
    return [...hits.map(({ id }) => id).sort(), ...notices.map(({ message }) => message)].join(' ');
  };
  await engine.commit({
    put: [written('a', 'Zoë Berg'), written('b', 'Anna Dovbysh and ZOE BERG'), written('c')],
  });
  expect(await found('byline:Berg')).toBe('a b');
  expect(await found('author:"zoe berg" text')).toBe('a b');
  expect(await found('byline:"anna dovbysh" OR c')).toBe('b c');
  expect(await found('-byline:berg')).toBe('c');
  // Whole words in a row.
  expect(await found('byline:"dovbysh berg"')).toMatch(/^No byline "dovbysh berg" is known/);
  expect(await found('byline:Dovbish')).toMatch(/^No byline .* Did you mean "Anna Dovbysh and/);

  await engine.commit({ put: [written('d', 'Berg'), written('a', 'Carlo Diaz')] });
  expect(await found('byline:berg')).toBe('b d');
  expect(await found('byline:diaz')).toBe('a');
  await engine.commit({ remove: ['d'] });
  expect(await found('byline:berg')).toBe('b');
});

test('numbers of documents that are gone do not pile up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const engine = await openIndex(folder, { create: true });
  onTestFinished(() => engine.close());
  const store = openStore(folder, { readonly: true });
  onTestFinished(() => store.close());
  const bylines = createBylines(store, 3);
  const most = [];
  for (let round = 0; round < 12; round++) {
    await engine.commit({ put: [written('a', `Berg ${round}`), written('b', 'Anna Berg')] });
    const numbers = bylines.find('berg');
    most.push(numbers.length);
    const there = store
      .all<{ number: number }>('SELECT number FROM documents')
      .map((row) => row.number);
    expect(numbers).toEqual(expect.arrayContaining(there));
  }
  // Twice what is read at least, and one document more.
  expect(Math.max(...most)).toBeLessThanOrEqual(7);
  expect(most.at(-1)).toBeLessThan(most.reduce((a, b) => Math.max(a, b)));
});
