// What a request is exported as, read by the real thing: a shell and the AWS CLI, Python and boto3,
// cfn-lint and YAML, HCL. What they understand is the request, but for what the notes name.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import hcl2json from '@cdktf/hcl2json';
import { chance, validRequest } from './generate.mjs';
import { imported, lines, request, root } from './packed.mjs';
import { environment, python } from './python.mjs';

const { exportAs, validate } = imported;
const COUNT = 500;
const scratch = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-exports-'));

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

before(() => {
  for (const one of requests) assert.equal(validate(one).ok, true, JSON.stringify(lines(validate(one))));
});

const exported = (target, options) => requests.map((one) => exportAs(target, one, options));

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

test('a program with boto3 asks for the request', () => {
  const cases = exported('boto3').map(({ text }, index) => ({ program: text, request: requests[index] }));
  assert.equal(Number(python('boto3_parameters.py', cases)), COUNT);
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

test('modules for the AWS SDK type-check', () => {
  // Inside the project, where the SDK is.
  const folder = join(root, 'target/tmp/exports');
  mkdirSync(folder, { recursive: true });
  const files = exported('javascript')
    .slice(0, 20)
    .map(({ text }, index) => {
      const file = join(folder, `export-${index}.mts`);
      writeFileSync(file, text);
      return file;
    });
  const flags = [
    '--strict',
    '--noEmit',
    '--ignoreConfig',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--skipLibCheck',
  ];
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), [...flags, '--types', 'node', ...files], {
    encoding: 'utf8',
    cwd: root,
  });
  assert.equal(status, 0, stdout);
});

/** A request as CloudFormation names it, without the tags that it can't hold. */
function asResource(value) {
  if (Array.isArray(value)) return value.map(asResource);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name === 'mlMemberAbilities' ? 'MLMemberAbilities' : name[0].toUpperCase() + name.slice(1),
      name === 'tags'
        ? Object.entries(inner)
            .filter(([, text]) => text !== '')
            .map(([Key, Value]) => ({ Key, Value }))
        : asResource(inner),
    ]),
  );
}

/** A request as Terraform names it, without what it can't hold. */
function asTerraform(value) {
  const words = (name) => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const { members, tags, dataEncryptionMetadata, ...rest } = value;
  const flat = (object) =>
    Object.fromEntries(
      Object.entries(object)
        .filter(([name]) => !/ML|ml|[pP]aymentConfiguration/.test(name))
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
  const plain = [...yaml.filter(isPlain).slice(0, SOME), ...json.filter(isPlain).slice(0, 5)];
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
    const noted = yaml[index].notes.filter(({ message }) => message.startsWith('Left out'));
    assert.equal(noted.length, lost.length);
    assert.deepEqual(json[index].notes, yaml[index].notes);
  });
  assert.deepEqual(read.lint.flat(), []);

  // HashiCorp's own parser gives the values; it writes a brace after a dollar or percent sign as an escape.
  const mapped = (value, change) => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map((inner) => mapped(inner, change));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [change(key), mapped(inner, change)]));
  };
  const unescaped = (text) => text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');
  for (const [index, { text, notes }] of hcl.entries()) {
    const parsed = await hcl2json.parse('main.tf', text);
    const [resource] = parsed.resource.aws_cleanrooms_collaboration.collaboration;
    const wanted = asTerraform(requests[index]);
    const composed = mapped(wanted, (text) => text.normalize('NFC'));
    const found = mapped(resource, unescaped);
    assert.deepEqual(found, composed, text);
    if (JSON.stringify(wanted) !== JSON.stringify(composed)) {
      assert.ok(
        notes.some(({ message }) => message.includes('NFC')),
        text,
      );
    }
    const left = JSON.stringify(requests[index]).match(/"(creatorML|creatorPayment|mlMember|payment)\w+":/g) ?? [];
    assert.equal(notes.filter(({ message }) => message.startsWith('Left out')).length, left.length);
  }
  // python-hcl2 leaves strings as they are written.
  read.hcl.forEach((document, index) => {
    const [resource] = document.resource.map((block) => Object.values(Object.values(block)[0])[0]);
    const written = (name) => JSON.parse(resource[name].replaceAll('$${', '${').replaceAll('%%{', '%{'));
    const { one } = closed[index];
    assert.equal(written('name'), one.name);
    assert.equal(written('description'), one.description);
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
