import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { chain } from '../../src/entities/chain.ts';
import { loadTagger } from '../../src/entities/tagger.ts';
import { documents, isSkipped, learnRepeated, sourceFiles } from '../../src/reading/read.ts';
import { serve } from '../../src/server/serve.ts';
import { documentText } from '../../src/text/document.ts';
import type { Engine, TaggedDocument } from '../../src/types.ts';

const CONFIG = fileURLToPath(new URL('../../.config/vite.config.ts', import.meta.url));

/** The sample pages, written for this project. */
export const SEEDS: string = fileURLToPath(new URL('../../seeds', import.meta.url));

export interface SiteOptions {
  /** Folders or files to ingest. */
  readonly pages?: readonly string[];
  /** Documents that are tagged already. */
  readonly tagged?: readonly TaggedDocument[];
}

/** An index in a temporary folder, served with the page as it is in the sources. */
export interface Site {
  readonly url: string;
  readonly engine: Engine;
  readonly web: string;
  close(): Promise<void>;
}

export async function openSite({ pages = [], tagged = [] }: SiteOptions): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-web-'));
  const web = join(folder, 'web');
  await build({ configFile: CONFIG, build: { outDir: web } });
  const engine = await openIndex(join(folder, 'index'), { create: true });
  await engine.commit({ put: [...(await readAndTagged(pages)), ...tagged] });
  const serving = await serve({ engine, web, log: { level: 'error' } });
  return {
    url: serving.url,
    engine,
    web,
    async close() {
      await serving.close();
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function readAndTagged(paths: readonly string[]): Promise<readonly TaggedDocument[]> {
  const tagger = await loadTagger();
  const files = [];
  for await (const file of sourceFiles(paths)) if (!isSkipped(file)) files.push(file);
  const repeated = await learnRepeated(files);
  const tagged: TaggedDocument[] = [];
  for (const file of files) {
    for await (const document of documents(file, { repeated })) {
      if (isSkipped(document)) throw new Error(document.reason);
      const text = documentText(document);
      tagged.push({ document, names: chain(text, tagger(text)) });
    }
  }
  return tagged;
}
