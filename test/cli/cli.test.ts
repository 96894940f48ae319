import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchResult } from '../../src/types.ts';
import { writeFiles } from '../ingest/temp.ts';
import { dateline, type Ran } from './dateline.ts';

const PAGES = {
  'pages/ferry.json': JSON.stringify({
    id: 'ferry',
    title: 'Ferry to Estonia sails again',
    body: 'HELSINKI - Finnish President Alexander Stubb met Estonian Prime Minister Kristen Michal in Tallinn on Monday.\n\nMr Stubb said the working group of the European Union would meet again in Brussels.',
    source: 'Harbour Courier',
    date: '2025-06-17',
  }),
  'pages/drone.json': JSON.stringify({
    id: 'drone',
    title: 'Lithuania asks for help against drones',
    body: 'VILNIUS - Lithuanian Foreign Minister Kestutis Budrys wrote to NATO Secretary General Mark Rutte after a drone fell in Lithuania.\n\nMr Budrys said the North Atlantic Treaty Organization (NATO) should send a working group. \u001b[2JNATO did not answer.',
    source: 'Baltic Ledger',
    date: '2025-08-05',
  }),
};

let cwd: string;
const run = (
  args: readonly string[],
  more: { stdin?: string; env?: Record<string, string> } = {},
): Promise<Ran> => dateline(args, { cwd, ...more });

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'dateline-'));
  writeFiles(cwd, PAGES);
  const ran = await run(['ingest', 'pages']);
  expect(ran).toMatchObject({ code: 0, err: '' });
}, 120_000);

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('dateline ingest', () => {
  test('says what it did, and the second time that nothing changed', async () => {
    const ran = await run(['ingest', 'pages']);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^0 documents added$/m);
    expect(ran.out).toMatch(/^0 files read, 2 unchanged/m);
    expect(ran.out).toMatch(/^The index holds 2 documents/m);
  });

  test('reads stdin, tells what it skips and where, and says so by its exit code', async () => {
    const lines = `${JSON.stringify({ title: 'One', body: 'A cat sat on the mat in Riga today.' })}\n{bad\n`;
    const ran = await run(['ingest', '-', '--format', 'jsonl', '--index', 'other', '--json'], {
      stdin: lines,
    });
    expect(ran.code).toBe(3);
    const summary = JSON.parse(ran.out);
    expect(summary.documents.added).toBe(1);
    expect(summary.skipped).toMatchObject({
      total: 1,
      byCode: { malformed: 1 },
      list: [{ file: 'stdin', place: 'line 2' }],
    });
  });

  test('an empty folder is nothing found', async () => {
    writeFiles(cwd, { 'empty/.keep': '' });
    expect(await run(['ingest', 'empty', '--index', 'other'])).toMatchObject({ code: 1 });
  });

  test.each([
    [['ingest', 'nowhere'], /nowhere/],
    [['ingest', 'pages', '--captured-at', 'noon'], /--captured-at noon is no instant/],
    [['ingest', 'pages', '--workers', '0'], /--workers/],
    [['ingest', 'pages', '--workers', 'two'], /whole number/],
    [['ingest', 'pages', '--tagger', 'magic'], /model, compromise/],
  ])('%j is refused', async (args, reason) => {
    const ran = await run(args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(reason);
    expect(ran.err).not.toMatch(/\n {4}at /);
  });
});

describe('dateline search', () => {
  test('prints hits with source, date, passage and names, and facets beneath', async () => {
    const { code, out, err } = await run(['search', 'working', 'group', '--person', 'Mark Rutte']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^1 article /);
    expect(out).toMatch(/ 1\. Lithuania asks for help against drones/);
    expect(out).toMatch(/Baltic Ledger · 2025-08-05/);
    expect(out).toMatch(/^People .*✓ Mark Rutte 1/m);
    expect(out).not.toContain('\u001b');
  });

  test('prints the response of DESIGN as JSON', async () => {
    const { out } = await run(['search', '--json', 'working group', '--facets', 'people,date']);
    const result = JSON.parse(out) as SearchResult;
    expect(result).toMatchObject({ totalHits: 2, exact: true, partial: false, notices: [] });
    expect(Object.keys(result.facets).sort()).toEqual(['date', 'people']);
    expect(result.hits[0]!.snippets[0]!.html).toContain('<mark>');
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['a person', ['--person', 'Alexander Stubb'], ['ferry']],
    ['without a place', ['--not-place', 'Lithuania'], ['ferry']],
    ['a minus', ['--place', '-Lithuania'], ['ferry']],
    ['a word with a minus', ['working', '-drone'], ['ferry']],
    ['an organisation by its abbreviation', ['--org', 'NATO'], ['drone']],
    ['a source, whatever its case', ['--source', 'Baltic Ledger'], ['drone']],
    ['from a month on', ['--from', '2025-07'], ['drone']],
    ['up to a month', ['--to', '2025-07'], ['ferry']],
    ['newest first', ['--sort', 'newest'], ['drone', 'ferry']],
    ['oldest first', ['--sort', 'oldest'], ['ferry', 'drone']],
    ['the second of all', ['--sort', 'oldest', '--offset', '1', '--limit', '1'], ['drone']],
  ])('filters: %s', async (_name, args, ids) => {
    const { out } = await run(['search', '--json', ...args]);
    expect((JSON.parse(out) as SearchResult).hits.map((hit) => hit.id)).toEqual(ids);
  });

  test('finds nothing with exit code 1, and still answers', async () => {
    expect(await run(['search', 'nosuchwordanywhere'])).toMatchObject({ code: 1 });
    const ran = await run(['search', '--json', 'nosuchwordanywhere']);
    expect([ran.code, JSON.parse(ran.out).totalHits]).toEqual([1, 0]);
  });

  test('points at what is wrong in a query', async () => {
    const ran = await run(['search', 'drone "working']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('\n  drone "working\n        ^');
  });

  test('explains its scores', async () => {
    const { out } = await run(['search', 'drone', '--explain', '--json']);
    expect((JSON.parse(out) as SearchResult).hits[0]!.explanation!.value).toBeGreaterThan(0);
  });

  test('without an index says how to make one', async () => {
    const ran = await run(['search', 'drone', '--index', 'nowhere']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/dateline ingest/);
    expect(existsSync(join(cwd, 'nowhere'))).toBe(false);
  });

  test('the index may be named by the environment', async () => {
    const ran = await run(['search', 'drone'], { env: { DATELINE_INDEX: 'nowhere' } });
    expect(ran.code).toBe(2);
  });
});

describe('dateline tag --jsonl', () => {
  const text =
    '\ufeffMr Stubb\r\n met\u0000 Alexander Stubb of NATO.  The Nato said\u2028 so 🙂 in Vilnius.';

  test('answers line for line, with offsets into the text as given', async () => {
    const input = [
      { id: 'a', text },
      { id: 7, text: 'nobody here' },
      { id: null, text: '' },
    ];
    const ran = await run(['tag', '--jsonl'], {
      stdin: `${input.map((it) => JSON.stringify(it)).join('\n')}\n`,
    });
    expect([ran.code, ran.err]).toEqual([0, '']);
    const lines = ran.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.id)).toEqual(['a', 7, null]);
    expect(lines.slice(1)).toEqual([
      { id: 7, mentions: [] },
      { id: null, mentions: [] },
    ]);
    const { mentions } = lines[0];
    expect(mentions.length).toBeGreaterThanOrEqual(4);
    let last = 0;
    for (const it of mentions) {
      expect(Object.keys(it)).toEqual(['kind', 'start', 'end', 'text', 'entity', 'name', 'why']);
      expect(text.slice(it.start, it.end)).toBe(it.text);
      expect(it.start).toBeGreaterThanOrEqual(last);
      last = it.end;
    }
    const stubb = mentions.filter((it: { text: string }) => it.text.includes('Stubb'));
    expect(new Set(stubb.map((it: { entity: string }) => it.entity))).toEqual(
      new Set(['person:alexander-stubb']),
    );
    const nato = mentions.filter((it: { text: string }) => /nato/i.test(it.text));
    expect([nato.length, new Set(nato.map((it: { entity: string }) => it.entity)).size]).toEqual([
      2, 1,
    ]);
  });

  test('a malformed line is answered by an error in its place, and by the exit code', async () => {
    const stdin =
      '{"id":1,"text":"Putin met Stubb."}\n\n[1]\n{"text":"x"}\n{"id":2}\n{"id":3,"text":"Riga"}';
    const ran = await run(['tag', '--jsonl'], { stdin });
    expect(ran.code).toBe(3);
    const lines = ran.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.error?.code ?? 'ok')).toEqual([
      'ok',
      'malformed',
      'malformed',
      'malformed',
      'malformed',
      'ok',
    ]);
    expect(lines.map((line) => line.line)).toEqual([undefined, 2, 3, 4, 5, undefined]);
    expect(lines[4]).toMatchObject({ id: 2, line: 5 });
  });

  test('many lines come back in their order', async () => {
    const lines = Array.from({ length: 800 }, (_, i) =>
      JSON.stringify({
        id: i,
        text: `Mark Rutte met person ${i} in Vilnius. `.repeat(1 + (i % 20)),
      }),
    );
    writeFileSync(join(cwd, 'texts.jsonl'), lines.join('\n'));
    const ran = await run(['tag', '--jsonl', 'texts.jsonl']);
    const ids = ran.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(ids).toEqual([...Array(800).keys()]);
  });
});

describe('dateline tag', () => {
  test('lists who is named, or marks them in the text', async () => {
    const stdin = 'Mark Rutte met Kestutis Budrys.\n  Mr Rutte left Vilnius.';
    const listed = await run(['tag'], { stdin });
    expect(listed.out).toMatch(/^person +Mark Rutte +2 .*Rutte/m);
    const marked = await run(['tag', '--marked'], { stdin });
    expect(marked.out).toContain(
      '[Mark Rutte|person] met [Kestutis Budrys|person].\n  Mr [Rutte|person] left',
    );
  });

  test('a text that names nobody is nothing found', async () => {
    expect(await run(['tag'], { stdin: 'the cat sat on the mat' })).toMatchObject({
      code: 1,
      out: '',
    });
  });
});

describe('entities', () => {
  test('one is shown with its names, counts and company', async () => {
    const { code, out } = await run(['entity', 'Kestutis', 'Budrys']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Kestutis Budrys\nperson · person:kestutis-budrys\n1 article, 2 mentions/);
    expect(out).toMatch(/Stands with[\s\S]*Mark Rutte 1/);
  });

  test('every mention is shown with its reason, safe for the terminal', async () => {
    const { out } = await run(['entity', 'NATO', '--why']);
    expect(
      out.match(/^ {4}\d+–\d+ · .+ \(\d+ % sure\) · .+ · (?:on the list|listed) /gm)!.length,
    ).toBeGreaterThanOrEqual(3);
    expect(out).not.toContain('\u001b');
    const { out: text } = await run(['entity', 'NATO', '--mentions', '--json']);
    const { mentionList, documents } = JSON.parse(text);
    expect([mentionList.total >= 3, documents]).toEqual([true, 1]);
  });

  test('nobody of that name is nothing found', async () => {
    const ran = await run(['entity', 'Nobody Atall']);
    expect(ran).toMatchObject({ code: 1, out: '' });
  });

  test('all are listed, by kind and by the beginning of a word', async () => {
    const { out } = await run(['entities', 'bud', '--kind', 'person', '--json']);
    expect(JSON.parse(out).entities.map((it: { id: string }) => it.id)).toEqual([
      'person:kestutis-budrys',
    ]);
    expect((await run(['entities', 'bud', '--kind', 'place'])).code).toBe(1);
  });

  test('status counts what is there', async () => {
    const status = JSON.parse((await run(['status', '--json'])).out);
    expect(status).toMatchObject({ documents: 2, sources: 2, files: 2, firstDate: '2025-06-17' });
  });
});

describe('help and mistakes', () => {
  test.each([
    [['serch', 'x'], /Did you mean search\?/],
    [['search', '--persn', 'x'], /Did you mean --person\?/],
    [['search', 'x', '--sort', 'best'], /relevance, newest, oldest/],
    [['search', 'x', '--facets', 'pepole'], /no facet "pepole"/],
    [['search', 'x', '--from', '2025-13'], /--from/],
    [['entity'], /missing required argument/],
    [['curate', 'retype', 'NATO', 'club'], /person, place or organisation/],
    [['curate', 'hide', 'Nobody Atall'], /Nobody Atall/],
    [['curate', 'undo', 'x'], /curate log/],
    [['remove'], /--id/],
    [['key', 'create', '--scope', 'all'], /search, write, curate, admin/],
  ])('%j is refused on stderr with exit code 2', async (args, reason) => {
    const ran = await run(args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(reason);
  });

  test.each([
    ['--help'],
    ['search', '--help'],
    ['curate', '--help'],
    ['curate', 'merge', '--help'],
  ])('help is a result: %s %s %s', async (...args) => {
    const ran = await run(args.filter((it) => it !== undefined));
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/^Usage: dateline/);
  });

  test('every command states examples that its own options accept', async () => {
    const { out } = await run(['search', '--help']);
    expect(out).toMatch(/Examples:\n {2}dateline search drones --place Lithuania/);
  });

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(
      await import('node:fs').then((fs) =>
        fs.readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
      ),
    );
    expect((await run(['--version'])).out.trim()).toBe(version);
  });
});

test.each([
  [['tag', 'absent.txt'], 'There is no file absent.txt. Check the path and try again.'],
  [['serve', '--port', '99999'], '99999 is no port. Choose one from 0 (a free one) to 65535.'],
])('%j says what is wrong, without the words of the system', async (args, message) => {
  const ran = await dateline(args, { cwd: tmpdir() });
  expect(ran.code).toBe(2);
  expect(ran.err).toContain(message);
  expect(ran.err).not.toMatch(/ENOENT|fault of dateline/);
});

test('a text that an agency signed, and nobody else, is found under the agency as its source', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'dateline-'));
  writeFiles(cwd, {
    'wire/one.txt':
      'Ferry sails again\n\nTALLINN (Reuters) - The ferry sailed again on Monday, its owner said.\n',
    'wire/two.json': JSON.stringify({
      title: 'Harbour opens',
      body: 'RIGA (AP) - The harbour opened on Tuesday.',
      source: 'Harbour Courier',
    }),
    'wire/three.txt':
      'Bridge closed\n\nThe bridge was closed on Wednesday for repairs, the town said.\n',
  });
  await dateline(['ingest', 'wire'], { cwd });
  const ask = async (...args: readonly string[]) => {
    const { out } = await dateline(['search', '--json', ...args], { cwd });
    return JSON.parse(out) as SearchResult;
  };
  const { facets } = await ask('--facets', 'source');
  expect(facets.source?.values.map(({ id, count }) => `${id} ${count}`)).toEqual([
    '(none) 1',
    'Harbour Courier 1',
    'Reuters 1',
  ]);
  expect((await ask('--source', 'Reuters')).hits.map(({ title }) => title)).toEqual([
    'Ferry sails again',
  ]);
  rmSync(cwd, { recursive: true, force: true });
}, 60_000);
