import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { whileRunning } from '../../src/ingest/while-running.ts';

const never = new Promise<never>(() => undefined);
const quiet = { idleMs: 60_000, onIdle: async () => undefined };

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function* numbers(count: number, log: string[] = []) {
  try {
    for (let i = 0; i < count; i++) yield i;
  } finally {
    log.push('closed');
  }
}

test('all items come, in order, and the source is closed', async () => {
  const log: string[] = [];
  const all = await collect(whileRunning(numbers(1_000, log), quiet));
  expect(all).toEqual([...Array(1_000).keys()]);
  expect(log).toEqual(['closed']);
});

test('an error of the source is thrown to the reader', async () => {
  async function* broken() {
    yield 1;
    throw new Error('disk gone');
  }
  await expect(collect(whileRunning(broken(), quiet))).rejects.toThrow('disk gone');
});

test('a signal ends it after the item under way', async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  for await (const item of whileRunning(numbers(10), { ...quiet, signal: stop.signal })) {
    seen.push(item);
    if (item === 3) stop.abort();
  }
  expect(seen).toEqual([0, 1, 2, 3]);
});

test('a signal ends it while the source waits for ever', async () => {
  const stop = new AbortController();
  async function* waiting() {
    yield 1;
    await never;
    yield 2;
  }
  setTimeout(() => stop.abort(), 20);
  expect(await collect(whileRunning(waiting(), { ...quiet, signal: stop.signal }))).toEqual([1]);
});

test('a signal given before the start takes nothing', async () => {
  const items = whileRunning(numbers(3), { ...quiet, signal: AbortSignal.abort() });
  expect(await collect(items)).toEqual([]);
});

test('a source that waits is noticed once for each wait, and loses no item', async () => {
  let idle = 0;
  async function* slow() {
    yield 1;
    await pause(60);
    yield 2;
    yield 3;
  }
  const onIdle = async () => {
    idle += 1;
  };
  expect(await collect(whileRunning(slow(), { idleMs: 10, onIdle }))).toEqual([1, 2, 3]);
  expect(idle).toBe(1);
});

test('breaking off closes the source', async () => {
  const log: string[] = [];
  for await (const item of whileRunning(numbers(10, log), quiet)) if (item === 2) break;
  await pause(1);
  expect(log).toEqual(['closed']);
});
