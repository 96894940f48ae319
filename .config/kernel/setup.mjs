// Before tests: builds the kernel where it is missing or older than what it is built from.
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const source = folder('../../src/engine/embedded/kernel/');

export async function setup() {
  const sources = [source, folder('./')].flatMap((from) =>
    readdirSync(from)
      .filter((name) => /\.(ts|mjs)$/.test(name))
      .map((name) => changed(from + name)),
  );
  if (changed(`${source}kernel.wasm`) < Math.max(...sources)) await import('./build.mjs');
}
