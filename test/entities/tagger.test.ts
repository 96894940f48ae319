import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pieces } from '../../src/entities/tag/pieces.ts';
import { loadTagger } from '../../src/entities/tagger.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        ...['Mr', 'Anna Berg', 'U.S.', 'NATO', "Oslo's", 'the', 'said', '.', '"', '\n', '\u0000'],
        ...['AT&T', '—', '😀', '\ud83d', 'ﬁ', 'é', '(', ')', 'WASHINGTON', '-', '’', 'of', '1'],
      ),
      { maxLength: 60 },
    )
    .map((words) => words.join(' ')),
);

describe.each(['compromise', 'model'] as const)('any tagger (%s)', (choice) => {
  const tag = loadTagger(choice);

  test('gives mentions in order, within the text, without overlap, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const mention of tag(text)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(mention.confidence).toBeGreaterThanOrEqual(0);
          expect(mention.confidence).toBeLessThanOrEqual(1);
          expect(mention.why).not.toBe('');
          const slice = text.slice(mention.start, mention.end);
          expect(slice).toBe(slice.trim());
          expect(slice).not.toMatch(/['’]s$/);
          end = mention.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: process.env['DATELINE_LONG'] === '1' ? 5_000 : 200 },
    );
  });

  test('gives the same answer twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tag(text)).toEqual(tag(text));
      }),
      {
        numRuns: 50,
      },
    );
  });

  test('takes the name, not what stands around it', () => {
    const text = 'Mr Paul Simon met Barack Obama’s wife in Paris, France.';
    const found = tag(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
    expect(found).toContain('person Paul Simon');
    expect(found).toContain('person Barack Obama');
  });

  test('finds nobody where nobody is named', () => {
    expect(tag('It rained all day, and the roads were wet.')).toEqual([]);
    expect(tag('')).toEqual([]);
  });
});

test('pieces cover the text, each within the limit, and keep surrogate pairs together', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.integer({ min: 2, max: 50 }),
      (text, limit) => {
        const cuts = pieces(text, limit);
        expect(cuts.map(([from, to]) => text.slice(from, to)).join('')).toBe(text);
        for (const [from, to] of cuts) {
          expect(to - from).toBeGreaterThan(0);
          expect(to - from).toBeLessThanOrEqual(limit);
          expect(
            /^[\udc00-\udfff]/.test(text.slice(to)) && /[\ud800-\udbff]$/.test(text.slice(0, to)),
          ).toBe(false);
        }
      },
    ),
  );
});

test('pieces end after sentences where they can', () => {
  const text = 'One is here. Two is there. Three';
  expect(pieces(text, 30).map(([from, to]) => text.slice(from, to))).toEqual([
    'One is here. Two is there. ',
    'Three',
  ]);
});
