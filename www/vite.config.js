import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  // The package is built beside the page and changes while it is served: no copy of it is kept.
  optimizeDeps: { exclude: ['cleanrooms-collaboration'] },
  build: { target: 'es2022' },
});
