/**
 * A process of its own: node --import tsx fill.ts FOLDER ITEMS CHARACTERS. Builds an index by commits, as
 * ingest does, joins its segments, and prints as JSON what `Filled` lists.
 */
import { type GeneratorOptions, generate, taggedItem } from './generator.ts';

const { openIndex } = (await import(
  '../../../dist/engine/embedded/open.js' as string
)) as typeof import('../../../src/engine/embedded/open.ts');
const { optimize } = (await import(
  '../../../dist/engine/embedded/doctor.js' as string
)) as typeof import('../../../src/engine/embedded/doctor.ts');

/** `build` is in documents a second, `peak` in bytes resident at most, joining included. */
export interface Filled {
  readonly build: number;
  readonly segments: number;
  readonly optimizeMs: number;
  readonly peak: number;
}

const BATCH = 2_000;

const [folder, items, characters] = process.argv.slice(2) as [string, string, string];
const build = await filled({ items: Number(items), characters: Number(characters) });
const { segments } = await (await openIndex(folder, { readonly: true })).shelf.status();
const start = performance.now();
await optimize(folder);
const optimizeMs = performance.now() - start;
const peak = process.resourceUsage().maxRSS * 1024;
const result: Filled = { build, segments, optimizeMs, peak };
process.stdout.write(JSON.stringify(result));

async function filled(options: GeneratorOptions): Promise<number> {
  const engine = await openIndex(folder, { create: true });
  let spent = 0;
  let count = 0;
  let batch: ReturnType<typeof taggedItem>[] = [];
  const commit = async () => {
    const start = performance.now();
    await engine.commit({ put: batch });
    spent += performance.now() - start;
    count += batch.length;
    batch = [];
    if (count % 100_000 === 0)
      console.error(`${count} items, ${Math.round(count / (spent / 1000))} a second`);
  };
  for (const item of generate(options)) {
    batch.push(taggedItem(item));
    if (batch.length === BATCH) await commit();
  }
  if (batch.length > 0) await commit();
  await engine.close();
  return options.items / (spent / 1000);
}
