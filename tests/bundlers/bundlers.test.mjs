// `npm run test:bundlers`: the packed package, installed, bundled by each without any setting for it, and run in
// Chromium. All must say the same.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch, said } from '../chromium.mjs';
import { imported, root } from '../node/packed.mjs';
import { installed } from '../runtimes/installed.mjs';
import { report } from '../runtimes/report.js';
import { comesUp, freePort, serve } from '../servers.mjs';

const expected = report(imported);
const folder = installed('bundlers');
for (const place of ['src', 'next']) cpSync(join(root, 'tests/runtimes/report.js'), join(folder, place, 'report.js'));

let browser;
before(async () => (browser = await launch()));
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

/** What a folder with a bundle says, and what its scripts weigh. */
async function runs(t, dist, page) {
  const server = await serve(join(folder, dist), { page });
  try {
    assert.equal((await said(browser, server.address))[0], expected);
  } finally {
    server.stop();
  }
  const files = readdirSync(join(folder, dist), { recursive: true }).map((name) => join(folder, dist, name));
  const weight = files
    .filter((file) => statSync(file).isFile() && /\.(js|wasm)$/.test(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  t.diagnostic(`${(weight / 1000).toFixed(1)} kB, gzip`);
}

const inPage = '<script type="module" src="/bundle.js"></script>';
const esbuild = ['src/index.js', '--bundle', '--minify', '--format=esm', '--outfile=dist/esbuild/bundle.js'];
const parcel = ['build', 'index.html', '--dist-dir', 'dist/parcel', '--no-cache', '--log-level', 'warn'];

for (const [name, program, args, { from = program, page } = {}] of [
  ['Vite', 'vite', ['build', '--outDir', 'dist/vite', '--logLevel', 'warn']],
  ['webpack', 'webpack', [], { page: inPage }],
  ['Rollup', 'rollup', ['--config'], { page: inPage }],
  ['esbuild', 'esbuild', esbuild, { page: inPage }],
  ['Rspack', 'rspack', ['build'], { from: '@rspack/core', page: inPage }],
  ['Parcel', 'parcel', parcel],
]) {
  test(name, async (t) => {
    t.diagnostic(versionOf(from));
    bundled(program, args);
    await runs(t, `dist/${program}`, page);
  });
}

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
    await comesUp(address, child).catch((error) => {
      throw new Error(`${name}: ${printed}`, { cause: error });
    });
    return await said(browser, address, () => document.querySelector('#server')?.textContent);
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
  const [client] = await fromServer('vite', (port) => ['--host', '127.0.0.1', '--port', String(port), '--strictPort']);
  assert.equal(client, expected);
});

test('webpack, while developing', async () => {
  const args = (port) => ['serve', '--mode', 'development', '--host', '127.0.0.1', '--port', String(port)];
  const [client] = await fromServer('webpack', args, 'page.html');
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
    const [client, server] = await fromServer('next', start, '', { cwd, env: { ...dist, NODE_ENV: 'production' } });
    assert.equal(client, expected);
    assert.equal(server, expected);
  });
}
