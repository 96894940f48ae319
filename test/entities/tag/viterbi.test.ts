import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spansOf } from '../../../src/entities/tag/mentions.ts';
import { ROW, TAGS, tagOf } from '../../../src/entities/tag/tags.ts';
import { decoder } from '../../../src/entities/tag/viterbi.ts';
import { LENGTH, numbers, PATHS, scoreOf } from './paths.ts';

test('the best path is that of trying every path', () => {
  fc.assert(
    fc.property(numbers(LENGTH * ROW), numbers(TAGS * TAGS), (scores, moves) => {
      const rows = Float32Array.from(scores, (score) => score / 8);
      const transitions = Float32Array.from(moves, (move) => move / 8);
      const tags = new Uint8Array(LENGTH);
      decoder(transitions, LENGTH).best(rows, LENGTH, tags, 0);
      const best = Math.max(...PATHS.map((path) => scoreOf(path, rows, transitions)));
      expect(scoreOf(tags, rows, transitions)).toBeCloseTo(best, 3);
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
