// The form's own modules, without the page around them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../node/packed.mjs';

const modules = [
  'draft/draft',
  'draft/reducer',
  'draft/request',
  'draft/reader',
  'draft/storage',
  'draft/pasted',
  'draft/agreement',
  'draft/changes',
  'draft/patch',
  'draft/saving',
  'fixing',
  'field-id',
  'payload/complete',
  'draft/examples',
  'problems',
  'fields',
];

const fromFile = (path) => import(pathToFileURL(path).href);

/** What these modules export, in one bundle of this name. */
export async function formModules(name) {
  const folder = join(root, 'target/tmp/form-modules');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name}.mjs`);
  await build({
    stdin: {
      contents: modules.map((module) => `export * from './${module}';`).join('\n'),
      resolveDir: join(root, 'www/src'),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    // In Node, the package needs no init.
    alias: { 'cleanrooms-collaboration/async': join(root, 'pkg/dist/index.js') },
    external: [join(root, 'pkg/dist/index.js')],
  });
  return fromFile(outfile);
}

export const { read } = await fromFile(join(root, 'pkg/dist/read.js'));
