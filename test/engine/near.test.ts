import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { optimize } from '../../src/engine/embedded/doctor.ts';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { tagged } from './corpus.ts';

const STORY =
  'The harbour board voted on Tuesday to close the old northern lighthouse after a survey found ' +
  'cracks in its tower. Fishermen who steer by its light asked for a buoy in its place, and the ' +
  'board promised an answer before the first storms of the autumn. The tower was built by hand ' +
  'from stone that ships had carried as ballast, and it will be kept as a museum.';
const EDITED = STORY.replace('on Tuesday', 'on Wednesday').replace('an answer', 'a reply');
const OTHER =
  'A union of bakers in the capital has called a strike for the coming week over the price of ' +
  'flour. Shops expect queues, and the ministry said that it had opened its stores of grain to ' +
  'mills in the three provinces where the harvest had failed.';

test('nearly equal stories know of one another, through commits, removals and merges', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const one = (id: string, body: string, entities: readonly string[] = []) =>
    tagged({ id, title: '', body, sources: [], entities });
  let engine = await openIndex(folder, { create: true });
  await engine.commit({ put: [one('a', STORY), one('c', OTHER)] });
  await engine.commit({ put: [one('b', EDITED), one('gone', STORY)] });
  await engine.commit({ remove: ['gone'] });
  const near = async () => {
    const { hits } = await engine.search({ sort: 'newest' });
    return Object.fromEntries(hits.map((hit) => [hit.id, hit.nearDuplicates]));
  };
  expect(await near()).toEqual({ a: 1, b: 1, c: 0 });
  const document = await engine.document('a');
  expect(document!.nearDuplicates.map(({ id }) => id)).toEqual(['b']);
  expect(document!.nearDuplicates[0]!.similarity).toBeGreaterThan(0.6);
  expect((await engine.document('c'))!.nearDuplicates).toEqual([]);
  await engine.close();
  await optimize(folder);
  engine = await openIndex(folder);
  expect(await near()).toEqual({ a: 1, b: 1, c: 0 });
  await engine.close();
  rmSync(folder, { recursive: true });
});

test('a document that shares telling words and entities is similar, one about something else is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const engine = await openIndex(folder, { create: true });
  const filler = Array.from({ length: 20 }, (_, n) =>
    tagged({ id: `f${n}`, title: '', body: `plain filler number ${n}`, sources: [], entities: [] }),
  );
  const about = (id: string, body: string, entities: readonly string[]) =>
    tagged({ id, title: '', body, sources: [], entities });
  await engine.commit({
    put: [
      ...filler,
      about('a', 'a survey of the northern lighthouse and its tower', ['place:oslo']),
      about('b', 'the tower of the lighthouse becomes a museum', ['place:oslo']),
      about('c', 'bakers strike over flour', ['place:quito']),
    ],
  });
  const similar = (await engine.document('a'))!.similar;
  expect(similar[0]).toMatchObject({ id: 'b' });
  expect(similar[0]!.similarity).toBeLessThan(1);
  expect(similar.map(({ id }) => id)).not.toContain('c');
  await engine.close();
  rmSync(folder, { recursive: true });
});
