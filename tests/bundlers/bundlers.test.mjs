// `npm run test:bundlers`: the packed package, installed, bundled by each without any setting for it, and run in
// Chromium. All must say the same.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch } from '../chromium.mjs';
import { imported, root } from '../node/packed.mjs';
import { freePort } from '../node/python.mjs';
import { installed } from '../runtimes/installed.mjs';
import { report } from '../runtimes/report.js';
import { serve } from '../runtimes/serve.mjs';

const expected = report(imported);
let folder;
let browser;
before(async () => {
  folder = installed('bundlers');
  for (const place of ['src', 'next']) cpSync(join(root, 'tests/runtimes/report.js'), join(folder, place, 'report.js'));
  browser = await launch();
});
after(() => browser?.close());

const env = { ...process.env, CI: 'true', NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
const bin = (name) => join(folder, 'node_modules/.bin', name);
function bundled(name, args, { cwd = folder, ...more } = {}) {
  try {
    return execFileSync(bin(name), args, {
      cwd,
      encoding: 'utf8',
      env: { ...env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    throw new Error(`${name}: ${error.stdout}${error.stderr}`, { cause: error });
  }
}
const versionOf = (name) =>
  JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;

/** What a page says once it has run. */
async function said(address) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const complaints = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      // No server has an icon.
      const isAbout = message.type() === 'error' && !message.location().url.endsWith('/favicon.ico');
      if (isAbout) complaints.push(message.text());
    });
    await page.goto(address);
    await page
      .waitForFunction(() => globalThis.said !== undefined, null, { timeout: 20_000 })
      .catch((error) => {
        throw new Error(`The page says nothing: ${complaints.join(' ')}`, { cause: error });
      });
    assert.deepEqual(complaints, []);
    return {
      client: await page.evaluate(() => globalThis.said),
      server: await page.evaluate(() => document.querySelector('#server')?.textContent),
    };
  } finally {
    await context.close();
  }
}

/** What a folder with a bundle says, and what its scripts weigh. */
async function runs(t, dist, page) {
  const server = await serve(join(folder, dist), { page });
  try {
    assert.equal((await said(server.address)).client, expected);
  } finally {
    server.stop();
  }
  const files = readdirSync(join(folder, dist), { recursive: true }).map((name) => join(folder, dist, name));
  const weight = files
    .filter((file) => statSync(file).isFile() && /\.(js|wasm)$/.test(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  t.diagnostic(`${(weight / 1000).toFixed(1)} kB, gzip`);
}

const bundle = '<script type="module" src="/bundle.js"></script>';

test('Vite', async (t) => {
  t.diagnostic(versionOf('vite'));
  bundled('vite', ['build', '--outDir', 'dist/vite', '--logLevel', 'warn']);
  await runs(t, 'dist/vite');
});

test('webpack', async (t) => {
  t.diagnostic(versionOf('webpack'));
  bundled('webpack', []);
  await runs(t, 'dist/webpack', bundle);
});

test('Rollup', async (t) => {
  t.diagnostic(versionOf('rollup'));
  bundled('rollup', ['--config']);
  await runs(t, 'dist/rollup', bundle);
});

test('esbuild', async (t) => {
  t.diagnostic(versionOf('esbuild'));
  bundled('esbuild', ['src/index.js', '--bundle', '--minify', '--format=esm', '--outfile=dist/esbuild/bundle.js']);
  await runs(t, 'dist/esbuild', bundle);
});

test('Rspack', async (t) => {
  t.diagnostic(versionOf('@rspack/core'));
  bundled('rspack', ['build']);
  await runs(t, 'dist/rspack', bundle);
});

test('Parcel', async (t) => {
  t.diagnostic(versionOf('parcel'));
  bundled('parcel', ['build', 'index.html', '--dist-dir', 'dist/parcel', '--no-cache', '--log-level', 'warn']);
  await runs(t, 'dist/parcel');
});

/** Starts a server, asks for what its page says, and stops it. */
async function fromServer(name, args, path = '', options = {}) {
  const port = await freePort();
  const cwd = options.cwd ?? folder;
  const child = spawn(bin(name), args(port), {
    cwd,
    env: { ...env, NODE_ENV: undefined, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  child.stdout.on('data', (data) => (printed += data));
  child.stderr.on('data', (data) => (printed += data));
  const address = `http://127.0.0.1:${port}/${path}`;
  try {
    for (let tries = 0; ; tries++) {
      const isUp = await fetch(address).then(
        (response) => response.ok,
        () => false,
      );
      if (isUp) break;
      if (tries === 300 || child.exitCode !== null) throw new Error(`${name} doesn't come up: ${printed}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return await said(address);
  } finally {
    try {
      // It may have started others.
      process.kill(-child.pid);
    } catch {
      // It has ended by itself.
    }
  }
}

test('Vite, while developing', async () => {
  const { client } = await fromServer('vite', (port) => [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--strictPort',
  ]);
  assert.equal(client, expected);
});

test('webpack, while developing', async () => {
  const args = (port) => ['serve', '--mode', 'development', '--host', '127.0.0.1', '--port', String(port)];
  mkdirSync(join(folder, 'public'), { recursive: true });
  const { client } = await fromServer('webpack', args, 'page.html');
  assert.equal(client, expected);
});

for (const [engine, flag] of [
  ['Turbopack', '--turbopack'],
  ['webpack', '--webpack'],
]) {
  test(`Next.js with ${engine}: a component on the server and one on the client`, async (t) => {
    t.diagnostic(versionOf('next'));
    const cwd = join(folder, 'next');
    const dist = { NEXT_DIST: `.next-${engine.toLowerCase()}` };
    bundled('next', ['build', flag], { cwd, ...dist });
    assert.ok(existsSync(join(cwd, dist.NEXT_DIST)));
    const start = (port) => ['start', '--hostname', '127.0.0.1', '--port', String(port)];
    const { client, server } = await fromServer('next', start, '', { cwd, env: { ...dist, NODE_ENV: 'production' } });
    assert.equal(client, expected);
    assert.equal(server, expected);
  });
}
