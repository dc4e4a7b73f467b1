import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the page into out/page: plain files without inline script, so that a strict CSP holds. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/page',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_750,
    sourcemap: false,
  },
});
