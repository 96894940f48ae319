import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { FORMAT } from '../../../src/engine/embedded/schema.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { benchArticle } from './articles.ts';

/** As long as the news items of the other benches. */
export const CHARACTERS = 890;

/** Folder of an index of so many short articles, read in once and kept for the next run. */
export async function filledIndex(articles: number): Promise<string> {
  const folder = fileURLToPath(
    new URL(`../../../.cache/articles-${articles}-format-${FORMAT}`, import.meta.url),
  );
  const index = join(folder, 'index');
  const done = join(folder, 'done');
  if (existsSync(done)) return index;
  // What a run that was ended has left.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'articles.jsonl');
  await writeArticles(file, articles);
  const engine = await openIndex(index, { create: true });
  await ingest([file], {
    engine,
    indexFolder: index,
    tagger: 'model',
    onProgress: ({ documents }) => {
      if (documents % 1000 === 0) process.stderr.write(`\r${documents} articles read in`);
    },
  });
  process.stderr.write('\n');
  await engine.close();
  rmSync(file);
  mkdirSync(done);
  return index;
}

async function writeArticles(file: string, articles: number): Promise<void> {
  const out = createWriteStream(file);
  for (let number = 0; number < articles; number++) {
    const { body, ...rest } = benchArticle(number);
    const line = `${JSON.stringify({ ...rest, body: body.slice(0, CHARACTERS) })}\n`;
    if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', resolve));
  }
  out.end();
  await finished(out);
}
