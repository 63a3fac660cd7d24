// The package as a user gets it: packed, and installed into a folder outside of the project. The
// test run makes it once and tells where it is; a single test file makes its own.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Packs a package, installs it into a new folder and returns the folder. */
export function install(from = join(root, 'pkg')) {
  const folder = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-packed-'));
  const npm = (args, cwd) => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const [{ filename }] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], from));
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  npm(['install', '--no-audit', '--no-fund', '--offline', join(folder, filename)], folder);
  return folder;
}

export const folder = process.env.PACKED_FOLDER ?? install();
if (process.env.PACKED_FOLDER === undefined) process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
export const packageFolder = join(folder, 'node_modules/cleanrooms-collaboration');

/** A new folder in which the package is installed, and some packages of the project's own. */
export function project(...others) {
  const place = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-project-'));
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  for (const [name, from] of [
    ['cleanrooms-collaboration', packageFolder],
    ...others.map((other) => [other, join(root, 'node_modules', other)]),
  ]) {
    const to = join(place, 'node_modules', name);
    mkdirSync(join(to, '..'), { recursive: true });
    symlinkSync(from, to);
  }
  writeFileSync(join(place, 'package.json'), '{"type": "module"}');
  return place;
}

const from = pathToFileURL(join(folder, 'index.js')).href;

/** The package's entry for `require`. */
export const required = createRequire(from)('cleanrooms-collaboration');

/** The package's entry for `import`. */
export const imported = await import(pathToFileURL(join(packageFolder, 'dist/index.js')).href);

/** The entry with `validate` alone. */
export const alone = await import(pathToFileURL(join(packageFolder, 'dist/validate.js')).href);

const small = readFileSync(join(root, 'tests/bases/small.json'), 'utf8');

/** A valid request, made anew at each call. */
export const request = () => JSON.parse(small);

/** The issues of a result as one list, as short lines. */
export const lines = (result) =>
  [...(result.ok ? [] : result.errors), ...result.warnings].map((issue) => `${issue.code} ${issue.pointer}`);
