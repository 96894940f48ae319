import { openIndex } from '../../../src/engine/embedded/open.ts';
import { article } from './archive.ts';

/** Run as a process of its own: commits batches of documents to the index in the given folder. */
const [folder, batches, size] = process.argv.slice(2) as [string, string, string];
const engine = await openIndex(folder);
for (let batch = 0; batch < Number(batches); batch++) {
  const put = Array.from({ length: Number(size) }, (_, i) =>
    article({
      id: `quagga-${batch}-${i}`,
      title: `Quagga ${batch}`,
      body: `A quagga, no. ${i}, seen by Mark Rutte in Latvia.`,
    }),
  );
  await engine.commit({ put });
}
await engine.close();
