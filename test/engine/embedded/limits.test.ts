import { expect, test } from 'vitest';
import { Arena, arena, kernelProgram } from '../../../src/engine/embedded/kernel/arena.ts';
import { Counter } from '../../../src/engine/embedded/search/columns.ts';
import { facetResult } from '../../../src/engine/embedded/search/facets.ts';
import {
  entityValue,
  movedNames,
  nameMapOf,
} from '../../../src/engine/embedded/search/name-map.ts';
import { giveSet, rooms, takeSet } from '../../../src/engine/embedded/search/workspace.ts';

test.each([2 ** 31 - 40, 2 ** 31, 2 ** 32, 2 ** 40])(
  'memory of %d bytes is refused, and the rest stays in order',
  (length) => {
    for (const program of [kernelProgram(), undefined]) {
      const own = new Arena(program);
      const owner = {};
      const first = own.allocate(owner, 1_000);
      expect(() => own.allocate(owner, length)).toThrow('more than the 2 GB');
      const second = own.allocate(owner, 1_000);
      expect(second).toBeGreaterThanOrEqual(first + 1_000);
      own.release(owner);
      expect(own.allocate({}, 2_000)).toBe(first);
    }
  },
);

test('a room that could not grow is no one else’s afterwards', () => {
  rooms.keys.of(1_000);
  expect(() => rooms.keys.of(2 ** 31)).toThrow('more than the 2 GB');
  const other = arena.allocate({}, 1_000);
  expect(Math.abs(rooms.keys.of(1_000) - other)).toBeGreaterThanOrEqual(1_000);
});

test('sets for segments that grow take no more memory than the largest', () => {
  const before = arena.taken;
  let length = 0;
  for (let documents = 1_000_000; documents < 1_100_000; documents += 1_000) {
    const set = takeSet(documents);
    length = set.length;
    giveSet(set);
  }
  expect(arena.taken - before).toBeLessThan(2 * length);
});

const VALUES = 120_000;

/** Of counts that two bytes hold, and in a counter that adds up several such. */
function counterOf(counts: (value: number) => number): Counter {
  const counter = new Counter({}, VALUES + 1);
  for (let least = 0; least < VALUES; least += 60_000) {
    const written = new Counter({}, VALUES + 1);
    for (let value = 1; value <= VALUES; value++)
      arena.halves[(written.counts! >> 1) + value] = Math.min(
        60_000,
        Math.max(0, counts(value) - least),
      );
    counter.addAll(written);
  }
  return counter;
}

const NAMES = {
  others: () => '',
  id: (value: number) => `n${value}`,
  name: (value: number) => `n${value}`,
};

test.each([0, 990, 100_000, VALUES - 3, VALUES + 3])(
  'the page of a facet from value %d on is right',
  (offset) => {
    const counts = { counter: counterOf((value) => value), from: 1, to: VALUES + 1, none: 0 };
    const { totalValues, values } = facetResult(
      counts,
      NAMES,
      { offset, limit: 10 },
      new Map(),
      new Map(),
    );
    expect(totalValues).toBe(VALUES);
    const expected = Array.from({ length: 10 }, (_, n) => VALUES - offset - n);
    expect(values.map(({ count }) => count)).toEqual(expected.filter((count) => count > 0));
    for (const { id, count } of values) expect(id).toBe(`n${count}`);
  },
);

test('equals are in the order of their names on any page', () => {
  const counts = { counter: counterOf(() => 2), from: 1, to: VALUES + 1, none: 0 };
  const names = Array.from({ length: VALUES }, (_, n) => `n${n + 1}`).sort();
  for (const offset of [500, 5_000]) {
    const { values } = facetResult(counts, NAMES, { offset, limit: 5 }, new Map(), new Map());
    expect(values.map(({ name }) => name)).toEqual(names.slice(offset, offset + 5));
  }
});

test.each([10, 32_000, 40_000, 65_535, 65_536, 100_000, 300_000])(
  'values are counted in %d documents, in one go and in several, and then anew',
  (documents) => {
    // Of eight documents all have value 1, the n-th has value n + 2 too.
    const owner = {};
    const rows = arena.allocate(owner, 4 * 9);
    const values = arena.allocate(owner, 8 * 8 * 2);
    const list = arena.allocate(owner, 4 * documents);
    for (let n = 0; n <= 8; n++) arena.words[(rows >> 2) + n] = n;
    for (let n = 0; n < 64; n++)
      arena.halves[(values >> 1) + n] =
        n % 8 === 0 ? 1 + 8 : n % 8 === 1 ? (n >> 3) + 2 + 8 : n % 8;
    for (let n = 0; n < documents; n++) arena.words[(list >> 2) + n] = n % 8;
    const counter = new Counter(owner, 20);
    for (const parts of [1, 3]) {
      for (let part = 0; part < parts; part++) {
        const from = Math.floor((documents * part) / parts);
        const to = Math.floor((documents * (part + 1)) / parts);
        counter.add({ rows, values, wide: 0 }, list + 4 * from, to - from);
      }
      const counts = { counter, from: 1, to: 20, none: 0 };
      const page = facetResult(counts, NAMES, { limit: 3 }, new Map(), new Map());
      const each = (n: number) => Math.floor((documents + 7 - n) / 8);
      expect(page.totalValues).toBe(9);
      expect(page.values.map(({ count }) => count)).toEqual([documents, each(0), each(1)]);
      for (let n = 0; n < 8; n++) expect(counter.count(n + 2)).toBe(each(n));
      counter.clear();
      expect(Array.from({ length: 20 }, (_, value) => counter.count(value))).toEqual(
        Array(20).fill(0),
      );
    }
    arena.release(owner);
  },
);

test('200,000 names may move at once', () => {
  const map = nameMapOf(Uint32Array.of(1, 5, 2), [Uint32Array.of(5, 6), new Uint32Array(0)]);
  const links = new Map(Array.from({ length: 200_000 }, (_, n) => [n + 1, 6] as const));
  const moved = movedNames(map, links, () => 'person')!;
  expect(moved.values.length).toBe(200_001);
  expect(new Set(moved.values.subarray(1))).toEqual(new Set([entityValue(map, 6)]));
});

test('entities to come get the values that were left free, each of its kind, as long as there are any', () => {
  const map = nameMapOf(Uint32Array.of(1, 5, 9, 2, 6, 9), [Uint32Array.of(5), Uint32Array.of(6)]);
  const kinds = ['person', 'place'] as const;
  const named = (count: number) => new Map(Array.from({ length: count }, (_, n) => [n, 100 + n]));
  const kindOf = (entity: number) => kinds[entity % 2]!;
  const moved = movedNames(map, named(500), kindOf)!;
  for (const [name, entity] of named(500)) {
    const value = moved.values[name]!;
    expect(moved.entities[value]).toBe(entity);
    expect(value).toBeGreaterThan(map.starts[entity % 2]!);
    expect(value).toBeLessThan(map.starts[1 + (entity % 2)]!);
  }
  expect(new Set(moved.values).size).toBe(500);
  expect([entityValue(moved, 5), entityValue(moved, 6)]).toEqual(
    [5, 6].map((e) => entityValue(map, e)),
  );
  expect(movedNames(map, named(600), kindOf)).toBeUndefined();
  expect(movedNames(moved, named(500), kindOf)!.values).toEqual(moved.values);
});
