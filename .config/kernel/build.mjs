// Compiles the kernel (src/engine/embedded/kernel) to WebAssembly beside its source; `npm run build` copies
// it to dist. The sources are TypeScript as AssemblyScript reads it, but for machine.ts: loads and stores.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const source = fileURLToPath(new URL('../../src/engine/embedded/kernel/', import.meta.url));
const machine = fileURLToPath(new URL('machine.ts', import.meta.url));

// What AssemblyScript reads differently from TypeScript: './score' and './score.ts' are two modules to it,
// each with variables of its own; and what a comment marks with @inline gets a decorator for it.
const textOf = (name) =>
  readFileSync(name === 'machine.ts' ? machine : source + name, 'utf8')
    .replaceAll(/(from '\.\/\w+)\.ts'/g, "$1'")
    .replaceAll(/@inline \*\/\n|@inline\n \*\/\n/g, (end) => `${end}@inline\n`);

const { error, stderr } = await asc.main(
  [
    'kernel.ts',
    '--outFile=kernel.wasm',
    '--runtime=stub',
    '--importMemory',
    '--initialMemory=1',
    '--maximumMemory=32767',
    '--noAssert',
    '--enable=simd',
    '--optimizeLevel=3',
    '--converge',
    // Names for a profiler: node .config/kernel/build.mjs --names
    ...(process.argv.includes('--names') ? ['--debug'] : []),
  ],
  {
    readFile: (name) => {
      try {
        return textOf(name);
      } catch {
        return null;
      }
    },
    writeFile: (name, contents) => writeFileSync(source + name, contents),
    listFiles: () => [],
  },
);
if (error !== null) {
  console.error(stderr.toString());
  process.exit(1);
}
