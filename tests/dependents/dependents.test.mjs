// Programs in Rust that depend on the crate: each in a crate of its own, unaffected by how the npm package is built.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const target = join(root, 'target/dependents');
const wasm32 = 'wasm32-unknown-unknown';

const cargo = (name, ...args) =>
  execFileSync('cargo', args, {
    cwd: join(here, name),
    env: { ...process.env, CARGO_TARGET_DIR: target },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });

function built(name) {
  cargo(name, 'build', '--quiet', '--release', '--target', wasm32);
  return new WebAssembly.Module(readFileSync(join(target, wasm32, 'release', `${name.replaceAll('-', '_')}.wasm`)));
}

const exported = (module) => WebAssembly.Module.exports(module).map(({ name }) => name);

test('a native program: another wasm-bindgen, the order of json!, errors that pass on', () => {
  cargo('native', 'run', '--quiet');
});

test('a program for the browser with a start function and an allocator of its own', () => {
  const names = exported(built('own-start'));
  // Before wasm-bindgen has been at it, a hash follows each name.
  assert.ok(
    names.some((name) => name.startsWith('message')),
    names.join(),
  );
  assert.ok(!names.some((name) => /^(places|checkTape|checkText|tapeRoom|release)/.test(name)), names.join());
});

test('a module without wasm-bindgen imports nothing, and has the messages', () => {
  const module = built('no-bindgen');
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  assert.ok(new WebAssembly.Instance(module).exports.check() > 100);
});

test('a front end checks a JavaScript object in a browser', () => {
  const driver = ['--chrome', '--chromedriver', process.env.CHROMEDRIVER, '--mode', 'no-install'];
  execFileSync('wasm-pack', ['test', '--headless', ...driver, join(here, 'front-end')], {
    env: { ...process.env, CARGO_TARGET_DIR: target },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
});

test('nothing but the library is installed', () => {
  const { packages } = JSON.parse(
    execFileSync('cargo', ['metadata', '--format-version', '1', '--no-deps'], { cwd: root, encoding: 'utf8' }),
  );
  const targets = packages[0].targets.filter(({ kind }) => !/test|example/.test(kind.join()));
  assert.deepEqual(
    targets.map(({ kind, crate_types: types }) => [kind, types]),
    [[['lib'], ['lib']]],
  );
});
