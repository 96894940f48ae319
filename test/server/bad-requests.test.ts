import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Archive, openArchive } from './support/archive.ts';
import { type Ask, contract } from './support/contract.ts';

let archive: Archive;
let ask: Ask;

beforeAll(async () => {
  archive = await openArchive();
  ({ ask } = await contract((await archive.serve()).url));
});
afterAll(() => archive.close());

const GETS: readonly (readonly [path: string, status: number, error: object])[] = [
  ['/v1/search?poeple=x', 400, { code: 'unknown-parameter', hint: 'Did you mean "people"?' }],
  ['/v1/search?__proto__=x', 400, { code: 'unknown-parameter' }],
  ['/v1/search?constructor=x', 400, { code: 'unknown-parameter' }],
  ['/v1/search?q=a&q=b', 400, { code: 'repeated-parameter' }],
  ['/v1/search?q="never+closed', 400, { code: 'bad-query', position: 0 }],
  ['/v1/search?q=drones+AND+(a+OR', 400, { code: 'bad-query' }],
  [`/v1/search?q=${'a'.repeat(4_001)}`, 400, { code: 'invalid' }],
  [`/v1/search?q=${'a+'.repeat(400)}`, 400, { code: 'bad-query' }],
  [`/v1/search?q=${'('.repeat(500)}`, 400, { code: 'bad-query' }],
  ['/v1/search?limit=-1', 400, { code: 'invalid' }],
  ['/v1/search?limit=NaN', 400, { code: 'invalid' }],
  ['/v1/search?limit=Infinity', 400, { code: 'invalid' }],
  ['/v1/search?limit=1e2', 400, { code: 'invalid' }],
  ['/v1/search?limit=0x10', 400, { code: 'invalid' }],
  ['/v1/search?limit=1.5', 400, { code: 'invalid' }],
  ['/v1/search?limit=', 400, { code: 'invalid' }],
  ['/v1/search?limit=101', 400, { code: 'invalid' }],
  ['/v1/search?limit=99999999999999999999', 400, { code: 'invalid' }],
  ['/v1/search?offset=-0.5', 400, { code: 'invalid' }],
  ['/v1/search?explain=perhaps', 400, { code: 'invalid' }],
  ['/v1/search?explain', 400, { code: 'invalid' }],
  ['/v1/entities?hidden=1', 400, { code: 'invalid' }],
  ['/v1/search?from=2025-02-30', 400, { code: 'invalid' }],
  ['/v1/search?from=2025-13', 400, { code: 'invalid' }],
  ['/v1/search?to=yesterday', 400, { code: 'invalid' }],
  ['/v1/search?sort=best', 400, { code: 'invalid' }],
  ['/v1/search?facets=people,colour', 400, { code: 'invalid' }],
  ['/v1/search?interval=hour', 400, { code: 'invalid' }],
  ['/v1/search?people=a,b&people=c,d', 400, { code: 'unsupported-choice' }],
  ['/v1/suggest', 400, { code: 'invalid' }],
  ['/v1/entities?kind=animal', 400, { code: 'invalid' }],
  ['/v1/entities/donald-trmp', 404, { code: 'unknown-entity' }],
  [
    '/v1/entities/person:donald-tr',
    404,
    { code: 'unknown-entity', hint: 'Did you mean "person:donald-trump" (Donald Trump)?' },
  ],
  ['/v1/entities/%00', 400, { code: 'invalid' }],
  ['/v1/entities/%F0%9F%98%80', 404, { code: 'unknown-entity' }],
  ['/v1/entities/..%2F..%2Fetc%2Fpasswd', 404, { code: 'unknown-entity' }],
  [`/v1/entities/${'a'.repeat(501)}`, 400, { code: 'invalid' }],
  ['/v1/entities/%FF', 400, { code: 'malformed-address' }],
  ['/v1/entities/nato/mentions?with=nobody', 404, { code: 'unknown-entity' }],
  ['/v1/documents/none', 404, { code: 'unknown-document' }],
  ['/v1/documents/story-1%00', 400, { code: 'invalid' }],
  ['/v1/documents/__proto__', 404, { code: 'unknown-document' }],
  ['/v1/serch', 404, { code: 'unknown-address', hint: 'Did you mean /v1/search?' }],
  ['/v1/', 404, { code: 'unknown-address' }],
  ['/etc/passwd', 404, { code: 'unknown-address' }],
  ['/..%2f..%2fpackage.json', 404, { code: 'unknown-address' }],
  ['/assets/..%2f..%2fpackage.json', 404, { code: 'unknown-address' }],
  ['/health?verbose=1', 400, { code: 'unknown-parameter' }],
];

test.each(GETS)('GET %s → %i', async (path, status, error) => {
  const reply = await ask(path);
  expect(reply.json).toMatchObject(error);
  expect(reply.status).toBe(status);
});

const IN_PLAIN_WORDS: readonly (readonly [path: string, message: string, hint?: string])[] = [
  ['limit=100000', '"limit" must be a whole number from 0 to 100, not 100000.'],
  ['limit=ten', '"limit" must be a whole number from 0 to 100, not "ten".'],
  ['from=foo', '"from" must be text such as 2025-07-01, 2025-W31, 2025-07 or 2025, not "foo".'],
  ['from=2025-08&to=2025-01', '"from" (2025-08) is after "to" (2025-01). Swap them.'],
  [
    'sort=newst',
    '"sort" must be "relevance", "newest" or "oldest", not "newst".',
    'Did you mean "newest"?',
  ],
  [
    'facets=date,peple',
    '"facets" must be "people", "places", "organisations", "source", "date" or "none", not "peple".',
    'Did you mean "people"?',
  ],
  [
    `q=${'a'.repeat(4_001)}`,
    '"q" must be text of at most 4,000 characters, not text of 4,001 characters.',
  ],
];

test.each(IN_PLAIN_WORDS)(
  'what is wrong with %.30s is said in words',
  async (query, message, hint) => {
    const { json } = await ask(`/v1/search?${query}`);
    expect(json).toMatchObject({ message });
    expect((json as { hint?: string }).hint).toBe(hint);
  },
);

test('what is missing is called missing', async () => {
  expect((await ask('/v1/suggest')).json).toMatchObject({
    message: '"q" is missing. It must be text of at most 500 characters.',
  });
});

const SEARCHES: readonly (readonly [body: string, error: object])[] = [
  ['', {}],
  ['{', { code: 'malformed-json' }],
  ['[]', { code: 'invalid' }],
  ['null', { code: 'invalid' }],
  ['"q"', { code: 'invalid' }],
  ['{"query":"x"}', { code: 'unknown-member', hint: 'Did you mean "q"?' }],
  ['{"Q":"x"}', { code: 'unknown-member', hint: 'Did you mean "q"?' }],
  ['{"q":7}', { code: 'invalid' }],
  ['{"q":null}', { code: 'invalid' }],
  ['{"__proto__":{"q":"x"}}', { code: 'unknown-member' }],
  ['{"constructor":{"prototype":{"q":"x"}}}', { code: 'unknown-member' }],
  ['{"filter":{"peple":{}}}', { code: 'unknown-member', hint: 'Did you mean "people"?' }],
  ['{"filter":{"people":{"__proto__":{"any":["x"]}}}}', { code: 'unknown-member' }],
  ['{"filter":{"people":["x"]}}', { code: 'invalid' }],
  ['{"filter":{"people":{"any":"x"}}}', { code: 'invalid' }],
  ['{"filter":{"people":{"any":[""]}}}', { code: 'invalid' }],
  ['{"filter":{"date":{"gte":"2025-02-30"}}}', { code: 'invalid' }],
  ['{"filter":{"date":{"gte":"2025-01-01T00:00:00Z"}}}', { code: 'invalid' }],
  ['{"filter":{"date":{"gte":"2025-08-01","lt":"2025-08-01"}}}', { code: 'invalid' }],
  ['{"facets":{"people":{"limit":-1}}}', { code: 'invalid' }],
  ['{"facets":{"people":{"interval":"day"}}}', { code: 'unknown-member' }],
  ['{"facets":["people"]}', { code: 'invalid' }],
  ['{"limit":1e999}', { code: 'invalid' }],
  ['{"limit":0.5}', { code: 'invalid' }],
  ['{"limit":"20"}', { code: 'invalid' }],
  ['{"offset":-1}', { code: 'invalid' }],
  ['{"q":"a (b"}', { code: 'bad-query', position: 2 }],
  [`${'['.repeat(100_000)}`, { code: 'malformed-json' }],
  [`{"filter":{"people":{"any":${JSON.stringify(Array(101).fill('x'))}}}}`, { code: 'invalid' }],
];

test.each(SEARCHES)('POST /v1/search %.60s', async (body, error) => {
  const reply = await ask('/v1/search', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  // No body asks for everything.
  expect(reply.status).toBe(Object.keys(error).length === 0 ? 200 : 400);
  expect(reply.json).toMatchObject(error);
});

test('a member that exists elsewhere is not polluted by one that looks like it', async () => {
  await ask('/v1/search', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"filter":{"__proto__":{"people":{"any":["x"]}}}}',
  });
  expect(({} as Record<string, unknown>)['people']).toBeUndefined();
  expect(((await ask('/v1/search')).json as { totalHits: number }).totalHits).toBe(60);
});

const TYPES: readonly (readonly [headers: Record<string, string>, status: number])[] = [
  [{ 'Content-Type': 'application/json' }, 200],
  [{ 'Content-Type': 'Application/JSON; charset=UTF-8' }, 200],
  [{ 'Content-Type': 'text/plain' }, 415],
  [{ 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
  [{ 'Content-Type': 'application/json; charset=utf-16' }, 415],
  [{ 'Content-Type': 'application/json', 'Content-Encoding': 'br' }, 415],
  [{ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }, 400],
];

test.each(TYPES)('a body with %j → %i', async (headers, status) => {
  const reply = await ask('/v1/search', { method: 'POST', headers, body: '{}' });
  expect(reply.status, reply.text).toBe(status);
});

test.each([
  ['PUT', '/v1/search', 'GET, POST, HEAD'],
  ['DELETE', '/v1/entities', 'GET, HEAD'],
  ['GET', '/v1/tag', 'POST'],
  ['PATCH', '/v1/documents/story-1', 'GET, DELETE, HEAD'],
  ['OPTIONS', '/v1/search', 'GET, POST, HEAD'],
])('%s %s → 405', async (method, path, allowed) => {
  const reply = await ask(path, { method });
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, allowed]);
});

describe('no answer says where the server lives or how it is made', () => {
  test.each(GETS.map(([path]) => path))('%s', async (path) => {
    const { text, headers } = await ask(path);
    expect(text).not.toMatch(/\/(?:home|root|tmp|usr|work|var)\b|node_modules|\.ts\b|\bat \w+ \(/);
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
