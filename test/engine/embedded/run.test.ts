import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { tagged } from '../corpus.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a phrase of many words looks at the clock between them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const engine = await openIndex(folder, { create: true });
  const text = 'tick tock clock '.repeat(80).trim();
  await engine.commit({
    put: [tagged({ id: 'one', title: '', body: text, sources: [], entities: [] })],
  });
  // A millisecond passes with each look.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now++);
  const ask = async (budgetMs: number) => {
    const { partial, totalHits } = await engine.search({
      expression: { type: 'phrase', text },
      budgetMs,
    });
    return { partial, totalHits };
  };
  expect(await ask(100)).toEqual({ partial: true, totalHits: 0 });
  expect(await ask(1_000)).toEqual({ partial: false, totalHits: 1 });
  await engine.close();
  rmSync(folder, { recursive: true });
});
