// `npm run test:frameworks`: the packed package, installed, in a program of each framework: built for production, served
// and looked at in Chromium. All must say the same, on the server and in the page.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { launch, said } from '../chromium.mjs';
import { imported, root } from '../node/packed.mjs';
import { installed } from '../runtimes/installed.mjs';
import { report } from '../runtimes/report.js';
import { comesUp, freePort, serve } from '../servers.mjs';

const expected = report(imported);
const result = JSON.stringify(imported.validateJson('{"name": "x"}'));
const folder = installed('frameworks');
for (const place of ['nuxt', 'sveltekit/src', 'astro/src', 'angular/src', 'servers']) {
  cpSync(join(root, 'tests/runtimes/report.js'), join(folder, place, 'report.js'));
}

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

// Some want a later Node than this may be.
const node = () => join(folder, 'node_modules/node24/bin/node');
const env = { ...process.env, CI: 'true', NODE_ENV: 'production', NODE_OPTIONS: '', ASTRO_TELEMETRY_DISABLED: '1' };
env.NG_CLI_ANALYTICS = 'false';
env.NUXT_TELEMETRY_DISABLED = '1';

/** Runs a program of a framework's in its folder. */
function runs(place, program, args) {
  try {
    const options = { cwd: join(folder, place), encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] };
    return execFileSync(node(), [join(folder, 'node_modules', program), ...args], options);
  } catch (error) {
    throw new Error(`${program}: ${error.stdout}${error.stderr}`, { cause: error });
  }
}

/** Starts a server that was built, in Node, and stops it after `then`. */
async function served(place, script, then) {
  const port = String(await freePort());
  const child = spawn(node(), [join(folder, place, script)], {
    cwd: join(folder, place),
    env: { ...env, HOST: '127.0.0.1', NITRO_HOST: '127.0.0.1', PORT: port, ORIGIN: `http://127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (data) => (printed += data));
  child.stderr.on('data', (data) => (printed += data));
  const address = `http://127.0.0.1:${port}/`;
  try {
    await comesUp(address, child).catch((error) => {
      throw new Error(printed, { cause: error });
    });
    return await then(address);
  } finally {
    child.kill();
  }
}

const inPage = () => [document.querySelector('#server')?.textContent, globalThis.result];

/** What the server and the page say, and the result that came from the one to the other. */
async function saySame(address, sent) {
  const [client, [server, received]] = await said(browser, address, inPage);
  assert.equal(client, expected);
  assert.equal(server, expected);
  assert.equal(received, sent);
}

const versionOf = (name) =>
  JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;

test('Nuxt: a page, its server, and a route of Nitro', async (t) => {
  t.diagnostic(versionOf('nuxt'));
  rmSync(join(folder, 'nuxt/.output'), { recursive: true, force: true });
  runs('nuxt', 'nuxt/bin/nuxt.mjs', ['build']);
  await served('nuxt', '.output/server/index.mjs', async (address) => {
    await saySame(address, result);
    assert.equal(JSON.stringify(await (await fetch(`${address}api/check`)).json()), result);
  });
});

test('SvelteKit: a page and what its server loads for it', async (t) => {
  t.diagnostic(versionOf('@sveltejs/kit'));
  runs('sveltekit', 'vite/bin/vite.js', ['build', '--logLevel', 'error']);
  await served('sveltekit', 'build/index.js', (address) => saySame(address, result));
});

test('Astro: a page and its server', async (t) => {
  t.diagnostic(versionOf('astro'));
  runs('astro', 'astro/bin/astro.mjs', ['build']);
  await served('astro', 'dist/server/entry.mjs', (address) => saySame(address));
});

test('Angular: a page, with its types checked', async (t) => {
  t.diagnostic(versionOf('@angular/core'));
  runs('angular', '@angular/cli/bin/ng.js', ['build', 'page']);
  const dist = join(folder, 'angular/dist/browser');
  assert.ok(readdirSync(dist).includes('index.html'));
  const server = await serve(dist);
  try {
    assert.equal((await said(browser, server.address))[0], expected);
  } finally {
    server.stop();
  }
});

for (const name of ['fastify', 'hono', 'trpc']) {
  test(`${name}: a server that refuses what isn't valid`, () => {
    const printed = execFileSync(node(), [`servers/${name}.js`], { cwd: folder, encoding: 'utf8', env });
    const [refused, taken] = printed.trim().split('\n').map(JSON.parse);
    assert.deepEqual(refused, { status: 400, pointer: '/members/0/accountId' });
    assert.deepEqual(taken, { status: 200, payer: 'creator' });
  });
}
