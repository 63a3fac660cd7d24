// `npm run test:WHAT`: sets up what these tests need, builds the package and runs them. Further arguments are for them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from '../pkg/scripts/build.mjs';
import { main, root, run, say } from '../pkg/scripts/run.mjs';
import { setUp } from '../pkg/scripts/setup.mjs';
import { attacked } from './attacked.mjs';

/** The test files of a folder: to be given to Node, which takes a folder for tests in some versions only. */
export const testFiles = (folder) =>
  readdirSync(join(root, 'tests', folder))
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => join('tests', folder, name));

/** Runs the tests of a folder, but for some files. */
export const runTests = (folder, env, reporter = 'spec', but = []) => {
  const files = testFiles(folder).filter((file) => !but.some((name) => file.endsWith(name)));
  return run(process.execPath, ['--test', `--test-reporter=${reporter}`, ...files], { env });
};

/** Runs the tests of the package and the oracles with a crate whose memory moves at every call into it. */
async function moving(env) {
  const { install } = await import('./node/packed.mjs');
  const moved = { ...env, PACKED_FOLDER: install(await attacked(env)), TEST_ARGUMENTS: '3000' };
  // What the package weighs is no matter here.
  for (const folder of ['node', 'oracles']) await runTests(folder, moved, 'dot', ['package.test.mjs']);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    const [what, ...rest] = process.argv.slice(2);
    const env = await setUp({ tests: true, engines: what === 'browsers' });
    say('building the package');
    await build(env);
    if (what === 'moving') return moving(env);
    // What builds for wasm32 takes the toolchain that can.
    const toolchain = what === 'dependents' ? env.wasm : env;
    await runTests(what, { ...toolchain, TEST_ARGUMENTS: rest.join(' ') });
    if (what !== 'browsers') return;
    for (const driver of [
      ['--chrome', '--chromedriver', env.CHROMEDRIVER],
      ['--firefox', '--geckodriver', join(root, '.tools/bin/geckodriver')],
    ]) {
      say(`wasm-pack test ${driver[0]}`);
      const args = ['test', '--headless', ...driver, '--mode', 'no-install', '--', '--target-dir', 'target/wasm'];
      await run('wasm-pack', args, { env: env.wasm });
    }
  });
}
