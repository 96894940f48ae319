/**
 * A writer to be killed: node --import tsx test/engine/writer.ts FOLDER FIRST. Commits documents one
 * batch after another for ever, and prints the number of each batch once it is acknowledged.
 */
import { openIndex } from '../../src/engine/embedded/open.ts';
import { tagged } from './corpus.ts';

const [folder, first] = process.argv.slice(2) as [string, string];
const engine = await openIndex(folder, { create: true });
for (let batch = Number(first); ; batch++) {
  const put = [0, 1, 2].map((n) =>
    tagged({
      id: `b${batch}-${n}`,
      title: `batch ${batch}`,
      body: `harvest number${n} of batch${batch}`,
      sources: ['Morning Post'],
      entities: ['person:anna-berg', n === 0 ? 'place:oslo' : 'place:quito'],
    }),
  );
  // Every fourth batch takes a document of the one before it away again.
  const remove = batch % 4 === 3 ? [`b${batch - 1}-2`] : [];
  await engine.commit({ put, remove });
  process.stdout.write(`${batch}\n`);
  // A turn of the event loop, in which segments are joined.
  await new Promise((resolve) => setImmediate(resolve));
}
