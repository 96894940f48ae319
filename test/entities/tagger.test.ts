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

const model = loadTagger('model');
/** A million and 4,000 behave alike; the million is for when there is time. */
const MANY = process.env['DATELINE_LONG'] === '1' ? 1_000_000 : 4_000;
test.each([
  ['no space', 'Ab'.repeat(MANY * 2)],
  ['one-letter words', 'a '.repeat(MANY)],
  ['one-letter capitals', 'A '.repeat(MANY)],
  ['a name again and again', 'Anna '.repeat(MANY)],
  ['line breaks', '\n'.repeat(MANY)],
  ['quotes', `"'`.repeat(MANY)],
  ['hyphens', 'A-b'.repeat(MANY)],
  ['ampersands', 'A&'.repeat(MANY)],
  ['a dateline without end', `${'VILNIUS '.repeat(MANY)}- x`],
  ['open parentheses', 'VILNIUS ('.repeat(MANY / 4)],
  ['control characters', '\u0000\u0001\u200b\u202e'.repeat(MANY)],
])('the model goes through %s', (_, text) => {
  const mentions = model(text);
  let end = 0;
  for (const mention of mentions) {
    expect(mention.start >= end && mention.end > mention.start).toBe(true);
    end = mention.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
});

test('a text longer than a piece gives the same mentions at their places', () => {
  const article = 'Foreign Minister Anna Berg met Paul Simon in Nairobi, Kenya said.\n\n';
  const once = model(article);
  const times = 2_000;
  const all = model(article.repeat(times));
  expect(once.length).toBeGreaterThan(2);
  const last = all.filter(({ start }) => start >= (times - 1) * article.length);
  expect(last.map(({ kind, start }) => [kind, start - (times - 1) * article.length])).toEqual(
    once.map(({ kind, start }) => [kind, start]),
  );
});

test('what was tagged before changes no answer', () => {
  const text = 'Trump met TRUMP allies. Mr Trump said Simon Berg left Oslo.';
  const fresh = model(text);
  const used = loadTagger('model');
  // More distinct words than the tagger keeps, so that its table turns over several times.
  for (let round = 0; round < 2; round++) {
    used(Array.from({ length: 10_500 }, (_, i) => `w${round}x${i}`).join(' '));
    expect(used(text)).toEqual(fresh);
  }
});
