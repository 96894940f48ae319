import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bands, signature, similarity } from '../../src/text/signature.ts';

/** `count` made-up words from a seed, so that texts are alike only where they are made alike. */
function wordsFrom(seed: number, count: number): string[] {
  let state = seed >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `w${state.toString(36)}`;
  });
}

/** Exact Jaccard similarity of the runs of three words. */
function shared(a: readonly string[], b: readonly string[]): number {
  const runs = (words: readonly string[]) =>
    new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(' ')));
  const [x, y] = [runs(a), runs(b)];
  const both = [...x].filter((run) => y.has(run)).length;
  return both / (x.size + y.size - both);
}

test('the estimate is near the exact share of runs of words', () => {
  for (const changed of [0, 2, 6, 15, 40, 120]) {
    const before = wordsFrom(7, 300);
    const after = before.map((word, at) =>
      changed > 0 && at % Math.ceil(300 / changed) === 0 ? `x${word}` : word,
    );
    const estimate = similarity(signature(before.join(' ')), signature(after.join(' ')));
    expect(Math.abs(estimate - shared(before, after))).toBeLessThan(0.15);
  }
});

test('a lightly edited story shares a band, another story of the same length does not', () => {
  const story = wordsFrom(11, 400);
  const edited = [...story.slice(3, 200), 'and', 'so', ...story.slice(200)];
  const other = wordsFrom(12, 400);
  const common = (a: readonly string[], b: readonly string[]) => {
    const keys = new Set(bands(signature(a.join(' '))));
    return bands(signature(b.join(' '))).filter((key) => keys.has(key)).length;
  };
  expect(common(story, edited)).toBeGreaterThan(10);
  expect(common(story, other)).toBe(0);
});

test('case, accents and punctuation make no difference', () => {
  const a = signature('Kęstutis said: “No comment” – and left the Café.');
  const b = signature('kestutis SAID no comment and left the cafe');
  expect(similarity(a, b)).toBe(1);
});

test('texts without words are like nothing, not like each other', () => {
  expect(similarity(signature(''), signature(' … '))).toBe(0);
  expect(bands(signature(''))).toEqual([]);
});

test('laws: like itself, symmetric, within 0 and 1, keys are safe integers of distinct bands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (a, b) => {
      const [x, y] = [signature(a), signature(b)];
      expect(similarity(x, y)).toBe(similarity(y, x));
      expect(similarity(x, y)).toBeGreaterThanOrEqual(0);
      expect(similarity(x, x)).toBe(bands(x).length === 0 ? 0 : 1);
      const keys = bands(x);
      expect(keys.every(Number.isSafeInteger)).toBe(true);
      expect(new Set(keys.map((key) => key % 32)).size).toBe(keys.length);
    }),
  );
});
