import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Item } from './generator.ts';
import type { BenchQuery } from './queries.ts';
import { type Figures, median } from './timing.ts';

/** Where Debian's liblucene8-java puts its jars. */
const JARS = '/usr/share/java';
const SOURCE = fileURLToPath(new URL('../lucene/Bench.java', import.meta.url));

/** Lucene 8 on the same items and queries; undefined when there is no JVM or no Lucene. */
export function measureLucene(
  items: Iterable<Item>,
  queries: readonly BenchQuery[],
): Figures | undefined {
  const jars = existsSync(JARS)
    ? readdirSync(JARS).filter((name) =>
        /^lucene-(core|analyzers-common|facet|queries)-8.*\.jar$/.test(name),
      )
    : [];
  if (jars.length === 0 || spawnSync('javac', ['-version']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'lucene-'));
  try {
    writeDocuments(join(folder, 'documents.tsv'), items);
    writeFileSync(join(folder, 'queries.tsv'), queries.map(queryLine).join('\n'));
    const classes = [
      folder,
      ...readdirSync(JARS)
        .filter((name) => /^(lucene|hppc|carrotsearch)/.test(name))
        .map((name) => join(JARS, name)),
    ].join(':');
    const compiled = spawnSync('javac', ['-cp', classes, '-d', folder, SOURCE], {
      encoding: 'utf8',
    });
    if (compiled.status !== 0) throw new Error(compiled.stderr);
    const ran = spawnSync('java', ['-Xmx4g', '-cp', classes, 'Bench', folder], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return figures(ran.stdout, queries);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In parts: a million items are longer than a string can be. */
function writeDocuments(path: string, items: Iterable<Item>): void {
  let lines: string[] = [];
  const write = () => {
    appendFileSync(path, lines.map((line) => `${line}\n`).join(''));
    lines = [];
  };
  for (const item of items) if (lines.push(documentLine(item)) === 10_000) write();
  write();
}

function documentLine(item: Item): string {
  const text = (part: string) => part.replace(/[\t\n]/g, ' ');
  const values = (list: readonly string[]) => list.join('|');
  return [
    item.id,
    text(item.title),
    text(item.body),
    values(item.people),
    values(item.places),
    values(item.organisations),
  ].join('\t');
}

function queryLine(query: BenchQuery, at: number): string {
  return [
    at,
    query.facets ? 'facets' : 'plain',
    query.kind,
    query.person ?? '',
    query.words.join(' '),
  ].join('\t');
}

function figures(output: string, queries: readonly BenchQuery[]): Figures {
  const lines = output
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const value = (name: string) => Number(lines.find(([first]) => first === name)?.[1]);
  const groups = new Map<string, number[]>();
  const totals: number[] = [];
  for (const [name, at, ms, total] of lines) {
    if (name !== 'query') continue;
    const { group } = queries[Number(at)]!;
    groups.set(group, [...(groups.get(group) ?? []), Number(ms)]);
    totals.push(Number(total));
  }
  return {
    name: 'Lucene 8 (JVM warm)',
    times: new Map([...groups].map(([group, times]) => [group, median(times)])),
    build: value('build'),
    disk: value('disk'),
    open: value('open'),
    totals,
  };
}
