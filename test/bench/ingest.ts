import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { type IngestSummary, ingest } from '../../src/ingest/ingest.ts';
import { benchArticle } from './ingest/articles.ts';

export interface IngestBench {
  /** Articles of 400 words tagged by the model; compromise, ten times slower, gets a tenth. */
  readonly articles?: number;
  /** Worker threads; by default one for each core. */
  readonly workers?: number;
}

interface Row {
  readonly tagger: 'model' | 'compromise';
  readonly articles: number;
  readonly first: IngestSummary;
  /** Of all threads. */
  readonly cpuSeconds: number;
  readonly again: IngestSummary;
}

/** Words a second of a whole ingest (reading, tagging, commit), by tagger, as a Markdown table. Needs `npm run build`. */
export async function ingestTable({
  articles = 4_000,
  workers,
}: IngestBench = {}): Promise<string> {
  const rows = [
    await measured('model', articles, workers),
    await measured('compromise', Math.ceil(articles / 10), workers),
  ];
  return table(rows, workers);
}

async function measured(tagger: Row['tagger'], articles: number, workers?: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  try {
    await writeArticles(join(folder, 'articles.jsonl'), articles);
    const before = process.cpuUsage();
    const first = await ingestOnce(folder, tagger, workers);
    const { user, system } = process.cpuUsage(before);
    const again = await ingestOnce(folder, tagger, workers);
    return { tagger, articles, first, cpuSeconds: (user + system) / 1e6, again };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ingestOnce(folder: string, tagger: 'model' | 'compromise', workers?: number) {
  const indexFolder = join(folder, 'index');
  const engine = await openIndex(indexFolder, { create: true });
  try {
    return await ingest([join(folder, 'articles.jsonl')], { engine, indexFolder, tagger, workers });
  } finally {
    await engine.close();
  }
}

async function writeArticles(path: string, count: number): Promise<void> {
  const file = createWriteStream(path);
  for (let i = 0; i < count; i++) {
    if (!file.write(`${JSON.stringify(benchArticle(i))}\n`)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

function table(rows: readonly Row[], workers: number | undefined): string {
  const head = [
    'tagger',
    'articles',
    'seconds',
    'words/s',
    'CPU s',
    'reading',
    'tagging',
    'commit',
    'again',
  ];
  const lines = rows.map(({ tagger, articles, first, cpuSeconds, again }) => {
    const { readMs, tagMs, commitMs } = first.stages;
    const share = (ms: number) => `${Math.round((ms / (readMs + tagMs + commitMs)) * 100)} %`;
    return [
      tagger,
      articles.toLocaleString('en'),
      first.seconds.toFixed(1),
      Math.round(first.words / first.seconds).toLocaleString('en'),
      cpuSeconds.toFixed(1),
      share(readMs),
      share(tagMs),
      share(commitMs),
      `${again.seconds.toFixed(2)} s`,
    ];
  });
  const markdown = [head, head.map(() => '---'), ...lines].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  const threads = workers === undefined ? 'one worker for each core' : `${workers} workers`;
  return [
    `Ingest of articles of 400 words, ${threads} (${availableParallelism()} cores here).`,
    'Shares are of the work of all threads; "again" is the second run, which changes nothing.',
    '',
    ...markdown,
  ].join('\n');
}

if (process.argv[1] === import.meta.filename || process.argv[1]?.endsWith('bench/ingest.ts')) {
  const [articles, workers] = process.argv.slice(2).map(Number);
  console.log(
    await ingestTable({ ...(articles ? { articles } : {}), ...(workers ? { workers } : {}) }),
  );
}
