// Reading files: those in `tests/files`, what the package exports, and what is made to break a reader.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chance, generatorOf } from './generate.mjs';
import { resourceOf } from './hcl.mjs';
import { imported, packageFolder, request, root } from './packed.mjs';

const { checkJson, exportAs, payers, unresolved, validate } = imported;
const { read, unresolved: same } = await import(pathToFileURL(join(packageFolder, 'dist/read.js')).href);

const files = join(root, 'tests/files');
const latest = { edition: 'latest' };

/** What is told of a file, in few words. */
function told(text, name) {
  const { ok, requests, problem } = read(text, { name });
  if (!ok) return `${problem.code} ${problem.line}:${problem.column} ${problem.message}`;
  return requests.map((one) => {
    const { errors, warnings } = one.json === undefined ? validate(one.request, latest) : checkJson(one.json, latest);
    const at = ({ line, column }) => `${line}:${column}`;
    return {
      format: one.format,
      ...(one.name !== undefined && { name: one.name }),
      line: one.line,
      issues: [...errors, ...warnings].map(({ pointer, code }) => `${at(one.place(pointer))} ${pointer} ${code}`),
      ...(one.open.length > 0 && { open: one.open.map((value) => `${at(value)} ${value.pointer} ${value.text}`) }),
      ...(one.notes.length > 0 && { notes: one.notes.map((note) => `${at(note)} ${note.pointer} ${note.message}`) }),
    };
  });
}

const expected = JSON.parse(readFileSync(join(files, 'expected.json'), 'utf8'));
for (const name of readdirSync(files).filter((one) => one !== 'expected.json')) {
  test(`the file ${name}`, () => {
    const bytes = readFileSync(join(files, name));
    assert.deepEqual(told(bytes, name), expected[name]);
    // Whatever ends a line, and with a byte order mark.
    const text = bytes.toString('utf8');
    assert.deepEqual(told(text.replaceAll('\n', '\r\n'), name), expected[name]);
    assert.deepEqual(told(`\ufeff${text}`, name), expected[name]);
    assert.deepEqual(told(Buffer.from(`\ufeff${text}`), name), expected[name]);
  });
}

test('there is something expected of each file', () => {
  assert.deepEqual([...readdirSync(files), ''].sort(), [...Object.keys(expected), 'expected.json', ''].sort());
});

/** A request without what notes say is left out. */
function without(one, notes) {
  const left = structuredClone(one);
  for (const { pointer, message } of notes.filter(({ message }) => message.startsWith('Left out')).reverse()) {
    const steps = pointer
      .slice(1)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop();
    const around = steps.reduce((value, step) => value[step], left);
    assert.ok(Object.hasOwn(around, last), message);
    if (Array.isArray(around)) around.splice(Number(last), 1);
    else delete around[last];
  }
  return left;
}

const random = chance(20_261_127);
const generator = generatorOf('2026-08-11');
const requests = Array.from({ length: 500 }, () => generator.validRequest(random));

/** The one request of a text. */
function readBack(text, format) {
  const { ok, requests: found, problem } = read(text);
  assert.ok(ok, `${problem?.message}\n${text}`);
  assert.equal(found.length, 1);
  assert.equal(found[0].format, format);
  assert.deepEqual(found[0].open, []);
  return found[0];
}

const EXPORTS = [
  ['json', 'json', {}],
  ['cli', 'cli', { cli: 'options' }],
  ['cli', 'cli', { cli: 'input-json' }],
  ['cloudformation', 'cloudformation', { cloudformation: 'yaml' }],
  ['cloudformation', 'cloudformation', { cloudformation: 'json' }],
];
for (const [target, format, options] of EXPORTS) {
  test(`what is exported is read back: ${Object.values(options)[0] ?? target}`, () => {
    for (const one of requests) {
      const { text, notes } = exportAs(target, one, { ...latest, ...options });
      // Text that CloudFormation would replace is open.
      if (notes.some(({ message }) => /resolve|request\.json/.test(message))) continue;
      const { request: found, place } = readBack(text, format);
      assert.deepEqual(found, without(one, notes), text);
      // Each value is where it is said to be.
      const { offset } = place('/creatorDisplayName');
      const begin = JSON.stringify(one.creatorDisplayName.slice(0, 1)).slice(1, 2);
      if (/[\w]/.test(begin))
        assert.ok(text.slice(offset, offset + 4).includes(begin), text.slice(offset, offset + 20));
    }
  });
}

test('what is exported for Terraform is read back from a plan', async () => {
  for (const one of requests) {
    const { text, notes } = exportAs('terraform', one, latest);
    const values = await resourceOf(text);
    const type = 'aws_cleanrooms_collaboration';
    const address = `${type}.collaboration`;
    const planned = { id: null, tags_all: values.tags ?? {}, timeouts: null, ...values };
    const plan = {
      format_version: '1.2',
      planned_values: { root_module: { resources: [{ address, type, values: planned }] } },
    };
    const back = readBack(JSON.stringify(plan), 'terraform').request;
    // Terraform may compose text; the export's notes say so.
    if (notes.some(({ message }) => message.includes('NFC'))) continue;
    assert.deepEqual(back, without(one, notes));
  }
});

test('values that are left open', () => {
  assert.equal(unresolved, same);
  const open = { ...request(), name: unresolved, tags: { a: unresolved } };
  const result = validate(open);
  assert.deepEqual([result.ok, result.unresolved], [true, ['/name', '/tags/a']]);
  assert.equal(result.value, open);
  // It breaks no constraint, wherever it is, and what is beside it is still looked at.
  const shapes = (value, pointer = '') =>
    typeof value === 'object' && value !== null
      ? [pointer, ...Object.keys(value).flatMap((key) => shapes(value[key], `${pointer}/${key}`))]
      : [pointer];
  const everything = requests.find((one) => one.creatorPaymentConfiguration && one.members.length > 1 && one.tags);
  const replaced = (value, steps) => {
    if (steps.length === 0) return unresolved;
    const copy = Array.isArray(value) ? [...value] : { ...value };
    copy[steps[0]] = replaced(value[steps[0]], steps.slice(1));
    return copy;
  };
  for (const pointer of shapes({ ...everything, tags: { team: 'a' } })) {
    const one = replaced({ ...everything, tags: { team: 'a' } }, pointer.split('/').slice(1));
    const found = validate(one, latest);
    assert.deepEqual([found.ok, found.unresolved], [true, [pointer]], pointer);
    assert.equal(imported.isCreateCollaborationRequest(one, latest), false);
    assert.throws(() => imported.parse(one, latest), imported.CollaborationValidationError);
    assert.throws(() => exportAs('json', one, latest), imported.CollaborationValidationError);
    assert.ok(imported.createCollaborationRequest['~standard'].validate(one).issues.length > 0);
  }
  // No rule guesses it.
  const abilities = { ...request(), creatorMemberAbilities: unresolved };
  assert.deepEqual(validate(abilities).warnings, []);
  assert.deepEqual(payers(abilities).queryCompute, { payer: 'nobody', reason: 'undecided' });
  const account = { ...request(), members: [request().members[0], { ...request().members[0], accountId: unresolved }] };
  assert.deepEqual(validate(account).errors, []);
  assert.equal(validate({ ...open, members: 1 }).errors[0].code, 'type');
  // What isn't looked at isn't named, and what can be read but once does no harm.
  assert.equal(validate({ ...request(), other: unresolved }).unresolved, undefined);
  let reads = 0;
  const once = {
    ...request(),
    get name() {
      return reads++ === 0 ? unresolved : 'x';
    },
  };
  assert.deepEqual(validate(once).unresolved, []);
  const many = { ...request(), members: Array.from({ length: 20_000 }, () => unresolved) };
  assert.equal(validate(many, latest).unresolved.length, 10_000);
});

const collaboration = (properties) =>
  `Resources:\n  C:\n    Type: AWS::CleanRooms::Collaboration\n    Properties:\n${properties}`;

test('functions of CloudFormation, in short and in full', () => {
  const template = (value) => ({
    Parameters: {
      Name: { Type: 'String', Default: 'n' },
      List: { Type: 'CommaDelimitedList', Default: 'CAN_QUERY, CAN_RECEIVE_RESULTS' },
      Number: { Type: 'Number', Default: 111122223333 },
      Parameter: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a/b' },
      Needed: { Type: 'String' },
    },
    Mappings: { M: { a: { b: 'mapped' } } },
    Conditions: {
      Yes: { 'Fn::Equals': [{ Ref: 'Name' }, 'n'] },
      No: { 'Fn::Not': [{ Condition: 'Yes' }] },
      Perhaps: { 'Fn::Equals': [{ Ref: 'Needed' }, 'n'] },
      Both: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] },
      Either: { 'Fn::Or': [{ Condition: 'Perhaps' }, { Condition: 'Yes' }] },
      Circle: { 'Fn::Not': [{ Condition: 'Circle' }] },
    },
    Resources: {
      C: { Type: 'AWS::CleanRooms::Collaboration', Properties: { Name: value, QueryLogStatus: 'ENABLED' } },
    },
  });
  const nameOf = (value) => {
    const [one] = read(JSON.stringify(template(value))).requests;
    return one.request.name;
  };
  const settled = [
    [{ Ref: 'Name' }, 'n'],
    [{ Ref: 'Number' }, '111122223333'],
    [{ Ref: 'List' }, ['CAN_QUERY', 'CAN_RECEIVE_RESULTS']],
    [{ Ref: 'AWS::NoValue' }, undefined],
    [{ 'Fn::Sub': 'a-${Name}-${!Name}' }, 'a-n-${Name}'],
    [{ 'Fn::Sub': ['${x}${Name}', { x: { Ref: 'Number' } }] }, '111122223333n'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Name' }]] }, 'a-n'],
    [{ 'Fn::Join': ['+', { Ref: 'List' }] }, 'CAN_QUERY+CAN_RECEIVE_RESULTS'],
    [{ 'Fn::Select': [1, { Ref: 'List' }] }, 'CAN_RECEIVE_RESULTS'],
    [{ 'Fn::Select': ['0', { 'Fn::Split': [',', 'x,y'] }] }, 'x'],
    [{ 'Fn::FindInMap': ['M', 'a', 'b'] }, 'mapped'],
    [{ 'Fn::If': ['Yes', 'y', 'z'] }, 'y'],
    [{ 'Fn::If': ['No', 'y', { Ref: 'AWS::NoValue' }] }, undefined],
    [{ 'Fn::If': ['Both', 'y', 'z'] }, 'z'],
    [{ 'Fn::If': ['Either', 'y', 'z'] }, 'y'],
    [{ 'Fn::Base64': 'é' }, 'w6k='],
  ];
  for (const [value, name] of settled) assert.deepEqual(nameOf(value), name, JSON.stringify(value));
  const open = [
    { Ref: 'Needed' },
    { Ref: 'Parameter' },
    { Ref: 'AWS::Region' },
    { Ref: 'Other' },
    { 'Fn::Sub': '${AWS::StackName}' },
    { 'Fn::Sub': '${Role.Arn}' },
    { 'Fn::GetAtt': ['Role', 'Arn'] },
    { 'Fn::GetAZs': '' },
    { 'Fn::ImportValue': 'x' },
    { 'Fn::Cidr': ['a', 1, 2] },
    { 'Fn::Transform': { Name: 'x' } },
    { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'b'] },
    { 'Fn::FindInMap': ['M', 'x', 'b'] },
    { 'Fn::If': ['Perhaps', 'a', 'b'] },
    { 'Fn::If': ['Circle', 'a', 'b'] },
    { 'Fn::If': ['Unheard', 'a', 'b'] },
    { 'Fn::Select': [5, { Ref: 'List' }] },
    { 'Fn::Length': { Ref: 'List' } },
    { 'Fn::ToJsonString': {} },
    { 'Fn::Constructor': 1 },
    'x{{resolve:secretsmanager:a}}',
  ];
  for (const value of open) assert.equal(nameOf(value), unresolved, JSON.stringify(value));
  // In short.
  const short = ['!Ref P', '!Sub "${P}"', '!GetAtt A.B', '!If [C, a, b]', '!ImportValue x', '!Select [0, [!Ref P]]'];
  for (const call of short) {
    const [one] = read(collaboration(`      Name: ${call}`)).requests;
    assert.equal(one.request.name, unresolved, call);
  }
});

test('scalars that CloudFormation takes for strings, and YAML for something else', () => {
  const of = (properties) => read(collaboration(properties)).requests[0];
  const { request: one } = of(
    [
      '      Name: 2024-01-01',
      '      Description: 1e3',
      '      CreatorDisplayName: 0x1F',
      '      IsMetricsEnabled: "true"',
    ].join('\n'),
  );
  assert.deepEqual(
    [one.name, one.description, one.creatorDisplayName, one.isMetricsEnabled],
    ['2024-01-01', '1e3', '0x1F', true],
  );
  assert.equal(of('      Name: no').request.name, 'no');
  assert.equal(of('      IsMetricsEnabled: off').request.isMetricsEnabled, false);
  const members = of('      Members:\n        - {AccountId: 111122223333}\n        - {AccountId: 012345670123}');
  assert.deepEqual(
    members.request.members.map(({ accountId }) => accountId),
    ['111122223333', '1402433619'],
  );
  assert.match(members.notes[0].message, /octal/);
  // What CloudFormation lets out.
  assert.deepEqual(members.request.creatorMemberAbilities, []);
  assert.deepEqual(members.request.members[0].memberAbilities, []);
  // In YAML that isn't CloudFormation's.
  const api = read('queryLogStatus: no\nmembers:\n  - accountId: 012345670123').requests[0].request;
  assert.deepEqual([api.queryLogStatus, api.members[0].accountId], ['no', 12345670123]);
});

test('causes', () => {
  const causes = [
    ['', /^The file is empty/],
    [' \n', /^The file is empty/],
    ["{'name': 'x'}", /single quotes/],
    ['{"name": "x", "isMetricsEnabled": True}', /not True, False and None/],
    ['{"members": [{"accountId": 012345678901}]}', /begins with 0/],
    ['{\u201cname\u201d: 1}', /typographic/],
    ['```json\n{"name": 1}\n```', /fence of Markdown/],
    ['resource "aws_cleanrooms_collaboration" "a" {\n}', /terraform show -json/],
    [Buffer.from('\ufeff{"name": 1}', 'utf16le'), /UTF-16/],
    [Buffer.from('{"name": 1}', 'utf16le'), /UTF-16/],
    ['aws cleanrooms create-collaboration --cli-input-json file://a.json', /in the file a\.json/],
    ['aws cleanrooms create-collaboration --cli-input-json "$REQUEST"', /what \$REQUEST stands for/],
    ["aws cleanrooms create-collaboration --name 'x", /quote that is never closed/],
  ];
  for (const [text, message] of causes) {
    const { ok, problem } = read(text);
    assert.equal(ok, false);
    assert.match(problem.message, message);
    if (!/^(The request is|The command)/.test(problem.message)) assert.equal(problem.isCause, true, problem.message);
  }
  // An apostrophe within a string is no cause.
  assert.equal(read('{"name": "it\'s",, "queryLogStatus": 1}').problem.isCause, false);
  assert.deepEqual(
    [read(Buffer.from('{"name": "caf\xe9"}', 'latin1')).problem].map(({ code, line, column }) => [code, line, column]),
    [['encoding', 1, 14]],
  );
  for (const nothing of [
    '{}',
    '[]',
    '1',
    '"x"',
    'null',
    'x',
    'a: b',
    '- 1',
    '{"name": "package", "description": "d"}',
    'Resources: {}',
    'Resources: 1',
  ]) {
    assert.equal(read(nothing).problem.code, 'not_recognised', nothing);
  }
  assert.equal(read('{"name": "x"}', { format: 'json' }).requests[0].request.name, 'x');
  for (const wrong of [undefined, null, 1, {}, [], new Uint16Array(2)]) assert.throws(() => read(wrong), TypeError);
});

test('commands in several ways', () => {
  const of = (rest) => {
    const { requests: found, problem } = read(`aws cleanrooms create-collaboration ${rest}`);
    assert.equal(found.length, 1, problem?.message);
    return found[0].request;
  };
  const ways = [
    ['--name a', { name: 'a' }],
    ['--name=a\\ b', { name: 'a b' }],
    ["--name $'a\\n\\u00e9'", { name: 'a\né' }],
    ['--name a"b\\"c"\'d\'', { name: 'ab"cd' }],
    ['--name `date`', { name: unresolved }],
    ['--name "$(date +"%Y")"', { name: unresolved }],
    ['--name a # --description b', { name: 'a' }],
    ['--name a; echo', { name: 'a' }],
    ['--name a | jq .', { name: 'a' }],
    ['--name a 2> log', { name: 'a' }],
    ['--no-is-metrics-enabled', { isMetricsEnabled: false }],
    ['--creator-member-abilities CAN_QUERY CAN_RUN_JOB', { creatorMemberAbilities: ['CAN_QUERY', 'CAN_RUN_JOB'] }],
    ['--creator-member-abilities \'["CAN_QUERY"]\'', { creatorMemberAbilities: ['CAN_QUERY'] }],
    ['--creator-member-abilities', { creatorMemberAbilities: null }],
    ['--tags \'a=b,c="d,e"\'', { tags: { a: 'b', c: 'd,e' } }],
    [
      '--data-encryption-metadata allowCleartext=true,preserveNulls=False',
      { dataEncryptionMetadata: { allowCleartext: true, preserveNulls: false } },
    ],
    [
      '--members accountId=1,memberAbilities=A,B,displayName=C',
      { members: [{ accountId: '1', memberAbilities: ['A', 'B'], displayName: 'C' }] },
    ],
    [
      '--members accountId=1,memberAbilities=[] accountId=2',
      { members: [{ accountId: '1', memberAbilities: [] }, { accountId: '2' }] },
    ],
    ['--nme a', { nme: 'a' }],
    ['--region us-east-1 --output json --debug --no-cli-pager --name a', { name: 'a' }],
    ['--name a --cli-input-json \'{"name": "b", "description": "c"}\'', { name: 'a', description: 'c' }],
    ['`\n  --name a', { name: 'a' }],
    ['^\r\n  --name a', { name: 'a' }],
  ];
  for (const [rest, wanted] of ways) assert.deepEqual(of(rest), wanted, rest);
  // The quotes are the shell's, so that `e` is a name without a value.
  const { problem } = read('aws cleanrooms create-collaboration --tags a=b,c="d,e"');
  assert.equal(problem.code, 'syntax');
});

test('what is recognised, where several things could be', () => {
  const formatOf = (text) => {
    const { requests, problem } = read(text);
    return requests.length > 0 ? requests.map(({ format }) => format).join() : problem.code;
  };
  const template = collaboration('      Name: x\n      QueryLogStatus: enabled');
  const command = 'aws cleanrooms create-collaboration --name x --query-log-status ENABLE';
  const texts = [
    [`# Replaces: ${command}\n${template}`, 'cloudformation'],
    [`Description: see ${command}\n${template}`, 'cloudformation'],
    [`on: push\njobs:\n  a:\n    steps:\n      - run: ${command}\n`, 'cli'],
    [`cat > main.tf <<EOF\nresource "aws_s3_bucket" "b" {}\nEOF\n${command} 2>&1 | tee log`, 'cli'],
    [`${command} 2>/dev/null`, 'cli'],
    ['resource "aws_s3_bucket" "b" {}', 'terraform_source'],
    ['{"resource": {"aws_cleanrooms_collaboration": {"a": {}}}}', 'terraform_source'],
    ['{name: x, creatorDisplayName: y, members: []}', 'yaml'],
    [
      'Name: A\nCreatorDisplayName: !Ref P\nMembers: [{AccountId: !Ref X}]\nTags: [{Key: !Sub "${P}", Value: v}]',
      'cloudformation-properties',
    ],
    ['{"version": 4, "terraform_version": "1.9.8", "resources": []}', 'not_recognised'],
    ['{"memberSummaries": []}', 'not_recognised'],
    ['{"collaborationIdentifier": "x", "queryLogStatus": "ENABLED", "tags": {}}', 'not_recognised'],
    ['CollaborationIdentifier: x\nQueryLogStatus: ENABLED\nTags: []', 'not_recognised'],
    ['{"level": "info"}\n{"level": "info"}', 'syntax'],
    ['Resources:\n  Fn::ForEach::All: [a, [b], {}]', 'not_recognised'],
    [`${command.replace('--name x', 'help')}\n# ${command}\n${command} --generate-cli-skeleton`, 'not_recognised'],
  ];
  for (const [text, wanted] of texts) assert.equal(formatOf(text), wanted, text);
  assert.match(read('{"version": 4, "terraform_version": "1.9.8", "resources": []}').problem.message, /show -json/);
  assert.match(read('Resources:\n  Fn::ForEach::All: [a, [b], {}]').problem.message, /loop/);
  // What can't be read of a script hides nothing else.
  const {
    ok,
    requests: found,
    problems,
  } = read(
    `${command.replace('--name x', '--cli-input-json file://a.json')}\n${command}\naws cleanrooms create-collaboration "\${ARGS[@]}"`,
  );
  assert.deepEqual(
    [ok, found.length, problems.map(({ code, line }) => `${code} ${line}`)],
    [true, 1, ['elsewhere 1', 'elsewhere 3']],
  );
  for (const broken of ['{', '{"a": 1,}', '']) assert.equal(read(broken, { format: 'json' }).problem.code, 'syntax');
});

test('what CloudFormation refuses, whatever the request is', () => {
  const errorsOf = (properties) =>
    read(collaboration(properties))
      .requests[0].notes.filter(({ isError }) => isError)
      .map(({ message, line }) => `${line}: ${message}`);
  assert.deepEqual(errorsOf('      name: x'), ["5: name isn't a property: it is called Name."]);
  assert.deepEqual(errorsOf('      Members: [{accountId: x}]'), [
    "5: accountId isn't a property: it is called AccountId.",
  ]);
  assert.deepEqual(errorsOf('      Name: x\n      name: y').length, 2);
  assert.deepEqual(errorsOf('      Tags: {a: b}'), ['5: Tags are a list here, of objects with a key and a value.']);
  assert.deepEqual(errorsOf('      Tags: [{Key: a, Value: b}, c]'), ['5: A tag is an object with a key and a value.']);
  assert.deepEqual(errorsOf('      Tags: [{Key: a, Value: b}, {Key: a, Value: c}]'), [
    '5: The tag a is given more than once.',
  ]);
  // A block of one is Terraform's.
  const [list] = read(collaboration('      DataEncryptionMetadata: [{PreserveNulls: true}]')).requests;
  assert.equal(
    validate(list.request, latest).errors.find(({ pointer }) => pointer === '/dataEncryptionMetadata').code,
    'type',
  );
  // An empty default stands for nothing; in a condition, it is known.
  const empty = 'Parameters: {P: {Type: String, Default: ""}}\nConditions: {C: !Equals [!Ref P, ""]}\n';
  assert.equal(read(empty + collaboration('      Name: !Ref P')).requests[0].request.name, unresolved);
  assert.equal(read(empty + collaboration('      Name: !If [C, a, b]')).requests[0].request.name, 'a');
});

test('hostile files have an answer, soon and in bounds', () => {
  const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 10; at++)
    laughs.push(
      `${'abcdefghij'[at]}: &${'abcdefghij'[at]} [${Array(9)
        .fill(`*${'abcdefghij'[at - 1]}`)
        .join()}]`,
    );
  const many = Array.from({ length: 10_000 }, (_, index) => `  R${index}:\n    Type: AWS::SNS::Topic\n`).join('');
  const collaborations = Array.from(
    { length: 10_000 },
    (_, index) => `  R${index}: {Type: 'AWS::CleanRooms::Collaboration', Properties: {Name: x}}\n`,
  ).join('');
  const nested = (open, close, count) => open.repeat(count) + close.repeat(count);
  const conditions = Array.from(
    { length: 60 },
    (_, index) => `  C${index}: !And [!Condition C${index + 1}, !Condition C${index + 1}]\n`,
  ).join('');
  const hostile = {
    laughs: laughs.join('\n'),
    laughsInTemplate: `${laughs.join('\n')}\nResources:\n  C:\n    Type: AWS::CleanRooms::Collaboration\n    Properties:\n      Members: *j`,
    cycle: 'queryLogStatus: &a [*a]',
    merge: 'queryLogStatus: x\nname: &a {<<: *a}',
    many: `Resources:\n${many}`,
    collaborations: `Resources:\n${collaborations}`,
    long: `queryLogStatus: ${'x'.repeat(100_000_000)}`,
    longJson: `{"Resources": "${'x'.repeat(100_000_000)}"}`,
    deepYaml: `queryLogStatus: ${nested('[', ']', 100_000)}`,
    deepYamlBlock: Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    deepJson: `{"Resources": ${nested('[', ']', 100_000)}}`,
    deepConditions: `Conditions:\n${conditions}${collaboration('      Name: !If [C0, a, b]')}`,
    tags: collaboration(
      '      Name: !!js/function "() => process.exit(3)"\n      Description: !!python/object/apply:os.system ["touch pwned"]',
    ),
    binary: collaboration('      Name: !!binary aGVsbG8='),
    twice: collaboration('      Name: a\n      Name: b'),
    twiceJson: '{"Resources": {"C": {"Type": "AWS::CleanRooms::Collaboration", "Properties": {"Name": 1, "Name": 2}}}}',
    proto: collaboration(
      '      __proto__: {Name: x}\n      constructor: {prototype: {y: 1}}\n      Tags: [{Key: __proto__, Value: v}]',
    ),
    protoJson: '{"queryLogStatus": 1, "__proto__": {"name": 1}, "tags": {"__proto__": "v"}}',
    anchors: `queryLogStatus: 1\nx: [${Array.from({ length: 50_000 }, (_, index) => `&a${index} x`).join()}]`,
    comment: `queryLogStatus: 1\n${'#'.repeat(1000)}\n`.repeat(2),
    quotes: `aws cleanrooms create-collaboration ${"'".repeat(99_999)}`,
    substitutions: `aws cleanrooms create-collaboration --name ${'$('.repeat(50_000)}`,
    backslashes: `aws cleanrooms create-collaboration --tags ${'\\'.repeat(99_999)}`,
    shorthand: `aws cleanrooms create-collaboration --members ${'a={'.repeat(20_000)}`,
    lists: `aws cleanrooms create-collaboration --members ${'a=['.repeat(20_000)}`,
    words: `aws ${'cleanrooms '.repeat(50_000)}`,
    spaces: `${'aws '.repeat(50_000)}cleanrooms`,
    subs: collaboration(`      Name: !Sub "${'${'.repeat(50_000)}"`),
    join: collaboration(`      Name: ${'!Join ["", ['.repeat(40)}x${']]'.repeat(40)}`),
    commands: 'aws cleanrooms create-collaboration --name a\n'.repeat(100_000),
    control: 'queryLogStatus: "\u0000\u001b[31m\ud800"',
    fences: '`'.repeat(1_000_000),
    zeros: Buffer.alloc(1_000_000),
    openQuote: 'aws cleanrooms create-collaboration --name "abc\\\\',
    halfQuotes: `{${'"a\\\\'.repeat(400_000)}`,
    openBraces: `aws cleanrooms create-collaboration --name "${'${'.repeat(400_000)}`,
  };
  const before = process.memoryUsage().rss;
  for (const [name, text] of Object.entries(hostile)) {
    const { ok, requests: found, problem } = read(text);
    assert.ok(ok ? found.length > 0 : problem.message.length < 300 && problem.line > 0, name);
    for (const one of found.slice(0, 3)) validate(one.request, latest);
  }
  assert.ok(process.memoryUsage().rss - before < 2 ** 31, 'less than 2 GB');
  assert.equal({}.name, undefined);
  const codeOf = (name) => read(hostile[name]).problem?.code;
  assert.equal(codeOf('laughs'), 'too_large');
  assert.equal(codeOf('cycle'), 'syntax');
  assert.equal(codeOf('long'), 'too_large');
  assert.equal(codeOf('deepYaml'), 'too_large');
  assert.equal(codeOf('twice'), 'duplicate_key');
  assert.equal(codeOf('twiceJson'), 'duplicate_key');
  assert.equal(codeOf('many'), 'not_recognised');
  assert.equal(read(hostile.collaborations).requests.length, 10_000);
  const [tags] = read(hostile.tags).requests;
  assert.deepEqual([tags.request.name, tags.request.description], [unresolved, unresolved]);
  const [proto] = read(hostile.proto).requests;
  assert.deepEqual(Object.keys(proto.request.tags), ['__proto__']);
  assert.ok(validate(proto.request, latest).errors.some(({ pointer }) => pointer === '/__proto__'));
});
