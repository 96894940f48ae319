import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countsAs,
  fieldsTogether,
  idf,
  insistence,
  lengthNorm,
  meeting,
  nearnessScore,
  newnessFactor,
  RANKING,
  termScore,
} from '../../src/text/ranking.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const tf = fc.double({ min: 0, max: 1e6, noNaN: true });

test('a rarer term is worth more, and every term something', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1e7 }), share, (documents, part) => {
      const holding = 1 + Math.floor(part * (documents - 2));
      expect(idf(documents, holding)).toBeGreaterThan(idf(documents, holding + 1));
      expect(idf(documents, documents)).toBeGreaterThan(0);
    }),
  );
});

test('a word that texts repeat is worth more than one that they mention, within bounds', () => {
  const repeated = { documents: 50, occurrences: 150 };
  const mentioned = { documents: 50, occurrences: 55 };
  expect(insistence(repeated)).toBeGreaterThan(insistence(mentioned));
  expect(insistence({ documents: 0, occurrences: 0 })).toBe(RANKING.usualInsistence);
  expect(insistence({ documents: 1, occurrences: 1_000_000 })).toBe(RANKING.mostInsistence);
  expect(insistence({ documents: 1e6, occurrences: 1e6 })).toBeCloseTo(1, 3);
});

test('more of a term is never worth less, and never more than idf × (k1 + 1)', () => {
  fc.assert(
    fc.property(tf, tf, (a, b) => {
      expect(termScore(2, Math.max(a, b))).toBeGreaterThanOrEqual(
        termScore(2, Math.min(a, b)) * (1 - 1e-12),
      );
      expect(termScore(2, a)).toBeLessThanOrEqual(2 * (RANKING.k1 + 1) * (1 + 1e-12));
    }),
  );
  expect(termScore(2, 0)).toBe(0);
});

test('exact forms rank above others, the title above the body, short above long', () => {
  const us = { text: 'us', also: 'u.s.' };
  expect(countsAs(us, 'us')).toBeGreaterThan(countsAs(us, 'using'));
  expect(countsAs(us, 'u.s.')).toBeGreaterThan(countsAs(us, 'us'));
  expect(countsAs({ text: 'use' }, 'using')).toBe(RANKING.variantWeight);
  expect(fieldsTogether(1, 1, 0, 1)).toBeGreaterThan(fieldsTogether(0, 1, 1, 1));
  expect(lengthNorm(10, 20, 0.6)).toBeLessThan(1);
  expect(lengthNorm(20, 20, 0.6)).toBe(1);
  expect(lengthNorm(5, 0, 0.6)).toBe(1);
});

test('words side by side gain most, in either order, and nothing beyond the window', () => {
  expect(meeting(1)).toBe(1);
  expect(meeting(-2)).toBe(0.5);
  expect(meeting(0)).toBe(0);
  expect(meeting(RANKING.nearnessWindow)).toBeGreaterThan(0);
  expect(meeting(RANKING.nearnessWindow + 1)).toBe(0);
  expect(nearnessScore(3, 0)).toBe(0);
  expect(nearnessScore(3, 1)).toBeLessThan(termScore(3, 1));
});

test('newness raises gently, halves with its half-life, and leaves undated documents alone', () => {
  expect(newnessFactor(undefined, 20000)).toBe(1);
  expect(newnessFactor(20000, 20000)).toBe(1 + RANKING.newness);
  expect(newnessFactor(20000 - RANKING.newnessHalfLifeDays, 20000)).toBeCloseTo(
    1 + RANKING.newness / 2,
  );
  expect(newnessFactor(20001, 20000)).toBe(1 + RANKING.newness);
});
