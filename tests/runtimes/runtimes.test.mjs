// `npm run test:runtimes`: the packed package, installed, in a program of each runtime, and in a page's workers. All
// must say the same. The runtimes come from the npm registry, for Linux on x64.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { launch, said } from '../chromium.mjs';
import { imported } from '../node/packed.mjs';
import { comesUp, freePort, serve } from '../servers.mjs';
import { installed } from './installed.mjs';
import { report } from './report.js';

const expected = report(imported);
// Where nothing is installed, nothing can be tested, and nothing is left open.
const folder = installed('runtimes');
const asCommonJs = readFileSync(join(folder, 'report.js'), 'utf8').replace(
  'export function',
  'exports.report = report;\nfunction',
);
writeFileSync(join(folder, 'report.cjs'), asCommonJs);
writeFileSync(join(folder, 'expected.json'), expected);

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
    // With built-ins that nobody can change, and with leave to read its files and for nothing else.
    const permission = major === 24 ? '--permission' : '--experimental-permission';
    for (const flags of [['--frozen-intrinsics'], [permission, `--allow-fs-read=${folder}`]]) {
      assert.equal(says(node, ['--no-warnings', ...flags, 'program.js']), expected);
      assert.equal(says(node, ['--no-warnings', ...flags, 'program.cjs']), expected);
    }
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

for (const environment of ['node', 'jsdom']) {
  test(`Jest, ${environment}`, (t) => {
    t.diagnostic(says(bin('jest'), ['--version']));
    const options = ['--testMatch', '**/jest.test.cjs', '--watchman=false', '--env', environment];
    rmSync(join(folder, 'said-by-jest.json'), { force: true });
    says(bin('jest'), ['--rootDir', folder, ...options]);
    assert.equal(readFileSync(join(folder, 'said-by-jest.json'), 'utf8'), expected);
  });
}

for (const mode of ['node', 'browser']) {
  test(`Vitest, ${mode}`, (t) => {
    t.diagnostic(says(bin('vitest'), ['--version']));
    const printed = says(bin('vitest'), ['run'], { VITEST_MODE: mode, CI: 'true' });
    assert.match(printed, /Tests.*1 passed/);
  });
}

// In one file each: nothing that the package has beside its code can be lost.

test('ncc, of import and of require', (t) => {
  t.diagnostic(says(bin('ncc'), ['version']));
  for (const program of ['program.js', 'program.cjs']) {
    says(bin('ncc'), ['build', program, '--out', `ncc/${program}`, '--quiet']);
    const [built] = readdirSync(join(folder, 'ncc', program)).filter((name) => name.startsWith('index.'));
    assert.equal(says(process.execPath, [join('ncc', program, built)]), expected);
  }
});

test('esbuild for Node, with conditions of its own', () => {
  for (const program of ['program.js', 'program.cjs']) {
    for (const [format, ending] of [
      ['esm', 'mjs'],
      ['cjs', 'cjs'],
    ]) {
      const outfile = `esbuild/${program}.${ending}`;
      const options = ['--bundle', '--platform=node', '--conditions=development', `--format=${format}`];
      says(bin('esbuild'), [program, ...options, `--outfile=${outfile}`, '--log-level=error']);
      assert.equal(says(process.execPath, [outfile]), expected);
    }
  }
});

test('an executable with Node in it (SEA)', () => {
  const node = join(folder, 'node_modules/node24/bin/node');
  says(bin('esbuild'), ['program.js', '--bundle', '--platform=node', '--format=cjs', '--outfile=sea/program.cjs']);
  const config = { main: 'sea/program.cjs', output: 'sea/program.blob', disableExperimentalSEAWarning: true };
  writeFileSync(join(folder, 'sea/config.json'), JSON.stringify(config));
  says(node, ['--experimental-sea-config', 'sea/config.json']);
  copyFileSync(node, join(folder, 'sea/program'));
  // The mark in Node at whose place the program goes.
  const fuse = ['--sentinel-fuse', 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'];
  says(bin('postject'), ['sea/program', 'NODE_SEA_BLOB', 'sea/program.blob', ...fuse]);
  assert.equal(says(join(folder, 'sea/program'), []), expected);
});

// Installed by others than npm.

/** A folder outside of this project's, with the programs in it, whose installer gets the tarball. */
function project(name, files) {
  const place = join(tmpdir(), `cleanrooms-collaboration-${name}-${process.pid}`);
  mkdirSync(place);
  after(() => rmSync(place, { recursive: true, force: true }));
  for (const file of ['program.js', 'program.cjs', 'report.js', 'report.cjs']) {
    copyFileSync(join(folder, file), join(place, file));
  }
  const [tarball] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  copyFileSync(join(folder, tarball), join(place, 'package.tgz'));
  const dependencies = { 'cleanrooms-collaboration': 'file:./package.tgz' };
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name, private: true, type: 'module', dependencies }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  return (program, args) => {
    const env = { ...process.env, NODE_OPTIONS: '', CI: 'true', HOME: place };
    return execFileSync(program, args, { cwd: place, encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  };
}

const node24 = () => join(folder, 'node_modules/node24/bin/node');

test('pnpm', (t) => {
  const inProject = project('pnpm', { 'pnpm-workspace.yaml': 'managePackageManagerVersions: false\n' });
  const pnpm = join(folder, 'node_modules/pnpm/bin/pnpm.cjs');
  t.diagnostic(inProject(node24(), [pnpm, '--version']));
  inProject(node24(), [pnpm, 'install', '--offline', '--no-frozen-lockfile']);
  assert.equal(inProject(node24(), ['program.js']), expected);
  assert.equal(inProject(node24(), ['program.cjs']), expected);
});

test("Yarn's Plug'n'Play, without node_modules", (t) => {
  const settings = ['enableGlobalCache: false', 'enableTelemetry: false', 'enableNetwork: false', 'nodeLinker: pnp'];
  const inProject = project('yarn', { '.yarnrc.yml': settings.join('\n'), 'yarn.lock': '' });
  const yarn = join(folder, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');
  t.diagnostic(inProject(node24(), [yarn, '--version']));
  inProject(node24(), [yarn, 'install', '--no-immutable']);
  assert.equal(inProject(node24(), [yarn, 'node', 'program.js']), expected);
  assert.equal(inProject(node24(), [yarn, 'node', 'program.cjs']), expected);
});

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
