// A process of its own: node --expose-gc fresh.mjs DIST FOLDER QUERIES (JSON). Opens the index, answers one
// query, then all, and prints { open, memory }: milliseconds, and bytes resident beyond the empty process.
const [dist, folder, json] = process.argv.slice(2);
const { openStore } = await import(`${dist}/engine/embedded/store.js`);
const { createState } = await import(`${dist}/engine/embedded/state.js`);
const { rank } = await import(`${dist}/engine/embedded/search/rank.js`);
const queries = JSON.parse(json);
globalThis.gc();
const before = process.memoryUsage().rss;
const start = performance.now();
const store = openStore(folder, { readonly: true });
const state = createState(store, () => {
  throw new Error('entities are asked for by id');
});
const ask = (query) => store.reading(() => rank(state().index, query, () => ''));
ask(queries[0]);
const open = performance.now() - start;
for (const query of queries) ask(query);
globalThis.gc();
const memory = process.memoryUsage().rss - before;
process.stdout.write(JSON.stringify({ open, memory }));
