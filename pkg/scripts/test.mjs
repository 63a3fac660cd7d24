// `npm test`: sets everything up and runs every test, from the quickest to the slowest. Stops at the
// first step that fails, with its output.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { Stop, main, root, run, say } from './run.mjs';
import { runTests } from '../../tests/run.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const began = Date.now();
  if (/\s/.test(root)) {
    throw new Stop(
      `The tests can't run in a folder with a space in its path, ${root}: wasm-pack finds nothing there. Move the project.`,
    );
  }
  const env = await setUp({ tests: true });
  mkdirSync(join(root, 'tests/screenshots'), { recursive: true });
  const step = async (what, command, args, environment = env) => {
    say(what);
    await run(command, args, { env: environment });
  };
  const wasm = ['--target', 'wasm32-unknown-unknown', '--target-dir', 'target/wasm'];
  const strict = ['--', '-D', 'warnings'];

  await step('format of Rust', 'cargo', ['fmt', '--check']);
  const native = ['--all-targets', '--features', 'generate'];
  await step('clippy, native', 'cargo', ['clippy', '--quiet', '--locked', ...native, ...strict]);
  for (const features of ['', 'js', 'boundary', 'full,trap,moving']) {
    const lint = ['clippy', '--quiet', '--locked', '--lib', '--features', features, ...wasm, ...strict];
    await step(`clippy, wasm32${features && `, ${features}`}`, 'cargo', lint, env.wasm);
  }
  await step('Rust tests, native', 'cargo', ['test', '--quiet', '--locked', '--features', 'generate']);
  const docs = ['doc', '--quiet', '--locked', '--no-deps', '--features', 'js'];
  await step('docs of the crate', 'cargo', docs, { ...env, RUSTDOCFLAGS: '-D warnings' });
  say('building the package');
  await build(env);
  await step('format of everything else', 'prettier', ['--check', '--log-level', 'warn', '.']);
  await step('ESLint', 'eslint', ['.']);
  await step('types of the page', 'tsc', ['-p', 'www']);
  // wasm-pack compiles with the toolchain for wasm; the crate's own target folder is native.
  const browser = [
    'test',
    '--headless',
    '--chrome',
    '--chromedriver',
    env.CHROMEDRIVER,
    '--mode',
    'no-install',
    '--',
    '--target-dir',
    'target/wasm',
  ];
  await step('wasm-pack test in headless Chromium', 'wasm-pack', [...browser, '--features', 'js'], env.wasm);

  say('packing the package and installing it elsewhere');
  const { folder } = await import('../../tests/node/packed.mjs');
  const packed = { ...env, PACKED_FOLDER: folder };
  for (const [what, folder, reporter] of [
    ['Node tests', 'node', 'dot'],
    ['containment', 'containment'],
    ['oracles', 'oracles'],
    ['form in headless Chromium', 'e2e'],
  ]) {
    say(what);
    // Oracles judge as many requests of each edition here; `npm run test:oracles`, more.
    await runTests(folder, { ...packed, TEST_ARGUMENTS: '3000' }, reporter);
  }
  say(`all green after ${Math.round((Date.now() - began) / 1000)} s`);
});
