// Copies what tsc leaves behind (model weights, word lists, pages) from src/ to dist/.
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
cpSync(`${root}/src`, `${root}/dist`, {
  recursive: true,
  filter: (path) => !/\.(ts|tsx|md)$/.test(path) && !path.startsWith(`${root}/src/web`),
});
