import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What the page may do. It loads nothing of others, and asks an endpoint only when something is sent. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What the page wants to be served with: besides the policy, what only a header can say. */
const headers = {
  'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** The build has a file that says so, in the form that hosts of static sites read. */
const withHeaders = {
  name: 'headers',
  apply: 'build',
  generateBundle() {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
    this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('')}` });
  },
};

/** In the build the policy stands in the page; while it is developed, inline scripts come with it. */
const withPolicy = {
  name: 'policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
  ],
};

export default defineConfig({
  base: './',
  plugins: [react(), withPolicy, withHeaders],
  // The package is built beside the page and changes while it is served: no copy of it is kept.
  optimizeDeps: { exclude: ['cleanrooms-collaboration'] },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  preview: { headers },
});
