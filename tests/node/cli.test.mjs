// The command line: exit codes, formats, and input that can't be used.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { packageFolder, request } from './packed.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-cli-'));
const file = (name, content) => {
  writeFileSync(join(scratch, name), content);
  return name;
};
function cli(args, { input, env } = {}) {
  const done = spawnSync(process.execPath, [join(packageFolder, 'cli.js'), ...args], {
    cwd: scratch,
    encoding: 'utf8',
    input,
    env: { ...process.env, ...env },
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

const valid = JSON.stringify(request());
const invalid = JSON.stringify({ ...request(), name: '' });

test('exit codes', () => {
  file('valid.json', valid);
  file('invalid.json', invalid);
  file('warning.json', JSON.stringify({ ...request(), creatorMemberAbilities: [] }));
  assert.deepEqual(cli(['check', 'valid.json']), { status: 0, out: 'valid.json: valid\n', err: '' });
  assert.equal(cli(['check', 'invalid.json']).status, 1);
  assert.equal(cli(['check', 'warning.json']).status, 0);
  assert.match(cli(['check', 'warning.json']).out, /1 warning[^]*\[no_querier\]/);
  assert.equal(cli(['check', 'valid.json', 'invalid.json']).status, 1);
  assert.equal(cli(['check', 'nowhere.json', 'invalid.json']).status, 2);
});

test('input that can\u2019t be used', () => {
  assert.match(cli(['check', 'nowhere.json']).err, /^nowhere\.json: there is no such file$/m);
  assert.match(cli(['check', '.']).err, /^\.: it is a directory$/m);
  const broken = cli(['check', file('broken.json', '{\n  "name": }')]);
  assert.equal(broken.status, 2);
  assert.match(broken.out, /line 2, column 11/);
  const bytes = cli(['check', file('latin1.json', Buffer.from('{"name": "caf\xe9"}', 'latin1'))]);
  assert.equal(bytes.status, 2);
  assert.match(bytes.out, /invalid UTF-8 at line 1, column 14/);
  for (const args of [[], ['check'], ['chekc', 'x'], ['check', '--wrong', 'x'], ['check', '--format', 'xml', 'x']]) {
    const { status, err } = cli(args);
    assert.equal(status, 2);
    assert.match(err, /Usage:/);
  }
  assert.match(cli(['check', '--max-issues', '0', '-'], { input: valid }).err, /maxIssues/);
});

test('standard input', () => {
  assert.equal(cli(['check', '-'], { input: valid }).status, 0);
  assert.equal(cli(['check', '-'], { input: invalid }).status, 1);
  assert.equal(cli(['check', '-'], { input: '' }).status, 2);
});

test('a request on each line', () => {
  const name = file('many.ndjson', `${valid}\n\n${invalid}\r\n${valid}`);
  const { status, out } = cli(['check', name]);
  assert.equal(status, 1);
  assert.match(out, /^many\.ndjson:3: 2 errors$/m);
  assert.match(out, /^many\.ndjson: 3 requests, 1 invalid$/m);
  const lines = cli(['check', '--format', 'json', '--ndjson', '-'], { input: `${invalid}\n{\n` })
    .out.trim()
    .split('\n');
  const found = lines.map((line) => JSON.parse(line));
  assert.deepEqual(
    found.map(({ line, errors }) => [line, errors[0].code]),
    [
      [1, 'length'],
      [2, 'syntax'],
    ],
  );
});

test('colour only where it is wanted, and no control character from the input', () => {
  const name = file('control.json', JSON.stringify({ ...request(), name: '\u001b[31m', '\u001b[0m': 1 }));
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(cli(['check', name]).out, /\u001b/);
  // eslint-disable-next-line no-control-regex
  assert.match(cli(['check', name], { env: { FORCE_COLOR: '1' } }).out, /\u001b\[31m/);
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(cli(['check', name], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).out, /\u001b/);
});

test('a long value is cut to a line', () => {
  const { out } = cli(['check', file('long.json', JSON.stringify({ ...request(), name: 'x\n'.repeat(500) }))]);
  assert.ok(out.split('\n').every((line) => line.length < 200));
  assert.match(out, /\u2026/);
});

test('help and version', () => {
  assert.match(cli(['--help']).out, /Usage:/);
  assert.match(cli(['--version']).out, /^\d+\.\d+\.\d+\n$/);
});
