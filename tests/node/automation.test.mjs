// The action for GitHub and the hook for pre-commit, run as these run them, with the packed package.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { parse } from 'yaml';
import { folder, packageFolder, request, root } from './packed.mjs';

const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
const scratch = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-automation-'));
const valid = JSON.stringify(request());
const warned = JSON.stringify({ ...request(), creatorMemberAbilities: [] });
const invalid = JSON.stringify({ ...request(), name: '' });

/** A repository with some files in it. */
function repository(name, files) {
  const place = join(scratch, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(place, file, '..'), { recursive: true });
    writeFileSync(join(place, file), text);
  }
  execFileSync('git', ['init', '--quiet'], { cwd: place });
  execFileSync('git', ['add', '--all', '--force'], { cwd: place });
  return place;
}

/** Runs the steps of the action as GitHub does: what `with` has, the environment of each step gets. */
function action(place, given) {
  const { inputs, runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  assert.equal(runs.using, 'composite');
  assert.equal(inputs.version.default, version);
  const value = (text) =>
    String(text).replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, name) => given[name] ?? inputs[name].default);
  let status = 0;
  let out = '';
  for (const step of runs.steps) {
    const env = Object.fromEntries(Object.entries(step.env).map(([name, text]) => [name, value(text)]));
    // The shell that GitHub calls `bash`.
    const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd: place,
      encoding: 'utf8',
      env: { ...process.env, ...env, GITHUB_WORKSPACE: place, npm_config_offline: 'true' },
    });
    status ||= done.status;
    out += done.stdout + done.stderr;
  }
  return { status, out };
}

test('one version everywhere', () => {
  const text = (file) => readFileSync(join(root, file), 'utf8');
  assert.match(text('Cargo.toml'), new RegExp(`^version = "${version}"$`, 'm'));
  assert.match(text('CHANGELOG.md'), new RegExp(`^## ${version} \\(\\d{4}-\\d\\d-\\d\\d\\)$`, 'm'));
  const named = text('README.md').match(/(?<=@v|rev: v)\S+/g);
  assert.deepEqual(named, [version, version]);
});

test('the action for GitHub', () => {
  const place = repository('action', {
    'requests/valid.json': valid,
    'requests/deep/a b.json': invalid,
    'warned.json': warned,
  });
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const packed = { version: join(folder, tarball) };
  const refused = action(place, { ...packed, files: 'requests\nwarned.json\n' });
  assert.equal(refused.status, 1, refused.out);
  assert.match(refused.out, /^::error file=requests\/deep\/a b\.json,line=1,col=\d+,title=length::\/name: /m);
  assert.match(refused.out, /^::warning file=warned\.json,/m);
  assert.equal(action(place, { ...packed, files: 'requests/*.json' }).status, 0);
  assert.equal(action(place, { ...packed, files: 'warned.json' }).status, 0);
  assert.equal(action(place, { ...packed, files: 'warned.json', strict: 'true' }).status, 1);
  assert.equal(action(place, { ...packed, files: 'nowhere.json' }).status, 2);
  const newest = JSON.stringify({ ...request(), isMetricsEnabled: true });
  writeFileSync(join(place, 'newest.json'), newest);
  assert.equal(action(place, { ...packed, files: 'newest.json', edition: 'latest' }).status, 0);
  // What is given is data, and no part of the script.
  const attack = action(place, { ...packed, files: '$(touch pwned); `touch pwned`\n--help' });
  assert.equal(attack.status, 2, attack.out);
  assert.ok(!readdirSync(place).includes('pwned'));
});

test('the hook for pre-commit', () => {
  const [{ entry }] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
  assert.ok(entry.includes(`cleanrooms-collaboration@${version} `));
  const hooks = join(scratch, 'hooks');
  mkdirSync(hooks);
  copyFileSync(join(root, '.pre-commit-hooks.yaml'), join(hooks, '.pre-commit-hooks.yaml'));
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: hooks });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'hooks');

  const tried = (name, files) => {
    const place = repository(name, files);
    cpSync(packageFolder, join(place, 'node_modules/cleanrooms-collaboration'), { recursive: true });
    mkdirSync(join(place, 'node_modules/.bin'));
    writeFileSync(
      join(place, 'package.json'),
      JSON.stringify({ dependencies: { 'cleanrooms-collaboration': version } }),
    );
    execFileSync('ln', ['-s', '../cleanrooms-collaboration/cli.js', 'node_modules/.bin/cleanrooms-collaboration'], {
      cwd: place,
    });
    const { status, stdout } = spawnSync(
      join(root, '.tools/python/bin/pre-commit'),
      ['try-repo', hooks, 'cleanrooms-collaboration', '--all-files', '--verbose'],
      {
        cwd: place,
        encoding: 'utf8',
        env: { ...process.env, PRE_COMMIT_HOME: join(scratch, 'pre-commit'), npm_config_offline: 'true' },
      },
    );
    return { status, stdout };
  };
  const passes = tried('hook-passes', { 'cleanrooms/valid.json': valid, 'other.json': '{}' });
  assert.equal(passes.status, 0, passes.stdout);
  assert.match(passes.stdout, /cleanrooms\/valid\.json: valid/);
  const fails = tried('hook-fails', { 'collaborations/a.json': invalid, 'collaborations/b.json': valid });
  assert.equal(fails.status, 1, fails.stdout);
  assert.match(fails.stdout, /collaborations\/a\.json:1:\d+ \/name/);
});
