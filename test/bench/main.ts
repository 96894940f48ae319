/**
 * npm run bench -- [--items 10000,50000,120000] [--characters 890] [--only ours,lucene,minisearch,fts5,orama,flexsearch] [--plot FILE.svg] [--no-ingest] [--keep FOLDER]
 * With --keep our indexes stay in FOLDER, and the next run asks without building them again.
 * A million items take some 12 minutes to build, 2 GB of disk and less than 2 GB of memory.
 * Every engine on the same generated items and queries, one after another in one run. Tables in Markdown.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { generate } from './engine/generator.ts';
import { measureLucene } from './engine/lucene.ts';
import { measureOurs } from './engine/ours.ts';
import { plot } from './engine/plot.ts';
import { benchQueries } from './engine/queries.ts';
import {
  measureFlexSearch,
  measureFts5,
  measureMiniSearch,
  measureOrama,
} from './engine/rivals.ts';
import { oursTable, speedTable, storeTable } from './engine/tables.ts';
import type { Figures } from './engine/timing.ts';
import { ingestTable } from './ingest.ts';

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '10000,50000' },
    characters: { type: 'string', default: '890' },
    only: { type: 'string', default: 'ours,lucene,minisearch,fts5,orama,flexsearch' },
    plot: { type: 'string' },
    keep: { type: 'string' },
    'no-ingest': { type: 'boolean', default: false },
  },
});
/** Beyond so many items these two take minutes to build and gigabytes to hold; MiniSearch at 120,000 holds 2 GB. */
const MOST_IN_MEMORY = 20_000;
const MOST_IN_MINISEARCH = 200_000;
const characters = Number(values.characters);
const only = new Set(values.only.split(','));
const series = new Map<string, { readonly items: number; readonly figures: Figures }[]>();

for (const count of values.items.split(',').map(Number)) {
  const options = { items: count, characters };
  const sample = [...generate({ ...options, items: Math.min(count, 20_000) })];
  const queries = benchQueries(sample);
  const all: Figures[] = [];
  const ours = only.has('ours') ? await measureOurs(options, queries, values.keep) : undefined;
  if (ours !== undefined) {
    all.push(ours);
    console.error(`${count} items: dateline measured, now the others`);
  }
  if (only.has('lucene'))
    all.push(
      measureLucene(generate(options), queries) ?? {
        name: 'Lucene 8: not installed',
        times: new Map(),
      },
    );
  if (only.has('fts5')) all.push(measureFts5(generate(options), queries));
  const inMemory = ['minisearch', 'orama', 'flexsearch'].some((name) => only.has(name));
  const items = inMemory && count <= MOST_IN_MINISEARCH ? [...generate(options)] : [];
  if (only.has('minisearch') && count <= MOST_IN_MINISEARCH)
    all.push(...measureMiniSearch(items, queries));
  if (only.has('orama') && count <= MOST_IN_MEMORY) all.push(await measureOrama(items, queries));
  if (only.has('flexsearch') && count <= MOST_IN_MEMORY)
    all.push(measureFlexSearch(items, queries));
  for (const figures of all)
    series.set(figures.name, [...(series.get(figures.name) ?? []), { items: count, figures }]);
  console.log(`\n## ${count.toLocaleString('en')} items of about ${characters} characters\n`);
  console.log(speedTable(all));
  console.log(storeTable(all));
  if (ours !== undefined) console.log(oursTable(ours));
}

if (values.plot !== undefined) {
  writeFileSync(values.plot, plot(series, 'common word + facets'));
  console.log(`plot: ${values.plot}`);
}

if (!values['no-ingest']) {
  console.log('\n## Ingest\n');
  console.log(await ingestTable());
}
