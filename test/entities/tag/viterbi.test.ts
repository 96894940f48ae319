import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spansOf } from '../../../src/entities/tag/mentions.ts';
import { follows, isContinued, isOpen, ROW, TAGS, tagOf } from '../../../src/entities/tag/tags.ts';
import { decoder } from '../../../src/entities/tag/viterbi.ts';

const LENGTH = 3;
/** All sequences of tags that spell whole mentions. */
const PATHS = sequences(LENGTH).filter(
  (path) =>
    !isContinued(path[0]!) &&
    !isOpen(path[LENGTH - 1]!) &&
    path.every((tag, i) => i === 0 || follows(path[i - 1]!, tag)),
);

function sequences(length: number): number[][] {
  if (length === 0) return [[]];
  const tags = Array.from({ length: TAGS }, (_, tag) => tag);
  return sequences(length - 1).flatMap((path) => tags.map((tag) => [...path, tag]));
}

const numbers = (length: number) =>
  fc.array(fc.integer({ min: -30, max: 30 }), { minLength: length, maxLength: length });

test('the best path and the probability of a mention are those of trying every path', () => {
  fc.assert(
    fc.property(numbers(LENGTH * ROW), numbers(TAGS * TAGS), (scores, moves) => {
      const rows = Float32Array.from(scores, (score) => score / 8);
      const transitions = Float32Array.from(moves, (move) => move / 8);
      const score = (path: readonly number[]): number =>
        path.reduce(
          (sum, tag, i) =>
            sum + rows[i * ROW + tag]! + transitions[(i > 0 ? path[i - 1]! * TAGS : 0) + tag]!,
          transitions[path[LENGTH - 1]! * TAGS]!,
        );
      const decode = decoder(transitions, LENGTH);
      const tags = new Uint8Array(LENGTH);
      decode.best(rows, LENGTH, tags, 0);
      expect(score([...tags])).toBeCloseTo(Math.max(...PATHS.map(score)), 3);

      decode.prepare(rows, LENGTH);
      const total = PATHS.reduce((sum, path) => sum + Math.exp(score(path)), 0);
      for (const { first, last } of spansOf(tags, 0, LENGTH)) {
        const same = PATHS.filter((path) =>
          path.every((tag, i) => i < first || i > last || tag === tags[i]),
        );
        const share = same.reduce((sum, path) => sum + Math.exp(score(path)), 0) / total;
        expect(decode.confidence(tags, 0, first, last)).toBeCloseTo(share, 4);
      }
    }),
  );
});

test('tags spell spans', () => {
  const [begin, inside, last, unit] = [0, 1, 2, 3].map((part) => tagOf(2, part));
  const tags = Uint8Array.of(tagOf(0, 3), 0, begin!, inside!, last!, unit!);
  expect(spansOf(tags, 0, tags.length)).toEqual([
    { kind: 0, first: 0, last: 0 },
    { kind: 2, first: 2, last: 4 },
    { kind: 2, first: 5, last: 5 },
  ]);
});
