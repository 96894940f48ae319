import { expect, test } from 'vitest';
import { isDispensable, slotsOf, slotsOfText } from '../../src/query/slots.ts';

test('a plain word stands for its stem, a quoted one for itself', () => {
  expect(slotsOf({ type: 'word', text: 'Strikes' })).toEqual([{ text: 'strikes', how: 'stem' }]);
  expect(slotsOf({ type: 'phrase', text: 'Strikes' })).toEqual([{ text: 'strikes', how: 'exact' }]);
});

test('a word of several terms is a run of stems; star and tilde concern its last', () => {
  expect(slotsOf({ type: 'word', text: 'drone-str', prefix: true })).toEqual([
    { text: 'drone', how: 'stem' },
    { text: 'str', how: 'prefix' },
  ]);
  expect(slotsOf({ type: 'word', text: 'drone-strkie', edits: 2 })[1]).toEqual({
    text: 'strkie',
    how: 'fuzzy',
    edits: 2,
  });
});

test('short words are granted few edits, or none', () => {
  expect(slotsOf({ type: 'word', text: 'un', edits: 2 })[0]!.how).toBe('stem');
  expect(slotsOf({ type: 'word', text: 'nato', edits: 2 })[0]!.edits).toBe(1);
});

test('small "us" also finds the country; "US" and quotes do not find the pronoun', () => {
  expect(slotsOf({ type: 'word', text: 'us' })).toEqual([
    { text: 'us', how: 'stem', also: 'u.s.' },
  ]);
  expect(slotsOf({ type: 'word', text: 'US' })).toEqual([{ text: 'u.s.', how: 'stem' }]);
  expect(slotsOf({ type: 'phrase', text: 'us' })).toEqual([{ text: 'us', how: 'exact' }]);
});

test('either side of NEAR is a run of stems', () => {
  expect(slotsOfText('peace talks').map(({ how }) => how)).toEqual(['stem', 'stem']);
});

test('only bare function words can be done without', () => {
  expect(isDispensable({ type: 'word', text: 'the' })).toBe(true);
  expect(isDispensable({ type: 'word', text: 'what?' })).toBe(true);
  expect(isDispensable({ type: 'word', text: 'WHO' })).toBe(false);
  expect(isDispensable({ type: 'word', text: 'us' })).toBe(false);
  expect(isDispensable({ type: 'word', text: 'treaty' })).toBe(false);
  expect(isDispensable({ type: 'word', text: 'the', field: 'title' })).toBe(false);
  expect(isDispensable({ type: 'word', text: 'the', prefix: true })).toBe(false);
  expect(isDispensable({ type: 'phrase', text: 'the' })).toBe(false);
});
