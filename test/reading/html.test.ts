import { expect, test } from 'vitest';
import { documentsFromRecord } from '../../src/reading/read.ts';
import type { Document } from '../../src/types.ts';
import { readOne } from './folder.ts';

const PARAGRAPHS = Array.from(
  { length: 6 },
  (_, at) =>
    `<p>Paragraph ${at} tells, at some length and with commas, what the council of the valley said.</p>`,
).join('\n');

function page(head: string, body: string): string {
  return `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
}

async function read(html: string): Promise<readonly Document[]> {
  return (await readOne('a.html', html)).documents;
}

test.each<[string, string, object]>([
  [
    'OpenGraph',
    '<meta property="og:title" content="Mill closes"><meta property="og:site_name" content="Echo"><meta property="article:published_time" content="2025-02-03">',
    { title: 'Mill closes', source: 'Echo', date: '2025-02-03' },
  ],
  [
    'JSON-LD in a list',
    '<script type="application/ld+json">[{"@type":"Organization","name":"X"},{"@type":["NewsArticle"],"headline":"Mill closes","author":"Ann Lee","publisher":{"name":"Echo"},"datePublished":"2025-02-03T04:05:06+02:00"}]</script>',
    { title: 'Mill closes', byline: 'Ann Lee', source: 'Echo', date: '2025-02-03T04:05:06+02:00' },
  ],
  [
    'a title with the name of the site',
    '<title>Mill closes | Echo</title><meta property="og:site_name" content="Echo">',
    { title: 'Mill closes' },
  ],
  [
    'a title with a newspaper and a headline that says which part it is',
    '<title>Mill closes | Valley Echo</title><meta property="og:title" content="Mill closes">',
    { title: 'Mill closes', source: 'Valley Echo' },
  ],
  [
    'a title with a bar of its own',
    '<title>Mill closes | Valley mourns</title><meta property="og:site_name" content="Echo">',
    { title: 'Mill closes | Valley mourns' },
  ],
  [
    'broken JSON-LD beside a title',
    '<script type="application/ld+json">{"headline": oops</script><title>Mill closes</title>',
    { title: 'Mill closes' },
  ],
  [
    'an author that is an address',
    '<title>Mill closes</title><meta name="author" content="https://echo.example/ann">',
    { title: 'Mill closes' },
  ],
])('%s in the head states what it states', async (_, head, expected) => {
  const [document] = await read(page(head, `<article>${PARAGRAPHS}</article>`));
  expect(document).toMatchObject(expected);
  expect(document!.body.split('\n\n').length).toBe(6);
  expect(document!.byline).toBe((expected as { byline?: string }).byline);
});

test('nothing that a page hides, runs or asks for is text', async () => {
  const noise =
    '<script>evil()</script><style>p{}</style><noscript>No</noscript><template><p>Tpl</p></template><p hidden>Hid</p><p style="display:none">None</p><form><label>Mail</label><input></form><iframe src="x">If</iframe><button>Go</button>';
  const [document] = await read(
    page('<title>Mill</title>', `<article>${PARAGRAPHS}${noise}</article>`),
  );
  expect(document!.body.split('\n\n').every((text) => text.startsWith('Paragraph'))).toBe(true);
});

test('a list of links is a menu, a list with text is content', async () => {
  const links =
    '<ul><li><a href="1">Ten walks in winter</a></li><li><a href="2">Six inns by the sea</a></li></ul>';
  const items = '<ul><li>Oats, <a href="o">as ever</a></li><li>Two eggs</li></ul>';
  const [document] = await read(
    page('<title>Mill</title>', `<article>${PARAGRAPHS}${links}${items}</article>`),
  );
  expect(document!.body).not.toContain('walks');
  expect(document!.body).toContain('Oats, as ever\nTwo eggs');
});

test('a paragraph that is one link in a story is kept', async () => {
  const link =
    '<p><a href="x">Read the whole letter here as the minister wrote it, with the names blacked out.</a></p>';
  const [document] = await read(
    page('<title>Mill</title>', `<article>${PARAGRAPHS}${link}</article>`),
  );
  expect(document!.body).toContain('Read the whole letter');
});

test('one long story with cards of others is one document; stories of like weight are several', async () => {
  const card = (n: number) =>
    `<article><h3>Card ${n} title here</h3><p>Short teaser.</p></article>`;
  const story = (n: number) =>
    `<article><h2>Story ${n} title here</h2>${PARAGRAPHS.replaceAll('tells', `of ${n} tells`)}</article>`;
  const main = `<article><h1>The main story</h1>${PARAGRAPHS}</article>`;
  expect(
    (await read(page('<title>The main story</title>', main + card(1) + card(2)))).map(
      ({ title }) => title,
    ),
  ).toEqual(['The main story']);
  expect(
    (await read(page('<title>Echo</title>', story(1) + story(2)))).map(({ title }) => title),
  ).toEqual(['Story 1 title here', 'Story 2 title here']);
});

test('dated teasers around a story are not stories; a scrape of long ones is split', async () => {
  const block = (title: string, text: string) =>
    `<div><h2>${title}</h2><p>5 March 2025</p>${text}</div>`;
  const teasers = [1, 2, 3]
    .map((n) => block(`Teaser ${n} with a title`, '<p>Short and sweet.</p>'))
    .join('');
  const story = (n: number) =>
    block(`Story ${n} with a title`, PARAGRAPHS.replaceAll('tells', `of ${n} tells`));
  const titles = async (body: string) =>
    (await read(page('<title>Echo page</title>', `<div>${body}</div>`))).map(({ title }) => title);
  expect(await titles(story(1) + teasers)).toEqual(['Echo page']);
  expect(await titles(story(1) + story(2))).toEqual([
    'Story 1 with a title',
    'Story 2 with a title',
  ]);
});

test('a live blog is one document, though its entries are articles', async () => {
  const entry = (n: number) => `<article><h2>Entry ${n} is here</h2>${PARAGRAPHS}</article>`;
  const head =
    '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm live"}</script>';
  const found = await read(page(head, `<main>${entry(1)}${entry(2)}</main>`));
  expect(found.map(({ title }) => title)).toEqual(['Storm live']);
});

test('a page of preformatted text is split as text is', async () => {
  const story = (n: number) =>
    `Port Herald\n${n} hours ago\nStory number ${n} of them\n${'The ferry sails from the pier on Monday, the council said. '.repeat(6)}\n\n`;
  const found = await read(page('<title>Archive</title>', `<pre>${story(2)}${story(3)}</pre>`));
  expect(found.map(({ title }) => title)).toEqual([
    'Story number 2 of them',
    'Story number 3 of them',
  ]);
});

test('the text that a page states for machines is read where it shows none of it', async () => {
  const story = 'The mill closed on Monday.\n\nNobody came to see it, said the keeper.';
  const stated = (body: string) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Mill closes', articleBody: body })}</script>`;
  const empty = '<div id="root"></div>';
  const [plain] = await read(page(stated(story), empty));
  expect(plain).toMatchObject({ title: 'Mill closes', body: story });
  const [marked] = await read(page(stated('<p>The mill closed.</p><p>Nobody came.</p>'), empty));
  expect(marked!.body).toBe('The mill closed.\n\nNobody came.');
  const [shown] = await read(page(stated('The mill closed on Monday.'), PARAGRAPHS));
  expect(shown!.body).toContain('Paragraph 5 tells');
  const [deep] = await read(page(stated(`${'<p><i>'.repeat(5_000)}deep`), '<p>Short.</p>'));
  expect(deep!.body).toBe('Short.');
});

test('line breaks, rows and entities become lines, spaces and characters', () => {
  const html =
    '<p>One<br>two &amp; three&nbsp;four</p><table><tr><td>Torrin</td><td>2</td></tr><tr><td>Brae</td><td>1</td></tr></table>';
  const [document] = documentsFromRecord({ title: 'T', html }, { file: 'api' }) as Document[];
  expect(document!.body).toBe('One\ntwo & three four\n\nTorrin 2\nBrae 1');
});
