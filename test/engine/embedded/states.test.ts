import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { createStates, type State } from '../../../src/engine/embedded/state.ts';
import { openStore, type Store } from '../../../src/engine/embedded/store.ts';
import { parseQuery } from '../../../src/query/parse.ts';
import type { Engine } from '../../../src/types.ts';
import { tagged } from '../corpus.ts';

let folder: string;
let writer: Engine;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  writer = await openIndex(folder, { create: true });
  await commit('one');
  store = openStore(folder, { readonly: true });
});

afterEach(async () => {
  store.close();
  await writer.close();
  rmSync(folder, { recursive: true });
});

const commit = (id: string, body = 'A harvest') =>
  writer.commit({ put: [tagged({ id, title: '', body, sources: [], entities: [] })] });

const noRegistry = () => {
  throw new Error('nobody is asked for');
};
/** Documents in memory, and in the table. */
const known = ({ snapshot }: State) => snapshot.documents;
const stored = () => store.get<{ n: number }>('SELECT count(*) AS n FROM documents')!.n;

test('a question during which another process commits is asked anew before it reads, and not after', async () => {
  const states = createStates(store, noRegistry);
  expect(states.ask(known)).toBe(1);
  const seen: number[] = [];
  const both = states.ask((state) => {
    seen.push(known(state));
    // Up to its first await, a commit is done at once.
    if (seen.length === 1) void commit('two');
    return [known(state), stored()];
  });
  expect(seen).toEqual([1, 2]);
  expect(both).toEqual([2, 2]);
  const kept = states.ask((state) => {
    const first = stored();
    void commit('three');
    return [known(state), first, stored()];
  });
  expect(kept).toEqual([2, 2, 2]);
  expect(states.ask((state) => [known(state), stored()])).toEqual([3, 3]);
});

test('a question that needs nothing of the file leaves no transaction behind, whatever becomes of it', () => {
  const states = createStates(store, noRegistry);
  states.ask(known);
  const broken = () =>
    states.ask(() => {
      throw new Error('broken');
    });
  const brokenLater = () =>
    states.ask(() => {
      stored();
      throw new Error('broken later');
    });
  for (let round = 0; round < 2; round++) {
    expect(broken).toThrow('broken');
    expect(brokenLater).toThrow('broken later');
    // Fails within a transaction.
    store.exec('BEGIN');
    store.exec('COMMIT');
  }
});

test('an error that has ended the transaction is told itself', () => {
  const states = createStates(store, noRegistry);
  const ended = (): never => {
    stored();
    // As SQLite does itself when it cannot read on.
    store.exec('ROLLBACK');
    throw new Error('cannot read on');
  };
  expect(() => store.reading(ended)).toThrow('cannot read on');
  states.ask(known);
  expect(() => states.ask(ended)).toThrow('cannot read on');
  expect(states.ask((state) => [known(state), stored()])).toEqual([1, 1]);
});

test('what is said of a word is said each time it is asked for', async () => {
  const words = Array.from({ length: 2_100 }, (_, n) => `harvest${n}`);
  await commit('many', words.join(' '));
  const ask = async () => (await writer.search({ expression: parseQuery('harvest*')! })).notices;
  expect(await ask()).toMatchObject([{ code: 'too-many-terms' }]);
  expect(await ask()).toEqual(await ask());
});
