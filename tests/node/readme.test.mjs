// Every snippet of the README is run, and its table names every code.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { packageFolder, root } from './packed.mjs';
import { compile, runSnippet, snippets } from './snippets.mjs';

const { codes: explained } = await import(join(packageFolder, 'dist/codes.js'));

const readme = readFileSync(join(root, 'README.md'), 'utf8');
for (const [index, source] of snippets(readme, 'js').entries()) {
  test(`JavaScript snippet ${index + 1}`, () => runSnippet(`readme-${index}`, source));
}

test('all of them compile as strict TypeScript', () => compile(snippets(readme, 'js')));

const runs = snippets(readme, 'console').filter((text) => text.startsWith('$ npx'));
for (const snippet of runs) {
  const [command, ...output] = snippet.trimEnd().split('\n');
  test(`the command ${command.slice(2)}`, () => {
    const args = command.replace('$ npx cleanrooms-collaboration ', '').split(' ');
    const { stdout } = spawnSync(process.execPath, [join(packageFolder, 'cli.js'), ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(stdout.trimEnd(), output.join('\n'));
  });
}

test('there are commands', () => assert.equal(runs.length, 2));

test('the Rust snippet is the one that the Rust tests run', () => {
  const [snippet] = snippets(readme, 'rust');
  const run = readFileSync(join(root, 'tests/readme.rs'), 'utf8').replace(/^ {4}/gm, '');
  for (const line of snippet.split('\n').filter(Boolean)) assert.ok(run.includes(line), line);
});

test('the table names every code of the declarations', () => {
  const types = readFileSync(join(packageFolder, 'dist/latest.d.ts'), 'utf8');
  const [, union] = /export type Code = (.*);/.exec(types);
  const codes = union.split(' | ').map((code) => JSON.parse(code));
  // When each is reported is what the crate says.
  for (const { code, level, when } of explained) {
    const row = new RegExp(`^\\| \`${code}\` +\\| ${level} +\\| (.*?) +\\|$`, 'm').exec(readme);
    assert.equal(row?.[1], when, code);
  }
  const table = [...readme.matchAll(/^\| `([a-z_]+)` +\| (?:error|warning) +\|/gm)].map(([, code]) => code);
  assert.deepEqual(table, codes);
});

test('the weights that it promises are those that the tests hold', () => {
  const budgets = JSON.parse(readFileSync(join(root, 'tests/budget.json'), 'utf8'));
  const [, whole, part] = /tests hold wasm and JavaScript together under ([\d.]+) and ([\d.]+) kB/.exec(readme);
  assert.deepEqual({ default: Number(whole) * 1000, validate: Number(part) * 1000 }, budgets);
});
