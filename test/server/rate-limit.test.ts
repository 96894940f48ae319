import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Archive, openArchive } from './support/archive.ts';
import { contract } from './support/contract.ts';

let archive: Archive;

beforeAll(async () => {
  archive = await openArchive();
});
afterAll(() => archive.close());

const SLOW = { perSecond: 0.01, burst: 3 };

test('too many requests are told when to come back', async () => {
  const { url } = await archive.serve({ rate: { ...SLOW, burst: 4 } });
  const { ask } = await contract(url);
  for (let i = 0; i < 3; i++) expect((await ask('/v1/search?limit=1')).status).toBe(200);
  const refused = await ask('/v1/search?limit=1');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.json).toMatchObject({ code: 'too-many', type: 'limit' });
});

test('what is not the address of a proxy is refused at the start', async () => {
  await expect(archive.serve({ trustProxy: 'nonsense' })).rejects.toThrow(
    /not the address of a proxy/,
  );
});

test.each([
  [false, 429],
  [true, 200],
  ['loopback', 200],
  ['203.0.113.1', 429],
])('X-Forwarded-For is believed only when told to: %s', async (trustProxy, status) => {
  const { url } = await archive.serve({ rate: SLOW, trustProxy });
  const from = (address: string) =>
    fetch(`${url}/health`, { headers: { 'X-Forwarded-For': address } });
  for (let i = 0; i < 3; i++) await from('198.51.100.1');
  expect((await from('198.51.100.2')).status).toBe(status);
});
