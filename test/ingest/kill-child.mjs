// Ingests in small batches and tells each commit on stdout, before and after; to be killed on the way.
import { writeSync } from 'node:fs';
import { openIndex } from '../../dist/engine/embedded/open.js';
import { ingest } from '../../dist/ingest/ingest.js';

const [pages, indexFolder] = process.argv.slice(2);
const engine = await openIndex(indexFolder, { create: true });
const tell = (what) => writeSync(1, `${JSON.stringify(what)}\n`);

await ingest([pages], {
  engine: {
    ...engine,
    commit: async (batch) => {
      tell({ begin: (batch.put ?? []).map((it) => it.document.id) });
      const commit = await engine.commit(batch);
      tell({ end: true });
      return commit;
    },
  },
  indexFolder,
  tagger: 'model',
  workers: 1,
  limits: { documents: 10 },
});
await engine.close();
tell({ finished: true });
