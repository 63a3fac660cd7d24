// `npm run test:supply`: what the package is made of, under which licences, in which versions, and whether it says so.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { before, test } from 'node:test';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { inRead, licensed, linkedCrates } from '../../pkg/scripts/sbom.mjs';
import { cargoTool, setUp } from '../../pkg/scripts/setup.mjs';
import { packageFolder, root } from '../node/packed.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');
const locked = new Map(
  [...read('Cargo.lock').matchAll(/name = "([^"]+)"\nversion = "([^"]+)"/g)].map(([, name, version]) => [
    name,
    version,
  ]),
);

let env;
before(async () => {
  env = await setUp();
  await cargoTool('cargo-deny', 'cargo-deny', '0.20.2', ['--locked']);
});

const deny = (what) => spawnSync('cargo', ['deny', 'check', what], { cwd: root, env, encoding: 'utf8' });

test('licences, duplicates and sources of the crates', () => {
  for (const what of ['licenses', 'bans', 'sources']) {
    const { status, stdout, stderr } = deny(what);
    assert.equal(status, 0, stdout + stderr);
  }
});

test('known vulnerabilities of the crates', (t) => {
  const { status, stdout, stderr } = deny('advisories');
  if (/failed to fetch advisory database/.test(stderr)) return t.skip('the database of advisories can not be had here');
  assert.equal(status, 0, stdout + stderr);
});

test('known vulnerabilities of npm packages', (t) => {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8' });
  const { metadata } = JSON.parse(stdout || '{}');
  if (!metadata) return t.skip('the registry answers no audit here');
  const { high, critical } = metadata.vulnerabilities;
  assert.equal(high + critical, 0, stdout);
});

test('the package depends on nothing, and nothing runs when it is installed', () => {
  const published = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  for (const name of ['dependencies', 'peerDependencies', 'optionalDependencies', 'scripts']) {
    assert.equal(published[name], undefined, name);
  }
});

test('what must be of one version is pinned', () => {
  // By the lock file, which binds this repository and nobody who depends on the crate.
  assert.doesNotMatch(read('Cargo.toml'), /"=\d/);
  const tool = spawnSync('wasm-bindgen', ['--version'], { env, encoding: 'utf8' }).stdout;
  assert.equal(tool.trim(), `wasm-bindgen ${locked.get('wasm-bindgen')}`);
  const { devDependencies } = JSON.parse(read('package.json'));
  assert.match(devDependencies.binaryen, /^\d+\.\d+\.\d+$/);
  for (const line of read('tests/requirements.txt').trim().split('\n')) assert.match(line, /^[\w[\]-]+==[\d.]+$/);
});

test('the bill of materials is in the package, sound, and true', async () => {
  const text = readFileSync(join(packageFolder, 'dist/sbom.cdx.json'), 'utf8');
  assert.equal(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text), null);
  const { metadata, components } = JSON.parse(text);
  const { name, version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  assert.deepEqual([metadata.component.name, metadata.component.version], [name, version]);
  const named = components.map(({ name }) => name);
  const crates = await linkedCrates('wasm32-unknown-unknown', env);
  const packages = components.filter(({ purl }) => purl.startsWith('pkg:npm/')).map(({ name }) => name);
  assert.deepEqual(named.toSorted(), ['std', ...packages, ...crates.map(({ name }) => name)].toSorted());
  const ofForm = ['react', 'react-dom', '@cloudscape-design/components', '@cloudscape-design/component-toolkit'];
  for (const one of [...inRead, ...ofForm]) assert.ok(packages.includes(one), one);
  for (const crate of ['serde', 'wasm-bindgen', 'js-sys', 'rlsf', 'tsify']) assert.ok(named.includes(crate), crate);
  // What runs while it is compiled, or in tests, or in front ends in Rust.
  for (const crate of ['serde-transcode', 'proptest', 'wasm-bindgen-macro']) assert.ok(!named.includes(crate), crate);
  for (const { name: of, version: numbered, text: licence } of licensed(packages)) {
    assert.equal(components.find(({ name }) => name === of).version, numbered);
    assert.ok(readFileSync(join(packageFolder, 'dist/LICENSES.txt'), 'utf8').includes(licence.trim()), of);
  }
  // Nothing else of others' is in the entry.
  const sources = readFileSync(join(packageFolder, 'dist/read.js'), 'utf8').matchAll(
    /^\/\/ .*node_modules\/([\w-]+)\//gm,
  );
  assert.deepEqual([...new Set([...sources].map(([, name]) => name))].sort(), inRead);
  for (const component of components.filter(({ purl }) => purl.startsWith('pkg:cargo/'))) {
    assert.ok(
      read('Cargo.lock').includes(`name = "${component.name}"\nversion = "${component.version}"`),
      component.purl,
    );
    assert.ok(component.licenses.length > 0, component.purl);
  }
});

test('nothing of this machine is in the package', () => {
  const files = readdirSync(packageFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.ok(files.length > 20);
  const sysroot = spawnSync('rustc', ['--print', 'sysroot'], { env, encoding: 'utf8' }).stdout.trim();
  const places = [root, homedir(), sysroot, process.env.CARGO_HOME, '.cargo/registry'].filter(Boolean);
  for (const { name, parentPath } of files) {
    const text = readFileSync(join(parentPath, name), 'latin1');
    for (const place of places) assert.ok(!text.includes(place), `${place} in ${name}`);
    // Nor is what only tests may do.
    assert.ok(!text.includes('trapIn'), name);
  }
});
