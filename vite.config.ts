import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { noticesPlugin } from './.ci/packaging/notices/notices-plugin.ts';

/** Builds the page into out/page: plain files without inline script, so that a strict CSP holds; licences beside them. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), noticesPlugin()],
  build: {
    outDir: '../out/page',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_750,
    sourcemap: false,
  },
});
