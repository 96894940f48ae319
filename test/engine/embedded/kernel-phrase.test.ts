import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Arena, kernelProgram } from '../../../src/engine/embedded/kernel/arena.ts';
import { GROUP_BYTES } from '../../../src/engine/embedded/kernel/group.ts';
import { BUFFER_BYTES, TERM_BYTES } from '../../../src/engine/embedded/kernel/postings.ts';
import { writeTerm } from '../../../src/engine/embedded/kernel/reader.ts';
import { PostingWriter } from '../../../src/engine/embedded/segment/postings.ts';
import { noise } from './noise.ts';

const RUNS = process.env.DATELINE_LONG === '1' ? 2_000 : 100;

const fast = new Arena(kernelProgram());
const twin = new Arena(undefined);

test('terms side by side are found, counted and scored, alike by both', () => {
  const texts = fc.record({
    seed: fc.nat(),
    size: fc.integer({ min: 1, max: 700 }),
    terms: fc.integer({ min: 2, max: 4 }),
    rarest: fc.nat({ max: 3 }),
    fields: fc.constantFrom(1, 2, 3),
    filtered: fc.constantFrom(0.3, 1),
  });
  fc.assert(
    fc.property(texts, ({ seed, size, terms, rarest, fields, filtered }) => {
      const random = noise(seed);
      const text = () =>
        Array.from({ length: Math.floor(random() * 12) }, () => Math.floor(random() * terms));
      const documents = Array.from({ length: size }, () => ({
        fields: [text(), text()],
        isFree: random() < filtered,
      }));
      const runs = (words: readonly number[]) =>
        words.filter((_, at) =>
          Array.from({ length: terms }, (_, n) => n).every((n) => words[at + n] === n),
        ).length;
      const plain = documents.flatMap((document, at) => {
        const [title, body] = document.fields.map(runs) as [number, number];
        const frequency = (fields & 2 ? body : 0) + (fields & 1 ? title : 0) * 0.5 * 2;
        return document.isFree && frequency > 0 ? [[at, (3 * frequency) / (frequency + 2)]] : [];
      });
      const answers = [fast, twin].map((arena) => {
        const owner = {};
        const put = (bytes: Uint8Array) => {
          const address = arena.cleared(owner, bytes.length);
          arena.bytes.set(bytes, address);
          return address;
        };
        const records = arena.cleared(owner, terms * TERM_BYTES);
        const buffers = arena.cleared(owner, terms * BUFFER_BYTES);
        for (let term = 0; term < terms; term++) {
          const writer = new PostingWriter();
          let count = 0;
          writer.open();
          documents.forEach((document, at) => {
            const places = document.fields.map((words) =>
              words.flatMap((word, n) => (word === term ? [n] : [])),
            );
            if (places.flat().length === 0) return;
            writer.add(at, places[0]!.length, places[1]!.length);
            count++;
            for (const list of places)
              list.forEach((place, n) => {
                writer.positions.varint(place - (n === 0 ? 0 : list[n - 1]! + 1));
              });
          });
          writer.close();
          writeTerm(arena, records + term * TERM_BYTES, buffers + term * BUFFER_BYTES, {
            postings: put(writer.postings.done()),
            positions: put(writer.positions.done()),
            documents: count,
            factor: 1,
          });
        }
        const group = arena.cleared(owner, GROUP_BYTES);
        arena.floats[group >> 3] = 3;
        arena.words[(group >> 2) + 2] = records;
        const filter = arena.cleared(owner, size / 8 + 8);
        documents.forEach(({ isFree }, at) => {
          if (isFree) arena.words[(filter >> 2) + (at >> 5)]! |= 1 << (at & 31);
        });
        // All lengths are 0, whose norms are 2 and one half.
        const lengths = arena.cleared(owner, 2 * size);
        const norms = arena.cleared(owner, 16);
        arena.floats.set([2, 0.5], norms >> 3);
        const found = arena.cleared(owner, 4 * size);
        const scores = arena.cleared(owner, 8 * size);
        arena.kernel.useLengths(lengths, lengths, norms, norms + 8, 0);
        arena.kernel.useBest(0, 0, 1);
        arena.kernel.useHits(found, scores, 0);
        arena.kernel.scorePhrase(group, terms, rarest % terms, fields, filter);
        const hits = Array.from({ length: arena.kernel.hitCount() }, (_, n) => [
          arena.words[(found >> 2) + n]!,
          arena.floats[(scores >> 3) + n]!,
        ]);
        arena.release(owner);
        return hits;
      });
      expect(answers[0]).toEqual(plain);
      expect(answers[1]).toEqual(plain);
    }),
    { numRuns: RUNS },
  );
});

test('a checksum is alike by both, and another for every change of a byte', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 70 }),
      fc.integer(),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, start, place, change) => {
        const changed = bytes.slice();
        changed[place % bytes.length]! ^= change;
        const [a, b] = [fast, twin].map((arena) => {
          const owner = {};
          const address = arena.allocate(owner, bytes.length);
          const sums = [bytes, changed].map((content) => {
            arena.bytes.set(content, address);
            return arena.kernel.addChecksum(start, address, content.length);
          });
          arena.release(owner);
          return sums;
        });
        expect(a).toEqual(b);
        expect(a![0]).not.toBe(a![1]);
      },
    ),
    { numRuns: 5 * RUNS },
  );
});
