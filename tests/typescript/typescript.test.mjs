// `npm run test:typescript`: the packed package's types in each version of TypeScript from the oldest that it is for, in
// each way to find modules, strict and not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { installed } from '../runtimes/installed.mjs';

const folder = installed('typescript');
// What imports as ES modules, and as CommonJS.
for (const program of ['program', 'slim', 'sdk']) {
  const source = readFileSync(join(folder, `${program}.ts`));
  for (const ending of ['mts', 'cts']) writeFileSync(join(folder, `${program}.${ending}`), source);
}

const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const versions = Object.keys(dependencies)
  .filter((name) => name.startsWith('typescript-'))
  .map((name) => name.slice('typescript-'.length));

const RESOLUTIONS = {
  node10: { module: 'commonjs', endings: ['ts'] },
  node16: { module: 'node16', endings: ['mts', 'cts'] },
  nodenext: { module: 'nodenext', endings: ['mts', 'cts'] },
  bundler: { module: 'esnext', endings: ['ts'] },
};

/** What the compiler says to some files. */
function said(version, files, options) {
  const args = [...files, '--noEmit', '--target', 'es2020', ...Object.entries(options).flat()];
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(folder, `node_modules/typescript-${version}/bin/tsc`), ...args.map(String)],
    { cwd: folder, encoding: 'utf8' },
  );
  return status === 0 ? '' : stdout;
}

for (const version of versions) {
  for (const [moduleResolution, { module, endings }] of Object.entries(RESOLUTIONS)) {
    // It is gone from the newest.
    if (moduleResolution === 'node10' && version === '7.0') continue;
    test(`TypeScript ${version}, ${moduleResolution}`, () => {
      const how = { '--module': module, '--moduleResolution': moduleResolution };
      if (version.startsWith('6')) Object.assign(how, { '--ignoreDeprecations': '6.0', '--ignoreConfig': true });
      for (const strict of [true, false]) {
        const programs = (name) => endings.map((ending) => `${name}.${ending}`);
        const all = { ...how, '--strict': strict };
        // Others' declarations may be for later versions.
        const withTypes = { ...all, '--lib': 'es2020,dom,dom.iterable', '--types': 'node', '--skipLibCheck': true };
        assert.equal(said(version, programs('program'), withTypes), '');
        assert.equal(said(version, programs('sdk'), withTypes), '');
        // Of this package's everything is looked at, with the language's own types and no others.
        const alone = { ...all, '--lib': 'es2020', '--typeRoots': 'none' };
        assert.equal(said(version, programs('slim').slice(0, 1), alone), '');
      }
    });
  }
}
