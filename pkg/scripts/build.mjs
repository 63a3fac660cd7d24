// Builds the package: Rust to wasm, wasm-bindgen's glue and declarations, the generated modules, the
// inlined copy of the wasm, and the CommonJS entries. All of it lands in pkg/dist.
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
 * Builds into the package's folder, from the sources in it, and with features of the crate. Everything is made aside
 * first, so that a failure leaves what was there.
 */
export async function build(env, { folder = join(root, 'pkg'), features: chosen = [] } = {}) {
  const dist = join(folder, 'dist');
  const variant = ['', ...chosen].join('-');
  const made = join(root, `target/dist${variant}`);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  const targetDir = join(root, `target/wasm${variant}`);
  const cargo = ['build', '--release', '--lib', '--locked', '--target', target, '--target-dir', targetDir];
  if (chosen.length > 0) cargo.push('--features', chosen.join());
  // Paths of this machine have no place in the module.
  const remap = [`${root}=`, `${process.env.CARGO_HOME ?? join(homedir(), '.cargo')}=cargo`];
  // What is to be inlined says so itself; left to the compiler, it would be a tenth of the module.
  const flags = [
    ...remap.map((pair) => `--remap-path-prefix=${pair}`),
    '-Cllvm-args=-inline-threshold=5',
    '-Cllvm-args=-unroll-runtime=false',
    '-Cllvm-args=-unroll-threshold=0',
  ];
  const encoded = { CARGO_ENCODED_RUSTFLAGS: flags.join('\u001f') };
  await run('cargo', cargo, { quiet: true, env: { ...env.wasm, ...encoded } });

  const compiled = join(targetDir, target, 'release/cleanrooms_collaboration.wasm');
  const glue = ['--target', 'web', '--experimental-reset-state-function', '--omit-default-module-path'];
  await run(
    'wasm-bindgen',
    [compiled, ...glue, '--keep-debug', '--remove-producers-section', '--out-name', 'glue', '--out-dir', made],
    { quiet: true, env },
  );
  await silencePanics(join(made, 'glue_bg.wasm'));
  const features = wasmFeatures.map((feature) => `--enable-${feature}`);
  const wasm = join(made, 'cleanrooms-collaboration.wasm');
  const optimise = [
    '-O3',
    '--converge',
    '--strip-debug',
    '--strip-target-features',
    '--low-memory-unused',
    ...features,
  ];
  await run('wasm-opt', [join(made, 'glue_bg.wasm'), ...optimise, '-o', wasm], { quiet: true, env });
  rmSync(join(made, 'glue_bg.wasm'));
  rmSync(join(made, 'glue_bg.wasm.d.ts'));

  for (const module of ['reader', 'options', 'answers', 'schemas', 'fields', 'smithy', 'exceptions', 'codes']) {
    const print = ['run', '--quiet', '--locked', '--bin', 'javascript', module];
    writeFileSync(join(made, `${module}.js`), await run('cargo', print, { quiet: true, env }));
  }
  // Of the glue's declarations only the types are public; its functions are the façade's business.
  const declarations = readFileSync(join(made, 'glue.d.ts'), 'utf8');
  const types = declarations.slice(0, declarations.search(/^(\/\*\*(?:(?!\*\/)[^])*\*\/\n)?export function /m));
  writeFileSync(join(made, 'types.d.ts'), types);
  rmSync(join(made, 'glue.d.ts'));
  const { billOfMaterials } = await import('./sbom.mjs');
  writeFileSync(join(made, 'sbom.cdx.json'), await billOfMaterials(target, env.wasm));
  for (const name of ['README.md', 'CHANGELOG.md']) copyFileSync(join(root, name), join(folder, name));
  const base64 = readFileSync(wasm).toString('base64');
  writeFileSync(join(made, 'inlined.js'), `// The wasm module, in base64; generated.\nexport default '${base64}';\n`);
  rmSync(dist, { recursive: true, force: true });
  renameSync(made, dist);

  // The façade and what it is made of in one file: looking up eight takes longer than to load them.
  const bundle = { entryPoints: [join(folder, 'core.js')], bundle: true, platform: 'neutral', target: 'es2022' };
  await esbuild({ ...bundle, format: 'esm', outfile: join(dist, 'core.js') });
  await esbuild({ ...bundle, format: 'cjs', outfile: join(dist, 'core.cjs') });
  for (const entry of ['index', 'slim', 'async']) {
    // The same declarations under the name that CommonJS asks for.
    const text = readFileSync(join(folder, `${entry}.d.ts`), 'utf8');
    writeFileSync(join(dist, `${entry}.d.cts`), text.replaceAll("'./api.js'", "'./api.cjs'"));
  }
  const api = readFileSync(join(folder, 'api.d.ts'), 'utf8');
  writeFileSync(join(dist, 'api.d.cts'), api.replaceAll("'./dist/types.js'", "'./types.cjs'"));
  writeFileSync(join(dist, 'types.d.cts'), types);
}

/** Functions of the standard library's that put words together, and those that closures and futures would need. */
const NEVER_CALLED =
  /\b(core|std)(\[\w+\])?::(panicking|fmt|str::slice_error_fail)\b|\bwasm_bindgen::convert::closures\b|\bjs_sys::futures\b/;

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
  writeFileSync(path, module.emitBinary());
  module.dispose();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const env = await setUp();
    say('building the package');
    await build(env);
  });
}
