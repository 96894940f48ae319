// A process of its own: node --expose-gc fresh.mjs DIST FOLDER QUERIES (JSON). Opens the index, answers one
// query, then all, and prints { open, memory }: milliseconds, and bytes resident beyond the empty process.
const [dist, folder, json] = process.argv.slice(2);
const { openStore } = await import(`${dist}/engine/embedded/store.js`);
const { createStates } = await import(`${dist}/engine/embedded/state.js`);
const { rank } = await import(`${dist}/engine/embedded/search/rank.js`);
const queries = JSON.parse(json);
globalThis.gc();
const before = process.memoryUsage().rss;
const start = performance.now();
const store = openStore(folder, { readonly: true });
const states = createStates(store, () => {
  throw new Error('entities are asked for by id');
});
const ask = (query) => states.ask(({ index }) => rank(index, query, () => ''));
ask(queries[0]);
const open = performance.now() - start;
for (const query of queries) ask(query);
globalThis.gc();
const memory = process.memoryUsage().rss - before;
process.stdout.write(JSON.stringify({ open, memory }));
