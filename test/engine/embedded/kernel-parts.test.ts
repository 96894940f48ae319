import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Arena, kernelProgram } from '../../../src/engine/embedded/kernel/arena.ts';
import { BUFFER_BYTES, TERM_BYTES } from '../../../src/engine/embedded/kernel/postings.ts';
import { writeTerm } from '../../../src/engine/embedded/kernel/reader.ts';
import { PostingWriter } from '../../../src/engine/embedded/segment/postings.ts';
import { noise } from './noise.ts';

const RUNS = process.env.DATELINE_LONG === '1' ? 2_000 : 100;

const fast = new Arena(kernelProgram());
const twin = new Arena(undefined);

test('the twin of one memory is right also after that of another was made', () => {
  const other = new Arena(undefined);
  const sums = [twin, other, twin].map((arena, n) => {
    const owner = {};
    const address = arena.allocate(owner, 4);
    arena.bytes.fill(n % 2, address, address + 4);
    const sum = arena.kernel.addChecksum(0, address, 4);
    arena.release(owner);
    return sum;
  });
  expect(sums[2]).toBe(sums[0]);
  expect(sums[1]).not.toBe(sums[0]);
});

test('values are counted, and the frequent found, alike by both', () => {
  const rows = fc.array(fc.array(fc.nat({ max: 60 }), { maxLength: 20 }), {
    minLength: 1,
    maxLength: 80,
  });
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(0, 1),
      fc.integer({ min: 1, max: 4 }),
      (values, wide, least) => {
        const [a, b] = [fast, twin].map((arena) => {
          const owner = {};
          const room = (bytes: number) => arena.cleared(owner, bytes);
          const starts = [0];
          for (const list of values) starts.push(starts.at(-1)! + Math.ceil(list.length / 8));
          const offsets = room(4 * starts.length);
          arena.words.set(starts, offsets >> 2);
          const column = room(32 * starts.at(-1)!);
          values.forEach((list, n) => {
            for (let at = 0; at < 8 * (starts[n + 1]! - starts[n]!); at++) {
              const value = at < list.length ? list[at]! + 8 : at % 8;
              if (wide === 1) arena.words[(column >> 2) + starts[n]! * 8 + at] = value;
              else arena.halves[(column >> 1) + starts[n]! * 8 + at] = value;
            }
          });
          const documents = room(4 * values.length);
          arena.words.set(
            values.map((_, n) => n),
            documents >> 2,
          );
          const counts = room(2 * (8 + 61 + 32));
          const end = documents + 4 * values.length;
          arena.kernel.countValues(documents, end, offsets, column, wide, counts);
          const total = arena.kernel.countReaching(counts + 16, 3, 61, least);
          const reaching: number[] = [];
          for (let value = 3; ; value++) {
            value = arena.kernel.nextReaching(counts + 16, value, 61, least);
            if (value >= 61) break;
            reaching.push(value);
          }
          const from = (counts + 16) >> 1;
          const answer = {
            counts: [...arena.halves.subarray(from, from + 61)],
            total,
            reaching,
          };
          arena.release(owner);
          return answer;
        });
        expect(a).toEqual(b);
        const plain = Array.from(
          { length: 61 },
          (_, value) => values.flat().filter((one) => one === value).length,
        );
        expect(a!.counts).toEqual(plain);
        const others = plain
          .map((count, value) => ({ count, value }))
          .filter(({ count, value }) => value >= 3 && count >= least);
        expect(a!.total).toBe(others.length);
        expect(a!.reaching).toEqual(others.map(({ value }) => value));
      },
    ),
    { numRuns: RUNS },
  );
});

test('positions are found in the documents asked for, alike by both', () => {
  const lists = fc.record({
    seed: fc.nat(),
    size: fc.integer({ min: 1, max: 2_000 }),
    share: fc.constantFrom(0.01, 0.2, 1),
    asked: fc.constantFrom(0.002, 0.1, 1),
  });
  fc.assert(
    fc.property(lists, ({ seed, size, share, asked }) => {
      const random = noise(seed);
      const writer = new PostingWriter();
      const plain: number[] = [];
      const documents: number[] = [];
      let count = 0;
      writer.open();
      for (let document = 0; document < size; document++) {
        const wanted = random() < asked;
        if (wanted) documents.push(document);
        if (random() >= share) continue;
        const title = random() < 0.8 ? 0 : 1 + Math.floor(random() * 3);
        const body = Math.max(title === 0 ? 1 : 0, Math.floor(random() * 5));
        writer.add(document, title, body);
        count++;
        for (const [start, number] of [
          [0, title],
          [2 ** 20, body],
        ] as const) {
          let position = start - 1;
          for (let n = 0; n < number; n++) {
            const gap = Math.floor(random() ** 3 * 400);
            writer.positions.varint(gap);
            position += gap + 1;
            if (wanted) plain.push((documents.length - 1) * 2 ** 32 + position);
          }
        }
      }
      writer.close();
      const answers = [fast, twin].map((arena) => {
        const owner = {};
        const put = (bytes: Uint8Array) => {
          const address = arena.cleared(owner, bytes.length);
          arena.bytes.set(bytes, address);
          return address;
        };
        const source = {
          postings: put(writer.postings.done()),
          positions: put(writer.positions.done()),
          documents: count,
          factor: 1,
        };
        const term = arena.cleared(owner, TERM_BYTES);
        const buffer = arena.cleared(owner, BUFFER_BYTES);
        const list = put(new Uint8Array(Int32Array.from(documents).buffer));
        const into = arena.cleared(owner, 8 * plain.length);
        writeTerm(arena, term, buffer, source);
        const found = arena.kernel.findPositions(term, list, documents.length, into, plain.length);
        writeTerm(arena, term, buffer, source);
        const tooMany =
          plain.length === 0 ||
          arena.kernel.findPositions(term, list, documents.length, into, plain.length - 1) >
            plain.length - 1;
        expect(tooMany).toBe(true);
        const keys = [...arena.floats.subarray(into >> 3, (into >> 3) + found)];
        arena.release(owner);
        return keys;
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
