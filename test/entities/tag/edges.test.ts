import { expect, test } from 'vitest';
import { withSoundEdges } from '../../../src/entities/tag/edges.ts';
import { KINDS } from '../../../src/entities/tag/tags.ts';
import type { Word } from '../../../src/entities/tag/word.ts';
import { lexicon } from '../lexicon.ts';

function mended(kind: 'person' | 'place' | 'organisation', text: string): string[] {
  const words = text
    .split(' ')
    .map((word) => ({ text: word, lowerText: word.toLowerCase() }) as Word);
  const span = {
    kind: KINDS.indexOf(kind),
    first: 0,
    last: words.length - 1,
    confidence: 1,
    source: 'model',
  };
  return withSoundEdges(span, words, lexicon).map(({ first, last }) =>
    words
      .slice(first, last + 1)
      .map((word) => word.text)
      .join(' '),
  );
}

test.each<['person' | 'place' | 'organisation', string, string[]]>([
  [
    'person',
    'Kestutis Budrys and Defence Minister Dovile Sakaliene',
    ['Kestutis Budrys', 'Dovile Sakaliene'],
  ],
  ['person', 'Anna Berg and Olaf Lund and Mia', ['Anna Berg', 'Olaf Lund', 'Mia']],
  ['person', 'Parliament Saulius Skvernelis', ['Saulius Skvernelis']],
  ['person', 'former US Deputy Foreign Minister Anna Berg', ['Anna Berg']],
  ['organisation', 'Hamas and Islamic Jihad', ['Hamas', 'Islamic Jihad']],
  ['place', 'Kazakhstani', []],
  ['place', 'Eastern European', []],
  // Near misses.
  ['person', 'Deputy Marshal', ['Deputy Marshal']],
  ['person', 'President Berg', ['President Berg']],
  ['person', 'Robert F. Kennedy Jr', ['Robert F. Kennedy Jr']],
  ['person', 'Ursula von der Leyen', ['Ursula von der Leyen']],
  ['place', 'Eastern Europe', ['Eastern Europe']],
  ['place', 'Trinidad and Tobago', ['Trinidad and Tobago']],
  ['organisation', 'Marks and Spencer', ['Marks and Spencer']],
  ['organisation', 'European', ['European']],
  ['organisation', 'Food and Drug Administration', ['Food and Drug Administration']],
])('the edges of the %s %j', (kind, text, expected) => {
  expect(mended(kind, text)).toEqual(expected);
});
