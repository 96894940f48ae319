import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Choice } from '../../../src/types.ts';
import {
  choose,
  chosen,
  filterOf,
  formatState,
  NO_CHOICES,
  parseState,
  type SearchState,
} from '../../../src/web/lib/state.ts';

const BARE: SearchState = { q: '', choices: NO_CHOICES, sort: 'relevance', page: 1 };

test.each<[string, Partial<SearchState>]>([
  ['', {}],
  ['?q=air+defence', { q: 'air defence' }],
  ['?people=a,b', { choices: { ...NO_CHOICES, people: { any: ['person:a', 'person:b'] } } }],
  ['?people=a', { choices: { ...NO_CHOICES, people: { any: ['person:a'] } } }],
  ['?people=a&people=b', { choices: { ...NO_CHOICES, people: { all: ['person:a', 'person:b'] } } }],
  ['?people=a&people=a', { choices: { ...NO_CHOICES, people: { all: ['person:a'] } } }],
  ['?people=-a', { choices: { ...NO_CHOICES, people: { none: ['person:a'] } } }],
  [
    '?places=a,b&places=c&places=-d',
    {
      choices: {
        ...NO_CHOICES,
        places: { any: ['place:a', 'place:b'], all: ['place:c'], none: ['place:d'] },
      },
    },
  ],
  ['?source="Day,+The"', { choices: { ...NO_CHOICES, source: { any: ['Day, The'] } } }],
  ['?source=-"-Dash"', { choices: { ...NO_CHOICES, source: { none: ['-Dash'] } } }],
  ['?from=2025-08&to=2025-08', { from: '2025-08-01', to: '2025-08-31' }],
  ['?from=2025&to=2025-02-03', { from: '2025-01-01', to: '2025-02-03' }],
  ['?from=2025-W31&to=2025-W31', { from: '2025-07-28', to: '2025-08-03' }],
  ['?from=2025-13-40&to=soon', {}],
  ['?sort=newest&page=3', { sort: 'newest', page: 3 }],
  ['?sort=best&page=-1', {}],
])('the address %s is read', (search, state) => {
  expect(parseState(search)).toEqual({ ...BARE, ...state });
});

test('a range of days includes its last one', () => {
  const state = parseState('?from=2025-02-01&to=2025-02-28');
  expect(filterOf(state)).toEqual({ date: { gte: '2025-02-01', lt: '2025-03-01' } });
  expect(filterOf(BARE)).toBeUndefined();
});

test('choosing moves a value from mode to mode and out again', () => {
  const once = choose({ ...BARE, page: 4 }, 'people', 'person:a', 'any');
  expect(once.choices.people).toEqual({ any: ['person:a'] });
  expect(once.page).toBe(1);
  const out = choose(once, 'people', 'person:a', 'none');
  expect(out.choices.people).toEqual({ none: ['person:a'] });
  expect(choose(out, 'people', 'person:a', undefined).choices.people).toEqual({});
});

const value = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }).filter((text) => {
  return text.trim() === text && !text.includes('\u0000');
});
const slug = fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,4})?$/);
const choiceOf = (values: fc.Arbitrary<string>): fc.Arbitrary<Choice> =>
  fc.uniqueArray(values, { maxLength: 6 }).chain((ids) =>
    fc.array(fc.constantFrom('any', 'all', 'none'), { minLength: 6, maxLength: 6 }).map((modes) => {
      const of = (mode: string) => ids.filter((_, at) => modes[at] === mode);
      const all = { any: of('any'), all: of('all'), none: of('none') };
      return Object.fromEntries(Object.entries(all).filter(([, list]) => list.length > 0));
    }),
  );
const state: fc.Arbitrary<SearchState> = fc.record({
  q: fc.string({ unit: 'grapheme' }),
  choices: fc.record({
    people: choiceOf(slug.map((id) => `person:${id}`)),
    places: choiceOf(slug.map((id) => `place:${id}`)),
    organisations: choiceOf(slug.map((id) => `organisation:${id}`)),
    source: choiceOf(value),
  }),
  sort: fc.constantFrom('relevance', 'newest', 'oldest'),
  page: fc.integer({ min: 1, max: 500 }),
});

test('every state comes back from its address', () => {
  fc.assert(
    fc.property(state, (given) => {
      expect(parseState(formatState(given))).toEqual(given);
    }),
    { numRuns: 1000 },
  );
});

test('every chosen value is listed once', () => {
  fc.assert(
    fc.property(choiceOf(value), (choice) => {
      const ids = chosen(choice).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(Object.values(choice).flat().length);
    }),
  );
});
