import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_SENTENCE, tokenise } from '../../../src/entities/tag/tokens.ts';
import { WordTable } from '../../../src/entities/tag/word.ts';
import { lexicon } from '../lexicon.ts';

const words = (text: string): string[] =>
  tokenise(text, new WordTable(lexicon)).words.map((word) => word.text);
const sentences = (text: string): string[] => {
  const { starts, ends, sentences: bounds } = tokenise(text, new WordTable(lexicon));
  return bounds.slice(0, -1).map((from, s) => text.slice(starts[from], ends[bounds[s + 1]! - 1]));
};

test.each([
  ['The U.S. and AT&T agreed.', ['The', 'U.S.', 'and', 'AT&T', 'agreed', '.']],
  ["Norway's fleet, Chad's too", ['Norway', "'s", 'fleet', ',', 'Chad', "'s", 'too']],
  ['the boys’ school', ['the', 'boys', '’', 'school']],
  ["O'Brien doesn't know D'Angelo", ["O'Brien", "doesn't", 'know', "D'Angelo"]],
  [
    'a US-led, Kyiv-based, pro-Russian group',
    ['a', 'US', '-', 'led', ',', 'Kyiv', '-', 'based', ',', 'pro', '-', 'Russian', 'group'],
  ],
  [
    'Jean-Claude al-Assad, a well-known man',
    ['Jean-Claude', 'al-Assad', ',', 'a', 'well-known', 'man'],
  ],
  [
    'Stoke-on-Trent, Port-au-Prince and a Paris-to-Rome train',
    ['Stoke-on-Trent', ',', 'Port-au-Prince', 'and', 'a', 'Paris', '-', 'to', '-', 'Rome', 'train'],
  ],
  ['NATO-Russia and Moscow–Beijing', ['NATO', '-', 'Russia', 'and', 'Moscow', '–', 'Beijing']],
  ['Mr. J. Smith Jr. of St. Ives', ['Mr.', 'J.', 'Smith', 'Jr.', 'of', 'St.', 'Ives']],
  [
    'Reuters/AFP (see https://a.example/x?y=1)',
    ['Reuters', '/', 'AFP', '(', 'see', 'https://a.example/x?y=1)'],
  ],
  ['on X. Boeing, by X. Li', ['on', 'X', '.', 'Boeing', ',', 'by', 'X.', 'Li']],
  ['', []],
])('cuts %j into words', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test.each([
  ['It rained. Anna stayed.', ['It rained.', 'Anna stayed.']],
  [
    'He met Mr. Berg of the U.S. Senate. She left.',
    ['He met Mr. Berg of the U.S. Senate.', 'She left.'],
  ],
  ['A Title\n\nThe text', ['A Title', 'The text']],
  ['"Go." "No."', ['"Go."', '"No."']],
  ['version 2.5 is out', ['version 2.5 is out']],
])('cuts %j into sentences', (text, expected) => {
  expect(sentences(text)).toEqual(expected);
});

test('a wrapped line goes on below, a short one does not', () => {
  const long = 'The minister said in the long evening session that the talks with';
  expect(sentences(`${long}\nneighbours had failed`)).toHaveLength(1);
  expect(sentences('Top stories\nneighbours had failed')).toHaveLength(2);
});

test('tokens are in order, cover all that is not space, and sentences are bounded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { starts, ends, sentences: bounds } = tokenise(text, new WordTable(lexicon));
      let rest = '';
      let last = 0;
      let ordered = true;
      starts.forEach((start, i) => {
        ordered &&= start >= last && ends[i]! > start;
        rest += text.slice(last, start);
        last = ends[i]!;
      });
      rest += text.slice(last);
      expect(ordered).toBe(true);
      expect(rest.trim()).toBe('');
      bounds.slice(1).forEach((bound, s) => {
        expect(bound - bounds[s]!).toBeLessThanOrEqual(MAX_SENTENCE);
      });
    }),
  );
});
