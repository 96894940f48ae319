import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { formatQuery } from '../../src/query/format.ts';
import { LIMITS } from '../../src/query/limits.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { words } from '../../src/text/words.ts';
import type { Expression } from '../../src/types.ts';

/** 100,000 inputs, a million with DATELINE_LONG=1. */
const RUNS = process.env['DATELINE_LONG'] ? 1_000_000 : 100_000;

/** What the query language is made of, and what comes near it. */
const PIECES = [
  ...['a', 'drone', 'U.S.', 'AT&T', 'é', '北京', '10:30', 'http://a.b/c?d', '😀', '\ud800', '\\'],
  ...[
    'AND',
    'OR',
    'NOT',
    'NEAR',
    'NEAR/3',
    'NEAR/',
    'or',
    '&&',
    '||',
    '|',
    '&',
    '-',
    '--',
    '+',
    '!',
  ],
  ...['"', '\u201c', '\u201d', '\u00ab', '(', ')', '*', '~', '~2', '~9', ':', '..', '>=', '<', '/'],
  ...[
    'title:',
    'body:',
    'person:',
    'org:',
    'place:',
    'source:',
    'byline:',
    'date:',
    'foo:',
    '2025',
    '2025-07-01',
  ],
  ...['2025-W31', '9999-12-31', ' ', '  ', '\t', '\n', '\u00a0', '\u0000', "'", '\u2019'],
];
const garbled = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 14 })
  .map((pieces) => pieces.join(''));
const spaced = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((all) => all.join(' '));
const binary = fc.string({ unit: 'binary', maxLength: 30 });

test(`${RUNS} inputs: understood and written back the same, or refused with place and hint`, () => {
  let understood = 0;
  fc.assert(
    fc.property(fc.oneof(garbled, spaced, binary), (query) => {
      if (answers(query)) understood++;
    }),
    { numRuns: RUNS },
  );
  // Near miss: a generator that only makes nonsense would prove little.
  expect(understood).toBeGreaterThan(RUNS / 20);
});

/** True when understood. Plain comparison: an `expect` a run would take most of the time. */
function answers(query: string): boolean {
  let expression: Expression | undefined;
  try {
    expression = parseQuery(query);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'bad-query') throw error;
    const { position, hint } = error;
    if (position === undefined || position < 0 || position > query.length || !hint) throw error;
    return false;
  }
  if (expression === undefined) return true;
  const written = formatQuery(expression);
  const again = parseQuery(written);
  if (JSON.stringify(again) !== JSON.stringify(expression))
    throw new Error(`${JSON.stringify(query)} is written as ${JSON.stringify(written)}`);
  return true;
}

const text = fc
  .oneof(fc.constantFrom(...PIECES), binary)
  .filter((one) => words(one).length > 0 && words(one).length < 6);
const field = fc.constantFrom({}, { field: 'title' as const }, { field: 'body' as const });
const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc
    .tuple(text, field, fc.constantFrom({}, { prefix: true as const }, { edits: 2 as const }))
    .map(([word, where, how]) => ({ type: 'word' as const, text: word, ...where, ...how })),
  fc
    .tuple(text, field)
    .map(([phrase, where]) => ({ type: 'phrase' as const, text: phrase, ...where })),
  fc
    .tuple(text, text, fc.integer({ min: 1, max: LIMITS.distance }), field)
    .map(([left, right, distance, where]) => ({
      type: 'near' as const,
      left,
      right,
      distance,
      ...where,
    })),
  fc
    .tuple(fc.constantFrom('person' as const, 'place' as const, 'organisation' as const), text)
    .map(([kind, value]) => ({ type: 'entity' as const, kind, value: value.trim() })),
  text.map((value) => ({ type: 'source' as const, value: value.trim() })),
  text.map((value) => ({ type: 'byline' as const, value: value.trim() })),
  fc
    .constantFrom(
      { gte: '2025-07-01', lt: '2025-07-02' },
      { gte: '2024-02-29', lt: '2025-01-01' },
      { gte: '2025-07-01' },
      { lt: '2025-07-01' },
    )
    .map((range) => ({ type: 'date' as const, range })),
);

/** Trees as the parser makes them: flat, no single parts, no double negation. */
const tree: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression; many: Expression }>((tie) => ({
  node: fc.oneof({ maxDepth: 4, depthIdentifier: 'tree' }, leaf, tie('many')),
  many: fc.oneof(
    fc
      .array(tie('node'), { minLength: 2, maxLength: 4, depthIdentifier: 'tree' })
      .map((of) => flat('and', of)),
    fc
      .array(tie('node'), { minLength: 2, maxLength: 4, depthIdentifier: 'tree' })
      .map((of) => flat('or', of)),
    tie('node').map((of): Expression => (of.type === 'not' ? of.of : { type: 'not', of })),
  ),
})).node;

function flat(type: 'and' | 'or', parts: readonly Expression[]): Expression {
  return { type, of: parts.flatMap((part) => (part.type === type ? part.of : [part])) };
}

test('any expression is read back as it was written', () => {
  fc.assert(
    fc.property(tree, (expression) => {
      const written = formatQuery(expression);
      fc.pre(written.length <= LIMITS.length);
      expect(parseQuery(written)).toEqual(expression);
    }),
    { numRuns: 10_000 },
  );
});

test('time grows with length, not with its square', () => {
  // Each of these was chosen to be slow for a parser that looks back or ahead too far.
  for (const piece of [
    '(',
    '-',
    '\\',
    'a:',
    'a"',
    'NOT ',
    'a OR ',
    'a NEAR/3 ',
    '~',
    '1,',
    'http://',
    'é',
    "'",
    'A.',
    'a&',
    "a'",
    '\u00ad',
    '5,000,',
    'US ',
  ]) {
    const query = piece.repeat(Math.floor(LIMITS.length / piece.length));
    answers(query);
    // The square of 200,000 would run into the time limit of the test.
    const found = words(piece.repeat(200_000 / piece.length)).length;
    expect(found).toBeLessThanOrEqual(100_000);
  }
});
