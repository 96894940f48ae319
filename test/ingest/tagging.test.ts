import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTagging, type Tagging, type TaggingOptions } from '../../src/ingest/tagging.ts';
import { builtProgram } from '../cli/built.ts';
import { article } from './articles.ts';

// Workers run the compiled twin.
beforeAll(async () => {
  await builtProgram();
});

const TEXTS = [...Array(30).keys()].map((number) => article(number).body);

function tagging(options: Partial<TaggingOptions>): Tagging {
  const created = createTagging({ tagger: 'compromise', workers: 2, ...options });
  onTestFinished(() => created.close());
  return created;
}

test('workers give what this thread gives, in the order of the texts', async () => {
  const here = await tagging({}).names(TEXTS);
  const there = tagging({ here: 0 });
  const parts = await Promise.all([
    there.names(TEXTS.slice(0, 7)),
    there.names(TEXTS.slice(7, 9)),
    there.names(TEXTS.slice(9)),
  ]);
  expect(parts.flat()).toEqual(here);
  expect(here.every((names) => names.length > 0)).toBe(true);
});

test('a few texts are tagged without workers, more than that with them', async () => {
  const created = tagging({ here: 2_000 });
  await created.names(TEXTS.slice(0, 1));
  expect(created.running).toBe(0);
  await created.names(TEXTS);
  expect(created.running).toBe(2);
  await created.close();
  expect(created.running).toBe(0);
});

test('no text needs no tagger', async () => {
  expect(await tagging({}).names([])).toEqual([]);
});

test('both taggers can be had', async () => {
  for (const tagger of ['model', 'compromise'] as const) {
    const [names] = await tagging({ tagger }).names([
      'Vladimir Putin met Mark Rutte in Vilnius on Monday.',
    ]);
    expect(names!.map((it) => it.text)).toContain('Vladimir Putin');
  }
});
