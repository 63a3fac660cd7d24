// Builds the package: Rust to two wasm modules, all of it and the check of values alone, wasm-bindgen's glue and
// declarations, the generated modules, copies of the wasm for inlining, and bundles. All of it lands in pkg/dist.
import { Buffer } from 'node:buffer';
import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { main, root, run, say } from './run.mjs';
import { setUp } from './setup.mjs';

// Loaded late: set-up may have to install it first.
const esbuild = async (options) => (await import('esbuild')).build(options);

const target = 'wasm32-unknown-unknown';
// What every runtime that the package supports understands; `--all-features` would go beyond.
const wasmFeatures = [
  'bulk-memory',
  'nontrapping-float-to-int',
  'sign-ext',
  'mutable-globals',
  'reference-types',
  'multivalue',
];

/**
 * Builds into the package's folder, from the sources in it, and with features of the crate besides. Everything is made
 * aside first, so that a failure leaves what was there.
 */
export async function build(env, { folder = join(root, 'pkg'), features = [] } = {}) {
  const dist = join(folder, 'dist');
  const made = join(root, `target/dist${['', ...features].join('-')}`);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  const glue = join(made, 'glue');
  const whole = join(made, 'cleanrooms-collaboration.wasm');
  await compile(env, { to: whole, glue, features: ['full', ...features] });
  for (const file of ['glue.js', 'glue.d.ts']) renameSync(join(glue, file), join(made, file));
  const values = join(made, 'validate.wasm');
  await compile(env, { to: values, glue, features: ['boundary'] });
  mustFit(values, whole);
  trim(join(made, 'glue.js'), whole);
  rmSync(glue, { recursive: true });

  const generate = ['run', '--quiet', '--locked', '--example', 'javascript', '--features', 'generate', made];
  await run('cargo', generate, { quiet: true, env });
  // Of the glue's declarations only the types are public; its functions are the façade's business.
  const declarations = readFileSync(join(made, 'glue.d.ts'), 'utf8');
  const types = declarations
    .slice(0, declarations.search(/^(\/\*\*(?:(?!\*\/)[^])*\*\/\n)?export function /m))
    // A doc comment that a macro writes has no space before its words.
    .replace(/^( +\*)(?=[^ */])/gm, '$1 ');
  writeFileSync(join(made, 'latest.d.ts'), types);
  rmSync(join(made, 'glue.d.ts'));
  writeFileSync(join(folder, 'README.md'), packageReadme(readFileSync(join(root, 'README.md'), 'utf8')));
  copyFileSync(join(root, 'CHANGELOG.md'), join(folder, 'CHANGELOG.md'));
  copyFileSync(join(root, 'www/example.json'), join(folder, 'docs/example.json'));
  rmSync(dist, { recursive: true, force: true });
  renameSync(made, dist);

  // The façade and what it is made of in one file: looking up eight takes longer than to load them. What tools choke on
  // that are some years behind is written in the words of 2020.
  const bundle = async (name, contents) => {
    const stdin = { contents, resolveDir: folder };
    // The glue would warn of a way to call it in which it isn't called.
    const options = {
      stdin,
      bundle: true,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      target: 'es2020',
      drop: ['console'],
    };
    await esbuild({ ...options, format: 'esm', outfile: join(dist, `${name}.js`) });
    writeFileSync(join(dist, `${name}.cjs`), commonJs(readFileSync(join(dist, `${name}.js`), 'utf8')));
  };
  await bundle('core', "export * from './core.js'");
  await bundle('validate-core', "export { provide, provideInlined, validate } from './core.js'");
  // With the module in them, which is compiled when it is first needed: nothing has to be configured, found or awaited,
  // wherever a bundler or a tracer of files puts them.
  await bundle(
    'index',
    withInlined(join(dist, 'cleanrooms-collaboration.wasm'), "'./dist/core.js'", "export * from './public.js'"),
  );
  const alone = "'./dist/validate-core.js'";
  await bundle('validate', withInlined(join(dist, 'validate.wasm'), alone, `export { validate } from ${alone}`));
  rmSync(join(dist, 'validate-core.cjs'));
  await bundle('read', "export { read, unresolved } from './read/index.js'");
  for (const entry of ['index', 'validate', 'slim', 'async', 'read']) {
    // The same declarations under the name that CommonJS asks for.
    const text = readFileSync(join(folder, `${entry}.d.ts`), 'utf8');
    writeFileSync(join(dist, `${entry}.d.cts`), text.replaceAll("'./api.js'", "'./api.cjs'"));
  }
  writeFileSync(join(dist, 'codes.cjs'), commonJs(readFileSync(join(dist, 'codes.js'), 'utf8')));
  for (const name of ['codes', 'api']) {
    const text = readFileSync(join(folder, `${name}.d.ts`), 'utf8');
    writeFileSync(join(dist, `${name}.d.cts`), text.replaceAll("'./dist/types.js'", "'./types.cjs'"));
  }
  for (const name of ['types', 'latest']) {
    const text = readFileSync(join(dist, `${name}.d.ts`), 'utf8');
    writeFileSync(join(dist, `${name}.d.cts`), text.replaceAll("'./latest.js'", "'./latest.cjs'"));
  }

  // The form is built of the package, and is a part of it; not of one that only tests are for.
  const inForm = features.length === 0 ? await buildForm(join(dist, 'form')) : [];
  const { billOfMaterials, inRead, licensed } = await import('./sbom.mjs');
  const all = [...new Set([...inRead, ...inForm])];
  writeFileSync(join(dist, 'sbom.cdx.json'), await billOfMaterials(target, env.wasm, all));
  const notices = (names) => licensed(names).map(({ name, version, text }) => `${name} ${version}\n\n${text.trim()}\n`);
  const bundled = [
    `Bundled into read.js and read.cjs:\n`,
    ...notices(inRead),
    `Bundled into the form:\n`,
    ...notices(inForm),
  ];
  writeFileSync(join(dist, 'LICENSES.txt'), bundled.join('\n'));
}

/** Builds the form, leaves a copy in a folder, and answers the names of the npm packages that are bundled into it. */
async function buildForm(to) {
  const { build: bundleSite } = await import('vite');
  const { output } = await bundleSite({ root: join(root, 'www'), logLevel: 'warn' });
  // The module is in the package already.
  cpSync(join(root, 'www/dist'), to, { recursive: true, filter: (name) => !name.endsWith('.wasm') });
  const modules = output.flatMap(({ moduleIds = [] }) => moduleIds);
  const names = modules.flatMap((id) => /.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(id)?.[1] ?? []);
  return [...new Set(names)];
}

/** The package's README: the repository's without what is about the repository, with what is about the package. */
const packageReadme = (readme) =>
  readme
    .replace(/^<!-- repository -->\n[^]*?^<!-- \/repository -->\n\n/gm, '')
    .replace(/^<!-- package\n\n([^]*?)^-->\n/gm, '$1')
    .replaceAll('www/example.json', 'example.json')
    .replace(/\n{3,}/g, '\n\n');

/** Compiles the crate with some features to a wasm module; what wasm-bindgen makes for it goes into a folder. */
async function compile(env, { to, glue, features }) {
  const targetDir = join(root, ['target/wasm', ...features].join('-'));
  const cargo = ['rustc', '--release', '--lib', '--crate-type', 'cdylib', '--locked', '--target', target];
  cargo.push('--target-dir', targetDir, '--features', features.join());
  // Paths of this machine have no place in the module.
  const remap = [`${root}=`, `${process.env.CARGO_HOME ?? join(homedir(), '.cargo')}=cargo`];
  // What is to be inlined says so itself; left to the compiler, it would be a tenth of the module. Vectors are for
  // JSON text, which only the whole module reads.
  const flags = [
    ...remap.map((pair) => `--remap-path-prefix=${pair}`),
    '-Cllvm-args=-inline-threshold=5',
    '-Cllvm-args=-unroll-runtime=false',
    '-Cllvm-args=-unroll-threshold=0',
  ];
  const vectors = features.includes('full');
  if (vectors) flags.push('-Ctarget-feature=+simd128');
  const encoded = { CARGO_ENCODED_RUSTFLAGS: flags.join('\u001f') };
  await run('cargo', cargo, { quiet: true, env: { ...env.wasm, ...encoded } });

  const compiled = join(targetDir, target, 'release/cleanrooms_collaboration.wasm');
  const bindgen = ['--target', 'web', '--experimental-reset-state-function', '--omit-default-module-path'];
  bindgen.push('--keep-debug', '--remove-producers-section', '--out-name', 'glue', '--out-dir', glue);
  await run('wasm-bindgen', [compiled, ...bindgen], { quiet: true, env });
  const bound = join(glue, 'glue_bg.wasm');
  await silencePanics(bound);
  const optimise = ['-O3', '--converge', '--reorder-functions', '--reorder-locals', '--low-memory-unused'];
  optimise.push('--strip-debug', '--strip-target-features', ...wasmFeatures.map((feature) => `--enable-${feature}`));
  if (vectors) optimise.push('--enable-simd');
  await run('wasm-opt', [bound, ...optimise, '-o', to], { quiet: true, env });
  // A toolchain that names its files otherwise would have to be met above.
  if (/\.rs\b|\bregistry\/|\brustc\//.test(readFileSync(to, 'latin1')))
    throw new Error(`${to} still names a source file.`);
}

const imports = (wasm) =>
  WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name);

/** Makes sure that the other module's glue, which it shares, gives a module all that it imports. */
function mustFit(wasm, other) {
  const lacking = imports(wasm).filter((name) => !imports(other).includes(name));
  if (lacking.length > 0) throw new Error(`${wasm} imports what the glue lacks: ${lacking.join()}`);
}

/** Takes out of the glue what the module doesn't import now that it is optimised, so that bundles go without. */
function trim(glue, wasm) {
  const wanted = imports(wasm);
  const text = readFileSync(glue, 'utf8')
    .replace(/^ +(\w+): function\([^]*?^ +\},\n/gm, (entry, name) => (wanted.includes(name) ? entry : ''))
    // The decoder's making and first use are no use by themselves.
    .replace(/(?<== )new TextDecoder\(/, '/* @__PURE__ */ $&')
    .replace(/^cachedTextDecoder\.decode\(\);\n/m, '')
    // Nothing has the glue make an instance anew but this package itself, which tells it so.
    .replace(/^ +__wbg_call_guard\(\);\n/gm, '')
    .replace(/^ +(?:__wbg_instance_id\+\+|cachedUint8ArrayMemory0 = null|__wbg_reinit_scheduled = false);\n/gm, '')
    .replace(/^ +if \(typeof numBytesDecoded !== 'undefined'\) numBytesDecoded = 0;\n/m, '');
  if (/__wbg_schedule|__wbg_reinit_scheduled = true/.test(text)) throw new Error('The glue wants its guard after all.');
  writeFileSync(glue, text);
}

/**
 * A bundle for CommonJS: what it exports as an object that is written out. Defined by descriptions, as bundlers do it,
 * it would hang on what `Object.prototype` has.
 */
function commonJs(bundle) {
  const exported = /^export \{([^}]*)\};\s*$/m;
  const [, names] = exported.exec(bundle);
  const members = names.replace(/(\w+) as (\w+)/g, '$2: $1');
  return `'use strict';\n${bundle.replace(exported, `module.exports = {${members}};\n`)}`;
}

/** An entry's JavaScript with a wasm module in it, as base64. */
const withInlined = (wasm, core, exported) =>
  `import { provideInlined } from ${core};
  provideInlined('${readFileSync(wasm).toString('base64')}');
  ${exported}`;

/** Functions of the standard library's that put words together, and those that closures and futures would need. */
const NEVER_CALLED =
  /\b(core|std)(\[\w+\])?::(panicking|fmt|str::slice_error_fail)\b|\bwasm_bindgen::convert::closures\b|\bjs_sys::futures\b/;

/** What panics say: where they are, in words of this crate's and the standard library's. */
const PANICS = new RegExp(
  [
    /src\/[\w/]+\.rs/,
    /cargo\/registry\/src\/[\w./-]+?\.rs/,
    /\/rustc\/[0-9a-f]{40}\/[\w/]+\.rs/,
    /RefCell already (mutably )?borrowed/,
    /capacity overflow/,
    /closure invoked recursively or after being dropped/,
    /assertion failed: self\.is_char_boundary\(new_len\)/,
    /index out of bounds: the len is | but the index is |mid > len/,
    // What numbers are written with.
    /(?:0001020304)\d{190}/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/**
 * Makes the module trap where it would panic. Nothing in it formats text but the standard library's
 * panics, and what they have to say would reach nobody: their words and what puts these together
 * weigh as much as all rules. Nor does it hand out closures or wait for anything.
 */
async function silencePanics(path) {
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(readFileSync(path));
  for (let index = 0; index < module.getNumFunctions(); index++) {
    const reference = module.getFunctionByIndex(index);
    const { name } = binaryen.getFunctionInfo(reference);
    if (!NEVER_CALLED.test(name)) continue;
    binaryen.Function(reference).body = module.unreachable();
  }
  // As text with a character for each byte, there and back.
  const bytes = Buffer.from(module.emitBinary()).toString('latin1');
  module.dispose();
  writeFileSync(
    path,
    bytes.replace(PANICS, (words) => '\0'.repeat(words.length)),
    'latin1',
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const env = await setUp();
    say('building the package');
    await build(env);
  });
}
