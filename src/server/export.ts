import type { EntityCount, Hit } from '../types.ts';

const COLUMNS: readonly (readonly [name: string, value: (hit: Hit) => string])[] = [
  ['id', (hit) => hit.id],
  ['title', (hit) => hit.title],
  ['date', (hit) => hit.date ?? ''],
  ['source', (hit) => hit.source ?? ''],
  ['sources', (hit) => hit.sources.join('; ')],
  ['agency', (hit) => hit.agency ?? ''],
  ['url', (hit) => hit.url ?? ''],
  ['people', (hit) => namesOf(hit.entities.people)],
  ['places', (hit) => namesOf(hit.entities.places)],
  ['organisations', (hit) => namesOf(hit.entities.organisations)],
  ['snippet', (hit) => plain(hit.snippets.find(({ field }) => field === 'body')?.html ?? '')],
  ['score', (hit) => String(hit.score)],
];

/** Hits as CSV (RFC 4180), a heading first. The byte order mark makes Excel read it as UTF-8. */
export async function* csvLines(pages: AsyncIterable<readonly Hit[]>): AsyncIterable<string> {
  yield `\ufeff${COLUMNS.map(([name]) => name).join(',')}\r\n`;
  for await (const hits of pages)
    yield hits
      .map((hit) => `${COLUMNS.map(([, value]) => cell(value(hit))).join(',')}\r\n`)
      .join('');
}

/** Hits as JSON, one a line, in the shape that search gives. */
export async function* jsonLines(pages: AsyncIterable<readonly Hit[]>): AsyncIterable<string> {
  for await (const hits of pages) yield hits.map((hit) => `${JSON.stringify(hit)}\n`).join('');
}

/** A spreadsheet would run a cell that begins like a formula: an apostrophe makes it text. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function namesOf(entities: readonly EntityCount[]): string {
  return entities.map(({ name }) => name).join('; ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
};

/** A snippet without its marks: only what snippets escape has to be undone. */
function plain(html: string): string {
  return html
    .replace(/<\/?mark>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
