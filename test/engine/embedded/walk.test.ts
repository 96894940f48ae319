import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aboveOf, walkNear } from '../../../src/engine/embedded/segment/walk.ts';
import { editDistance } from '../../../src/text/edit-distance.ts';

const RUNS = process.env.DATELINE_LONG === '1' ? 10_000 : 500;

test('a walk finds the words with typos, and leaves words of other letters to its caller', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1, maxLength: 7 });
  const asked = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 60 }),
      asked,
      fc.constantFrom(1, 2),
      (words, wanted, edits) => {
        const keys = words.map((text) => Buffer.from(text)).sort(Buffer.compare);
        const shared = Uint8Array.from(keys, (text, n) => {
          let length = 0;
          while (n > 0 && length < text.length && keys[n - 1]![length] === text[length]) length++;
          return length;
        });
        const starts = [0];
        for (const text of keys) starts.push(starts.at(-1)! + text.length);
        const flat = {
          bytes: Buffer.concat(keys),
          starts: Int32Array.from(starts),
          shared,
          above: aboveOf(shared),
        };
        const found = new Map<number, number>();
        walkNear(flat, Buffer.from(wanted), edits, (ordinal, distance) => {
          expect(found.has(ordinal)).toBe(false);
          found.set(ordinal, distance);
        });
        keys.forEach((text, ordinal) => {
          const distance = editDistance(wanted, text.toString(), edits);
          const here = found.get(ordinal);
          if (here === undefined) expect(distance).toBeGreaterThan(edits);
          else if (here >= 0) expect(here).toBe(distance);
          else expect(text.toString()).toContain('é');
        });
      },
    ),
    { numRuns: RUNS },
  );
});

test('the longest word that can be asked for is found with one letter more, less or other', () => {
  const asked = 'abcdefghijklmnopqrstuvwxyzabcd';
  const keys = [asked.slice(1), `${asked}e`, asked.replace('m', 'n'), 'abc'].sort();
  const starts = [0];
  for (const key of keys) starts.push(starts.at(-1)! + key.length);
  const shared = Uint8Array.from(keys, (key, n) => {
    let length = 0;
    while (n > 0 && length < key.length && keys[n - 1]![length] === key[length]) length++;
    return length;
  });
  const found: (readonly [string, number])[] = [];
  walkNear(
    {
      bytes: Buffer.from(keys.join('')),
      starts: Int32Array.from(starts),
      shared,
      above: aboveOf(shared),
    },
    Buffer.from(asked),
    1,
    (ordinal, distance) => found.push([keys[ordinal]!, distance]),
  );
  expect(found).toEqual(keys.filter((key) => key !== 'abc').map((key) => [key, 1]));
});
