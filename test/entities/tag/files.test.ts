import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MODEL_HASH } from '../../../src/entities/model/version.ts';
import { quantised, readModel, writeModel } from '../../../src/entities/tag/model.ts';
import {
  packAscending,
  packSections,
  unpackAscending,
  unpackSections,
} from '../../../src/entities/tag/sections.ts';
import { ROW, TAGS } from '../../../src/entities/tag/tags.ts';
import { taggerVersion } from '../../../src/entities/tagger.ts';

test('sections come back as they went', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z ]{1,20}$/), fc.uint8Array({ maxLength: 40 })),
      (sections) => {
        const file = packSections(new Map(Object.entries(sections)));
        expect(Object.fromEntries(unpackSections(file))).toEqual(sections);
      },
    ),
  );
});

test('a file cut short or of another kind is refused', () => {
  const file = packSections(new Map([['a', Uint8Array.of(1, 2, 3)]]));
  expect(() => unpackSections(file.slice(0, file.length - 8))).toThrow('cut short');
  expect(() => unpackSections(new Uint8Array(20))).toThrow('not a model file');
});

test('ascending numbers come back as they went', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 0xffffffff })), (values) => {
      const sorted = Uint32Array.from(values).sort();
      expect(unpackAscending(packAscending(sorted), sorted.length)).toEqual(sorted);
    }),
  );
});

test('a model comes back as it went, long gaps of zeros included', () => {
  const weights = (bits: number): Float32Array => {
    const values = new Float32Array((1 << bits) * ROW);
    for (const at of [3, ROW * 40 + 12, values.length - ROW]) values[at] = at % 2 === 0 ? 1 : -2;
    return values;
  };
  const model = {
    first: quantised(weights(8), 8, 1 / 32),
    firstTransitions: Float32Array.from({ length: TAGS * TAGS }, (_, at) => at / 8),
    second: quantised(weights(6), 6, 1 / 32),
    secondTransitions: Float32Array.from({ length: TAGS * TAGS }, (_, at) => -at),
    network: {
      hidden: 2,
      input: 3,
      project: Float32Array.from({ length: 30 }, (_, at) => (at - 15) / 16),
      bias: Float32Array.from({ length: 18 }, (_, at) => at),
      output: Float32Array.from({ length: 2 * ROW }, (_, at) => at / 2),
      memory: 1,
      recall: Float32Array.from({ length: 12 }, (_, at) => (5 - at) / 8),
      topic: Float32Array.of(-0.5, 0.25, 1, 2),
    },
  };
  expect(readModel(writeModel(model))).toEqual(model);
});

test('the version names the files as they are', () => {
  const folder = new URL('../../../src/entities/model/', import.meta.url);
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.bin')) hash.update(readFileSync(new URL(name, folder)));
  expect(hash.digest('hex').slice(0, 12)).toBe(MODEL_HASH);
  expect(taggerVersion).toContain(MODEL_HASH);
});
