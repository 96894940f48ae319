import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    // The search kernel, where it is older than its sources.
    globalSetup: fileURLToPath(new URL('kernel/setup.mjs', import.meta.url)),
    // Not what a test may cost but when to give up, on a machine that does ten other things.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
});
