import react from '@vitejs/plugin-react';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, normalizePath } from 'vite';

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

/** What the form needs is fetched with the page, and not only when the script that needs it has come. */
const withPreload = {
  name: 'preload',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const form = Object.values(bundle).find(({ type, name }) => type === 'chunk' && name === 'main');
      /** A chunk and all that it imports. */
      const whole = (chunk, seen = new Set()) => {
        if (!chunk || seen.has(chunk)) return seen;
        seen.add(chunk);
        for (const name of chunk.imports) whole(bundle[name], seen);
        return seen;
      };
      const chunks = [...whole(form)];
      const styles = new Set(chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
      const modules = Object.keys(bundle).filter((name) => name.endsWith('.wasm'));
      const link = (name, attrs) => ({
        tag: 'link',
        attrs: { href: `./${name}`, crossorigin: true, ...attrs },
        injectTo: 'head',
      });
      return [
        ...modules.map((name) => link(name, { rel: 'preload', as: 'fetch', type: 'application/wasm' })),
        ...chunks.map(({ fileName }) => link(fileName, { rel: 'modulepreload' })),
        ...[...styles].map((name) => link(name, { rel: 'preload', as: 'style' })),
      ];
    },
  },
};

/** Of the components' texts, those of the components that the form has. */
const withTexts = {
  name: 'texts',
  apply: 'build',
  async load(id) {
    if (!/i18n[/\\]messages[/\\]all\.en\.js$/.test(id)) return null;
    const { default: all } = await import(id);
    const source = join(import.meta.dirname, 'src');
    const sources = readdirSync(source, { recursive: true })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => readFileSync(join(source, name), 'utf8'));
    const imported = sources.flatMap((text) =>
      [...text.matchAll(/@cloudscape-design\/components\/([\w-]+)'/g)].map(([, name]) => name),
    );
    // What they are made of in their turn.
    const used = new Set([...imported, 'input', 'dropdown', 'token-group', 'select', 'tooltip', '[select]']);
    const [[space, { en }]] = Object.entries(all);
    const kept = Object.fromEntries(Object.entries(en).filter(([name]) => used.has(name)));
    return `export default ${JSON.stringify({ [space]: { en: kept } })}`;
  },
};

/** A module and all that it imports at once. */
function whole(id, modules, seen = new Set()) {
  if (seen.has(id)) return seen;
  seen.add(id);
  const module = modules.getModuleInfo(id);
  if (!module) throw new Error(`${id} is no module of the page.`);
  for (const imported of module.importedIds) whole(imported, modules, seen);
  return seen;
}

const FORM = normalizePath(join(import.meta.dirname, 'src/main.tsx'));

/**
 * One file of what the form can't be drawn without. Left alone, the bundler makes a file of each few modules that a later
 * part of the page has as well, and many files weigh more. What loads the form stands apart, so that the page begins without.
 */
const ofForm = (name, test) => ({
  debugName: name,
  name: (id, modules) =>
    test.test(id) && !id.includes('preload-helper') && whole(FORM, modules).has(id) ? name : null,
});

export default defineConfig({
  base: './',
  // The components' texts come parsed: the parser has no work.
  resolve: { alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/lib/no-parser.js' } },
  plugins: [react(), withPolicy, withHeaders, withPreload, withTexts],
  // The package is built beside the page and changes while it is served: no copy of it is kept.
  optimizeDeps: { exclude: ['cleanrooms-collaboration'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What loads the form would come along.
          includeDependenciesRecursively: false,
          groups: [
            ofForm('react', /node_modules\/(react|react-dom|scheduler)\//),
            ofForm('components', /node_modules/),
            ofForm('form', /./),
          ],
        },
      },
    },
  },
  preview: { headers },
});
