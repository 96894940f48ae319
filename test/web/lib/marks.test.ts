import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parts } from '../../../src/web/lib/marks.ts';

test.each<[string, string]>([
  ['plain', 'plain'],
  ['a <mark>drone</mark> wall', 'a [drone] wall'],
  ['<mark>a</mark><mark>b</mark>', '[a][b]'],
  ['AT&amp;T &lt;b&gt; &quot;x&quot; &#39;y&#x27;', 'AT&T <b> "x" \'y\''],
  ['&amp;lt;mark&amp;gt;', '&lt;mark&gt;'],
  ['&nosuch; &#99999999; &', '&nosuch; &#99999999; &'],
  // Anything else that looks like a tag stays text.
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['<mark onclick=x>a</mark>', '<mark onclick=x>a'],
  ['<mark>never closed', '[never closed]'],
])('%s', (html, expected) => {
  expect(written(html)).toBe(expected);
});

test('escaped text comes back as it was, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (before, match) => {
      const html = `${escaped(before)}<mark>${escaped(match)}</mark>`;
      const text = parts(html).map((part) => part.text);
      expect(text.join('')).toBe(before + match);
    }),
    { numRuns: 1000 },
  );
});

function written(html: string): string {
  return parts(html)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('');
}

function escaped(text: string): string {
  const codes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const;
  return text.replaceAll(/[&<>"']/g, (char) => codes[char as keyof typeof codes]);
}
