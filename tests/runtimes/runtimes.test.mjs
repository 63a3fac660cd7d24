// `npm run test:runtimes`: the packed package, installed, in a program of each runtime, and in a page's workers. All
// must say the same. The runtimes come from the npm registry, for Linux on x64.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { launch, said } from '../chromium.mjs';
import { imported } from '../node/packed.mjs';
import { comesUp, freePort, serve } from '../servers.mjs';
import { installed } from './installed.mjs';
import { report } from './report.js';

const expected = report(imported);
let folder;
before(() => {
  folder = installed('runtimes');
  const asCommonJs = readFileSync(join(folder, 'report.js'), 'utf8').replace(
    'export function',
    'exports.report = report;\nfunction',
  );
  writeFileSync(join(folder, 'report.cjs'), asCommonJs);
  writeFileSync(join(folder, 'expected.json'), expected);
});

const bin = (name) => join(folder, 'node_modules/.bin', name);
const says = (program, args, env) =>
  execFileSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();

test('what is expected has everything', () => {
  for (const part of ['"ok":true', '"syntax"', '"reserved_tag_key"', '"unicode"', 'aws cleanrooms']) {
    assert.ok(expected.includes(part), part);
  }
});

for (const major of [20, 22, 24]) {
  test(`Node ${major}, import and require`, (t) => {
    const node = join(folder, `node_modules/node${major}/bin/node`);
    const version = says(node, ['--version']);
    assert.ok(version.startsWith(`v${major}.`));
    t.diagnostic(version);
    assert.equal(says(node, ['program.js']), expected);
    assert.equal(says(node, ['program.cjs']), expected);
  });
}

test('Bun, import and require', (t) => {
  t.diagnostic(says(bin('bun'), ['--version']));
  assert.equal(says(bin('bun'), ['program.js']), expected);
  assert.equal(says(bin('bun'), ['program.cjs']), expected);
});

test('Deno, with leave to read alone', (t) => {
  t.diagnostic(says(bin('deno'), ['--version']).split('\n')[0]);
  const run = ['run', '--no-prompt', '--allow-read=.', '--cached-only', '--node-modules-dir=manual'];
  assert.equal(says(bin('deno'), [...run, 'program.js']), expected);
  assert.equal(says(bin('deno'), [...run, 'program.cjs']), expected);
});

test('workerd, with what wrangler bundles', async (t) => {
  // Wrangler wants a later Node than this may be.
  const node = join(folder, 'node_modules/node24/bin/node');
  const env = { WRANGLER_SEND_METRICS: 'false', CI: 'true', XDG_CONFIG_HOME: join(folder, '.config') };
  const deploy = ['deploy', 'worker.js', '--name', 'report', '--compatibility-date', '2026-01-01', '--dry-run'];
  rmSync(join(folder, 'worker'), { recursive: true, force: true });
  says(node, ['node_modules/wrangler/bin/wrangler.js', ...deploy, '--outdir', 'worker'], env);
  const bundled = join(folder, 'worker');
  const wasm = readdirSync(bundled).filter((name) => name.endsWith('.wasm'));
  const port = await freePort();
  writeFileSync(
    join(bundled, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (
      services = [(name = "main", worker = .report)],
      sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
    );
    const report :Workerd.Worker = (
      modules = [
        (name = "worker.js", esModule = embed "worker.js"),
        ${wasm.map((name) => `(name = "./${name}", wasm = embed "${name}"),`).join('\n        ')}
      ],
      compatibilityDate = "2026-01-01",
    );`,
  );
  t.diagnostic(says(bin('workerd'), ['--version']));
  // What npm puts in the place of the program is a script that starts it.
  const program = join(folder, 'node_modules/@cloudflare/workerd-linux-64/bin/workerd');
  const workerd = spawn(program, ['serve', join(bundled, 'config.capnp')], { stdio: 'inherit' });
  try {
    const address = `http://127.0.0.1:${port}/`;
    await comesUp(address, workerd);
    assert.equal(await (await fetch(address)).text(), expected);
  } finally {
    workerd.kill();
  }
});

test('Jest', (t) => {
  t.diagnostic(says(bin('jest'), ['--version']));
  says(bin('jest'), ['--rootDir', folder, '--testMatch', '**/jest.test.cjs', '--watchman=false']);
  assert.equal(readFileSync(join(folder, 'said-by-jest.json'), 'utf8'), expected);
});

for (const mode of ['node', 'browser']) {
  test(`Vitest, ${mode}`, (t) => {
    t.diagnostic(says(bin('vitest'), ['--version']));
    const printed = says(bin('vitest'), ['run'], { VITEST_MODE: mode, CI: 'true' });
    assert.match(printed, /Tests.*1 passed/);
  });
}

// In Chromium, with the files as they are installed and no bundler.

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** What a page says that loads a script, under a policy. */
async function page(script, policy) {
  const headers = policy && { 'content-security-policy': policy };
  const server = await serve(folder, { headers, page: `<script type="module" src="/page/${script}"></script>` });
  try {
    return (await said(browser, server.address))[0];
  } finally {
    server.stop();
  }
}

// What Chrome gives the pages of an extension.
const ofExtensions = "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'";
const strict = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`;

test('a page, a worker and a service worker', async () => {
  assert.equal(await page('window.js'), expected);
  assert.equal(await page('in-worker.js'), expected);
  assert.equal(await page('in-service-worker.js'), expected);
  assert.equal(await page('asynchronously.js'), expected);
});

test('the same under the policy of an extension, and under one that allows nothing else', async () => {
  for (const policy of [ofExtensions, strict]) {
    assert.equal(await page('window.js', policy), expected);
    assert.equal(await page('in-worker.js', policy), expected);
  }
  // Without wasm, there is nothing to be done.
  await assert.rejects(page('window.js', "script-src 'self'"), /WebAssembly/);
});
