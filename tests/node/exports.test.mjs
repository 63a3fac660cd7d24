// What a request is exported as, read by the real thing: a shell and the AWS CLI, Python and boto3,
// cfn-lint and YAML, HCL. What they understand is the request, but for what the notes name.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { cases } from '../cases.mjs';
import { EDITIONS, chance, generatorOf, validRequest } from './generate.mjs';
import { mapped, resourceOf } from './hcl.mjs';
import { imported, lines, request, root } from './packed.mjs';
import { environment, python } from './python.mjs';

const { exportAs, payers, validate } = imported;
const COUNT = 500;
const scratch = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-exports-'));
after(() => rmSync(scratch, { recursive: true }));

/** The one request that has to survive everywhere. */
const hard = {
  ...request(),
  description: 'a\r\nb\n"c" \'d\' ${e} %{f} $${g} %%{h} `i` \\n $(j)',
  members: [{ accountId: '012345678901', displayName: '--x', memberAbilities: [] }],
  tags: Object.fromEntries([
    ['__proto__', 'p'],
    ['a.b', 'yes'],
    ['yes', '1e3'],
    ['1e3', 'no'],
    ['empty', ''],
  ]),
};

const random = chance(20_241_107);
const requests = [request(), hard];
while (requests.length < COUNT) requests.push(validRequest(random));
/** The edition of each request: of the later ones, the one that the SDK has, and the newest. */
const editions = requests.map(() => EDITIONS[0]);
const everything = cases.find(({ name }) => name === 'editions/everything-newest.json').request;
for (const edition of ['2026-01-02', EDITIONS.at(-1)]) {
  const generator = generatorOf(edition);
  for (let i = 0; i < 100; i++) {
    requests.push(i === 0 && edition === EDITIONS.at(-1) ? everything : generator.validRequest(random));
    editions.push(edition);
  }
}

before(() => {
  requests.forEach((one, index) => {
    const result = validate(one, { edition: editions[index] });
    assert.equal(result.ok, true, JSON.stringify(lines(result)));
  });
});

const exported = (target, options) =>
  requests.map((one, index) => exportAs(target, one, { ...options, edition: editions[index] }));

test('JSON is the request', () => {
  exported('json').forEach(({ text, notes }, index) => {
    assert.deepEqual(JSON.parse(text), requests[index]);
    assert.deepEqual(notes, []);
  });
});

for (const [cli, shell] of [
  ['options', 'sh'],
  ['input-json', 'bash'],
]) {
  test(`${shell} and the AWS CLI understand the command in the form ${cli}`, () => {
    const commands = exported('cli', { cli });
    // The shell takes the commands apart; in the place of the CLI, something notes what it is given.
    const out = join(scratch, cli);
    mkdirSync(out);
    const script = [
      `N=0; aws() { for argument in "$@"; do printf '%s\\0' "$argument"; done > "${out}/$N"; N=$((N+1)); }`,
      ...commands.map(({ text }) => text),
    ].join('\n');
    writeFileSync(join(scratch, 'commands'), script);
    const { status, stderr } = spawnSync(shell, [join(scratch, 'commands')], { encoding: 'utf8', env: environment });
    assert.equal(stderr, '');
    assert.equal(status, 0);
    const given = commands.map((_, index) =>
      readFileSync(join(out, String(index)), 'utf8')
        .split('\0')
        .slice(0, -1),
    );
    python('awscli_parameters.py', given, [join(scratch, 'parameters')]);
    const understood = JSON.parse(readFileSync(join(scratch, 'parameters'), 'utf8'));
    understood.forEach((parameters, index) => assert.deepEqual(parameters, requests[index], commands[index].text));
    const elsewhere = commands.filter(({ notes }) => notes.length > 0);
    assert.equal(elsewhere.length > 0, cli === 'options', 'values that the CLI would read from a file are noted');
  });
}

/** All characters that a terminal may take for something else, or that hide what stands around them. */
const disturbing = Array.from({ length: 0x11_0000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/u.test(character))
  // Those for private use are many, and of one sort but for the first.
  .filter((character, index) => !/(?![\ue000-\ue0ff])\p{Co}/u.test(character) || index % 500 === 0);

/** A request in which a text stands in every place that takes it. */
function saying(text) {
  const line = /^[\t\u0020-\ud7ff\ue000-\ufffd]*$/;
  const one = { ...request(), tags: { k: text, [`k${text}`.slice(0, 60)]: 'v' } };
  for (const name of ['name', 'description', 'creatorDisplayName']) {
    if (line.test(text) || (name === 'description' && line.test(text.replace(/[\r\n]/g, '')))) one[name] = text;
  }
  if (line.test(text)) one.members = [{ ...one.members[0], displayName: text }];
  return one;
}

test('nothing that disturbs a terminal stands in any export as it is', () => {
  const targets = ['json', 'cli', 'boto3', 'javascript', 'cloudformation', 'cdk', 'terraform'];
  assert.ok(disturbing.length > 600, String(disturbing.length));
  for (let at = 0; at < disturbing.length; at += 10) {
    const one = saying(`x${disturbing.slice(at, at + 10).join('')}`);
    for (const target of targets) {
      for (const form of [{}, { cli: 'input-json', cloudformation: 'json' }]) {
        const raw = exportAs(target, one, form).text.match(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu) ?? [];
        assert.deepEqual(raw, [], `${target} ${at}`);
      }
    }
  }
});

test('escapes beyond U+FFFF are read as the character, in each language', async () => {
  const one = saying('a\u{e0041}\u{1d173}\u{e0001}b\u{1f680}');
  const { tags } = one;
  const [yaml, json] = ['yaml', 'json'].map((form) => exportAs('cloudformation', one, { cloudformation: form }).text);
  const read = JSON.parse(python('templates.py', { yaml: [yaml], json: [json], hcl: [], lint: [] }));
  for (const { Resources } of [read.yaml[0], read.json[0]]) {
    const { Tags } = Resources.Collaboration.Properties;
    assert.deepEqual(Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])), tags);
  }
  const program = exportAs('boto3', one).text;
  assert.equal(Number(python('boto3_parameters.py', [{ program, request: one }])), 1);
  assert.deepEqual((await resourceOf(exportAs('terraform', one).text)).tags, tags);
  assert.deepEqual(JSON.parse(exportAs('json', one).text), one);
});

test('pasted into a shell at a terminal, a command runs, and nothing else does', () => {
  const attacks = [
    "\x7f$(touch pwned)'",
    "\t$(touch pwned)'",
    '\ue027; touch pwned; \ue027',
    '\ue000$(touch pwned)\ue00d',
    '\u202e`touch pwned`',
    "\u009b200~'; touch pwned; '",
    "'\x7f\x7f\x7f; touch pwned #",
    '!touch pwned',
    "a'!touch pwned",
    '--',
    '-- ; touch pwned',
    '--no-cli-pager',
    '\\',
    "\\'",
    '$IFS',
    '~',
    '*',
    '=ls',
    "it's",
    '#',
    ...disturbing
      .filter((_, index) => index < 70 || index % 12 === 0)
      .map((character) => `x${character}$(touch pwned)${character}'; touch pwned; '`),
  ];
  const descriptions = ['a\n!touch pwned', "a\r\n'; touch pwned; '\n!!", 'a\\\nb'];
  // Without a line editor, a terminal takes 4,095 bytes on a line.
  const short = requests
    .slice(0, COUNT)
    .filter((one) => !/[^\n]{1500}/.test(exportAs('cli', one).text))
    .slice(0, 10);
  const ones = [
    ...attacks.map(saying),
    ...descriptions.map((description) => ({ ...request(), description, tags: { '!ls': '!ls' } })),
    ...short,
  ];
  const terminals = [
    { shell: 'dash', bracketed: false },
    { shell: 'bash', bracketed: false },
    { shell: 'bash', bracketed: true },
    { shell: 'zsh', bracketed: false },
    { shell: 'zsh', bracketed: true },
  ];
  /** What the CLI was given, with the requests that it should have understood. */
  const given = new Map();
  for (const cli of ['options', 'input-json']) {
    const commands = ones.map((one) => exportAs('cli', one, { cli }).text);
    const typed = terminals.flatMap((terminal) => commands.map((command) => ({ ...terminal, command })));
    JSON.parse(python('shells.py', typed)).forEach((answer, index) => {
      const what = JSON.stringify(typed[index]);
      assert.deepEqual(answer.others, [], what);
      assert.notEqual(answer.given, null, what);
      given.set(JSON.stringify(answer.given), { what, one: ones[index % ones.length] });
    });
  }
  assert.ok(given.size <= ones.length * 2, 'all shells give the CLI the same');
  const file = join(scratch, 'pasted');
  python(
    'awscli_parameters.py',
    [...given.keys()].map((text) => JSON.parse(text)),
    [file],
  );
  const understood = JSON.parse(readFileSync(file, 'utf8'));
  [...given.values()].forEach(({ what, one }, index) => assert.deepEqual(understood[index], one, what));
});

test('a request that is longer than an argument may be', () => {
  const tags = (size) =>
    Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`${index}`.padEnd(128, '-'), '\u{1f680}'.repeat(size)]),
    );
  const fits = (text) => {
    writeFileSync(join(scratch, 'long'), `aws() { /bin/true "$@"; }\n${text}`);
    return spawnSync('sh', [join(scratch, 'long')]).status === 0;
  };
  for (const cli of ['options', 'input-json']) {
    let [whole, elsewhere] = [0, 0];
    for (let size = 120; size < 170; size += 2) {
      const { text, notes } = exportAs('cli', { ...request(), tags: tags(size) }, { cli });
      assert.ok(fits(text), `${cli} ${size}`);
      if (notes.length === 0) {
        whole++;
        continue;
      }
      elsewhere++;
      assert.match(text, /^aws cleanrooms create-collaboration \\\n {2}--cli-input-json file:\/\/request\.json\n$/);
      assert.match(notes[0].message, /131,072 bytes/);
    }
    assert.ok(whole > 2 && elsewhere > 2, `${cli}: ${whole} whole, ${elsewhere} elsewhere`);
  }
});

test('a program with boto3 asks for the request', () => {
  const programs = exported('boto3').map(({ text }, index) => ({ program: text, request: requests[index] }));
  assert.equal(Number(python('boto3_parameters.py', programs)), requests.length);
});

test('a module for the AWS SDK gives it the request', async () => {
  for (const [index, { text, notes }] of exported('javascript').entries()) {
    // The module as it is, but for the SDK, which tells what it was given.
    const file = join(scratch, `module-${index}.mjs`);
    writeFileSync(
      file,
      text.replace(
        /^import .*\n/,
        'class CleanRoomsClient { send = (command) => ({ collaboration: { id: command } }) }\n' +
          'class CreateCollaborationCommand { constructor(input) { this.input = input; } }\n' +
          'const console = { log() {} };\n',
      ) + '\nexport default command.input;\n',
    );
    const { default: input } = await import(file);
    assert.deepEqual(input, requests[index]);
    assert.deepEqual(notes, []);
  }
});

/** Compiles files as strict TypeScript, with the project's packages. */
function typeCheck(files) {
  const flags = ['--strict', '--noEmit', '--ignoreConfig', '--skipLibCheck', '--types', 'node'];
  const how = ['--module', 'nodenext', '--target', 'es2022'];
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), [...flags, ...how, ...files], {
    encoding: 'utf8',
    cwd: root,
  });
  assert.equal(status, 0, stdout);
}

test('modules for the AWS SDK type-check', () => {
  // Inside the project, where the SDK is.
  const folder = join(root, 'target/tmp/exports');
  mkdirSync(folder, { recursive: true });
  const exports = exported('javascript');
  const files = [
    ...exports.slice(0, 20),
    ...exports.filter((_, index) => editions[index] === '2026-01-02').slice(0, 20),
  ].map(({ text }, index) => {
    const file = join(folder, `export-${index}.mts`);
    writeFileSync(file, text);
    return file;
  });
  typeCheck(files);
});

/** What CloudFormation calls otherwise than with a capital. */
const NAMES = { mlMemberAbilities: 'MLMemberAbilities', autoApprovedChangeRequestTypes: 'AutoApprovedChangeTypes' };

/** Whether CloudFormation has no such value of an enum. */
const isNew = (value) => /^(CAN|GRANT|REVOKE)_EXPORT/.test(value);

/** A request as CloudFormation names it, without the tags and values that it can't hold. */
function asResource(value) {
  if (Array.isArray(value)) return value.filter((one) => !isNew(one)).map(asResource);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      NAMES[name] ?? name[0].toUpperCase() + name.slice(1),
      name === 'tags'
        ? Object.entries(inner)
            .filter(([, text]) => text !== '')
            .map(([Key, Value]) => ({ Key, Value }))
        : asResource(inner),
    ]),
  );
}

const NOT_IN_TERRAFORM = /ML|ml|[pP]aymentConfiguration|jobLogStatus|autoApproved|ResultRegions|isMetrics/;

/** A request as Terraform names it, without what it can't hold. */
function asTerraform(value) {
  const words = (name) => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const { members, tags, dataEncryptionMetadata, ...rest } = value;
  const flat = (object) =>
    Object.fromEntries(
      Object.entries(object)
        .filter(([name]) => !NOT_IN_TERRAFORM.test(name))
        .map(([name, inner]) => [name === 'allowCleartext' ? 'allow_clear_text' : words(name), inner]),
    );
  return {
    ...flat(rest),
    ...(members.length > 0 && { member: members.map(flat) }),
    ...(dataEncryptionMetadata && { data_encryption_metadata: [flat(dataEncryptionMetadata)] }),
    ...(tags && { tags }),
  };
}

test('CloudFormation and Terraform are read back as the request, and cfn-lint finds nothing', async () => {
  const yaml = exported('cloudformation');
  const json = exported('cloudformation', { cloudformation: 'json' });
  const hcl = exported('terraform');
  const texts = (all) => all.map(({ text }) => text);
  const SOME = 60;
  // cfn-lint takes no key with a line break for a tag's, and follows references.
  const isPlain = ({ text }, index) =>
    !text.includes('{{resolve:') &&
    !Object.keys(requests[index].tags ?? {}).some((key) => /[\n\r\u0085\u2028\u2029]/.test(key));
  // What CloudFormation refuses is noted.
  const isTaken = ({ notes }) => !notes.some(({ message }) => /requires|at the most|no empty desc/.test(message));
  const isLater = (_, index) => editions[index] > EDITIONS[0];
  const taken = yaml.filter((one, index) => isPlain(one, index) && isTaken(one));
  const later = yaml.filter((one, index) => isPlain(one, index) && isTaken(one) && isLater(one, index));
  const plain = [...taken.slice(0, SOME / 2), ...later.slice(-SOME / 2), ...json.filter(isPlain).slice(0, 5)];
  // python-hcl2 stumbles over an escaped template that is never closed, which Terraform takes.
  const closed = hcl.flatMap(({ text }, index) =>
    /[$%]\{/.test(text.replace(/[$%]+\{\w*\}/g, '')) ? [] : [{ text, one: requests[index] }],
  );
  assert.ok(closed.length > SOME);
  const read = JSON.parse(
    python('templates.py', {
      yaml: texts(yaml),
      json: texts(json),
      hcl: texts(closed).slice(0, SOME),
      lint: texts(plain),
    }),
  );
  requests.forEach((one, index) => {
    const wanted = {
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: { Collaboration: { Type: 'AWS::CleanRooms::Collaboration', Properties: asResource(one) } },
    };
    assert.deepEqual(read.yaml[index], wanted, yaml[index].text);
    assert.deepEqual(read.json[index], wanted);
    const lost = Object.entries(one.tags ?? {}).filter(([, value]) => value === '');
    const { tags, ...rest } = one;
    const values = JSON.stringify(rest).match(/"(CAN|GRANT|REVOKE)_EXPORT_QUERY_ANALYSIS_LOG(_ABILITY)?"/g) ?? [];
    const notes = (start) => yaml[index].notes.filter(({ message }) => message.startsWith(start));
    assert.equal(notes('Left out').length, lost.length + values.length, JSON.stringify(tags));
    assert.equal(notes('CloudFormation requires').length, Number(one.description === undefined));
    assert.equal(notes('CloudFormation takes no empty').length, Number(one.description === ''));
    assert.equal(notes('CloudFormation takes 9').length, Number(one.members.length > 9));
    assert.deepEqual(json[index].notes, yaml[index].notes);
  });
  assert.deepEqual(read.lint.flat(), []);

  // HashiCorp's own parser gives the values; it writes a brace after a dollar or percent sign as an escape.
  for (const [index, { text, notes }] of hcl.entries()) {
    const wanted = asTerraform(requests[index]);
    const composed = mapped(wanted, (text) => text.normalize('NFC'));
    assert.deepEqual(await resourceOf(text), composed, text);
    if (JSON.stringify(wanted) !== JSON.stringify(composed)) {
      assert.ok(
        notes.some(({ message }) => message.includes('NFC')),
        text,
      );
    }
    const { tags, ...rest } = requests[index];
    const names = JSON.stringify(rest).match(/"\w+":/g);
    const left = names.filter((name) => NOT_IN_TERRAFORM.test(name) && !/customML/.test(name));
    assert.equal(
      notes.filter(({ message }) => message.startsWith('Left out')).length,
      left.length,
      JSON.stringify(tags),
    );
    const later = JSON.stringify(rest).match(/"CAN_(RUN_JOB|EXPORT_QUERY_ANALYSIS_LOG)"/g) ?? [];
    assert.equal(notes.filter(({ message }) => message.includes('may pass over it')).length, later.length);
    assert.equal(
      notes.filter(({ message }) => message.includes('requires a desc')).length,
      Number(rest.description === undefined),
    );
    // Who pays with what is left, said where that is somebody else.
    const edition = editions[index];
    const silent = structuredClone(requests[index]);
    for (const one of [silent, ...silent.members]) {
      delete one.creatorPaymentConfiguration;
      delete one.paymentConfiguration;
    }
    const [said, after] = [requests[index], silent].map((one) => payers(one, { edition: 'latest' }));
    const who = ({ payer, index }) => `${payer} ${index}`;
    const others = Object.keys(said).filter((cost) => who(said[cost]) !== who(after[cost]));
    assert.equal(
      notes.filter(({ message }) => / pays for | is set to pay for /.test(message)).length,
      others.length,
      edition,
    );
  }
  // python-hcl2 leaves strings as they are written.
  read.hcl.forEach((document, index) => {
    const [resource] = document.resource.map((block) => Object.values(Object.values(block)[0])[0]);
    const written = (name) => JSON.parse(resource[name].replaceAll('$${', '${').replaceAll('%%{', '%{'));
    const { one } = closed[index];
    assert.equal(written('name'), one.name);
    if (one.description !== undefined) assert.equal(written('description'), one.description);
    assert.equal((resource.member ?? []).length, one.members.length);
    assert.equal(Object.keys(resource.tags ?? {}).length, Object.keys(one.tags ?? {}).length);
  });
});

test('what is exported is what was checked, whatever an object answers the second time', () => {
  class Abilities extends Array {
    toJSON() {
      return ['CAN_QUERY; touch', '/tmp/x'];
    }
  }
  let reads = 0;
  const objects = [
    { ...request(), creatorMemberAbilities: Abilities.from(['CAN_QUERY']) },
    Object.defineProperty(request(), 'queryLogStatus', {
      enumerable: true,
      get: () => (reads++ < 3 ? 'ENABLED' : 'x; touch /tmp/x'),
    }),
  ];
  for (const object of objects) {
    for (const target of ['cli', 'json']) {
      try {
        assert.doesNotMatch(exportAs(target, object).text, /touch/);
      } catch (error) {
        assert.ok(imported.isCollaborationValidationError(error), String(error));
      }
    }
  }
});

test('Terraform: a note wherever Unicode composes; nothing invisible in any text', () => {
  for (let code = 0x20; code < 0xfffe; code++) {
    const character = String.fromCharCode(code);
    if (/\p{Surrogate}/u.test(character)) continue;
    const name = `x${character}`;
    const changes = name.normalize('NFC') !== name || /\p{Mn}/u.test(character);
    if (!changes && !/\p{Cf}/u.test(character)) continue;
    const { text, notes } = exportAs('terraform', { ...request(), name });
    if (name.normalize('NFC') !== name) assert.equal(notes.length, 1, code.toString(16));
    if (/[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(name))
      assert.ok(!text.includes(name), code.toString(16));
  }
});

test('what is wrong with a call is said, and an invalid request is refused', () => {
  assert.throws(() => exportAs('xml', request()), /The target must be json, cli/);
  assert.throws(() => exportAs('cli', request(), { cli: 'x' }), /The option cli must be options or input-json/);
  assert.throws(() => exportAs('cli', request(), { region: 'x' }), /There is no option region/);
  assert.throws(
    () => exportAs('json', {}),
    (error) => imported.isCollaborationValidationError(error),
  );
  const withNull = { ...request(), tags: null };
  assert.deepEqual(JSON.parse(exportAs('json', withNull).text), request());
});

test('a program of the CDK type-checks, and makes the template', async () => {
  // Inside the project, where the CDK is.
  const place = join(root, 'target/tmp/cdk');
  mkdirSync(place, { recursive: true });
  // Without a description there is no such program, which a note says.
  const chosen = [...requests.keys()]
    .filter((index) => requests[index].description && (index < 22 || index >= COUNT))
    .slice(0, 100);
  const programs = exported('cdk');
  const templates = exported('cloudformation', { cloudformation: 'json' });
  const files = chosen.map((index) => {
    writeFileSync(join(place, `program-${index}.ts`), programs[index].text);
    return join(place, `program-${index}.ts`);
  });
  typeCheck(files);
  // As the `cdk` command runs them: each writes what it makes when its process ends.
  await build({
    entryPoints: files,
    outdir: place,
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    logLevel: 'warning',
  });
  const names = chosen.map((index) => `program-${index}`);
  const runner = `for (const name of ${JSON.stringify(names)}) { process.env.CDK_OUTDIR = './' + name; await import('./' + name + '.mjs'); }`;
  writeFileSync(join(place, 'run.mjs'), runner);
  const run = spawnSync(process.execPath, ['run.mjs'], {
    cwd: place,
    encoding: 'utf8',
    env: { ...process.env, CDK_DISABLE_VERSION_CHECK: '1' },
  });
  assert.equal(run.status, 0, run.stderr);
  for (const index of chosen) {
    const file = join(place, `program-${index}`, 'CollaborationStack.template.json');
    const { Collaboration } = JSON.parse(readFileSync(file, 'utf8')).Resources;
    const expected = JSON.parse(templates[index].text).Resources.Collaboration;
    // The CDK sorts tags, and leaves an empty list of them out.
    const byKey = (one, other) => (one.Key < other.Key ? -1 : 1);
    for (const { Properties } of [Collaboration, expected]) {
      Properties.Tags?.sort(byKey);
      if (Properties.Tags?.length === 0) delete Properties.Tags;
    }
    assert.deepEqual(Collaboration, expected, programs[index].text);
    assert.deepEqual(programs[index].notes, templates[index].notes);
  }
});
