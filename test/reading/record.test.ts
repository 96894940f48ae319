import { expect, test } from 'vitest';
import { documentsFromRecord } from '../../src/reading/read.ts';
import { readOne } from './folder.ts';

const ORIGIN = { file: 'api' };
const one = (record: unknown, options = {}) => documentsFromRecord(record, ORIGIN, options)[0]!;

test('the fields of a record become the fields of its document', () => {
  const record = {
    id: 'x-1',
    title: ' Ferry\u00a0returns ',
    body: 'VILNIUS (AP) - The ferry sails.\r\n\r\nIslanders cheered.',
    source: 'Valley Echo',
    url: 'https://echo.example/ferry',
    date: '5 August 2025',
    captured_at: '2025-08-06T10:00:00Z',
    byline: 'By Ann Lee',
    language: 'en_gb',
  };
  expect(one(record)).toEqual({
    id: 'x-1',
    title: 'Ferry returns',
    body: 'VILNIUS (AP) - The ferry sails.\n\nIslanders cheered.',
    source: 'Valley Echo',
    agency: 'AP',
    byline: 'Ann Lee',
    dateline: 'VILNIUS',
    date: '2025-08-05',
    url: 'https://echo.example/ferry',
    language: 'en-GB',
    origin: {
      file: 'api',
      source: 'Valley Echo',
      url: 'https://echo.example/ferry',
      capturedAt: '2025-08-06T10:00:00Z',
    },
  });
});

test.each<[string, object, object]>([
  ['headline and text', { headline: 'T', text: 'A b.' }, { title: 'T', body: 'A b.' }],
  ['name and articleBody', { name: 'T', articleBody: 'A b.' }, { title: 'T', body: 'A b.' }],
  [
    'a feed item',
    {
      title: 'T',
      content_html: '<p>A <b>b</b>.</p>',
      date_published: '2025-01-02',
      authors: [{ name: 'Ann' }],
    },
    { body: 'A b.', date: '2025-01-02', byline: 'Ann' },
  ],
  ['a list of paragraphs', { title: 'T', body: ['A b.', 'C d.'] }, { body: 'A b.\n\nC d.' }],
  [
    'an Elasticsearch hit',
    { _id: 'h1', _source: { title: 'T', text: 'A b.' } },
    { id: 'h1', title: 'T', body: 'A b.' },
  ],
  ['a summary where there is no text', { title: 'T', description: 'A b.' }, { body: 'A b.' }],
  ['a title alone', { title: 'T' }, { title: 'T', body: '' }],
  ['a number for an id', { id: 7, text: 'A b.' }, { id: '7' }],
  [
    'a relative date with its capture',
    { text: 'A b.', date: '2 hours ago', captured_at: '2025-01-02T03:00:00Z' },
    { date: '2025-01-02T01:00:00Z' },
  ],
  ['markup in the text', { title: 'T', text: 'A <br>b.' }, { title: 'T', body: 'A\n\nb.' }],
  [
    'less-than signs that are no markup',
    { title: 'T', text: 'If a < b and c > d.' },
    { body: 'If a < b and c > d.' },
  ],
])('%s is understood', (_, record, expected) => {
  expect(one(record)).toMatchObject(expected);
});

test('what a record does not state, or not for sure, stays absent', () => {
  const found = one({
    text: 'A b.',
    date: '03/04/2025',
    url: 'javascript:alert(1)',
    language: 'english!',
    captured_at: 'noon',
    source: '',
  });
  expect(Object.keys(found).sort()).toEqual(['body', 'id', 'origin', 'title']);
  expect(one({ text: 'A b.', date: '2 hours ago' })).not.toHaveProperty('date');
});

test('a given source stands in for a missing one only', () => {
  expect(one({ text: 'A b.' }, { source: 'Echo' })).toMatchObject({
    source: 'Echo',
    origin: { source: 'Echo' },
  });
  expect(one({ text: 'A b.', source: 'Herald' }, { source: 'Echo' })).toMatchObject({
    source: 'Herald',
  });
});

test.each([
  [{ id: 'x'.repeat(201), text: 'A.' }],
  [{ id: 'a\nb', text: 'A.' }],
  [{ id: ['a'], text: 'A.' }],
  [7],
  [null],
  [[]],
])('%j is malformed', (record) => {
  expect(one(record)).toMatchObject({ skipped: 'malformed', file: 'api' });
});

test.each([[{}], [{ title: ' ', text: '' }], [''], [{ html: '<nav><a href="/">Home</a></nav>' }]])(
  '%j is empty',
  (record) => {
    expect(one(record)).toMatchObject({ skipped: 'empty' });
  },
);

test('equal texts have one id, whatever else is stated; other texts have another', () => {
  const id = (record: object) =>
    (one({ title: 'T', text: 'A b. C d.', ...record }) as { id: string }).id;
  expect(id({})).toMatch(/^[0-9a-f]{16}$/);
  expect(id({ source: 'Echo', date: '2025-01-01', text: 'A  b.\nC d.' })).toBe(id({}));
  expect(id({ title: 'U' })).not.toBe(id({}));
});

test('a record whose text is a page of several articles gives several, with ids of their own', () => {
  const text = ['One', 'Two']
    .map(
      (n) =>
        `Port Herald\n2 hours ago\nStory number ${n} of them\n${n} ferry sails from the pier on Monday, the council said.\n`,
    )
    .join('\n');
  const found = documentsFromRecord({ id: 'p', text }, ORIGIN);
  expect(found).toMatchObject([
    { id: 'p-1', source: 'Port Herald' },
    { id: 'p-2', title: 'Story number Two of them' },
  ]);
});

test('JSON exports of many shapes give their records', async () => {
  const record = { title: 'T', text: 'A b.' };
  for (const shape of [
    [record],
    { articles: [record] },
    { response: 1, data: { items: [record] } },
    { hits: { hits: [{ _source: record }] } },
    record,
  ]) {
    const { documents } = await readOne('a.json', JSON.stringify(shape));
    expect(documents.map(({ title }) => title)).toEqual(['T']);
  }
});
