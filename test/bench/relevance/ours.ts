import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { words } from '../../../src/text/words.ts';
import type { Engine, Expression } from '../../../src/types.ts';
import type { Collection } from './collections.ts';
import type { Ranker } from './rivals.ts';

/** The product: the embedded engine on a fresh index in a temporary folder. */
export async function engine({ docs }: Collection): Promise<Ranker> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-relevance-'));
  const index: Engine = await openIndex(folder, { create: true });
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const put = docs.map(({ id, title, body }) => ({
    document: { id, title, body, origin: { file: 'api' } },
    names: [],
  }));
  await index.commit({ put });
  return async (text) => {
    const { hits } = await index.search({ expression: anyWord(text), limit: 10 });
    return hits.map(({ id }) => id);
  };
}

/** The words of a text, as written, ORed. */
function anyWord(text: string): Expression {
  const of = words(text).map(
    ({ start, end }): Expression => ({ type: 'word', text: text.slice(start, end) }),
  );
  return { type: 'or', of };
}
