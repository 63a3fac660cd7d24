// Sets up the browsers, builds the form, and runs the tests in them: those of the form, and the crate's own.
import { join } from 'node:path';
import process from 'node:process';
import { build } from '../../pkg/scripts/build.mjs';
import { main, root, run, say } from '../../pkg/scripts/run.mjs';
import { setUp } from '../../pkg/scripts/setup.mjs';

await main(async () => {
  const env = await setUp({ tests: true, engines: true });
  say('building the package and the form');
  await build(env);
  await run('vite', ['build', 'www', '--logLevel', 'warn'], { env });
  say('the form in Chromium, Firefox and WebKit');
  await run(process.execPath, ['--test', '--test-reporter=spec', 'tests/browsers/'], { env });
  for (const driver of [
    ['--chrome', '--chromedriver', env.CHROMEDRIVER],
    ['--firefox', '--geckodriver', join(root, '.tools/bin/geckodriver')],
  ]) {
    say(`wasm-pack test ${driver[0]}`);
    const args = ['test', '--headless', ...driver, '--mode', 'no-install', '--', '--target-dir', 'target/wasm'];
    await run('wasm-pack', args, { env: env.wasm });
  }
});
