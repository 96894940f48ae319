import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codingFor, pageFile, pageFiles } from '../../src/server/files.ts';
import { type Archive, openArchive } from './support/archive.ts';

let archive: Archive;
let url: string;
let folder: string;

const SCRIPT = `export const words = ${JSON.stringify('news '.repeat(2_000))};`;

beforeAll(async () => {
  archive = await openArchive();
  folder = mkdtempSync(join(tmpdir(), 'dateline-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>the page</title>');
  writeFileSync(join(folder, 'assets', 'main-1a2b3c.js'), SCRIPT);
  writeFileSync(join(folder, 'notes.secret'), 'not for the web');
  writeFileSync(join(archive.folder, 'outside.txt'), 'outside');
  symlinkSync(join(archive.folder, 'outside.txt'), join(folder, 'link.txt'));
  url = (await archive.serve({ web: folder })).url;
});
afterAll(() => archive.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, { headers });
const BROWSER = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test.each(['/', '/document/story-1', '/entity/person:donald-trump', '/review', '/document/a.b'])(
  '%s is the page, asked for anew each time',
  async (path) => {
    const reply = await get(path, BROWSER);
    expect(await reply.text()).toContain('the page');
    expect(reply.headers.get('cache-control')).toBe('no-cache');
  },
);

test.each([
  ['/v1/nothing', BROWSER],
  ['/assets/main-old.js', BROWSER],
  ['/review', { Accept: 'application/json' }],
])('%s is not', async (path, headers) => {
  const reply = await get(path, headers);
  expect([reply.status, reply.headers.get('content-type')]).toEqual([
    404,
    'application/json; charset=utf-8',
  ]);
});

test('files whose names change with their content are kept for ever', async () => {
  const reply = await get('/assets/main-1a2b3c.js');
  expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(reply.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await reply.text()).toBe(SCRIPT);
});

test('what has not changed is not sent again', async () => {
  const etag = (await get('/')).headers.get('etag')!;
  const again = await get('/', { 'If-None-Match': etag });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await get('/', { 'If-None-Match': '"other"' })).status).toBe(200);
});

test.each(['/notes.secret', '/link.txt', '/../outside.txt', '/assets/../../outside.txt'])(
  '%s is not served',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

test('each coding unpacks to the same, and the best that is allowed is taken', async () => {
  const file = (await pageFiles(folder)).get('/assets/main-1a2b3c.js')!;
  expect(gunzipSync(file.bytes.gzip!).toString()).toBe(SCRIPT);
  expect(brotliDecompressSync(file.bytes.br!).toString()).toBe(SCRIPT);
  const cases = [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', 'identity'],
    [undefined, 'identity'],
    ['BR', 'br'],
  ] as const;
  for (const [accepted, coding] of cases) expect(codingFor(file, accepted)).toBe(coding);
});

test('a small file is sent as it is', async () => {
  const file = await pageFile(Buffer.from('short'), '.txt', '/short.txt');
  expect(codingFor(file, 'br')).toBe('identity');
});

test('without a built page there is still the interface', async () => {
  const bare = await archive.serve();
  expect((await fetch(`${bare.url}/docs`)).status).toBe(200);
  expect((await fetch(`${bare.url}/v1/status`)).status).toBe(200);
});
