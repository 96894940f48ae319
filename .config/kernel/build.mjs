// Compiles the kernel (src/engine/embedded/kernel) to WebAssembly beside its source; `npm run build` copies
// it to dist. The sources are TypeScript as AssemblyScript reads it, but for machine.ts: loads and stores.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const source = fileURLToPath(new URL('../../src/engine/embedded/kernel/', import.meta.url));
const machine = fileURLToPath(new URL('machine.ts', import.meta.url));

// AssemblyScript adds the extension, whether there is one or not.
const pathOf = (name) => {
  const file = name.replace(/\.ts\.ts$/, '.ts');
  return file === 'machine.ts' ? machine : source + file;
};

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
  ],
  {
    readFile: (name) => {
      try {
        return readFileSync(pathOf(name), 'utf8');
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
