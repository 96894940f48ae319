import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { formatQuery } from '../../src/query/format.ts';
import { LIMITS } from '../../src/query/limits.ts';
import { parseQuery } from '../../src/query/parse.ts';

/** Query, and what it is understood as, written back. */
const UNDERSTOOD: readonly (readonly [string, string])[] = [
  ['nsc "security council" -football', 'nsc "security council" -football'],
  ['a b OR c d', 'a b OR c d'],
  ['a AND (b OR c)', 'a (b OR c)'],
  ['a && b || c | d', 'a b OR c OR d'],
  ['a (b (c))', 'a b c'],
  ['and or not near', 'and or not near'],
  ['near/x NEARLY \\NEAR/x', 'near/x NEARLY \\NEAR/x'],
  ['NOT a', '-a'],
  ['NOT NOT a', 'a'],
  ['NOT -(a OR -b)', 'a OR -b'],
  ['-a -b', '-a -b'],
  ['-(a b)', '-(a b)'],
  ['-"a b" -title:c -person:d', '-"a b" -title:c -person:d'],
  ['state-of-the-art - war -- peace', 'state-of-the-art war peace'],
  ['Tom & Jerry – who?', 'Tom Jerry who?'],
  ['\u201csmart quotes\u201d \u00abguillemets\u00bb', '"smart quotes" "guillemets"'],
  ['"say \\"hi\\" \\\\ now"', '"say \\"hi\\" \\\\ now"'],
  ['ab"cd ef"gh', 'ab "cd ef" gh'],
  ['TITLE:a Body:"b c"', 'title:a body:"b c"'],
  ['title:(a OR "b c" -d)', 'title:a OR title:"b c" -title:d'],
  ['title:(a body:b) c', 'title:a body:b c'],
  ['people:trump places:lithuania', 'person:trump place:lithuania'],
  [
    'org:nato orgs:nato organisation:nato organizations:nato',
    'org:nato org:nato org:nato org:nato',
  ],
  ['person:"Donald Trump" source:Reuters', 'person:"Donald Trump" source:Reuters'],
  ['person:a OR b', 'person:a OR b'],
  ['word* word~ word~1 word~2', 'word* word~1 word~1 word~2'],
  ['title:dron* body:lithaunia~2', 'title:dron* body:lithaunia~2'],
  ['a NEAR/5 b', 'a NEAR/5 b'],
  ['a NEAR b', 'a NEAR/10 b'],
  ['a NEAR/3 b NEAR/4 c', 'a NEAR/3 b b NEAR/4 c'],
  ['"a b" NEAR/2 "c d"', '"a b" NEAR/2 "c d"'],
  ['-a NEAR/2 b', '-(a NEAR/2 b)'],
  ['title:a NEAR/2 b', 'title:(a NEAR/2 b)'],
  ['title:a NEAR/2 title:b', 'title:(a NEAR/2 b)'],
  ['\\-a \\OR foo\\:bar \\(b\\) c\\ d e\\* f\\~1', '\\-a \\OR foo\\:bar \\(b\\) c\\ d e\\* f\\~1'],
  [
    'http://example.com/a?b=c 10:30 mailto:a@b.com',
    'http://example.com/a?b=c 10:30 mailto\\:a@b.com',
  ],
  ['body:/\\/a title:\\//a //a', 'body:\\//a title:\\//a //a'],
  ['Ukraine: what next', 'Ukraine\\: what next'],
  ['AT&T U.S. C++ ~50 5%', 'AT&T U.S. C++ \\~50 5%'],
  ['date:2025', 'date:2025-01-01..2025-12-31'],
  ['date:2024-02', 'date:2024-02-01..2024-02-29'],
  ['date:2025-07-01', 'date:2025-07-01'],
  ['date:2025-W31', 'date:2025-07-28..2025-08-03'],
  ['date:2025-07..2025-08', 'date:2025-07-01..2025-08-31'],
  ['date:2025-07.. date:..2025-07', 'date:>=2025-07-01 date:<2025-08-01'],
  ['date:>=2025-07 date:>2025-07', 'date:>=2025-07-01 date:>=2025-08-01'],
  ['date:<=2025-07-01 date:<2025-07-01', 'date:<2025-07-02 date:<2025-07-01'],
  ['date:"2025-07"', 'date:2025-07-01..2025-07-31'],
  ['date:..9999-12-31 date:<=9999', 'date:..9999-12-31 date:..9999-12-31'],
  ['date:>=0001-01-01', 'date:>=0001-01-01'],
];

test.each(UNDERSTOOD)('%s is understood as %s', (query, written) => {
  const expression = parseQuery(query);
  expect(formatQuery(expression!)).toBe(written);
  expect(parseQuery(written)).toEqual(expression);
});

test('the tree says what is ANDed, ORed, excluded, and in which field', () => {
  expect(parseQuery('a "b c" OR -title:d*')).toEqual({
    type: 'or',
    of: [
      {
        type: 'and',
        of: [
          { type: 'word', text: 'a' },
          { type: 'phrase', text: 'b c' },
        ],
      },
      { type: 'not', of: { type: 'word', text: 'd', field: 'title', prefix: true } },
    ],
  });
});

test.each(['', '  \n\t', '*', ' * '])('"%s" is all documents', (query) => {
  expect(parseQuery(query)).toBeUndefined();
});

/** Query, offset of the fault, and a word of the advice. */
const REFUSED: readonly (readonly [string, number, string])[] = [
  ['a "b c', 2, 'Put a "'],
  ['a "b c" "', 8, 'Put a "'],
  ['a (b OR c', 2, 'Put a )'],
  ['((a)', 0, 'Put a )'],
  ['a b)', 3, 'Take it away'],
  ['a () b', 2, 'between'],
  ['(?)', 0, 'between'],
  ['""', 0, 'Put one in'],
  ['a "–"', 2, 'Put one in'],
  ['OR a', 0, 'before'],
  ['a OR', 2, 'after'],
  ['a OR OR b', 2, 'after'],
  ['a OR ?', 2, 'after'],
  ['AND a', 0, 'before'],
  ['a AND', 2, 'after'],
  ['a AND AND b', 6, 'before'],
  ['a AND OR b', 2, 'after'],
  ['NOT', 0, 'after'],
  ['a NOT', 2, 'after'],
  ['a -(', 3, 'Put a )'],
  ['NOT AND a', 0, 'after'],
  ['-? a', 0, 'after'],
  ['NEAR/3 a', 0, 'before'],
  ['a NEAR/3', 2, 'after'],
  ['a NEAR/3 (b)', 2, 'after'],
  ['a NEAR/0 b', 2, 'from 1 to 100'],
  ['a NEAR/x b', 2, 'NEAR/5'],
  ['a NEAR/101 b', 2, 'from 1 to 100'],
  ['a NEAR/ b', 2, 'from 1 to 100'],
  ['a* NEAR/3 b', 0, 'star'],
  ['a NEAR/3 b~', 9, 'star'],
  ['a NEAR/3 title:b', 9, 'both'],
  ['a NEAR/3 person:b', 9, 'both'],
  ['*a', 0, 'beginning'],
  ['a*b', 0, 'beginning'],
  ['a**', 0, 'beginning'],
  ['a ?*', 2, 'beginning'],
  ['a~3', 0, '~1 or ~2'],
  ['"a b"~2', 5, 'NEAR'],
  ['"a b"*', 5, 'NEAR'],
  ['titel:a', 0, 'title:'],
  ['b persn:a', 2, 'person:'],
  ['xyzzy:a', 0, 'title, body'],
  ['title:', 0, 'colon'],
  ['title: a', 0, 'colon'],
  ['title:?', 0, 'colon'],
  ['person:(a OR b)', 0, 'phrase'],
  ['person:a*', 7, 'quotes'],
  ['person:""', 7, 'name'],
  ['date:2025-13', 5, 'date:2025-07'],
  ['date:2025-02-29', 5, 'date:2025-07'],
  ['date:2025-07..2025-13', 14, 'date:2025-07'],
  ['date:2025-08..2025-07', 5, 'date:2025-07..2025-08'],
  ['date:>=tomorrow', 7, 'date:2025-07'],
  ['date:..', 5, 'date:2025-07'],
  ['date:>9999-12-31', 5, 'earlier'],
  ['? !', 0, 'letters'],
];

test.each(REFUSED)('%s is refused at %i with advice', (query, position, advice) => {
  const error = complaint(query);
  expect(error.code).toBe('bad-query');
  expect(error.position).toBe(position);
  expect(error.message).toContain(error.hint);
  expect(error.hint).toContain(advice);
});

test('limits are enforced, and what just fits is not refused', () => {
  const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
  const cases: readonly (readonly [string, string])[] = [
    ['x'.repeat(LIMITS.length), 'x'.repeat(LIMITS.length + 1)],
    ['x '.repeat(LIMITS.terms).trim(), 'x '.repeat(LIMITS.terms + 1).trim()],
    [`"${'x '.repeat(LIMITS.terms)}"`, `"${'x '.repeat(LIMITS.terms + 1)}"`],
    [nested(LIMITS.depth), nested(LIMITS.depth + 1)],
    [`a NEAR/${LIMITS.distance} b`, `a NEAR/${LIMITS.distance + 1} b`],
  ];
  for (const [fits, exceeds] of cases) {
    expect(parseQuery(fits)).toBeDefined();
    expect(complaint(exceeds).code).toBe('bad-query');
  }
});

function complaint(query: string): UserError {
  try {
    parseQuery(query);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error as UserError;
  }
  throw new Error(`${query} was understood`);
}
