import { expect, test } from 'vitest';
import { splitPage } from '../../src/reading/split.ts';
import { unwrappedLines } from '../../src/reading/unwrap.ts';

const FIRST = 'The mill closes\n\nThe last paper mill in the valley closes in May.\n\n';
const BODY =
  'The harbour froze on Sunday for the first time since 1963, and the ferries stayed in.';
const NEXT = 'Children skated to school. The coastguard asked them not to.';

function titles(text: string): readonly string[] {
  return splitPage(text).map(({ title }) => title);
}

test.each<[string, string]>([
  [
    'source, time, source',
    'Port Herald\n16 minutes ago\n- Port Herald\nHarbour freezes over at last\n',
  ],
  [
    'source, numeric date, tags',
    'Port Herald\n03-04-2025\n- Weather\n- Port Herald\nHarbour freezes over at last\n',
  ],
  [
    'a source without a newspaper word',
    'The Lantern\n2 hours ago\n- The Lantern\nHarbour freezes over at last\n',
  ],
  ['title, byline, date', 'Harbour freezes over at last\nBy Ann Lee\n5 March 2025\n'],
  ['title, blank, byline, blank', 'Harbour freezes over at last\n\nBy Ann Lee\n\n5 March 2025\n\n'],
  [
    'kicker, title, updated',
    'Weather\nHarbour freezes over at last\nUpdated: March 5, 2025 at 3:04 PM EST\n',
  ],
  ['date without a year', 'Harbour freezes over at last\n5 March, 3:04 PM\n'],
  ['stated fields', 'Title: Harbour freezes over at last\nDate: 2025-03-05\nSource: Port Herald\n'],
  ['combined line', 'Harbour freezes over at last\nPort Herald | March 5, 2025 | 3 min read\n'],
  ['end mark', '###\n\nHarbour freezes over at last\n\n'],
])('%s begins an article', (_, header) => {
  const drafts = splitPage(`${FIRST}${header}${BODY}\n${NEXT}\n`);
  expect(drafts.map(({ title }) => title)).toEqual([
    'The mill closes',
    'Harbour freezes over at last',
  ]);
  expect(drafts[1]!.paragraphs).toEqual([BODY, NEXT]);
  expect(drafts[0]!.paragraphs).toEqual(['The last paper mill in the valley closes in May.']);
});

test.each<[string, string]>([
  ['a question', 'Can the harbour freeze again?'],
  ['an abbreviation', 'Harbour freezes for skaters from the U.S.'],
  ['a quotation', '"We have never skated here before."'],
])('a title that ends as a sentence does, %s, is a title below source and time', (_, title) => {
  expect(titles(`${FIRST}Port Herald\n16 minutes ago\n- Port Herald\n${title}\n${BODY}\n`)).toEqual(
    ['The mill closes', title],
  );
});

test.each<[string, string]>([
  ['a subhead', 'A long winter\n'],
  ['a subhead between blank lines', '\nA very long winter indeed\n\n'],
  ['a section break', '* * *\n'],
  ['a line of dashes and a subhead', '-----\nA very long winter indeed\n'],
  ['a clock time', '10:42\n'],
  ['a name and a time, as comments have', 'Ann K.\n2 hours ago\n'],
  ['a speaker', 'Q: Was it cold?\n'],
  ['a list', 'Four inches at the pier\nSix inches at the mill\nNone at the weir\n'],
])('%s does not begin an article', (_, between) => {
  expect(titles(`${FIRST}${between}${BODY}\n${NEXT}\n`)).toEqual(['The mill closes']);
});

test('a first short sentence below byline and date is no title when a title stands above', () => {
  const [draft] = splitPage(
    `Harbour freezes over at last\nBy Ann Lee\n5 March 2025\nIt froze.\n${BODY}\n`,
  );
  expect(draft).toMatchObject({
    title: 'Harbour freezes over at last',
    byline: 'Ann Lee',
    paragraphs: ['It froze.', BODY],
  });
});

test('a title with a word that newspapers have in their names stays a title', () => {
  const [draft] = splitPage(`Press freedom under threat\nBy Ann Lee\n5 March 2025\n${BODY}\n`);
  expect(draft).toMatchObject({ title: 'Press freedom under threat' });
  expect(draft!.source).toBe(undefined);
});

test('what stands after the story at its end is cut, what belongs to it is not', () => {
  const chrome =
    'Share this article\nMore from the coast\n\nTags: ice, harbour\n4 comments\nBob\n3 hours ago\nNice one.';
  const [draft] = splitPage(
    `Harbour freezes over\n\n${BODY}\n\nWinners:\nAnn Lee\nBob Kay\n\n${chrome}\n`,
  );
  expect(draft!.paragraphs).toEqual([BODY, 'Winners:\nAnn Lee\nBob Kay']);
});

test('wrapped prose is joined; verse, lists and a sentence a line are not', () => {
  const wrapped =
    'The harbour froze on Sunday for the first time\nsince 1963, and all of the ferries stayed in\ntheir berths until the evening tide.';
  expect(unwrappedLines(wrapped)).toEqual([wrapped.replaceAll('\n', ' ')]);
  const verse =
    'The ice came in the night\nand nobody heard it come,\nthe gulls stood on it white\nand the harbour bell was dumb.';
  expect(unwrappedLines(verse)).toEqual(verse.split('\n'));
  const sentences = `${BODY}\nIt was cold.\n${NEXT}`;
  expect(unwrappedLines(sentences)).toEqual(sentences.split('\n'));
});

test('300,000 lines of a share bar cost no more than their reading', () => {
  const [draft] = splitPage(
    `Harbour freezes over at last\nBy Ann Lee\n${BODY}\n${'Share\n'.repeat(300_000)}`,
  );
  expect(draft).toMatchObject({ title: 'Harbour freezes over at last', paragraphs: [BODY] });
});

test('a page of very many entries and counts is read in one pass', () => {
  const entry = 'The harbour froze over\n2 hours ago\nThe ferries stayed in on Sunday.\n';
  expect(splitPage(entry.repeat(60_000)).length).toBeGreaterThan(0);
  const [draft] = splitPage(
    `Harbour freezes over at last\nBy Ann Lee\n${'57\n'.repeat(200_000)}${BODY}\n`,
  );
  expect(draft).toMatchObject({ title: 'Harbour freezes over at last', byline: 'Ann Lee' });
});
