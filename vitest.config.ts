import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Every thread and command of a test is a start of its own: what was compiled once is not compiled again.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
  new URL('node_modules/.cache/node-compile', import.meta.url),
);

export default defineConfig({
  // The real module would be downloaded by whoever imports it from Node.
  resolve: {
    alias: { electron: fileURLToPath(new URL('test/helpers/electron/index.ts', import.meta.url)) },
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/helpers/property-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
  },
});
