import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { createTagging, type Tagging } from '../../src/ingest/tagging.ts';
import { createWriter } from '../../src/ingest/writer.ts';
import type { Document, Engine } from '../../src/types.ts';
import { article } from './articles.ts';
import { tempFolder } from './temp.ts';

let engine: Engine;
let tagging: Tagging;

beforeEach(async () => {
  const opened = await openIndex(join(tempFolder(), 'index'), { create: true });
  engine = opened;
  tagging = createTagging({ tagger: 'compromise', workers: 1 });
  onTestFinished(async () => {
    await tagging.close();
    await opened.close();
  });
});

const document = (number: number): Document => ({
  id: `d${number}`,
  ...article(number),
  origin: { file: 'api' },
});
const documents = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => document(from + i));

test('documents are added with their names, each with those of its own text', async () => {
  const writer = createWriter({ engine, tagging });
  expect(await writer.add(documents(0, 70))).toMatchObject({ added: 70, unchanged: 0 });
  const stored = await engine.document('d66');
  expect(stored!.mentions.length).toBeGreaterThan(0);
  for (const it of stored!.mentions) expect(stored!.text.slice(it.start, it.end)).toBe(it.text);
  expect(await writer.add([document(3)])).toMatchObject({ added: 0, unchanged: 1 });
});

test('requests are written one after the other, the later one wins', async () => {
  const writer = createWriter({ engine, tagging });
  const second = { ...document(1), title: 'Put right' };
  await Promise.all([writer.add([document(1)]), writer.add([second])]);
  expect((await engine.document('d1'))!.title).toBe('Put right');
});

test('when too much waits, more is refused as busy, and taken again later', async () => {
  const size = document(0).title.length + document(0).body.length;
  const writer = createWriter({ engine, tagging, limit: size * 1.5 });
  const first = writer.add([document(0)]);
  await expect(writer.add([document(1)])).rejects.toMatchObject({ code: 'busy' });
  await first;
  expect(await writer.add([document(1)])).toMatchObject({ added: 1 });
});

test('a request larger than all that may wait gets through when nothing waits', async () => {
  const writer = createWriter({ engine, tagging, limit: 10 });
  expect(await writer.add(documents(0, 5))).toMatchObject({ added: 5 });
});

test('a failed request does not hold up the next', async () => {
  let fail = true;
  const flaky: Engine = {
    ...engine,
    commit: async (batch) => {
      if (!fail) return engine.commit(batch);
      fail = false;
      throw new Error('disk full');
    },
  };
  const writer = createWriter({ engine: flaky, tagging, limit: 10 });
  await expect(writer.add([document(0)])).rejects.toThrow('disk full');
  expect(await writer.add([document(0)])).toMatchObject({ added: 1 });
});

test('closing waits for what was accepted and takes no more', async () => {
  const writer = createWriter({ engine, tagging });
  const accepted = writer.add(documents(0, 10));
  await writer.close();
  expect(await engine.shelf.status()).toMatchObject({ documents: 10 });
  await expect(writer.add([document(11)])).rejects.toMatchObject({ code: 'busy' });
  await accepted;
});
