// Every case file through every way into the package; the reports equal the native ones.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { cases } from '../cases.mjs';
import { alone, imported, packageFolder, required, root } from './packed.mjs';

const native = JSON.parse(readFileSync(join(root, 'target/tmp/reports.json'), 'utf8'));

/** A result as the native report is written: one list of issues, in their order. */
const report = (result) => ({
  ok: result.ok,
  errors: result.ok ? [] : result.errors,
  warnings: result.warnings,
  truncated: result.truncated,
});
const expected = ({ ok, issues, truncated }) => ({
  ok,
  errors: issues.filter((issue) => issue.level === 'error'),
  warnings: issues.filter((issue) => issue.level === 'warning'),
  truncated,
});

test('the native run covered every case', () => {
  assert.ok(cases.length >= 120);
  assert.deepEqual(Object.keys(native).sort(), cases.map(({ name }) => name).sort());
});

for (const { name, request, text, options } of cases) {
  const json = text ?? JSON.stringify(request);
  const wanted = expected(native[name]);
  const isOneText =
    wanted.errors.some(({ code }) => code === 'syntax' || code === 'duplicate_key') ||
    name.startsWith('duplicate_key/');

  test(`${name}: text, bytes`, () => {
    for (const api of [imported, required]) {
      const result = api.validateJson(json, options);
      assert.deepEqual(report(result), wanted);
      assert.deepEqual(api.toValidationException(result) ?? null, native[name].exception);
      assert.deepEqual(report(api.validateJson(new TextEncoder().encode(json), options)), wanted);
    }
  });

  if (isOneText) continue;
  test(`${name}: object`, () => {
    assert.deepEqual(report(alone.validate(JSON.parse(json), options)), wanted);
    for (const api of [imported, required]) {
      const result = api.validate(JSON.parse(json), options);
      assert.deepEqual(report(result), wanted);
      assert.equal(result.value === undefined, !result.ok);
      if (result.ok) {
        // What a valid request is made into is valid as it stands, and the same from text.
        const rest = { ...options, unknownFields: 'error' };
        assert.equal(api.validate(result.value, rest).ok, true);
        assert.deepEqual(api.validateJson(json, options).value, result.value);
      }
    }
  });
}

test('the command line gives the same reports', (t) => {
  const scratch = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-cases-'));
  t.after(() => rmSync(scratch, { recursive: true }));
  const runs = new Map();
  cases.forEach(({ name, request, text, options = {} }, index) => {
    if (options.levels) return;
    const flags = [];
    if (options.edition) flags.push('--edition', options.edition);
    if (options.creatorAccountId) flags.push('--creator-account-id', options.creatorAccountId);
    if (options.unknownFields) flags.push('--unknown-fields', options.unknownFields);
    if (options.maxIssues) flags.push('--max-issues', String(options.maxIssues));
    const file = join(scratch, `${index}.json`);
    writeFileSync(file, text ?? JSON.stringify(request));
    const key = JSON.stringify(flags);
    if (!runs.has(key)) runs.set(key, []);
    runs.get(key).push({ name, file });
  });
  for (const [flags, group] of runs) {
    const args = [join(packageFolder, 'cli.js'), 'check', '--format', 'json', ...JSON.parse(flags)];
    const { stdout } = spawnSync(process.execPath, [...args, ...group.map(({ file }) => file)], { encoding: 'utf8' });
    const found = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(found.length, group.length);
    group.forEach(({ name, file }, index) => {
      const { errors, warnings, ...rest } = found[index];
      // Of a text that is no JSON for a known cause, it names the cause.
      if (errors[0]?.code === 'syntax' && !errors[0].message.startsWith("The text isn't JSON")) {
        assert.equal(expected(native[name]).errors[0].code, 'syntax');
        return;
      }
      const report = { ...rest, errors: errors.map(withoutPlace), warnings: warnings.map(withoutPlace) };
      assert.deepEqual(report, { file, ...expected(native[name]) });
    });
  }
});

/** An issue of the command line as the package has it: without where it stands in its file, which it always says. */
function withoutPlace({ line, column, ...issue }) {
  assert.ok(line >= 1 && column >= 1, issue.pointer);
  return issue;
}
