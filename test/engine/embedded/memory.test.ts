import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arena } from '../../../src/engine/embedded/kernel/arena.ts';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { parseQuery } from '../../../src/query/parse.ts';
import { tagged } from '../corpus.ts';

const QUERY = {
  expression: parseQuery('harvst~ "harvest budget"')!,
  filter: { people: { none: ['Anna Berg'] } },
  facets: { people: {} },
  explain: true,
};
const HITS = 250;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const engine = await openIndex(folder, { create: true });
  const put = Array.from({ length: HITS }, (_, n) =>
    tagged({ id: `d${n}`, title: '', body: 'A harvest budget', sources: [], entities: [] }),
  );
  const entities = ['person:anna-berg'];
  put.push(tagged({ id: 'other', title: '', body: 'A harvest', sources: [], entities }));
  await engine.commit({ put });
  await engine.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

test('an index that is closed gives all its memory back at once', async () => {
  const taken: number[] = [];
  // The first fills the rooms that all share.
  for (let round = 0; round < 3; round++) {
    const engine = await openIndex(folder);
    expect((await engine.search(QUERY)).totalHits).toBe(HITS);
    expect(arena.taken).toBeGreaterThan(taken.at(-1) ?? 0);
    await engine.close();
    taken.push(arena.taken);
  }
  expect(taken[1]).toBe(taken[0]);
  expect(taken[2]).toBe(taken[0]);
});

test.each([false, true])(
  'hits that are read slowly hold no memory, explained: %s',
  async (explain) => {
    const engine = await openIndex(folder);
    const before = arena.taken;
    const seen = new Set<string>();
    const { hits } = await engine.search({ ...QUERY, limit: 1 });
    await engine.close();
    const again = await openIndex(folder);
    for await (const part of again.hits({ ...QUERY, explain })) {
      if (!explain) expect(arena.taken).toBe(before);
      for (const hit of part) seen.add(hit.id);
      if (explain)
        for (const hit of part) expect(hit.explanation?.parts).toEqual(hits[0]!.explanation?.parts);
    }
    expect(seen.size).toBe(HITS);
    await again.close();
    expect(arena.taken).toBe(before);
  },
);
