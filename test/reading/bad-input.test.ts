import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, open, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { READ_LIMITS } from '../../src/reading/read.ts';
import { folderWith, readAll, readOne } from './folder.ts';

const GOOD =
  'Ferry returns to the island\n\nThe ferry sails again from Monday, the council said.\n';
const isRoot = process.getuid?.() === 0;
const CHILD = fileURLToPath(new URL('read-child.ts', import.meta.url));
const isWindows = process.platform === 'win32';

test.each<[string, string, Uint8Array | string, string]>([
  ['a picture', 'a.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'binary'],
  ['a PDF named .txt', 'a.txt', '%PDF-1.7\nstream of things', 'binary'],
  ['zero bytes in text', 'a.md', `${'words '.repeat(40)}\0\0\0${'more '.repeat(40)}x`, 'binary'],
  ['an empty file', 'a.txt', '', 'empty'],
  ['blanks only', 'a.html', ' \n\t\r\n ', 'empty'],
  ['a page of nothing but markup', 'a.html', '<html><body><nav>x</nav></body></html>', 'empty'],
  ['an empty .jsonl', 'a.jsonl', '\n\n\n', 'empty'],
  ['an empty list', 'a.json', '[]', 'empty'],
  ['half a .json', 'a.json', '{"title": "Ferry", "text": "It sai', 'malformed'],
  ['a number for a record', 'a.json', '7', 'malformed'],
  [
    'UTF-8 cut in a letter',
    'a.txt',
    Buffer.from('Ferry to Skärhamn: né').subarray(0, -1),
    'encoding',
  ],
  [
    'UTF-8 with a broken place',
    'a.txt',
    Buffer.from([...Buffer.from('Blåvand æble '), 0xc3, 0x28]),
    'encoding',
  ],
  ['UTF-16 cut in a pair', 'a.txt', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8]), 'encoding'],
  ['damaged gzip', 'a.txt.gz', gzipSync(GOOD.repeat(99)).subarray(0, 60), 'malformed'],
])('%s is skipped, the file beside it is read', async (_, name, content, code) => {
  const folder = await folderWith({ [name]: content, 'z.txt': GOOD });
  const { documents, skipped } = await readAll([folder]);
  expect(skipped.map((one) => [one.skipped, one.file])).toEqual([[code, join(folder, name)]]);
  expect(skipped[0]!.reason).toMatch(/[;,] .+\.$/);
  expect(documents.map(({ title }) => title)).toEqual(['Ferry returns to the island']);
});

test('a malformed line 17 is named, the other lines are read', async () => {
  const lines = Array.from({ length: 20 }, (_, at) =>
    at === 16
      ? '{"title": "Broken'
      : JSON.stringify({ title: `Story ${at + 1}`, text: 'It rained.' }),
  );
  const { documents, skipped } = await readOne('a.jsonl', lines.join('\r\n'));
  expect(documents.length).toBe(19);
  expect(skipped.map(({ skipped: code, place }) => [code, place])).toEqual([
    ['malformed', 'line 17'],
  ]);
});

test('a line that is not UTF-8 and a line with zero bytes are named', async () => {
  const bytes = Buffer.concat([
    Buffer.from('{"text":"Sound."}\n{"text":"caf'),
    Buffer.from([0xe9]),
    Buffer.from('"}\n'),
    Buffer.from([0xff, 0, 0, 1]),
    Buffer.from('\n{"text":"Sound too."}\n'),
  ]);
  const { documents, skipped } = await readOne('a.ndjson', bytes);
  expect(documents.map(({ body }) => body)).toEqual(['Sound.', 'Sound too.']);
  expect(skipped.map(({ skipped: code, place }) => [code, place])).toEqual([
    ['encoding', 'line 2'],
    ['binary', 'line 3'],
  ]);
});

test('a .json that holds a record a line is read as lines', async () => {
  const { documents, skipped } = await readOne(
    'a.json',
    '{"text":"One."}\n{"text":"Two."}\n{"text":',
  );
  expect(documents.map(({ body }) => body)).toEqual(['One.', 'Two.']);
  expect(skipped.map(({ place }) => place)).toEqual(['line 3']);
});

test('an HTML bomb is refused before it is built; the deepest page allowed is read', async () => {
  const page = (depth: number) =>
    `<html><body>${'<div>'.repeat(depth)}<p>${GOOD}</p>${'</div>'.repeat(depth)}</body></html>`;
  const codes = async (html: string) =>
    (await readOne('a.html', html)).skipped.map(({ skipped }) => skipped);
  expect(await codes(page(READ_LIMITS.htmlDepth - 4))).toEqual([]);
  expect(await codes(page(READ_LIMITS.htmlDepth + 1))).toEqual(['too-deep']);
  expect(await codes(page(500_000))).toEqual(['too-deep']);
  expect(await codes('<div></x>'.repeat(1000))).toEqual(['too-deep']);
  expect(await codes('<b></b>'.repeat(READ_LIMITS.htmlTags))).toEqual(['too-large']);
  expect(await codes(`<p>${'x'.repeat(READ_LIMITS.htmlBytes)}</p>`)).toEqual(['too-large']);
});

test('unclosed paragraphs, items and cells are not deep', async () => {
  const items = Array.from({ length: 2000 }, (_, at) => `<li>Item ${at} was sold.`).join('');
  const rows = Array.from({ length: 2000 }, (_, at) => `<tr><td>${at}<td>sold`).join('');
  const { skipped } = await readOne('a.html', `<ul>${items}</ul><table>${rows}</table><p>a<p>b`);
  expect(skipped).toEqual([]);
});

test('each limit is enforced, and just below it the input is read', async () => {
  const limits = { fileBytes: 200, lineBytes: 60, htmlBytes: 90, documentLength: 50 };
  const codes = async (name: string, content: string) =>
    (await readOne(name, content, { limits })).skipped.map(({ skipped }) => skipped);
  expect(await codes('a.txt', 'ab '.repeat(16))).toEqual([]);
  expect(await codes('a.txt', `${'ab '.repeat(17)}ab.`)).toEqual(['too-large']);
  expect(await codes('a.txt', 'ab '.repeat(67))).toEqual(['too-large']);
  expect(await codes('a.html', `<p>${'ab '.repeat(16)}</p>`)).toEqual([]);
  expect(await codes('a.html', `<p>${'<b>x</b>'.repeat(20)}</p>`)).toEqual(['too-large']);
  const line = (length: number) => JSON.stringify({ text: 'x'.repeat(length - 11) });
  expect(await codes('a.jsonl', `${line(60)}\n`)).toEqual([]);
  expect(await codes('a.jsonl', `${line(61)}\n${line(20)}`)).toEqual(['too-large']);
});

test('a gzip bomb stops at the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(READ_LIMITS.fileBytes + 1, 'words '));
  const { skipped } = await readOne('a.txt.gz', bomb);
  expect(skipped.map(({ skipped: code }) => code)).toEqual(['too-large']);
});

test.skipIf(isWindows)(
  'links that lead in circles, to themselves or nowhere are named',
  async () => {
    const folder = await folderWith({ 'a/page.txt': GOOD, 'b/other.txt': `${GOOD}More.` });
    await symlink('..', join(folder, 'a', 'up'));
    await symlink('self', join(folder, 'self'));
    await symlink('gone.txt', join(folder, 'lost.txt'));
    await symlink('../b', join(folder, 'a', 'twin'));
    const { documents, skipped } = await readAll([folder]);
    const named = skipped.map((one) => [one.skipped, one.file.slice(folder.length + 1)]);
    expect(named).toEqual([
      ['loop', 'a/up'],
      ['loop', 'b'],
      ['unreadable', 'lost.txt'],
      ['loop', 'self'],
    ]);
    expect(documents.length).toBe(2);
  },
);

test.skipIf(isWindows)('a pipe and a socket are named, not waited for', async () => {
  const folder = await folderWith({ 'z.txt': GOOD });
  execFileSync('mkfifo', [join(folder, 'a.txt')]);
  const server = createServer().listen(join(folder, 'b.txt'));
  const { documents, skipped } = await readAll([folder]);
  server.close();
  expect(skipped.map((one) => one.skipped)).toEqual(['unsupported', 'unsupported']);
  expect(documents.length).toBe(1);
});

test.skipIf(isWindows)('a file and a folder without rights are named', async ({ skip }) => {
  if (isRoot && !nobodyCanRead(CHILD)) skip('run by root in a folder that others may not read');
  const folder = await folderWith({ 'a.txt': GOOD, 'b/c.txt': GOOD, 'z.txt': GOOD });
  await chmod(folder, 0o755);
  await chmod(join(folder, 'a.txt'), 0);
  await chmod(join(folder, 'b'), 0);
  // Root may read everything, so under root the reading is done by another user.
  const found = isRoot ? await readAsNobody(folder) : await readHere(folder);
  await chmod(join(folder, 'b'), 0o700);
  const body = 'The ferry sails again from Monday, the council said.';
  expect(found).toEqual(['unreadable a.txt', 'unreadable b', body]);
});

async function readHere(folder: string): Promise<readonly string[]> {
  const { documents, skipped } = await readAll([folder]);
  const named = skipped.map((one) => `${one.skipped} ${one.file.slice(folder.length + 1)}`);
  return [...named, ...documents.map(({ body }) => body)];
}

const NOBODY = { uid: 65_534, gid: 65_534 };

function nobodyCanRead(path: string): boolean {
  return spawnSync('test', ['-r', path], NOBODY).status === 0;
}

async function readAsNobody(folder: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', CHILD, folder],
    NOBODY,
  );
  return JSON.parse(stdout) as string[];
}

test('a file that is gone or is a folder by the time it is read is named', async () => {
  const { documents } = await import('../../src/reading/read.ts');
  const folder = await folderWith({});
  await mkdir(join(folder, 'now-a-folder.txt'));
  const codes: unknown[] = [];
  for (const name of ['gone.txt', 'now-a-folder.txt']) {
    for await (const one of documents({ path: join(folder, name), size: 9 })) {
      codes.push('skipped' in one ? one.skipped : one);
    }
  }
  expect(codes).toEqual(['unreadable', 'unsupported']);
});

test('a path that does not exist is an error that says so', async () => {
  await expect(readAll(['no/such/place'])).rejects.toMatchObject({ code: 'not-found' });
});

test('200 MB in a single line need little memory', async () => {
  const folder = await folderWith({ 'a.txt': '', 'b.jsonl': '', 'c.html': '' });
  for (const name of ['a.txt', 'b.jsonl', 'c.html']) {
    const file = await open(join(folder, name), 'w');
    if (name === 'b.jsonl') await file.write('{"text":"First."}\n');
    for (let at = 0; at < 50; at += 1) await file.write('<i>words '.repeat(466_034));
    if (name === 'b.jsonl') await file.write('\n{"text":"Last."}\n');
    await file.close();
  }
  const flags = ['--max-old-space-size=96', '--import', 'tsx', CHILD, folder];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  expect(JSON.parse(stdout)).toEqual([
    'too-large a.txt',
    'First.',
    'too-large b.jsonl line 2',
    'Last.',
    'too-large c.html',
  ]);
});
