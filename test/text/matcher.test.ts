import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slotsOf, slotsOfText } from '../../src/query/slots.ts';
import { matchMarks, termTest, type Wanted } from '../../src/text/matcher.ts';
import { words } from '../../src/text/words.ts';
import type { Expression } from '../../src/types.ts';
import { createReference } from '../query/reference.ts';

type Text = Expression & { type: 'word' | 'phrase' | 'near' };

const word = (text: string, more: object = {}): Text => ({ type: 'word', text, ...more });
const phrase = (text: string): Text => ({ type: 'phrase', text });
const near = (left: string, right: string, distance: number): Text => ({
  type: 'near',
  left,
  right,
  distance,
});

function wanted(part: Text): Wanted {
  if (part.type !== 'near') return { slots: slotsOf(part), weight: 1 };
  const right = { slots: slotsOfText(part.right), distance: part.distance };
  return { slots: slotsOfText(part.left), near: right, weight: 1 };
}

function marked(text: string, ...parts: Text[]): string {
  const marks = matchMarks(text, parts.map(wanted));
  return marks.map(({ start, end }) => text.slice(start, end)).join(' | ');
}

test.each<readonly [string, Text, string]>([
  ['Drone strikes struck; a strike.', word('strike'), 'strikes | strike'],
  ['A striking drone-strike.', word('strikes'), 'striking | strike'],
  ['Drone strikes, a strike.', phrase('strike'), 'strike'],
  ['Trump\u2019s plan. TRUMP! Trumpet.', word('trump'), 'Trump | TRUMP'],
  ['Kęstutis met Kestutis.', word('kestutis'), 'Kęstutis | Kestutis'],
  ['The U.S. and us.', word('US'), 'U.S.'],
  ['The U.S. and us.', word('us'), 'U.S. | us'],
  ['The WHO asked who.', word('who'), 'WHO | who'],
  ['AT&T and AT and T.', word('at&t'), 'AT&T'],
  ['Lithuania, Lithuanian, lit.', word('lithu', { prefix: true }), 'Lithuania | Lithuanian'],
  ['Lithaunia or Latvia.', word('lithuania', { edits: 1 }), 'Lithaunia'],
  ['Two bats, a cab, it.', word('bat', { edits: 2 }), 'bats'],
  [
    'National Security Council, security of the council.',
    phrase('security council'),
    'Security Council',
  ],
  ['To be or not to be.', phrase('not to be'), 'not to be'],
  ['A state-of-the-art plan, art of the state.', word('state-of-the-art'), 'state-of-the-art'],
  ['Drone-strikes and strikes by drone.', word('drone-strike'), 'Drone-strikes'],
  ['北京大学和京北', word('北京'), '北京'],
  [
    'Treaty on the border. Far from any border is the old treaty.',
    near('treaty', 'border', 3),
    'Treaty | border',
  ],
  ['The border treaty.', near('treaty', 'border', 1), 'border | treaty'],
  ['The border of a treaty.', near('treaty', 'border', 1), ''],
  ['treaty', near('treaty', 'treaty', 5), ''],
  ['', word('a'), ''],
])('%j, asked for %j, marks %s', (text, part, expected) => {
  expect(marked(text, part)).toBe(expected);
});

test('marks that overlap are joined and keep the greater weight', () => {
  const parts: Wanted[] = [
    { slots: slotsOf(phrase('security council') as Text & { type: 'phrase' }), weight: 5 },
    { slots: slotsOf(word('council') as Text & { type: 'word' }), weight: 1 },
  ];
  expect(matchMarks('The security council. A council.', parts)).toEqual([
    { start: 4, end: 20, weight: 5, wanted: 0 },
    { start: 24, end: 31, weight: 1, wanted: 1 },
  ]);
});

test('a set of terms, where given, decides alone', () => {
  const slots = [{ text: 'dron', how: 'prefix' as const, terms: new Set(['drones']) }];
  expect(matchMarks('drone drones', [{ slots, weight: 1 }]).map(({ start }) => start)).toEqual([6]);
  expect(termTest({ text: 'dron', how: 'prefix' })('drone')).toBe(true);
});

const vocabulary = [
  'drone',
  'drones',
  'strike',
  'striking',
  'us',
  'US',
  'the',
  'state-of',
  'é',
  '北京',
];
const text = fc
  .array(fc.constantFrom(...vocabulary, '.', '-'), { maxLength: 12 })
  .map((all) => all.join(' '));
const some = fc.constantFrom(...vocabulary);
const part: fc.Arbitrary<Text> = fc.oneof(
  fc
    .tuple(some, fc.constantFrom({}, { prefix: true }, { edits: 1 }))
    .map(([one, how]) => word(one, how)),
  fc.tuple(some, some).map(([a, b]) => phrase(`${a} ${b}`)),
  fc
    .tuple(some, some, fc.integer({ min: 1, max: 4 }))
    .map(([a, b, distance]) => near(a, b, distance)),
);

test('a text is marked exactly when it matches', () => {
  fc.assert(
    fc.property(text, part, (body, asked) => {
      const matches = createReference([{ title: '', body }]).search(asked).length > 0;
      expect(matchMarks(body, [wanted(asked)]).length > 0).toBe(matches);
    }),
    { numRuns: 3000 },
  );
});

test('every mark starts and ends with a word, in order, apart from one another', () => {
  fc.assert(
    fc.property(text, fc.array(part, { maxLength: 3 }), (body, asked) => {
      const starts = new Set(words(body).map(({ start }) => start));
      const ends = new Set(words(body).map(({ end }) => end));
      let last = 0;
      for (const { start, end } of matchMarks(body, asked.map(wanted))) {
        expect(starts.has(start) && ends.has(end) && start >= last).toBe(true);
        last = end;
      }
    }),
    { numRuns: 1000 },
  );
});
