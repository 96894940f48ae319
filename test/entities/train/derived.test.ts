import { expect, test } from 'vitest';
import { asMarked, leftOut } from '../../../src/entities/train/derived.ts';

/** The sure names and, behind a bar, what is unsure. */
function cut(kind: 'person' | 'place' | 'organisation', text: string): string {
  const { gold, unsure } = asMarked(text, { kind, start: 0, end: text.length });
  const parts = (spans: readonly { start: number; end: number }[]): string =>
    spans.map(({ start, end }) => text.slice(start, end)).join(' + ');
  return `${parts(gold)} | ${parts(unsure)}`;
}

test.each([
  ['person', 'Anna Berg', 'Anna Berg | '],
  ['person', 'Environment Minister John Baird', 'John Baird | '],
  ['person', "Civic Party's Jeremy Tam", 'Jeremy Tam | '],
  ['person', 'Alvin Yeung of Civic Party', 'Alvin Yeung |  of Civic Party'],
  ['person', 'of Washington Chris Gregoire', ' | of Washington Chris Gregoire'],
  ['person', 'Man of the Match', 'Man |  of the Match'],
  ['person', 'Chairman of the Board', ' | Chairman of the Board'],
  ['place', 'Mountain View, California', 'Mountain View + California | '],
  [
    'place',
    'Museum of Flight in Seattle, Washington',
    'Museum of Flight + Seattle + Washington | ',
  ],
  [
    'organisation',
    'University of Pisa, where he met her',
    'University of Pisa | , where he met her',
  ],
  [
    'organisation',
    'Council on American-Islamic Relations',
    'Council on American-Islamic Relations | ',
  ],
] as const)('%s %j is marked as %j', (kind, text, expected) => {
  expect(cut(kind, text)).toBe(expected);
});

test('names that the rule missed are unsure, the others are not', () => {
  const text = 'The author Truman Capote met Carly Simon in Oslo on Monday.';
  const start = text.indexOf('Truman');
  const found = leftOut(text, [{ start, end: start + 'Truman Capote'.length }]);
  expect(found.map((part) => text.slice(part.start, part.end))).toEqual(['Carly Simon']);
});
