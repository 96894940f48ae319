import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchMarks } from '../../src/text/matcher.ts';
import { snippet } from '../../src/text/snippet.ts';

const FILLER = 'Nothing of note was said in this sentence, which only fills the page. ';

function of(text: string, asked: string, length?: number) {
  const wanted = asked
    .split(' ')
    .map((term) => ({ slots: [{ text: term, how: 'stem' as const }], weight: 1 }));
  return snippet(text, matchMarks(text, wanted), length === undefined ? {} : { length });
}

test('the passage with both words is shown, not the first with one', () => {
  const text = `A drone flew. ${FILLER.repeat(8)}The drone struck Vilnius at night. ${FILLER.repeat(8)}`;
  const { html, start, end } = of(text, 'drone vilnius');
  expect(html).toContain('<mark>drone</mark> struck <mark>Vilnius</mark>');
  expect(text.slice(start, end)).toContain('The drone struck Vilnius');
  expect(end - start).toBeLessThanOrEqual(240);
});

test('different words say more than one word often', () => {
  const text = `Drone, drone, drone, drone. ${FILLER.repeat(8)}A drone over Vilnius. ${FILLER.repeat(8)}`;
  expect(of(text, 'drone vilnius').html).toContain('Vilnius');
});

test('words side by side are preferred to the same words apart', () => {
  const text = `The group said that work of the group goes on. ${FILLER.repeat(8)}A working group met. ${FILLER}`;
  expect(of(text, 'working group').html).toContain('<mark>working</mark> <mark>group</mark>');
});

test('a passage is whole sentences where they fit', () => {
  const text = `${FILLER.repeat(5)}The drone struck at night. ${FILLER.repeat(5)}`;
  const { html } = of(text, 'drone');
  expect(html).toMatch(/^[A-Z]/);
  expect(html).toMatch(/\.$/);
});

test('within a very long sentence it is cut between words and says so', () => {
  const text = `${'well and '.repeat(200)}a drone ${'and then '.repeat(200)}`;
  const { html, start, end } = of(text, 'drone');
  expect(html).toMatch(/^…\S.*<mark>drone<\/mark>.*\S…$/);
  expect(text.slice(start - 1, start)).toBe(' ');
  expect(text.slice(end, end + 1)).toBe(' ');
});

test('without marks it is the beginning', () => {
  expect(of(`Short. ${FILLER}`, 'absent').start).toBe(0);
  expect(of('', 'absent')).toEqual({ html: '', start: 0, end: 0 });
  expect(of('Only this.', 'absent').html).toBe('Only this.');
});

test('what the text contains cannot become HTML', () => {
  const { html } = of(`<script>alert("drone" & 'x')</script>`, 'drone');
  expect(html).toBe(
    '&lt;script&gt;alert(&quot;<mark>drone</mark>&quot; &amp; &#39;x&#39;)&lt;/script&gt;',
  );
});

test('a word without a blank for pages is cut, but not through a surrogate pair', () => {
  const text = `drone${'😀'.repeat(500)}`;
  const { start, end } = of(text, 'drone', 100);
  expect(end - start).toBeLessThanOrEqual(100);
  expect(text.slice(start, end)).not.toMatch(/\p{Cs}/u);
});

test('any text and marks: a passage within the length, all of its marks shown, no half character', () => {
  const piece = fc.constantFrom(
    'drone ',
    'a',
    ' ',
    '. ',
    '\n\n',
    '\u{1F600}',
    '<b>',
    'Vilnius ',
    'é',
    '北京',
  );
  const text = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 20, max: 90 }), (all, length) => {
      const { html, start, end } = of(all, 'drone vilnius', length);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(all.length);
      expect(end - start).toBeLessThanOrEqual(length);
      expect(all.slice(start, end)).not.toMatch(/\p{Cs}/u);
      expect(html.includes('<mark>')).toBe(/drone|vilnius/i.test(words(all)));
      expect(plain(html)).toBe(all.slice(start, end).replace(/\s*\n\s*/g, ' '));
    }),
    { numRuns: 3000 },
  );
});

/** Words only, so that "adrone" does not count. */
function words(text: string): string {
  return (text.match(/(?<![a-zé])(?:drone|Vilnius)(?![a-zé])/gi) ?? []).join(' ');
}

function plain(html: string): string {
  return html
    .replace(/<\/?mark>|^…|…$/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>');
}
