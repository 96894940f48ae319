import { mkdirSync, writeFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKeys } from '../../src/server/keys.ts';
import type { Serving } from '../../src/server/serve.ts';
import { type Archive, openArchive } from './support/archive.ts';

let archive: Archive;
let page: string;
let home: Serving;
let keyless: Serving;
let abroad: Serving;
let open: Serving;

beforeAll(async () => {
  archive = await openArchive();
  page = join(archive.folder, 'page');
  mkdirSync(page);
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>dateline</title>');
  home = await archive.serve({ web: page });
  const none = openKeys(join(archive.folder, 'none.json'));
  keyless = await archive.serve({ web: page, keys: none, names: ['archive.example'] });
  abroad = await archive.serve({ web: page, host: '0.0.0.0' });
  open = await archive.serve({ web: page, host: '0.0.0.0', public: true });
});
afterAll(() => archive.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly code: string | undefined;
}

/** Not `fetch`, which forbids to set Host, Origin and Sec-Fetch-Site. */
function send(
  { port }: Serving,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = rawRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const json = response.headers['content-type']?.includes('json') && text !== '';
        const code = json ? (JSON.parse(text) as { code?: string }).code : undefined;
        resolve({ status: response.statusCode!, headers: response.headers, text, code });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
/** A decision that can be made again and again. */
const REFUSE = '/v1/suggestions/refuse';
const PAIR = JSON.stringify({ a: 'nato', b: 'national-security-council' });

/** The cookie that the page gets. */
async function cookieOf(serving: Serving, headers: Record<string, string> = {}) {
  const { headers: got } = await send(serving, 'GET', '/', { Accept: 'text/html', ...headers });
  return got['set-cookie']?.[0];
}

describe('Host', () => {
  test.each([
    ['127.0.0.1', 200],
    ['localhost', 200],
    ['localhost:1', 200],
    ['[::1]:8080', 200],
    ['192.168.1.7:3000', 200],
    ['archive.example', 200],
    ['ARCHIVE.example:443', 200],
    ['evil.example', 403],
    ['archive.example.evil.example', 403],
    ['localhost.evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['evil.example:127', 403],
    ['localhost@evil.example', 403],
  ])('%s → %i', async (host, status) => {
    expect((await send(keyless, 'GET', '/v1/search', { Host: host })).status).toBe(status);
  });

  test('holds for the page and for health too', async () => {
    const evil = { Host: 'evil.example', Accept: 'text/html' };
    for (const path of ['/', '/health', '/docs', '/nothing'])
      expect(await send(keyless, 'GET', path, evil)).toMatchObject({ code: 'unknown-host' });
  });
});

describe('other sites', () => {
  test.each<[what: string, method: string, headers: Record<string, string>, status: number]>([
    [
      'our own page',
      'POST',
      { Origin: 'http://127.0.0.1:PORT', 'Sec-Fetch-Site': 'same-origin' },
      200,
    ],
    ['a program', 'POST', {}, 200],
    [
      'another site',
      'POST',
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
      403,
    ],
    ['another site without Sec-Fetch-Site', 'POST', { Origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', 'POST', { Origin: 'null' }, 403],
    ['another port of this machine', 'POST', { Origin: 'http://127.0.0.1:1' }, 403],
    ['a form there', 'POST', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'navigate' }, 403],
    [
      'an image of another site',
      'GET',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' },
      403,
    ],
    [
      'a link on another site',
      'GET',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' },
      200,
    ],
    ['an address typed in', 'GET', { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate' }, 200],
  ])('%s', async (_what, method, headers, status) => {
    const origin = headers['Origin']?.replace('PORT', String(home.port));
    const sent = { ...headers, ...(origin && { Origin: origin }), ...JSON_TYPE };
    const reply = await send(
      home,
      method,
      '/v1/search',
      sent,
      method === 'POST' ? '{}' : undefined,
    );
    expect(reply.status, reply.text).toBe(status);
  });

  test('no answer allows another site to read it', async () => {
    const { headers } = await send(home, 'GET', '/v1/search');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});

describe('keys', () => {
  const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });

  test.each<[server: string, scope: string, path: string, status: number]>([
    ['home', 'nobody', 'GET /v1/search', 200],
    ['home', 'nobody', 'POST /v1/suggestions/refuse', 401],
    ['home', 'search', 'POST /v1/suggestions/refuse', 403],
    ['home', 'write', 'POST /v1/suggestions/refuse', 403],
    ['home', 'curate', 'POST /v1/suggestions/refuse', 200],
    ['home', 'admin', 'POST /v1/suggestions/refuse', 200],
    ['home', 'curate', 'DELETE /v1/documents/none', 403],
    ['home', 'nobody', 'DELETE /v1/documents/none', 401],
    ['home', 'write', 'DELETE /v1/documents/none', 404],
    ['abroad', 'nobody', 'GET /v1/search', 401],
    ['abroad', 'nobody', 'GET /v1/documents/story-1', 401],
    ['abroad', 'nobody', 'GET /v1/search.csv', 401],
    ['abroad', 'nobody', 'GET /v1/decisions', 401],
    ['abroad', 'nobody', 'GET /metrics', 401],
    ['abroad', 'nobody', 'GET /health', 200],
    ['abroad', 'nobody', 'GET /openapi.json', 200],
    ['abroad', 'nobody', 'POST /v1/tag', 401],
    ['abroad', 'search', 'GET /v1/search', 200],
    ['abroad', 'write', 'GET /v1/search', 403],
    ['abroad', 'admin', 'GET /v1/search', 200],
    ['open', 'nobody', 'GET /v1/search', 200],
    ['open', 'nobody', 'POST /v1/suggestions/refuse', 401],
  ])('%s: %s may %s: %i', async (server, scope, what, status) => {
    const [method, path] = what.split(' ') as [string, string];
    const key = scope === 'nobody' ? {} : bearer(archive.keys[scope as 'admin']);
    const body = method === 'POST' ? PAIR : undefined;
    const sent = { ...key, ...(body && JSON_TYPE) };
    const reply = await send({ home, abroad, open }[server]!, method, path, sent, body);
    expect(reply.status, reply.text).toBe(status);
    if (status === 401) expect(reply.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  test.each(['Bearer wrong', 'Bearer', 'Basic dXNlcjpwYXNz', `Bearer ${'x'.repeat(5_000)}`, ''])(
    'Authorization: %.30s is refused even where none is needed',
    async (header) => {
      const reply = await send(home, 'GET', '/v1/search', { Authorization: header });
      expect([reply.status, reply.code]).toEqual([401, 'invalid-key']);
    },
  );

  test('a key revoked by another process is refused from then on', async () => {
    const path = join(archive.folder, 'keys.json');
    const { secret, key } = await openKeys(path).create({ name: 'guest', scopes: ['search'] });
    expect((await send(abroad, 'GET', '/v1/search', bearer(secret))).status).toBe(200);
    await openKeys(path).revoke(key.id);
    expect((await send(abroad, 'GET', '/v1/search', bearer(secret))).status).toBe(401);
  });

  test('a decision is logged under the name of the key', async () => {
    const sent = { ...bearer(archive.keys.curate), ...JSON_TYPE };
    const reply = await send(home, 'POST', REFUSE, sent, PAIR);
    expect(JSON.parse(reply.text)).toMatchObject({ by: 'curate key' });
  });

  test('damaged keys open nothing', async () => {
    const path = join(archive.folder, 'damaged.json');
    const broken = await archive.serve({ keys: openKeys(path), host: '0.0.0.0' });
    writeFileSync(path, '{"keys":[');
    const reply = await send(broken, 'GET', '/v1/search', bearer(archive.keys.admin));
    expect([reply.status, reply.text.includes(archive.folder)]).toEqual([503, false]);
  });
});

describe('the page on one’s own machine', () => {
  const curate = (cookie: string, headers: Record<string, string> = {}) =>
    send(
      keyless,
      'POST',
      REFUSE,
      {
        Cookie: cookie.split(';')[0]!,
        Origin: `http://127.0.0.1:${keyless.port}`,
        ...JSON_TYPE,
        ...headers,
      },
      PAIR,
    );

  test('may curate without a key, while none has been made for that', async () => {
    const cookie = await cookieOf(keyless);
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    const reply = await curate(cookie!);
    expect([reply.status, JSON.parse(reply.text).by]).toEqual([200, 'local page']);
  });

  test('may not add or delete documents', async () => {
    const cookie = (await cookieOf(keyless))!.split(';')[0]!;
    const sent = { Cookie: cookie, Origin: `http://127.0.0.1:${keyless.port}` };
    expect((await send(keyless, 'DELETE', '/v1/documents/story-1', sent)).status).toBe(403);
  });

  test.each<[string, Record<string, string>, number]>([
    ['from another site', { Origin: 'http://evil.example' }, 403],
    ['from another port', { Origin: 'http://127.0.0.1:1' }, 403],
    ['under another name', { Host: 'evil.example' }, 403],
    ['through a proxy', { 'X-Forwarded-For': '203.0.113.9' }, 401],
    ['through another proxy', { Forwarded: 'for=203.0.113.9' }, 401],
    ['as a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
  ])('the cookie does not help %s', async (_what, headers, status) => {
    const reply = await curate((await cookieOf(keyless))!, headers);
    if (status !== 415) expect(reply.status).toBe(status);
    else {
      const sent = { Cookie: (await cookieOf(keyless))!.split(';')[0]!, ...headers };
      expect((await send(keyless, 'POST', REFUSE, sent, 'a=b')).status).toBe(415);
    }
  });

  test('what is nearly the cookie is not the cookie', async () => {
    const cookie = (await cookieOf(keyless))!.split(';')[0]!;
    for (const near of [cookie.slice(0, -1), `${cookie}x`, `${cookie.split('=')[0]}=`, '=', 'x'])
      expect((await curate(near)).status).toBe(401);
  });

  test('the cookie of one server is not known to another', async () => {
    const other = await archive.serve({
      web: page,
      keys: openKeys(join(archive.folder, 'none.json')),
    });
    const foreign = (await cookieOf(other))!.split(';')[0]!.split('=')[1]!;
    expect((await curate(`dateline-${keyless.port}=${foreign}`)).status).toBe(401);
  });

  test('gets no cookie once a key may curate, on other addresses, or through a proxy', async () => {
    expect(await cookieOf(home)).toBeUndefined();
    expect(await cookieOf(abroad)).toBeUndefined();
    expect(await cookieOf(open)).toBeUndefined();
    expect(await cookieOf(keyless, { 'X-Forwarded-For': '203.0.113.9' })).toBeUndefined();
  });

  test('a cookie given before ends when a key for curation is made', async () => {
    const keys = openKeys(join(archive.folder, 'later.json'));
    const serving = await archive.serve({ web: page, keys });
    const cookie = (await cookieOf(serving))!.split(';')[0]!;
    const sent = { Cookie: cookie, ...JSON_TYPE };
    expect((await send(serving, 'POST', REFUSE, sent, PAIR)).status).toBe(200);
    await keys.create({ name: 'reader', scopes: ['search'] });
    expect((await send(serving, 'POST', REFUSE, sent, PAIR)).status).toBe(200);
    await keys.create({ name: 'desk', scopes: ['curate'] });
    expect((await send(serving, 'POST', REFUSE, sent, PAIR)).status).toBe(401);
  });

  test('a page that was opened before the server was started is told to reload', async () => {
    const reply = await curate(`dateline-${keyless.port}=${'x'.repeat(43)}`);
    expect([reply.status, reply.code]).toEqual([401, 'session-ended']);
  });

  test('the session says what is allowed', async () => {
    const cookie = (await cookieOf(keyless))!.split(';')[0]!;
    const session = async (headers: Record<string, string>) =>
      JSON.parse((await send(keyless, 'GET', '/v1/session', headers)).text);
    expect(await session({ Cookie: cookie })).toEqual({
      name: 'local page',
      scopes: ['search', 'curate'],
    });
    expect(await session({})).toEqual({ scopes: ['search'] });
  });
});

describe('headers', () => {
  test('a strict policy, for pages and answers alike', async () => {
    for (const path of ['/', '/v1/search', '/docs', '/nothing']) {
      const { headers } = await send(home, 'GET', path, { Accept: 'text/html' });
      const policy = String(headers['content-security-policy']).split(';');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("style-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy.join()).not.toMatch(/unsafe|\*|https?:/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['strict-transport-security']).toBeUndefined();
    }
  });

  test('an id that the asker gave is kept, one that could do harm is not', async () => {
    const given = await send(home, 'GET', '/health', { 'X-Request-Id': 'job-7.a' });
    expect(given.headers['x-request-id']).toBe('job-7.a');
    const bad = await send(home, 'GET', '/health', { 'X-Request-Id': '<script>' });
    expect(bad.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
