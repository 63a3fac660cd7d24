// `npm start`: sets everything up, builds, and serves the form. An edit of Rust rebuilds the package
// and reloads the page; an edit of the page is Vite's.
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

await main(async () => {
  const env = await setUp();
  say('building the package (a minute the first time, seconds later)');
  await build(env);
  const { createServer } = await import('vite');
  const server = await createServer({ root: join(root, 'www') });
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
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void server.close().then(() => process.exit()));
});
