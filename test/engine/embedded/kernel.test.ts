import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Arena, kernelProgram } from '../../../src/engine/embedded/kernel/arena.ts';
import {
  BLOCK_BYTES,
  BOUND,
  DECODED_BYTES,
  FREQUENCIES_AT,
  WORK_BYTES,
} from '../../../src/engine/embedded/kernel/decode.ts';
import { BUFFER_BYTES, TERM_BYTES } from '../../../src/engine/embedded/kernel/postings.ts';
import * as Q from '../../../src/engine/embedded/kernel/query.ts';
import { writeTerm } from '../../../src/engine/embedded/kernel/reader.ts';
import { PostingWriter } from '../../../src/engine/embedded/segment/postings.ts';
import { noise } from './noise.ts';

const RUNS = process.env.DATELINE_LONG === '1' ? 2_000 : 100;

interface Posting {
  readonly document: number;
  readonly title: number;
  readonly body: number;
}

interface Group {
  readonly weight: number;
  readonly fields: 1 | 2 | 3;
  readonly terms: readonly { readonly factor: number; readonly postings: readonly Posting[] }[];
}

interface Case {
  readonly size: number;
  readonly lengths: readonly number[];
  readonly groups: readonly Group[];
  readonly together: boolean;
  readonly filter: readonly boolean[] | undefined;
  /** Documents that are decoded together. */
  readonly stretch: number;
  /** Every document gets its score, or only those that may be among the best. */
  readonly all: boolean;
  /** Of several groups, documents are counted only. */
  readonly countOnly: boolean;
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    seed: fc.nat(),
    size: fc.integer({ min: 1, max: 3_000 }),
    groups: fc.integer({ min: 1, max: 4 }),
    together: fc.boolean(),
    filtered: fc.option(fc.constantFrom(0, 0.005, 0.5, 1), { nil: undefined }),
    stretch: fc.constantFrom(256, 768, 2_048, 65_536),
    all: fc.boolean(),
    countOnly: fc.boolean(),
  })
  .map(({ seed, size, groups, filtered, ...rest }) => {
    const random = noise(seed);
    const postings = () => {
      const share = [0.001, 0.05, 0.4, 1][Math.floor(random() * 4)]!;
      return Array.from({ length: size }, (_, document) => document)
        .filter(() => random() < share)
        .map((document) => {
          const title = random() < 0.8 ? 0 : Math.floor(random() * 6);
          const body = title > 0 && random() < 0.3 ? 0 : 1 + Math.floor(random() ** 4 * 300);
          return { document, title, body: random() < 0.5 && title === 0 ? 1 : body };
        });
    };
    return {
      size,
      lengths: Array.from({ length: size }, () => 1 + Math.floor(random() * 40)),
      groups: Array.from({ length: groups }, () => ({
        weight: 0.1 + random() * 5,
        fields: ([3, 3, 3, 1, 2] as const)[Math.floor(random() * 5)]!,
        terms: Array.from({ length: Math.floor(random() * 4) }, () => ({
          factor: random() < 0.5 ? 1 : 0.8,
          postings: postings(),
        })),
      })),
      ...rest,
      filter:
        filtered === undefined
          ? undefined
          : Array.from({ length: size }, () => random() < filtered),
    };
  });

const norms = {
  bodies: (length: number) => 0.8 + length / 20,
  titles: (length: number) => 9 / (length + 4),
};

/** Documents and scores as the kernel of an arena finds them, and those that may be among the best. */
function found(arena: Arena, one: Case, best: number) {
  const owner = {};
  const room = (bytes: number) => arena.cleared(owner, bytes);
  const { size, groups, kernel } = { ...one, kernel: arena.kernel };
  const lengths = room(2 * size);
  const bodies = room(8 * 64);
  const titles = room(8 * 64);
  const terms = groups.flatMap((group) => group.terms);
  const table = room(groups.length * Q.GROUP_BYTES);
  const records = room(terms.length * TERM_BYTES);
  const buffers = room(terms.length * BUFFER_BYTES);
  const sources = terms.map(({ postings }) => {
    const writer = new PostingWriter();
    writer.open();
    for (const { document, title, body } of postings) writer.add(document, title, body);
    writer.close();
    const bytes = writer.postings.done();
    const address = room(bytes.length);
    arena.bytes.set(bytes, address);
    return address;
  });
  const filter = one.filter === undefined ? 0 : room(size / 8 + 8);
  const space = room(WORK_BYTES);
  const documents = room(4 * size);
  const scores = room(8 * size);
  const decoded = groups.map(() => room(DECODED_BYTES));
  const candidates = room(4 * size);
  const candidateScores = room(8 * size);
  const heap = room(8 * best);
  const query = room(Q.QUERY_BYTES);
  one.filter?.forEach((passes, document) => {
    if (passes) arena.words[(filter >> 2) + (document >> 5)]! |= 1 << (document & 31);
  });
  arena.halves.set(one.lengths, lengths >> 1);
  for (let length = 0; length < 64; length++) {
    arena.floats[(bodies >> 3) + length] = norms.bodies(length);
    arena.floats[(titles >> 3) + length] = norms.titles(length);
  }
  let at = 0;
  groups.forEach((group, n) => {
    const address = table + n * Q.GROUP_BYTES;
    arena.floats[(address + Q.WEIGHT) >> 3] = group.weight;
    for (const { factor, postings } of group.terms) {
      const source = { postings: sources[at]!, positions: 0, documents: postings.length, factor };
      writeTerm(arena, records + at * TERM_BYTES, buffers + at * BUFFER_BYTES, source);
      at++;
    }
  });
  const put = (place: number, value: number) => {
    arena.words[(query + place) >> 2] = value;
  };
  put(Q.GROUPS, table);
  put(Q.GROUP_COUNT, groups.length);
  put(Q.TOGETHER, one.together ? 1 : 0);
  put(Q.FILTER, filter);
  put(Q.WORK, space);
  put(Q.BODY_LENGTHS, lengths);
  put(Q.TITLE_LENGTHS, lengths);
  put(Q.BODY_NORMS, bodies);
  put(Q.TITLE_NORMS, titles);
  put(Q.DOCUMENTS, documents);
  put(Q.SCORES, one.all ? scores : 0);
  put(Q.COUNTING, one.countOnly && !one.all ? 1 : 0);
  put(Q.FEW, candidates);
  put(Q.FEW_SCORES, candidateScores);
  put(Q.BEST, heap);
  put(Q.BEST_SIZE, best);
  arena.floats[(query + Q.FLOOR) >> 3] = best === 0 ? Number.POSITIVE_INFINITY : -1;
  arena.floats[(query + Q.RAISE) >> 3] = 1.02;
  for (let from = 0; from < size; from += one.stretch) {
    const to = Math.min(size, from + one.stretch);
    let first = records;
    groups.forEach(({ terms, fields }, n) => {
      const into = decoded[n]!;
      put(Q.INTO, into);
      const blocks = kernel.decode(query, first, terms.length, fields, from, to);
      const address = (table + n * Q.GROUP_BYTES) >> 2;
      arena.words[address + Q.BLOCK / 4] = into;
      arena.words[address + Q.LAST / 4] = into + blocks * BLOCK_BYTES;
      arena.words[address + Q.FREQUENCIES / 4] = into + FREQUENCIES_AT;
      first += terms.length * TERM_BYTES;
      // Where nothing is left out, so many documents have at least the last of the greatest bounds.
      const bounds = Array.from(
        { length: blocks },
        (_, block) => arena.floats[(into + block * BLOCK_BYTES + BOUND) >> 3]!,
      ).sort((a, b) => b - a);
      if (best === 0 || best > blocks || one.together || one.filter !== undefined) return;
      const floor = ((groups[n]!.weight * bounds[best - 1]!) / 1.02) * 0.999999;
      const at = (query + Q.FLOOR) >> 3;
      arena.floats[at] = Math.max(floor, arena.floats[at]!);
    });
    if (groups.length === 1 && one.countOnly && !one.all && one.filter === undefined) {
      kernel.rateGroup(query);
      arena.words[(query + Q.TOTAL) >> 2]! += arena.words[(query + Q.FREQUENCIES_HELD) >> 2]!;
    } else kernel.findHits(query);
  }
  const slice = <Array extends Int32Array | Float64Array>(
    array: Array,
    from: number,
    count: number,
  ) => [...array.subarray(from / array.BYTES_PER_ELEMENT, from / array.BYTES_PER_ELEMENT + count)];
  const count = arena.words[(query + Q.TOTAL) >> 2]!;
  const few = arena.words[(query + Q.FEW_COUNT) >> 2]!;
  const answer = {
    count,
    documents: one.countOnly && !one.all ? [] : slice(arena.words, documents, count),
    scores: !one.all ? [] : slice(arena.floats, scores, count),
    candidates: slice(arena.words, candidates, few),
    candidateScores: slice(arena.floats, candidateScores, few),
    // Nothing may be left for the next question.
    left: arena.bytes.subarray(space, space + WORK_BYTES).some((byte) => byte !== 0),
  };
  arena.release(owner);
  return answer;
}

/** The same, straight from the formula. */
function plainly({ size, lengths, groups, together, filter }: Case): Map<number, number> {
  const hits = new Map<number, number>();
  // Words that are ANDed are added up in the order given.
  for (let document = 0; document < size; document++) {
    if (filter?.[document] === false) continue;
    const norm = norms.bodies(lengths[document]!);
    const parts = groups.map(({ weight, fields, terms }) => {
      let title = 0;
      let body = 0;
      for (const { factor, postings } of terms) {
        const here = postings.find((posting) => posting.document === document);
        if (here === undefined) continue;
        if (fields & 1) title += factor * here.title;
        if (fields & 2) body += factor * here.body;
      }
      if (title + body === 0) return undefined;
      const together = title === 0 ? body : body + title * norms.titles(lengths[document]!) * norm;
      return (weight * together) / (together + norm);
    });
    const scores = parts.filter((part) => part !== undefined);
    if (scores.length === 0 || (together && scores.length < parts.length)) continue;
    hits.set(
      document,
      scores.reduce((a, b) => a + b),
    );
  }
  return hits;
}

const program = kernelProgram();
const fast = new Arena(program);
const twin = new Arena(undefined);

test('the built kernel is there, and it is not the twin', () => {
  expect(program).toBeDefined();
  expect(fast.kernel).not.toBe(twin.kernel);
});

test('words are scored by the formula, bit for bit alike by the kernel and its twin', () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 0, max: 12 }), (one, best) => {
      const answer = found(fast, one, best);
      expect(answer).toEqual(found(twin, one, best));
      expect(answer.left).toBe(false);
      const plain = plainly(one);
      expect(answer.count).toBe(plain.size);
      if (one.all || !one.countOnly) expect(answer.documents).toEqual([...plain.keys()]);
      if (one.all) expect(answer.scores).toEqual([...plain.values()]);
      answer.candidates.forEach((document, n) => {
        expect(answer.candidateScores[n]).toBe(plain.get(document));
      });
      const kept = new Set(answer.candidates);
      const order = [...plain].sort((a, b) => b[1] - a[1]);
      for (const [document] of order.slice(0, best)) {
        const score = plain.get(document)!;
        // Whatever can still be raised over the last of the best is a candidate.
        if (score * 1.02 >= order[Math.min(best, order.length) - 1]![1])
          expect(kept.has(document)).toBe(true);
      }
    }),
    { numRuns: RUNS },
  );
});
