import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { parseQuery } from '../../../src/query/parse.ts';
import type { Engine } from '../../../src/types.ts';
import { createReference } from '../../query/reference.ts';

type Text = { readonly title: string; readonly body: string };

test('of equal texts the one where the words stand together comes first, and the score says why', async () => {
  const texts = [
    'a strike of farmers began while one drone flew',
    'a drone strike began while farmers of one flew',
    'a harvest festival began while children of one sang',
  ];
  await withIndex(
    texts.map((body) => ({ title: '', body })),
    [3],
    async (engine) => {
      const { hits } = await engine.search({
        expression: parseQuery('drone strike')!,
        explain: true,
      });
      expect(hits.map(({ id }) => id)).toEqual(['1', '0']);
      const parts = hits[0]!.explanation!.parts!;
      expect(parts.map(({ what }) => what)).toContain('words that stand together');
      const sum = parts.slice(0, -1).reduce((total, part) => total + part.value, 0);
      expect(sum * parts.at(-1)!.value).toBeCloseTo(hits[0]!.score, 4);
      expect(hits[1]!.explanation!.parts!.map(({ what }) => what)).not.toContain(
        'words that stand together',
      );
    },
  );
});

const words = fc
  .array(fc.constantFrom('drone', 'drones', 'strike', 'border', 'treaty', 'the'), { maxLength: 9 })
  .map((list) => list.join(' '));
const corpus = fc.array(fc.record({ title: words, body: words }), { minLength: 3, maxLength: 12 });

test('scores are those of the plain reference, however documents lie in segments', async () => {
  await fc.assert(
    fc.asyncProperty(
      corpus,
      fc.constantFrom(
        'drone strike',
        'drone OR strike OR border',
        'treaty the border',
        'strike drones',
      ),
      fc.constantFrom([12], [3, 9], [1, 2, 2, 7]),
      async (texts, q, batches) => {
        const expression = parseQuery(q)!;
        const expected = new Map(
          createReference(texts)
            .search(expression)
            .map(({ document, score }) => [String(document), score]),
        );
        await withIndex(texts, batches, async (engine) => {
          const { hits, notices } = await engine.search({ expression, limit: 20 });
          fc.pre(notices.length === 0);
          expect(hits.length).toBe(expected.size);
          for (const { id, score } of hits) expect(score).toBeCloseTo(expected.get(id)!, 4);
          const page = await engine.search({ expression, limit: 2, offset: 1 });
          expect(page.hits.map(({ id }) => id)).toEqual(hits.slice(1, 3).map(({ id }) => id));
        });
      },
    ),
    { numRuns: process.env['DATELINE_LONG'] ? 1_000 : 40 },
  );
}, 600_000);

/** An engine that holds the texts, put in batches of these sizes; ids are places in the list. */
async function withIndex(
  texts: readonly Text[],
  batches: readonly number[],
  use: (engine: Engine) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-nearness-'));
  const engine = await openIndex(folder, { create: true });
  try {
    const put = texts.map(({ title, body }, at) => ({
      document: { id: String(at), title, body, origin: { file: 'api' } },
      names: [],
    }));
    let from = 0;
    for (const size of batches) {
      await engine.commit({ put: put.slice(from, from + size) });
      from += size;
    }
    await use(engine);
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
