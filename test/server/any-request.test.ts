import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Archive, openArchive } from './support/archive.ts';
import { type Api, type Ask, contract } from './support/contract.ts';
import { requests } from './support/requests.ts';

/** 10,000 with DATELINE_LONG=1. */
const RUNS = process.env['DATELINE_LONG'] ? 10_000 : 1_000;

let archive: Archive;
let ask: Ask;
let api: Api;

beforeAll(async () => {
  archive = await openArchive();
  ({ ask, api } = await contract((await archive.serve({ uploadBytes: 100_000 })).url));
});
afterAll(() => archive.close());

test('whatever is asked, the answer is as described, and never a fault of the server', async () => {
  const seen = new Map<string, Set<number>>();
  const { admin, ...others } = archive.keys;
  const secret = fc.oneof(
    { weight: 4, arbitrary: fc.constant(admin) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.values(others), undefined) },
  );
  await fc.assert(
    fc.asyncProperty(requests(api), secret, async ({ operation, path, init }, key) => {
      const headers = {
        ...init.headers,
        ...(key !== undefined && { Authorization: `Bearer ${key}` }),
      };
      const { status, text } = await ask(path, { ...init, headers });
      expect(status, text).toBeLessThan(500);
      seen.set(operation, (seen.get(operation) ?? new Set()).add(status));
    }),
    { numRuns: RUNS },
  );
  const operations = Object.values(api.paths).flatMap((methods) => Object.values(methods));
  expect([...seen.keys()].sort()).toEqual(operations.map((it) => it.operationId).sort());
  // Those that need no luck with an id; the others have tests of their own.
  const sure = /^(search|export|suggest$|listEntities|listSug|listDec|tag|getS|getH|getM)/;
  const never = [...seen].filter(([, statuses]) => !statuses.has(200)).map(([name]) => name);
  expect(never.filter((name) => sure.test(name))).toEqual([]);
}, 600_000);
