import type { Explanation, FacetName, FacetResult, Hit, SearchResult, Snippet } from '../types.ts';
import { count, counted, wrap } from './layout.ts';
import { type Paint, plain, type Terminal } from './terminal.ts';

const INDENT = 4;
const FACETS: readonly (readonly [FacetName, string])[] = [
  ['people', 'People'],
  ['places', 'Places'],
  ['organisations', 'Organisations'],
  ['source', 'Sources'],
];

/** The answer for a reader: hits with their snippets and entities, the facets beneath. */
export function showResult(
  result: SearchResult,
  { print, note, paint, paintNote, width }: Terminal,
  offset: number,
): void {
  for (const notice of result.notices) {
    const instead = notice.suggestion ? ` Try: ${notice.suggestion}` : '';
    note(paintNote.yellow(plain(notice.message + instead)));
  }
  print(paint.bold(headline(result, offset)));
  result.hits.forEach((hit, i) => {
    print('');
    for (const line of hitLines(hit, offset + i + 1, paint, width)) print(line);
  });
  const facets = facetLines(result, paint, width);
  if (facets.length > 0) print('');
  for (const line of facets) print(line);
}

function headline(result: SearchResult, offset: number): string {
  const total = `${result.exact ? '' : 'at least '}${counted(result.totalHits, 'article')}`;
  const shown = result.hits.length;
  const page =
    shown < result.totalHits && shown > 0 ? `, ${offset + 1}–${offset + shown} shown` : '';
  return `${total}${page} (${result.tookMs < 10 ? result.tookMs.toFixed(1) : Math.round(result.tookMs)} ms)`;
}

function hitLines(hit: Hit, rank: number, paint: Paint, width: number): readonly string[] {
  const margin = ' '.repeat(INDENT);
  const title = plain(hit.title) || '(no title)';
  const sources = [...new Set([...hit.sources, ...(hit.agency ? [hit.agency] : [])])];
  const twins = hit.nearDuplicates > 0 ? [`${count(hit.nearDuplicates)} much like it`] : [];
  const about = [sources.join(', '), day(hit.date), ...twins].filter((part) => part !== '');
  return [
    `${paint.dim(`${rank}.`.padStart(INDENT - 1))} ${paint.bold(title)}`,
    margin + paint.dim(plain([...about, hit.id].join(' · '))),
    ...hit.snippets
      .filter(({ field }) => field === 'body')
      .flatMap((it) => snippet(it, paint, width)),
    ...entityLine(hit, paint, width),
    ...(hit.explanation ? explanationLines(hit.explanation, INDENT) : []),
  ];
}

function day(date: string | undefined): string {
  return date === undefined ? 'no date' : date.slice(0, 10);
}

function snippet({ html }: Snippet, paint: Paint, width: number): readonly string[] {
  // Each marked word between two private characters, so that lines can be broken between words first.
  const marked = html.replace(/<mark>(.*?)<\/mark>/gs, (_, match: string) =>
    match.replace(/\S+/g, '\ue000$&\ue001'),
  );
  return wrap(plain(unescaped(marked)), width, INDENT).map((line) =>
    line.replace(/\ue000([^\ue001]*)\ue001/g, (_, word: string) => paint.yellow(paint.bold(word))),
  );
}

function unescaped(html: string): string {
  const letters: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    amp: '&',
  };
  return html.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => letters[name]!);
}

function entityLine(hit: Hit, paint: Paint, width: number): readonly string[] {
  const { people, places, organisations } = hit.entities;
  const names = [people, organisations, places]
    .flatMap((of) => of.slice(0, 4))
    .map((it) => plain(it.name));
  if (names.length === 0) return [];
  return wrap(names.join(', '), width, INDENT, 2).map((line) => paint.cyan(line));
}

/** How the score came about, a line for each part. */
function explanationLines({ value, what, parts }: Explanation, indent: number): readonly string[] {
  const line = `${' '.repeat(indent)}${value.toFixed(3)}  ${plain(what)}`;
  return [line, ...(parts ?? []).flatMap((part) => explanationLines(part, indent + 2))];
}

function facetLines(result: SearchResult, paint: Paint, width: number): readonly string[] {
  const lines = FACETS.flatMap(([name, label]) => {
    const facet = result.facets[name];
    return facet && facet.values.length > 0 ? valueLines(label, facet, paint, width) : [];
  });
  const { date } = result.facets;
  return date ? [...lines, ...histogram(date, paint)] : lines;
}

function valueLines(
  label: string,
  facet: FacetResult,
  paint: Paint,
  width: number,
): readonly string[] {
  const values = facet.values.map(
    (it) => `${chosen(it.selected)}${plain(it.name)} ${count(it.count)}`,
  );
  const more = facet.totalValues - facet.values.length;
  const all = more > 0 ? [...values, `+${count(more)} more`] : values;
  const head = label.padEnd(15);
  const [first, ...rest] = wrap(all.join(' · '), width, head.length);
  return [paint.bold(head) + (first ?? '').slice(head.length), ...rest];
}

function chosen(selected: 'any' | 'all' | 'none' | undefined): string {
  if (selected === undefined) return '';
  return selected === 'none' ? '✗ ' : '✓ ';
}

/** A bar for each month (or whatever the interval is), the fullest 40 columns long. */
function histogram(facet: FacetResult, paint: Paint): readonly string[] {
  const most = Math.max(1, ...facet.values.map((it) => it.count));
  const bars = facet.values.map(({ name, count: documents }) => {
    const bar = '█'.repeat(documents === 0 ? 0 : Math.max(1, Math.round((documents / most) * 40)));
    return `  ${plain(name).padEnd(12)} ${paint.cyan(bar)} ${count(documents)}`;
  });
  return bars.length > 0 ? [paint.bold('Dates'), ...bars] : [];
}
