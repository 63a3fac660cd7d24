// What a page has to load for each: bundled and minified, with what is said of the model. Ours comes
// without the schema, which is in it, and with the wasm module.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

async function bundle(contents) {
  const options = { bundle: true, minify: true, format: 'esm', platform: 'node', write: false, logLevel: 'silent' };
  const stdin = { contents, resolveDir: at('.'), loader: 'js' };
  const { outputFiles } = await build({ stdin, ...options });
  return Buffer.from(outputFiles[0].contents);
}

const sizesOf = (parts) => ({
  raw: parts.reduce((sum, part) => sum + part.length, 0),
  gzip: parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0),
  brotli: parts.reduce((sum, part) => sum + brotliCompressSync(part).length, 0),
});

/** Bytes by subject. */
export async function weigh(subjects) {
  const weights = {};
  for (const name of subjects) {
    if (name === 'ours') {
      const wasm = (name) => readFileSync(at(`../../pkg/dist/${name}.wasm`));
      const whole = await bundle("export * from '../../pkg/slim.js'");
      weights.ours = sizesOf([whole, wasm('cleanrooms-collaboration')]);
      const alone = await bundle("export { provide, validate } from '../../pkg/dist/validate-core.js'");
      weights['ours-alone'] = sizesOf([alone, wasm('validate')]);
    } else if (name === 'ajv-standalone') {
      weights[name] = sizesOf([await bundle(readFileSync(at('../../target/tmp/bench/ajv.cjs'), 'utf8'))]);
    } else {
      weights[name] = sizesOf([await bundle(`export { run } from './subjects/${name}.mjs'`)]);
    }
  }
  return weights;
}
