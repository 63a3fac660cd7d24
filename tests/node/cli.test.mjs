// The command line: exit codes, formats, and input that can't be used.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { problems } from '../../pkg/cli/problems.js';
import { codes, editions } from '../../pkg/dist/codes.js';
import { cases } from '../cases.mjs';
import { packageFolder, request, root } from './packed.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-cli-'));
after(() => rmSync(scratch, { recursive: true }));
const file = (name, content) => {
  writeFileSync(join(scratch, name), content);
  return name;
};
function cli(args, { input, env } = {}) {
  const done = spawnSync(process.execPath, [join(packageFolder, 'cli.js'), ...args], {
    cwd: scratch,
    encoding: 'utf8',
    input,
    env: { ...process.env, GITHUB_WORKSPACE: scratch, ...env },
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

const valid = JSON.stringify(request());
const invalid = JSON.stringify({ ...request(), name: '' });

// Files that any test may use; each makes what else it needs.
file('valid.json', valid);
file('invalid.json', invalid);
file('warning.json', JSON.stringify({ ...request(), creatorMemberAbilities: [] }));

test('exit codes', () => {
  assert.deepEqual(cli(['check', 'valid.json']), { status: 0, out: 'valid.json: valid\n', err: '' });
  assert.equal(cli(['check', 'invalid.json']).status, 1);
  assert.equal(cli(['check', 'warning.json']).status, 0);
  assert.match(cli(['check', 'warning.json']).out, /1 warning[^]*\[no_querier\]/);
  assert.match(cli(['check', 'valid.json', 'warning.json']).out, /^2 requests: 0 invalid, 1 with warnings only$/m);
  assert.equal(cli(['check', 'valid.json', 'invalid.json']).status, 1);
  assert.equal(cli(['check', 'nowhere.json', 'invalid.json']).status, 2);
});

test('input that can\u2019t be used', () => {
  assert.match(cli(['check', 'nowhere.json']).err, /^nowhere\.json: there is no such file$/m);
  assert.match(cli(['export', '--to', 'json', '.']).err, /^\.: it is a directory$/m);
  mkdirSync(join(scratch, 'empty'));
  assert.match(cli(['check', 'empty']).err, /^empty: there is no file in it that could hold a request$/m);
  assert.match(cli(['check', 'none/**/*.json']).err, /^none\/\*\*\/\*\.json: no file matches$/m);
  // What can't be used keeps nothing else from being checked.
  const beside = cli(['check', 'empty', 'none/*.json', 'valid.json']);
  assert.deepEqual([beside.status, beside.out], [2, 'valid.json: valid\n']);
  assert.equal(beside.err.trimEnd().split('\n').length, 2);
  const broken = cli(['check', file('broken.json', '{\n  "name": }')]);
  assert.equal(broken.status, 2);
  assert.match(broken.out, /line 2, column 11/);
  const bytes = cli(['check', file('latin1.json', Buffer.from('{"name": "caf\xe9"}', 'latin1'))]);
  assert.equal(bytes.status, 2);
  assert.match(bytes.out, /invalid UTF-8 at line 1, column 14/);
  const wrong = [
    [[], /^Usage:/],
    [['chekc', 'x'], /^There is no command chekc\. Did you mean check\?\nSee cleanrooms-collaboration --help\.$/m],
    [['frobnicate', 'x'], /^There is no command frobnicate\.\nSee /],
    [['check', '--edtion', 'latest', 'x'], /^There is no option --edtion\. Did you mean --edition\?\nSee /],
    [['check', '--max-warnings', 'x', '-'], /^--max-warnings must be a whole number, not x$/m],
    [['check', '--wrong', 'x'], /^There is no option --wrong\.\nSee /],
    [['check', '-x', 'x'], /^There is no option -x\.\nSee /],
    [['check', 'x', '--edition'], /^--edition needs a value\.\nSee /],
    [['check', '--strict=no', 'x'], /^--strict takes no value\.\nSee /],
    [['check'], /^check needs a file, or - for standard input\.$/m],
    [['check', '--format', 'xml', 'x'], /^--format must be human, json, github, sarif, not xml$/m],
    [['check', '--max-issues', '0', '-'], /^The option --max-issues must be a whole number from 1\.$/m],
    [
      ['check', '--level', 'required=off', '-'],
      /^The option --level names required, which isn't the code of a rule\.$/m,
    ],
    [['check', '--level', 'no_querier=x', '-'], /^The level of no_querier must be error, warning or off\.$/m],
    [['export', '--to', 'xml', '-'], /^The target must be json, cli/m],
    [['export', '-'], /^export needs --to TARGET\.$/m],
    [['export', '--to', 'json', 'a', 'b'], /^export takes one file at a time\.$/m],
    [['payers', '--format', 'xml', '-'], /^--format must be human or json, not xml$/m],
    [['payers', '--ndjson', '-'], /^payers has no option --ndjson; it is one of check\.$/m],
    [['schema', 'x'], /^schema takes no file\.$/m],
    [['check', '--level', 'no_querier', '-'], /^--level must be CODE=error/m],
    [['check', '--level', 'a=b=c', '-'], /^--level must be CODE=error/m],
    [['export', '--to', 'cli', '--cli', 'x', '-'], /^The option --cli must be options or input-json\.$/m],
    [['schema', '--target', 'x'], /^There is no JSON Schema for x/m],
    [['explain', 'x'], /^There is no code x\. Codes: syntax, /m],
    [['explain', 'No-Querier'], /^There is no code No-Querier\. Did you mean no_querier\?$/m],
  ];
  for (const [args, said] of wrong) {
    const { status, err } = cli(args, { input: valid });
    assert.equal(status, 2, args.join(' '));
    assert.match(err, said);
  }
});

test('standard input', () => {
  assert.equal(cli(['check', '-'], { input: valid }).status, 0);
  assert.equal(cli(['check', '-'], { input: invalid }).status, 1);
  assert.equal(cli(['check', '-'], { input: '' }).status, 2);
});

test('standard input that comes late and bit by bit', async () => {
  const child = spawn(process.execPath, [join(packageFolder, 'cli.js'), 'check', '-']);
  let out = '';
  child.stdout.on('data', (data) => (out += data));
  for (const half of [valid.slice(0, 50), valid.slice(50)]) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.stdin.write(half);
  }
  child.stdin.end();
  const [status] = await once(child, 'close');
  assert.deepEqual([status, out], [0, '(standard input): valid\n']);
});

test('a rule at another level', () => {
  const name = file('no-querier.json', JSON.stringify({ ...request(), creatorMemberAbilities: [] }));
  assert.equal(cli(['check', '--level', 'no_querier=error', name]).status, 1);
  assert.equal(cli(['check', '--level', 'no_querier=off', '--level', 'no_receiver=off', name]).out, `${name}: valid\n`);
});

test('each issue is shown where it stands', () => {
  const text = `{\n\t"name": "",\n  "members": [{ "accountId": "1" }],\n  "tags": { "${'\u{1f600}'.repeat(60)}": 1 }\n}`;
  const { out } = cli(['check', file('shown.json', text)]);
  // What several issues are about is shown once.
  const name = ['    2 | "name": "",', '      |         ^', '  \u2717 shown.json:2:10 /name'];
  assert.ok(
    out.startsWith('shown.json: 9 errors\n  \u2717 shown.json:2:10 /name\n    The collaboration name has'),
    out,
  );
  assert.ok(out.includes(`${name.slice(0, 2).join('\n')}\n`), out);
  // One sentence says enough of what is empty.
  assert.doesNotMatch(out, /no visible character/);
  // What is required and lacks is shown where it should be.
  const lacking = [
    '  \u2717 shown.json:1:1 /description',
    '    Description is required. [required]',
    '    1 | {',
    '      | ^',
  ];
  assert.ok(out.includes(lacking.join('\n')), out);
  assert.match(out, /^ {4}4 \| \u2026[\u{1f600}]+": 1 \}\n {6}\| +\^$/mu);
  const [line, mark] = /^( {4}4 .*)\n(.*\^)$/m.exec(out).slice(1);
  assert.equal([...line][[...mark].length - 1], '1', 'the mark is below what it marks');
  // Each in JSON as well.
  const told = JSON.parse(cli(['check', '--format', 'json', 'shown.json']).out);
  assert.deepEqual([told.errors[0].line, told.errors[0].column], [2, 10]);
  const many = file('shown.ndjson', `${valid}\n\n{"name" 1}\n${invalid}`);
  const lines = cli(['check', '--format', 'json', many]).out.trim().split('\n');
  assert.deepEqual(
    lines.flatMap((one) => JSON.parse(one).errors).map(({ code, line, column }) => [code, line, column]),
    [
      ['syntax', 3, 9],
      ['length', 4, invalid.indexOf('"",') + 1],
      ['pattern', 4, invalid.indexOf('"",') + 1],
    ],
  );
  const shown = cli(['check', many]).out;
  assert.match(shown, /^ {4}3 \| \{"name" 1\}\n {6}\| {9}\^$/m);
  assert.match(shown, /at line 3, column 9\. \[syntax\]/);

  const deep = cli(['check', file('deep.json', `{"x": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`), 'valid.json']);
  assert.equal(deep.status, 1);
  assert.equal(deep.err, '');
  assert.match(deep.out, /deep\.json:1:7 \/x\n[^]*valid\.json: valid/);
  const marks = cli(['check', file('marks.json', JSON.stringify({ 'a\u202eb\u2028c': 1 }))]).out;
  assert.match(marks, /a\u00b7b\u00b7c/);
  // Whatever ends a line, and at any place of it.
  for (const end of ['\n', '\r\n', '\r']) {
    const broken = cli(['check', file('ends.json', `{${end}  "name": ${end}  x}`)]).out;
    assert.match(broken, /^ {4}3 \| x\}\n {6}\| \^$/m, JSON.stringify(end));
  }
  assert.match(cli(['check', '-'], { input: '' }).out, /^ {4}1 \| \n {6}\| \^$/m);
});

test('folders and patterns', () => {
  const at = (...names) => join(scratch, 'requests', ...names);
  for (const folder of ['deep/er', 'node_modules', '.hidden', '[odd]']) mkdirSync(at(folder), { recursive: true });
  for (const name of ['b.json', 'a.json', 'deep/er/c.json', 'node_modules/n.json', '.hidden/h.json', '[odd]/o.json'])
    writeFileSync(at(name), valid);
  writeFileSync(at('deep/many.ndjson'), `${valid}\n`);
  writeFileSync(at('notes.txt'), 'no request');
  symlinkSync(at(), at('deep/around'));
  symlinkSync(at('a.json'), at('link.json'));
  const checked = (...args) => {
    const { out, status, err } = cli(['check', ...args]);
    assert.equal(err, '');
    assert.equal(status, 0);
    return out.split('\n').flatMap((line) => /^requests\/(.*?): /.exec(line)?.[1] ?? []);
  };
  const all = ['[odd]/o.json', 'a.json', 'b.json', 'deep/er/c.json', 'deep/many.ndjson', 'link.json'];
  assert.deepEqual(checked('requests'), all);
  assert.deepEqual(checked('./requests/'), all);
  assert.deepEqual(checked('requests/*.json'), ['a.json', 'b.json', 'link.json']);
  assert.deepEqual(checked('./requests/**/*.{json,ndjson}'), all);
  assert.deepEqual(checked('requests/**/c.json'), ['deep/er/c.json']);
  assert.deepEqual(checked('requests/?.json'), ['a.json', 'b.json']);
  assert.deepEqual(checked('requests/[b-z].json'), ['b.json']);
  // What is there under its own name is no pattern.
  assert.deepEqual(checked('requests/[odd]/o.json'), ['[odd]/o.json']);
  assert.equal(cli(['payers', 'requests/[ab].json']).out.match(/^requests/gm).length, 2);
  assert.match(cli(['check', 'requests/[z-a].json']).err, /this is no pattern$/m);
});

test('a folder of much else', () => {
  const at = (name, text) => {
    mkdirSync(join(scratch, 'much', name, '..'), { recursive: true });
    writeFileSync(join(scratch, 'much', name), text);
  };
  at('request.json', valid);
  at('package.json', '{"name": "x", "description": "y", "members": []}');
  at('logs/app.jsonl', '{"level": "info"}\n{"level": "info"}\n');
  at('logs/app.json', '{"level": "info"}\n{"level": "info"}\n');
  at('logs/requests.jsonl', `${valid}\n${valid}\n`);
  at('membership.json', '{"collaborationIdentifier": "x", "queryLogStatus": "ENABLED"}');
  at('chart.yaml', '# for cleanrooms\nname: {{ .Values.name }}\n');
  at(
    'ci.yml',
    'on: push\njobs:\n  a:\n    steps:\n      - run: aws cleanrooms create-collaboration --cli-input-json file://r.json\n',
  );
  at('main.sh', 'echo hello\n');
  const { status, out, err } = cli(['check', 'much']);
  assert.deepEqual(
    [status, out],
    [
      0,
      ['much/logs/requests.jsonl: 2 requests, 0 invalid', 'much/request.json: valid', '3 requests: 0 invalid', ''].join(
        '\n',
      ),
    ],
  );
  assert.equal(err, '7 files without a collaboration were passed over.\n');
  // Named, each says why.
  for (const [name, said] of [
    ['ci.yml', /is in the file r\.json: check that one\. \[elsewhere\]/],
    ['chart.yaml', /\[not_recognised\]/],
    ['membership.json', /\/collaborationIdentifier/],
  ]) {
    assert.match(cli(['check', `much/${name}`]).out, said, name);
  }
});

test('what a shell completes', () => {
  const script = cli(['completion', 'bash']).out;
  writeFileSync(join(scratch, 'completion.bash'), script);
  const completed = (...words) =>
    spawnSync(
      'bash',
      [
        '-c',
        `. ./completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cleanrooms_collaboration; echo "\${COMPREPLY[@]}"`,
        'bash',
        'cleanrooms-collaboration',
        ...words,
      ],
      { cwd: scratch, encoding: 'utf8' },
    ).stdout.trim();
  assert.equal(completed('ch'), 'check');
  assert.equal(completed('check', '--st'), '--strict');
  assert.equal(completed('check', '--edition', '2025-09'), '2025-09-03');
  assert.equal(completed('export', '--to', 'c'), 'cli cloudformation cdk');
  assert.equal(completed('payers', '--s'), '');
  assert.equal(completed('explain', 'no_'), 'no_querier no_receiver');
  assert.equal(completed('check', '--level', 'no_q'), 'no_querier=error no_querier=warning no_querier=off');
  assert.equal(completed('completion', ''), 'bash zsh');
  assert.equal(completed('check', 'va'), '', 'files are left to the shell');
  // Every value that is offered is taken.
  for (const to of completed('export', '--to', '').split(' ')) {
    assert.equal(cli(['export', '--to', to, 'valid.json']).status, 0, to);
  }
  for (const target of completed('schema', '--target', '').split(' ')) {
    assert.equal(cli(['schema', '--target', target]).status, 0, target);
  }
  for (const edition of completed('check', '--edition', '').split(' ')) {
    assert.equal(cli(['check', '--edition', edition, 'valid.json']).status, 0, edition);
  }
  // And every value that is taken is offered: what the package says of a wrong one names them all.
  for (const [option, command] of [
    ['--to', ['export']],
    ['--cli', ['export', '--to', 'cli']],
    ['--cloudformation', ['export', '--to', 'cloudformation']],
    ['--target', ['schema']],
    ['--unknown-fields', ['check']],
    ['--edition', ['check']],
  ]) {
    const { err } = cli([...command, option, 'q', ...(command[0] === 'schema' ? [] : ['valid.json'])]);
    const [, taken] = /(?:must be|only for) (.*)\.$/m.exec(err);
    assert.deepEqual(completed(command[0], option, '').split(' '), taken.split(/, | or | and /), option);
  }
  writeFileSync(join(scratch, 'completion.zsh'), cli(['completion', 'zsh']).out);
  const zsh = spawnSync(
    'zsh',
    [
      '-f',
      '-c',
      'autoload -U compinit; compinit -D; . ./completion.zsh; print -r -- ${_comps[cleanrooms-collaboration]}',
    ],
    { cwd: scratch, encoding: 'utf8' },
  );
  assert.equal(zsh.stderr, '');
  assert.match(zsh.stdout, /_bash_complete.*_cleanrooms_collaboration/);
  assert.match(cli(['completion', 'fish']).err, /^completion is for bash or zsh, not fish$/m);
});

test('annotations for GitHub stand where the values do', () => {
  const text = '{\n  "name": "",\n  "members": [\n    {"accountId": "1,2"}\n  ]\n}';
  // From the root of the repository, wherever in it this runs; elsewhere, by the whole path.
  const workspace = { env: { GITHUB_WORKSPACE: join(scratch, '..') } };
  const { base } = parse(scratch);
  assert.match(
    cli(['check', '--format', 'github', 'invalid.json'], workspace).out,
    new RegExp(`^::error file=${base}/invalid\\.json,`),
  );
  const away = cli(['check', '--format', 'github', 'invalid.json'], {
    env: { GITHUB_WORKSPACE: join(scratch, 'empty') },
  });
  assert.ok(away.out.startsWith(`::error file=${scratch}/invalid.json,`));
  const { out, status } = cli(['check', '--format', 'github', file('a,b.json', text)]);
  assert.equal(status, 1);
  assert.match(out, /^::error file=a%2Cb\.json,line=2,col=11,title=length::\/name: The collaboration name/m);
  assert.match(out, /^::error file=a%2Cb\.json,line=4,col=19,title=pattern::\/members\/0\/accountId: /m);
  assert.match(out, /^::error file=a%2Cb\.json,line=4,col=5,title=required::\/members\/0\/displayName: /m);
  const broken = cli(['check', '--format', 'github', file('broken.ndjson', `${valid}\n{"name" 1}\n`)]);
  assert.equal(broken.status, 2);
  assert.match(broken.out, /^::error file=broken\.ndjson,line=2,col=9,title=syntax::The text/m);
  assert.equal(cli(['check', '--format', 'github', 'valid.json']).out, '');
  // Where GitHub tells no root, the repository's is looked for.
  mkdirSync(join(scratch, 'repository', '.git'), { recursive: true });
  mkdirSync(join(scratch, 'repository', 'requests'));
  file('repository/requests/one.json', invalid);
  for (const [name, found] of [
    ['repository/requests/one.json', 'requests/one.json'],
    ['invalid.json', `${scratch}/invalid.json`],
  ]) {
    const local = cli(['check', '--format', 'github', name], { env: { GITHUB_WORKSPACE: '' } }).out;
    assert.ok(local.startsWith(`::error file=${found},`), local);
  }
});

test('SARIF', () => {
  const { out, status } = cli(['check', '--format', 'sarif', 'valid.json', 'invalid.json', 'warning.json']);
  assert.equal(status, 1);
  const { version, runs } = JSON.parse(out);
  assert.equal(version, '2.1.0');
  const [{ tool, results }] = runs;
  // And the problems of files.
  assert.equal(tool.driver.rules.length, codes.length + problems.length);
  const known = new Set(tool.driver.rules.map(({ id }) => id));
  assert.deepEqual(
    results.map(({ ruleId, level, locations: [{ physicalLocation, logicalLocations }] }) => [
      ruleId,
      level,
      physicalLocation.artifactLocation.uri,
      physicalLocation.region.startLine,
      logicalLocations[0].fullyQualifiedName,
    ]),
    [
      ['length', 'error', 'invalid.json', 1, '/name'],
      ['pattern', 'error', 'invalid.json', 1, '/name'],
      ['no_querier', 'warning', 'warning.json', 1, '/creatorMemberAbilities'],
    ],
  );
  assert.ok(results.every(({ ruleId }) => known.has(ruleId)));
});

test('export, payers, schema and explain', () => {
  const template = cli(['export', '--to', 'cloudformation', '--cloudformation', 'json', 'valid.json']);
  assert.equal(JSON.parse(template.out).Resources.Collaboration.Properties.Name, 'Joint measurement');
  const lossy = cli(['export', '--to', 'cloudformation', '-'], { input: valid.replace('{', '{"tags": {"a": ""},') });
  assert.match(lossy.err, /^\/tags\/a: Left out: CloudFormation/);
  assert.match(lossy.out, /Tags: \[\]/);
  const refused = cli(['export', '--to', 'cli', 'invalid.json']);
  assert.deepEqual([refused.status, refused.out], [1, '']);
  assert.match(refused.err, /^invalid\.json: 1 error/);
  const twice = cli(['export', '--to', 'cli', file('key-twice.json', `{"name": "x", ${valid.slice(1)}`)]);
  assert.equal(twice.status, 1);
  assert.match(twice.err, /more than once/);
  assert.equal(cli(['export', '--to', 'cli', '-'], { input: 'x' }).status, 2);

  assert.match(
    cli(['payers', 'valid.json']).out,
    /^valid\.json\n {2}queries: the creator \(by default, as the one who can query\)\n/,
  );
  assert.match(
    cli(['payers', '-'], { input: '{}' }).out,
    /model training: nobody \(the request is not clear about it\)/,
  );
  assert.equal(cli(['payers', 'nowhere.json']).status, 2);

  assert.match(JSON.parse(cli(['schema']).out).$schema, /2020-12/);
  assert.match(JSON.parse(cli(['schema', '--target', 'draft-07']).out).$schema, /draft-07/);
  assert.match(cli(['explain', 'multiple_payers']).out, /^multiple_payers \(error, can be changed[^]*Rests on: /);
});

test('a request on each line', () => {
  const name = file('many.ndjson', `${valid}\n\n${invalid}\r\n${valid}`);
  const { status, out } = cli(['check', name]);
  assert.equal(status, 1);
  assert.match(out, /^many\.ndjson:3: 1 error$/m);
  assert.match(out, /^many\.ndjson: 3 requests, 1 invalid$/m);
  assert.equal(cli(['check', file('empty.ndjson', '\n\n')]).status, 2);
  assert.equal(cli(['check', file('cr.ndjson', valid.replace(':', ':\r'))]).status, 0, 'CR alone ends no line');
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

test('on a terminal there is colour and a bar', () => {
  const lines = Array.from({ length: 20_000 }, () => valid).join('\n');
  const command = `'${process.execPath}' '${join(packageFolder, 'cli.js')}' check '${file('bar.ndjson', lines)}'`;
  const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: scratch,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, TERM: 'xterm' },
  });
  assert.equal(status, 0);
  assert.match(stdout, /\[#{10} {10}\] 5\d % \d+ lines/);
  // eslint-disable-next-line no-control-regex
  assert.match(stdout, /\u001b\[1mbar\.ndjson\u001b\[0m: 20000 requests, 0 invalid/);
});

/** Runs a command of the shell in which `check` stands for the command line's. */
function shell(command, env = {}) {
  const check = `'${process.execPath}' ${env.NODE_FLAGS ?? ''} '${join(packageFolder, 'cli.js')}' check`;
  return spawnSync('bash', ['-c', `check() { ${check} "$@"; }; ${command}`], {
    cwd: scratch,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  });
}

test('a slow reader holds it up and costs no memory; one that goes away ends it', async () => {
  // Each line has six errors: 40 times as much is said of it.
  file('many-errors.ndjson', '{}\n'.repeat(100_000));
  for (const format of ['human', 'json', 'github', 'sarif']) {
    const command = `check --format ${format} many-errors.ndjson | (sleep 1; cat | wc -l)`;
    // What is waiting to be read would be more than this.
    const { stdout, stderr } = shell(command, { NODE_FLAGS: '--max-old-space-size=64' });
    assert.equal(stderr, '', format);
    assert.ok(Number(stdout) >= 100_000, `${format}: ${stdout}`);
    const early = shell(`check --format ${format} many-errors.ndjson | head -n 3; echo \${PIPESTATUS[0]}`);
    assert.equal(early.stderr, '', format);
    const printed = early.stdout.trim().split('\n');
    assert.deepEqual([printed.length, printed.at(-1)], [4, '2'], format);
  }
});

test('no failure of its own ends as "not valid"', () => {
  const full = shell('check valid.json > /dev/full');
  assert.deepEqual(
    [full.status, full.stderr],
    [2, "The output can't be written: ENOSPC: no space left on device, write\n"],
  );
  assert.equal(shell('check invalid.json > /dev/full').status, 2);
  assert.equal(shell('check valid.json 2>/dev/full nowhere.json').status, 2);
  const tooLong = `{"${'x'.repeat(280_000_000)}": 1}`;
  file('too-long.json', tooLong);
  file('too-long.ndjson', tooLong);
  for (const name of ['too-long.json', 'too-long.ndjson']) {
    const { status, err } = cli(['check', name]);
    assert.equal(status, 2);
    assert.match(err, /^too-long\.n?d?json: The input has more than 268435455 bytes( in a line)?\.\n$/);
  }
  // Something that can't be foreseen.
  const broken = shell('check valid.json', {
    NODE_FLAGS: `--import 'data:text/javascript,WebAssembly.Module = class { constructor() { throw new Error("lost") } }'`,
  });
  assert.equal(broken.status, 2);
  assert.match(broken.stderr, /^This went wrong, and it shouldn't have: Error: lost/);
});

test('SARIF holds its schema, whatever is told, and is written as it comes', () => {
  const text = readFileSync(
    join(root, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  );
  // Written for an older draft, which only names things otherwise.
  const schema = JSON.parse(text, (key, value) =>
    ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
  );
  const isSarif = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);
  const check = (files) => {
    const { out, status } = cli(['check', '--format', 'sarif', ...files]);
    const log = JSON.parse(out);
    assert.ok(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3)));
    return { results: log.runs[0].results, status };
  };
  const odd = [
    file('a:b c%.json', invalid),
    file('caf\u00e9\u202e.json', '{'),
    file('lines.ndjson', `${invalid}\n{\n${JSON.stringify({ '\u001b[31m\u{1f600}': 1 })}\n`),
    file('\u001b]0;x\u0007.json', JSON.stringify({ ...request(), region: 1 })),
  ];
  const { results, status } = check([...odd, 'valid.json', 'nowhere.json']);
  assert.equal(status, 2);
  assert.ok(results.length > 8);
  assert.deepEqual(check(['valid.json']).results, []);
  assert.deepEqual(check(['nowhere.json']).results, []);
  // 100 MB, where there isn't that much memory.
  const long = file('long.ndjson', `{"${'x'.repeat(100_000)}": 1}\n`.repeat(1000));
  const { stdout, stderr } = shell(`check --format sarif ${long} | wc -c`, { NODE_FLAGS: '--max-old-space-size=64' });
  assert.equal(stderr, '');
  assert.ok(Number(stdout) > 1e8, stdout);
});

test('places are found in one pass', () => {
  // 16 MB on one line, with an issue in each of a hundred members.
  const members = Array.from({ length: 100 }, (_, index) => ({
    accountId: `${index}`.padEnd(160_000, 'x'),
    é: '\u{1f600}',
  }));
  const text = JSON.stringify({ ...request(), members }).replaceAll('},{', '},\r\n{');
  const name = file('one-line.json', text);
  const { out } = cli(['check', '--format', 'github', '--max-issues', '100000', name]);
  const places = [...out.matchAll(/line=(\d+),col=(\d+),title=unknown_field/g)].map(([, line, column]) =>
    [line, column].map(Number),
  );
  const lines = text.split('\r\n');
  assert.deepEqual(
    places,
    lines.map((line, index) => [index + 1, [...line.slice(0, line.indexOf('"\u{1f600}"'))].length + 1]),
  );
});

test('nothing foreign gets to a terminal as it is', () => {
  const attack = '\u001b]0;pwned\u0007\u009b31m\u202e';
  const name = file(`${attack}.json`, JSON.stringify({ ...request(), tags: { [attack]: '' }, [attack]: attack }));
  file('tags.json', JSON.stringify({ ...request(), tags: { [attack]: '' } }));
  const calls = [
    ['check', name],
    ['check', '--format', 'github', name],
    ['check', '--format', 'json', name],
    ['check', '--format', 'sarif', name],
    ['check', `${attack}.ndjson`],
    ['check', `--${attack}`, name],
    ['check', '--format', attack, name],
    ['check', '--level', `${attack}=off`, name],
    ['check', '--level', attack, name],
    ['check', '--unknown-fields', attack, name],
    ['export', '--to', 'cloudformation', 'tags.json'],
    ['export', '--to', attack, 'tags.json'],
    ['export', '--to', 'cli', name],
    ['payers', name],
    ['payers', attack],
    ['schema', '--target', attack],
    ['explain', attack],
    [attack],
  ];
  for (const args of calls) {
    const { out, err } = cli(args, { env: { FORCE_COLOR: '1' } });
    assert.ok(out + err !== '', args.join());
    const foreign = (out + err)
      // eslint-disable-next-line no-control-regex
      .replace(/\u001b\[\d+m/g, '')
      .match(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu);
    assert.equal(foreign, null, args.join());
  }
  // In JSON, nothing is lost by it.
  const { out } = cli(['check', '--format', 'json', name]);
  const { file: told, errors } = JSON.parse(out);
  assert.deepEqual([told, errors.at(-1).path], [name, [attack]]);
});

test('help and version', () => {
  assert.match(cli(['--help']).out, /Usage:/);
  assert.match(cli(['--version']).out, /^\d+\.\d+\.\d+\n$/);
});

test('editions', () => {
  const { request: newest } = cases.find(({ name }) => name === 'editions/everything-newest.json');
  file('newest.json', JSON.stringify(newest));
  file('metrics.ndjson', `${JSON.stringify({ ...request(), isMetricsEnabled: true })}\n${valid}\n`);
  assert.equal(cli(['check', '--edition', 'latest', 'newest.json']).out, 'newest.json: valid\n');
  // Once, after all issues, and only if one edition takes all.
  const hint = (edition) => new RegExp(`^Edition ${edition} of the operation takes [^\\n]*: --edition ${edition}\\n$`);
  const early = cli(['check', 'metrics.ndjson', 'newest.json', 'valid.json']);
  assert.equal(early.status, 1);
  assert.match(early.err, hint('2026-08-11'));
  assert.match(cli(['check', 'metrics.ndjson']).err, hint('2026-01-02'));
  assert.match(cli(['check', '--format', 'json', '-'], { input: JSON.stringify(newest) }).err, hint('2026-08-11'));
  assert.match(cli(['check', 'newest.json', 'invalid.json']).err, /takes 1 of 2 requests that aren't valid here: /);
  assert.equal(cli(['check', 'invalid.json']).err, '');
  // What was taken once is no advice.
  file('sql.json', JSON.stringify({ ...request(), analyticsEngine: 'CLEAN_ROOMS_SQL' }));
  assert.deepEqual(
    [cli(['check', '--edition', 'latest', 'sql.json'])].map(({ status, err }) => [status, err]),
    [[1, '']],
  );
  assert.equal(cli(['check', 'valid.json']).err, '');
  assert.match(cli(['check', '--edition', 'new', '-']).err, /^The option --edition must be 2024-11-07, .*latest\.$/m);

  const paid = cli(['payers', '--edition', 'latest', '-'], {
    input: JSON.stringify({
      ...newest,
      members: [{ ...newest.members[0], paymentConfiguration: newest.creatorPaymentConfiguration }],
    }),
  }).out;
  assert.match(paid, /^ {2}jobs: one of the creator, member 1$/m);
  const withoutJobs = cli(['payers', 'newest.json']);
  assert.doesNotMatch(withoutJobs.out, /jobs/);
  assert.match(withoutJobs.err, hint('2026-08-11'));
  const { out, err } = cli(['export', '--to', 'terraform', '--edition', 'latest', 'newest.json']);
  assert.match(out, /^resource/);
  assert.match(err, /^\/jobLogStatus: Left out/m);
  assert.match(err, /^Without what is left out, nobody is set to pay for jobs\.$/m);
  assert.equal(cli(['export', '--to', 'json', 'newest.json']).status, 1);
  assert.ok(JSON.parse(cli(['schema', '--edition', '2025-10-03']).out).properties.allowedResultRegions);
  const told = cli(['editions']).out;
  for (const { edition, botocore } of editions) assert.ok(told.includes(`${edition} (botocore ${botocore})`), edition);
  assert.match(told, /^ {2}\/isMetricsEnabled: new$/m);
  assert.match(cli(['explain', 'engine_retired']).out, /^ {2}Later: {4}An error from edition 2025-09-03 on\.$/m);
});

test('how many warnings may be, and whether they are told', () => {
  file('two.ndjson', `${JSON.stringify({ ...request(), creatorMemberAbilities: [] })}\n`.repeat(2));
  assert.equal(cli(['check', '--strict', 'valid.json']).status, 0);
  const strict = cli(['check', '--strict', 'warning.json', 'two.ndjson']);
  assert.equal(strict.status, 1);
  assert.equal(strict.err, '3 warnings: more than --strict allows.\n');
  assert.equal(cli(['check', '--max-warnings', '2', 'two.ndjson']).status, 0);
  assert.equal(cli(['check', '--max-warnings', '1', 'two.ndjson']).status, 1);
  // They count, told or not.
  const quiet = cli(['check', '--quiet', '--max-warnings', '0', 'warning.json', 'invalid.json']);
  assert.doesNotMatch(quiet.out, /no_querier/);
  assert.doesNotMatch(quiet.out, /^warning\.json/m);
  assert.match(quiet.out, /^2 requests: 1 invalid$/m);
  assert.match(quiet.err, /^1 warning: more than --max-warnings 0 allows\.$/m);
  assert.deepEqual(cli(['check', '--quiet', 'warning.json', 'two.ndjson']), { status: 0, out: '', err: '' });
  assert.equal(cli(['check', '--strict', 'broken-not-there.json']).status, 2);
});

test('help in every way, and what is told without a code', () => {
  const usage = cli(['--help']).out;
  for (const args of [['-h'], ['help'], ['help', 'check'], ['check', '-h']]) assert.equal(cli(args).out, usage);
  assert.equal(cli(['-V']).out, cli(['--version']).out);
  const { status, out } = cli(['explain']);
  assert.equal(status, 0);
  assert.equal(out.trimEnd().split('\n').length, codes.length + problems.length);
  assert.match(cli(['explain', 'elsewhere']).out, /^elsewhere \(error, of a file\)\n {2}When: {5}A command/);
  const found = JSON.parse(cli(['payers', '--format', 'json', 'valid.json']).out);
  assert.equal(found.file, 'valid.json');
  assert.deepEqual(found.payers.queryCompute, { payer: 'creator', basis: 'default' });
});
