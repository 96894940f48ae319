import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { Engine } from '../../src/types.ts';
import { tagged } from './corpus.ts';

let folder: string;
let engine: Engine;

const BODIES: Readonly<Record<string, string>> = {
  a: 'A ceasefire was agreed, and the watchdog was told by email.',
  b: 'The cease-fire held; air strikes had ended.',
  c: 'Ferry traffic came back. An e-mail said so.',
  d: 'A new port was opened at Newport; the ministers came. They called 911.',
  gone: 'An ice-breaker and an icebreaker, the head quarters and the week end.',
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  engine = await openIndex(folder, { create: true });
  const put = Object.entries(BODIES).map(([id, body]) =>
    tagged({ id, title: '', body, sources: [], entities: [] }),
  );
  await engine.commit({ put });
  await engine.commit({ remove: ['gone'] });
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

test.each([
  // With a hyphen it stands for both; what is typed together says how else it is written.
  ['cease-fire', 'a b', ''],
  ['-cease-fire', 'c d', ''],
  ['ceasefire', 'a', 'also-written: ceasefire OR cease-fire'],
  ['email', 'a', 'also-written: email OR e-mail'],
  ['e-mail', 'a c', ''],
  ['newport', 'd', 'also-written: newport OR new-port'],
  ['9-11', '', 'unknown-word'],
  // What no article has is looked for in the other way of writing, before typing errors.
  ['airstrikes', 'b', 'typo-forgiven: air-strikes'],
  ['watch-dog', 'a', ''],
  ['watch dog', 'a', 'typo-forgiven: watchdog'],
  ['told watch dog', 'a', 'typo-forgiven: told watchdog'],
  ['air watch dog', '', 'typo-forgiven: air watchdog; never-together: air OR watchdog'],
  ['icebreaker', '', 'unknown-word'],
  ['headquarters', '', 'unknown-word'],
  // Two errors in a short word make another word.
  ['cease', 'b', ''],
  ['fears', '', 'unknown-word'],
  ['ferri', 'c', ''],
  ['fery', 'c', 'typo-forgiven: ferry'],
  ['mimisterz', 'd', 'typo-forgiven: ministers'],
  // Why nothing was found, and what to ask instead.
  ['ferry watchdog', '', 'never-together: ferry OR watchdog'],
  ['the ferry and a watchdog', '', 'never-together: ferry OR watchdog'],
  ['ferry watchdog -port', '', ''],
  ['ferry and the qqqq', '', 'unknown-word: ferry'],
  ['"new por*"', '', 'star-in-quotes'],
])('%s finds %s and says %s', async (q, found, said) => {
  const { hits, notices } = await engine.search({ expression: parseQuery(q)! });
  expect(
    hits
      .map(({ id }) => id)
      .sort()
      .join(' '),
  ).toBe(found);
  expect(
    notices
      .map(({ code, suggestion }) => (suggestion === undefined ? code : `${code}: ${suggestion}`))
      .join('; '),
  ).toBe(said);
});
