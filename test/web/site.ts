import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { type KeyStore, openKeys } from '../../src/server/keys.ts';
import { serve } from '../../src/server/serve.ts';
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
  readonly keys: KeyStore;
  readonly web: string;
  close(): Promise<void>;
}

export async function openSite({ pages = [], tagged = [] }: SiteOptions): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-web-'));
  const web = join(folder, 'web');
  await build({ configFile: CONFIG, build: { outDir: web } });
  const indexFolder = join(folder, 'index');
  const engine = await openIndex(indexFolder, { create: true });
  if (pages.length > 0) await ingest(pages, { engine, indexFolder, tagger: 'model', workers: 1 });
  if (tagged.length > 0) await engine.commit({ put: tagged });
  const keys = openKeys(join(folder, 'keys.json'));
  const serving = await serve({ engine, web, keys, log: { level: 'error' } });
  return {
    url: serving.url,
    engine,
    keys,
    web,
    async close() {
      await serving.close();
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}
