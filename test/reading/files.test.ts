import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fingerprint, isSkipped, type ReadOptions, sourceFiles } from '../../src/reading/read.ts';
import { folderWith, readAll } from './folder.ts';

const TEXT = 'A title of four words\n\nAnd a sentence.\n';

async function names(folder: string, given: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const file of sourceFiles(given.map((path) => join(folder, path)))) {
    const name = (isSkipped(file) ? file.file : file.path).slice(folder.length + 1);
    found.push(isSkipped(file) ? `${file.skipped} ${name}` : name);
  }
  return found;
}

test('a folder gives its pages, sorted, without notes, hidden files and an index', async () => {
  const folder = await folderWith({
    'b.txt': TEXT,
    'a/2.html': TEXT,
    'a/10.md': TEXT,
    'README.md': TEXT,
    'a/readme': TEXT,
    '.hidden.txt': TEXT,
    '.git/x.txt': TEXT,
    'index/dateline.db': 'x',
    'index/left.txt': TEXT,
    'index-of-names/c.ndjson': '{"text":"x y."}',
    'logo.png': 'x',
    'z.json.gz': gzipSync('{"text":"Packed."}'),
  });
  expect(await names(folder, ['.'])).toEqual([
    'a/10.md',
    'a/2.html',
    'b.txt',
    'index-of-names/c.ndjson',
    'unsupported logo.png',
    'z.json.gz',
  ]);
});

test('a file named outright is read, whatever it is called', async () => {
  const folder = await folderWith({ 'README.md': TEXT, '.note': TEXT, 'page.unknown': TEXT });
  expect(await names(folder, ['README.md', '.note', 'page.unknown'])).toEqual([
    '.note',
    'README.md',
    'page.unknown',
  ]);
  const { documents } = await readAll([join(folder, 'page.unknown')]);
  expect(documents.map(({ title }) => title)).toEqual(['A title of four words']);
});

test('a file reached twice is read once', async () => {
  const folder = await folderWith({ 'a/page.txt': TEXT });
  await symlink('a/page.txt', join(folder, 'link.txt'));
  expect(await names(folder, ['.', 'a', 'a/page.txt', '.'])).toEqual(['a/page.txt', 'loop a']);
});

test('the order of the paths given makes no difference', async () => {
  const folder = await folderWith({ 'a.txt': TEXT, 'b/c.txt': TEXT, 'd.txt': TEXT });
  expect(await names(folder, ['d.txt', 'b', 'a.txt'])).toEqual(
    await names(folder, ['a.txt', 'd.txt', 'b']),
  );
});

test('a fingerprint changes with the bytes and with what changes the result, and only then', async () => {
  const folder = await folderWith({ 'a.txt': TEXT, 'b.txt': TEXT, 'c.txt': `${TEXT} ` });
  const of = (name: string, options?: ReadOptions) =>
    fingerprint({ path: join(folder, name), size: 0 }, options);
  const plain = await of('a.txt');
  expect(plain).toMatch(/^[0-9a-f]{64}$/);
  expect(await of('b.txt')).toBe(plain);
  expect(
    await of('a.txt', {
      repeated: {
        folders: { elsewhere: { texts: 3, shingles: [1, 3], lines: [], titleEnds: [] } },
      },
    }),
  ).toBe(plain);
  const others = await Promise.all([
    of('c.txt'),
    of('a.txt', { capturedAt: '2025-08-05T00:00:00Z' }),
    of('a.txt', { source: 'Echo' }),
    of('a.txt', { limits: { fileBytes: 10 } }),
    of('a.txt', {
      repeated: { folders: { [folder]: { texts: 3, shingles: [1, 3], lines: [], titleEnds: [] } } },
    }),
    of('gone.txt'),
  ]);
  expect(new Set([plain, ...others]).size).toBe(7);
});
