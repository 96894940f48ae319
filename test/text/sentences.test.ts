import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences } from '../../src/text/sentences.ts';

/** Sentences, joined by " | ". */
const CASES: readonly (readonly [string, string])[] = [
  [
    'One here. Two there! Three? Four\u2026 Five',
    'One here. | Two there! | Three? | Four\u2026 | Five',
  ],
  [
    'Mr. Trump met Gen. Wesley Clark. Then Dr. No left.',
    'Mr. Trump met Gen. Wesley Clark. | Then Dr. No left.',
  ],
  ['He said no. Nobody moved.', 'He said no. | Nobody moved.'],
  ['See No. 5 first. Go.', 'See No. 5 first. | Go.'],
  ['George W. Bush and J.K. Rowling spoke.', 'George W. Bush and J.K. Rowling spoke.'],
  ['The U.S. President left. He won.', 'The U.S. President left. | He won.'],
  ['It happened in the U.S. The army came.', 'It happened in the U.S. | The army came.'],
  ['Apple Inc. Chief Tim Cook spoke.', 'Apple Inc. Chief Tim Cook spoke.'],
  ['He sold Apple Inc. The buyer paid.', 'He sold Apple Inc. | The buyer paid.'],
  [
    'At 9 a.m. on Friday, e.g. in Vilnius, it rained.',
    'At 9 a.m. on Friday, e.g. in Vilnius, it rained.',
  ],
  ['It cost 3.5 million. Version 1.2.3 works.', 'It cost 3.5 million. | Version 1.2.3 works.'],
  [
    '\u201cWe go.\u201d He left. "Why?" she asked.',
    '\u201cWe go.\u201d | He left. | "Why?" she asked.',
  ],
  ['(All of it.) \u2018Yes.\u2019 So it was.', '(All of it.) | \u2018Yes.\u2019 | So it was.'],
  ['A heading\n\nA paragraph\nthat goes on. Next', 'A heading | A paragraph\nthat goes on. | Next'],
  ['Line one\nLine two', 'Line one | Line two'],
  ['Wait... what? Wait... What?', 'Wait... what? | Wait... | What?'],
  ['它来了。它走了！', '它来了。 | 它走了！'],
  ['Go to example.com. www.x.org is down.', 'Go to example.com. www.x.org is down.'],
  [
    'all is small. nothing e.g. here is not. why?',
    'all is small. | nothing e.g. here is not. | why?',
  ],
  ['  \n ', ''],
];

test.each(CASES)('%j', (text, expected) => {
  expect(
    sentences(text)
      .map(({ start, end }) => text.slice(start, end))
      .join(' | '),
  ).toBe(expected);
});

test('sentences are in order, have no blank at their ends, and leave out nothing but blanks', () => {
  const piece = fc.constantFrom(
    'a',
    'B',
    '.',
    '!',
    '\u2026',
    ' ',
    '\n',
    '"',
    '\u201d',
    'Mr',
    'U',
    '5',
    '。',
    '\ud83d\ude00',
  );
  const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (all) => {
      let at = 0;
      for (const { start, end } of sentences(all)) {
        expect(all.slice(at, start).trim()).toBe('');
        expect(all.slice(start, end)).toBe(all.slice(start, end).trim());
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(all.slice(at).trim()).toBe('');
    }),
    { numRuns: 5000 },
  );
});

test('long texts without an end, or of nothing but ends, are cut in linear time', () => {
  const pieces = [
    'a',
    '.',
    '\n',
    ' ',
    'A.',
    '. ',
    '"',
    '.\n ',
    'a. b ',
    '."',
    '\n \t',
    '.  x',
    '\u2026',
  ];
  for (const piece of pieces)
    expect(sentences(`${piece.repeat(300_000)}x`).length).toBeGreaterThan(0);
});
