import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arena } from '../../../src/engine/embedded/kernel/arena.ts';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { DecodedGroups, recordOf } from '../../../src/engine/embedded/search/decoded.ts';
import { groupsOf } from '../../../src/engine/embedded/search/groups.ts';
import { createStates } from '../../../src/engine/embedded/state.ts';
import { openStore } from '../../../src/engine/embedded/store.ts';
import { slotsOf } from '../../../src/query/slots.ts';
import { tagged } from '../corpus.ts';
import { noise } from './noise.ts';

const WORDS = Array.from({ length: 60 }, (_, n) => `${'bcdfghjklm'[n % 10]}u${'npqrst'[n % 6]}z`);
const MOST = 20_000;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const engine = await openIndex(folder, { create: true });
  const random = noise(1);
  const put = Array.from({ length: 800 }, (_, n) => {
    const body = WORDS.filter(() => random() < 0.4).join(' ');
    return tagged({ id: `d${n}`, title: '', body, sources: [], entities: [] });
  });
  await engine.commit({ put });
  // A question makes what all share.
  await engine.search({ expression: { type: 'word', text: WORDS[0]! } });
  await engine.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

test('what is decoded keeps within its limit, those asked for last, and is the same when decoded again', () => {
  const store = openStore(folder, { readonly: true });
  const { snapshot } = createStates(store, () => {
    throw new Error('nobody is asked for');
  }).current();
  const segment = snapshot.segments[0]!;
  const scene = { snapshot, segment, at: 0, deadline: Number.POSITIVE_INFINITY };
  const groups = WORDS.flatMap((text) => groupsOf(snapshot, slotsOf({ type: 'word', text }), []));
  const roomy = new DecodedGroups();
  const tight = new DecodedGroups(MOST);
  const query = recordOf(scene);
  const read = (from: DecodedGroups, n: number) => {
    const { blocks, end } = from.of(scene, groups[n]!, 3, 0, query);
    const documents = groups[n]!.documents;
    return {
      blocks: [...arena.bytes.subarray(blocks, end)],
      frequencies: [...arena.floats.subarray(end >> 3, (end >> 3) + documents)],
      at: blocks,
    };
  };
  const all = groups.map((_, n) => read(roomy, n));
  expect(all.every(({ frequencies }) => frequencies.length > 200)).toBe(true);
  const before = arena.taken;
  const random = noise(2);
  for (let round = 0; round < 300; round++) {
    tight.begin();
    const asked = [0, 1, 2].map(() => Math.floor(random() * groups.length));
    for (const n of [...asked, ...asked]) {
      const { at, ...content } = read(tight, n);
      const { at: _, ...expected } = all[n]!;
      expect(content).toEqual(expected);
      // Nothing of the question at hand goes, however little room there is.
      expect(read(tight, n).at).toBe(at);
    }
    expect(arena.taken - before).toBeLessThan(1.2 * MOST);
  }
  tight.close();
  expect(arena.taken).toBe(before);
  store.close();
});
