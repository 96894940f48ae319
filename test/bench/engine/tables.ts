import type { OurFigures } from './ours.ts';
import type { Figures } from './timing.ts';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

const ms = (value: number | undefined) =>
  value === undefined || Number.isNaN(value)
    ? '–'
    : value < 1
      ? value.toFixed(3)
      : value < 10
        ? value.toFixed(2)
        : value.toFixed(0);

/** p50 in ms by class of queries, and how ours compares with Lucene. */
export function speedTable(all: readonly Figures[]): string {
  const groups = [...(all[0]?.times.keys() ?? [])];
  const ours = all.find(({ name }) => name === 'dateline');
  const lucene = all.find(({ name }) => name.startsWith('Lucene'));
  const rows = groups.map((group) => {
    const [a, b] = [ours?.times.get(group), lucene?.times.get(group)];
    const ratio = a === undefined || b === undefined ? '–' : (a / b).toFixed(2);
    return [group, ...all.map(({ times }) => ms(times.get(group))), ratio];
  });
  return table(['p50, ms', ...all.map(({ name }) => name), 'ours / Lucene'], rows);
}

const mega = (value: number | undefined) =>
  value === undefined ? '–' : `${(value / 1e6).toFixed(1)} MB`;

/** Building, size, first answer and memory. */
export function storeTable(all: readonly Figures[]): string {
  return table(
    ['', ...all.map(({ name }) => name)],
    [
      ['build, documents/s', ...all.map(({ build }) => build?.toFixed(0) ?? '–')],
      ['on disk, text index + facet columns', ...all.map(({ disk }) => mega(disk))],
      ['open + first answer, ms', ...all.map(({ open }) => ms(open))],
      ['resident memory, loaded', ...all.map(({ memory }) => mega(memory))],
    ],
  );
}

export function oursTable(ours: OurFigures): string {
  return table(
    ['dateline', ''],
    [
      ...[...ours.anew].map(([group, value]) => [
        `${group}, words not asked before, ms`,
        ms(value),
      ]),
      ...[...ours.alone].map(([group, value]) => [`${group}, ms`, ms(value)]),
      ...[...ours.complete].map(([group, value]) => [`complete answer: ${group}, ms`, ms(value)]),
      ['memory while building, at most', mega(ours.peak)],
      ['segments before they were joined', String(ours.segments)],
      ['joining them, s', (ours.optimizeMs / 1000).toFixed(1)],
      ['whole file with documents', mega(ours.file)],
      ['100 documents more, to searchable, ms', ms(ours.addHundred)],
      ['facet after a merge of two entities, ms', ms(ours.mergeToFacet)],
      ['suggest for one letter, ms', ms(ours.suggest)],
    ],
  );
}
