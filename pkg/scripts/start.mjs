// `npm start`: sets everything up, builds, and serves the form. An edit of Rust rebuilds the package
// and reloads the page; an edit of the page is Vite's. With `--emulator`, an emulator of AWS is started
// as well, and the form sends to it.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from './build.mjs';
import { Stop, main, root, say } from './run.mjs';
import { setUp } from './setup.mjs';

/** Calls `body` some time after the last of several changes, and never twice at once. */
function afterChanges(body) {
  let timer;
  let running = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(body)), 150);
  };
}

/** The emulator, and the way to it for the page: it tells by a signature's scope which service is meant. */
function startEmulator() {
  const port = '5005';
  say(`starting an emulator of AWS on port ${port}`);
  const child = spawn(join(root, '.tools/python/bin/moto_server'), ['-H', '127.0.0.1', '-p', port], {
    stdio: 'ignore',
  });
  // The page finds the address of its endpoint here.
  process.env.VITE_ENDPOINT = '/emulator';
  const authorization = 'AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/cleanrooms/aws4_request';
  const target = `http://127.0.0.1:${port}`;
  const rewrite = (path) => path.replace(/^\/emulator/, '');
  return { proxy: { '/emulator': { target, rewrite, headers: { authorization } } }, stop: () => child.kill() };
}

await main(async () => {
  const withEmulator = process.argv.includes('--emulator');
  const env = await setUp({ python: withEmulator });
  say('building the package (a minute the first time, seconds later)');
  await build(env);
  const { createServer } = await import('vite');
  const { proxy, stop } = withEmulator ? startEmulator() : { stop() {} };
  const server = await createServer({ root: join(root, 'www'), server: { proxy } });
  await server.listen();
  server.printUrls();

  const rebuild = afterChanges(async () => {
    try {
      say('rebuilding the package');
      await build(env);
      server.moduleGraph.invalidateAll();
      server.ws.send({ type: 'full-reload' });
      say('rebuilt');
    } catch (error) {
      // What was built before is still served.
      if (!(error instanceof Stop)) throw error;
      console.error(error.message);
    }
  });
  watch(join(root, 'src'), { recursive: true }, rebuild);
  const entries = watch(join(root, 'pkg'));
  entries.on('change', (_, file) => /\.(js|ts|cjs)$/.test(String(file)) && rebuild());
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      stop();
      void server.close().then(() => process.exit());
    });
});
