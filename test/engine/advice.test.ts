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

test('what may have been meant is said of the first three unknown values alone, once of each', async () => {
  const any = ['Port', 'Pory', 'Porz', 'Porx', 'Pory'].map((word) => `New${word}`);
  const sources = ['Gazete', 'Gazetta', 'Gazett'];
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const own = await openIndex(folder, { create: true });
  try {
    const document = { id: 'a', title: '', body: 'Newport', sources: ['Gazette'] };
    await own.commit({ put: [tagged({ ...document, entities: ['place:newport'] })] });
    const { notices } = await own.search({
      expression: { type: 'entity', kind: 'place', value: 'Newporr' },
      filter: { places: { any }, source: { any: sources, none: sources } },
    });
    const unknown = [...new Set(['Newporr', ...any.slice(1), ...sources])];
    expect(notices.map(({ message }) => /"(\w+)"/.exec(message)![1])).toEqual(unknown);
    expect(notices.map(({ message }) => message.includes('Did you mean'))).toEqual(
      unknown.map((_, n) => n < 3),
    );
  } finally {
    await own.close();
    rmSync(folder, { recursive: true });
  }
});

test('what is written in two parts is looked for in the time of the query', async () => {
  const expression = parseQuery('ferrytraffic')!;
  const late = await engine.search({ expression, budgetMs: -1 });
  expect(late.partial).toBe(true);
  expect(late.notices.map(({ code }) => code)).not.toContain('typo-forgiven');
  // That there was no time is not remembered as an answer.
  const { notices } = await engine.search({ expression });
  expect(notices.map(({ suggestion }) => suggestion)).toEqual(['ferry-traffic']);
});
