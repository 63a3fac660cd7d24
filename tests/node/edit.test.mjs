// Fixes in the text of files: what they change, and that they change nothing else.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import { chance, generatorOf } from './generate.mjs';
import { imported, packageFolder, request } from './packed.mjs';

const { applyPatch, exportAs, fixes, validate } = imported;
const { read } = await import(pathToFileURL(join(packageFolder, 'dist/read.js')).href);
const { mended } = await import(pathToFileURL(join(packageFolder, 'cli/fix.js')).href);

const latest = { edition: 'latest' };
const scratch = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-edit-'));
after(() => rmSync(scratch, { recursive: true }));
const cli = (...args) => {
  const done = spawnSync(process.execPath, [join(packageFolder, 'cli.js'), 'check', '--edition', 'latest', ...args], {
    cwd: scratch,
    encoding: 'utf8',
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
};

const files = {
  'template.yaml': [
    `# a comment
Resources:
  C:   # here
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name:   Reach      # name
      Description: 'd'
      CreatorDisplayName: P
      CreatorMemberAbilities:
        - can_query          # first
        - CAN_RECEIVE_RESULTS
        - CAN_RECEIVE_RESULTS  # again
      QueryLogStatus: !If [X, a, b]
      isMetricsenabled: "TRUE"
      Members:
        - {AccountId: 1111-2222-3333, DisplayName: x, memberabilities: []}
        - AccountID: "2222 3333 4444"
          DisplayName: y
`,
    `# a comment
Resources:
  C:   # here
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name:   Reach      # name
      Description: 'd'
      CreatorDisplayName: P
      CreatorMemberAbilities:
        - CAN_QUERY          # first
        - CAN_RECEIVE_RESULTS
      QueryLogStatus: !If [X, a, b]
      IsMetricsEnabled: "TRUE"
      Members:
        - {AccountId: "111122223333", DisplayName: x, MemberAbilities: []}
        - AccountId: "222233334444"
          DisplayName: y
`,
  ],
  'request.json': [
    `{
  "name": "x", // c
  "Description": "d",
  "creatorDisplayName": "P",
  "creatorMemberAbilities": [ "CAN_QUERY",  "can_query", "CAN_RECEIVE_RESULTS", "CAN_RECEIVE_RESULTS" ],
  "members": [{"account-id": 111122223333, "displayName": "x", "memberAbilities": []}],
  /* the logs */ "queryLogStatus": "enabled", "isMetricsEnabled": "true"
}
`,
    `{
  "name": "x", // c
  "description": "d",
  "creatorDisplayName": "P",
  "creatorMemberAbilities": [ "CAN_QUERY", "CAN_RECEIVE_RESULTS" ],
  "members": [{"accountId": "111122223333", "displayName": "x", "memberAbilities": []}],
  /* the logs */ "queryLogStatus": "ENABLED", "isMetricsEnabled": true
}
`,
  ],
  'input.yaml': [
    `name: x
description: >-   # folded
  a
  b
creatorDisplayName: P
creatorMemberAbilities: [ can-query, CAN_RECEIVE_RESULTS ]
members:
- {accountId: '1111-2222-3333', displayName: x, memberAbilities: []}
queryLogStatus: 'enabled'
`,
    `name: x
description: >-   # folded
  a
  b
creatorDisplayName: P
creatorMemberAbilities: [ CAN_QUERY, CAN_RECEIVE_RESULTS ]
members:
- {accountId: '111122223333', displayName: x, memberAbilities: []}
queryLogStatus: 'ENABLED'
`,
  ],
};

for (const [name, [before, wanted]] of Object.entries(files)) {
  test(`${name}: what means the same is mended, and all else stays`, () => {
    for (const [end, mark] of [
      ['\n', ''],
      ['\r\n', '\ufeff'],
    ]) {
      const [text, other] = [before, wanted].map((one) => mark + one.replaceAll('\n', end));
      const file = join(scratch, name);
      writeFileSync(file, text);
      const shown = cli('--fix', name);
      assert.match(shown.out, new RegExp(`^--- ${name}\n\\+\\+\\+ ${name}\n@@ -`));
      // It is a difference that other tools take.
      const [difference] = shown.out.split(new RegExp(`^${name}[:,]`, 'm'));
      if (end === '\n') {
        const patched = spawnSync('patch', ['--quiet', '-o', '-', file], { input: difference, encoding: 'utf8' });
        assert.equal(patched.stdout, other, patched.stderr);
      }
      assert.equal(readFileSync(file, 'utf8'), text, 'only shown');
      const taken = [...shown.out.matchAll(/^-(?!-)(.*)$/gm)].map(([, line]) => line);
      const put = [...shown.out.matchAll(/^\+(?!\+)(.*)$/gm)].map(([, line]) => line);
      assert.deepEqual(
        taken.filter((line) => !text.split(end).includes(line)),
        [],
      );
      assert.deepEqual(
        put.filter((line) => !other.split(end).includes(line)),
        [],
      );
      const done = cli('--fix', '--write', name);
      assert.equal(readFileSync(file, 'utf8'), other);
      assert.equal(done.status, 0, done.out);
      // What is right isn't touched.
      assert.doesNotMatch(cli('--fix', '--write', name).out, /made/);
      assert.equal(readFileSync(file, 'utf8'), other);
    }
  });
}

/** An object with all done that is safe. */
function mendedObject(one, options) {
  const { errors, warnings } = validate(one, options);
  const fix = [...errors, ...warnings]
    .flatMap((issue) => fixes(one, issue, options))
    .find(({ applicability }) => applicability === 'safe');
  return fix === undefined ? one : mendedObject(applyPatch(one, fix.patch), options);
}

test('generated files: layout and comments stay, and the request is the mended one', () => {
  const random = chance(20_261_129);
  const generator = generatorOf('2026-08-11');
  const kinds = {
    json: (one) =>
      JSON.stringify(one, undefined, 2).replace(/([[{,])$/gm, (mark) => `${mark} // c${random.below(100)}`),
    yaml: (one) =>
      `# first\n${stringify(one, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }).replace(/^(\S+:)$/gm, (key) => `${key} # c${random.below(100)}`)}`,
    template: (one) =>
      exportAs('cloudformation', one, latest).text.replace(/:$/gm, (colon) => `${colon} # c${random.below(100)}`),
  };
  let made = 0;
  for (let index = 0; index < 150; index++) {
    const right = JSON.parse(JSON.stringify(generator.validRequest(random)));
    for (const [kind, write] of Object.entries(kinds)) {
      const valid = write(right);
      assert.deepEqual(mended(valid, 'x', latest), { text: valid, titles: [] }, 'what is right stays as it is');
      const spoilt = valid
        .replace(/\b(CAN_QUERY|CAN_RECEIVE_RESULTS|ENABLED|SPARK)\b/g, (word) =>
          random.often(0.4) ? word.toLowerCase() : word,
        )
        .replace(/"(\d{4})(\d{4})(\d{4})"/g, (whole, ...parts) =>
          random.often(0.4) ? `"${parts.slice(0, 3).join('-')}"` : whole,
        )
        .replace(/\b(d|D)isplayName\b/g, (word) => (random.often(0.4) ? word.replace('play', 'Play') : word));
      const { text, titles } = mended(spoilt, 'x', latest);
      made += titles.length;
      const [lines, others] = [spoilt, text].map((one) => one.split('\n'));
      assert.equal(lines.length, others.length);
      const differing = lines.filter((line, place) => line !== others[place]);
      assert.ok(differing.length <= titles.length, `${kind}: ${differing.length} lines, ${titles.length} fixes`);
      assert.deepEqual(text.match(/(\/\/|#) c\d+/g), spoilt.match(/(\/\/|#) c\d+/g));
      const [before] = read(spoilt).requests;
      const [now] = read(text).requests;
      if (kind !== 'template') assert.deepEqual(now.request, mendedObject(before.request, latest));
    }
  }
  assert.ok(made > 500, String(made));
});

test('what a fix can\u2019t be made in stays as it is', () => {
  const [issue] = validate({ ...request(), queryLogStatus: 'enabled' }).errors;
  const [fix] = fixes({ ...request(), queryLogStatus: 'enabled' }, issue);
  const texts = [
    'aws cleanrooms create-collaboration --query-log-status enabled',
    '{"collaboration": {"queryLogStatus": "enabled"}}',
    'Parameters: {P: {Default: enabled, Type: String}}\nResources: {C: {Type: AWS::CleanRooms::Collaboration, Properties: {QueryLogStatus: !Ref P}}}',
    'queryLogStatus: &a enabled\njobLogStatus: *a',
    'x: &a {queryLogStatus: enabled, name: x}\n<<: *a\ncreatorDisplayName: x',
    'Mappings: {M: {a: {b: [enabled]}}}\nResources: {C: {Type: AWS::CleanRooms::Collaboration, Properties: {QueryLogStatus: !Select [0, !FindInMap [M, a, b]]}}}',
    'Resources: {L: {Type: "AWS::Lambda::Function", Metadata: &a {QueryLogStatus: enabled}}, C: {Type: AWS::CleanRooms::Collaboration, Properties: *a}}',
  ];
  for (const text of texts) {
    const [one] = read(text).requests;
    const changed = one.edit(fix.patch);
    // An anchor stands for several values: only one of them is to change.
    assert.equal(changed, undefined, text);
  }
  const [plain] = read('queryLogStatus: x\nname: y').requests;
  assert.equal(plain.edit([{ op: 'replace', path: '/none', value: 'x' }]), undefined);
  writeFileSync(
    join(scratch, 'latin1.json'),
    Buffer.from('{"queryLogStatus": "enabled", "name": "caf\xe9"}', 'latin1'),
  );
  const before = readFileSync(join(scratch, 'latin1.json'));
  assert.equal(cli('--fix', '--write', 'latin1.json').status, 2);
  assert.deepEqual(readFileSync(join(scratch, 'latin1.json')), before);
  assert.match(cli('--fix', '-').err, /^--fix is for files/);
  assert.match(cli('--write', 'x').err, /^--write goes with --fix\.$/m);
  assert.equal(cli('--fix', 'nowhere.json').status, 2);
});

const laidOut = `# What we measure.
Resources:
  Reach:
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name: Reach
      Description: >-
        Spring and
        summer

      CreatorDisplayName: 'Brightwater'
      CreatorMemberAbilities: [CAN_QUERY] # c
      CreatorPaymentConfiguration:
        QueryCompute:
          IsResponsible: true
      Members:
        # first
        - { AccountId: 1111-2222-3333, DisplayName: Lantern, MemberAbilities: [] }
        # second
        - AccountId: !Ref Partner  # theirs
          DisplayName: Partner
          MemberAbilities: []
          PaymentConfiguration:
            QueryCompute: { IsResponsible: true }   # pays
        - DisplayName: Last
          MemberAbilities:
          - CAN_RECEIVE_RESULTS  # only
      Tags:
        - Key: aws:team
          Value: x
        - { Value: y, Key: z }
Outputs: {}
`;

test('structures are put in and taken out in the layout that is there', () => {
  const payer = { queryCompute: { isResponsible: true } };
  const changes = [
    [
      { op: 'replace', path: '/description', value: `${'One two '.repeat(10)}end` },
      '        Spring and\n        summer\n',
      `        ${'One two '.repeat(9)}One\n        two end\n`,
    ],
    [{ op: 'replace', path: '/creatorDisplayName', value: "Bright's" }, "'Brightwater'", "'Bright''s'"],
    [{ op: 'replace', path: '/name', value: 'Reach 2' }, 'Name: Reach', 'Name: Reach 2'],
    [{ op: 'replace', path: '/name', value: '0123' }, 'Name: Reach', 'Name: "0123"'],
    [{ op: 'replace', path: '/members/1/accountId', value: '111122223333' }, '!Ref Partner ', '"111122223333" '],
    [{ op: 'move', from: '/tags/aws:team', path: '/tags/team' }, 'aws:team', 'team'],
    [{ op: 'move', from: '/tags/z', path: '/tags/yes' }, 'Key: z', 'Key: "yes"'],
    [{ op: 'remove', path: '/tags/z' }, '        - { Value: y, Key: z }\n', ''],
    [{ op: 'remove', path: '/tags/aws:team' }, '        - Key: aws:team\n          Value: x\n', ''],
    [
      { op: 'add', path: '/tags/a~1b', value: '12:30' },
      'Key: z }\n',
      'Key: z }\n        - Key: a/b\n          Value: "12:30"\n',
    ],
    [
      { op: 'remove', path: '/creatorPaymentConfiguration' },
      '      CreatorPaymentConfiguration:\n        QueryCompute:\n          IsResponsible: true\n',
      '',
    ],
    [
      { op: 'remove', path: '/members/1/paymentConfiguration' },
      '          PaymentConfiguration:\n            QueryCompute: { IsResponsible: true }   # pays\n',
      '',
    ],
    [
      { op: 'remove', path: '/members/1/paymentConfiguration/queryCompute' },
      'PaymentConfiguration:\n            QueryCompute: { IsResponsible: true }   # pays',
      'PaymentConfiguration: {}   # pays',
    ],
    [{ op: 'remove', path: '/members/2/displayName' }, 'DisplayName: Last\n          MemberAb', 'MemberAb'],
    [
      { op: 'remove', path: '/members/2/memberAbilities/0' },
      'MemberAbilities:\n          - CAN_RECEIVE_RESULTS  #',
      'MemberAbilities: []  #',
    ],
    [{ op: 'remove', path: '/members/0' }, /.*# first\n.*Lantern.*\n/, ''],
    [
      { op: 'move', from: '/members/1', path: '/members/0' },
      /( *# first\n.*\n)( *# second\n[^]*?# pays\n)/,
      (_, first, second) => second + first,
    ],
    [
      { op: 'move', from: '/members/0', path: '/members/2' },
      /( *# first\n.*\n)( *# second\n[^]*?# only\n)/,
      (_, first, others) => others + first,
    ],
    [{ op: 'add', path: '/members/0/memberAbilities/-', value: 'CAN_QUERY' }, '[] }', '[CAN_QUERY] }'],
    [
      { op: 'add', path: '/members/2/memberAbilities/-', value: 'CAN_QUERY' },
      '# only\n',
      '# only\n          - CAN_QUERY\n',
    ],
    [{ op: 'add', path: '/creatorMemberAbilities/-', value: 'CAN_RUN_JOB' }, '[CAN_QUERY]', '[CAN_QUERY, CAN_RUN_JOB]'],
    [
      { op: 'add', path: '/members/0/paymentConfiguration', value: payer },
      'MemberAbilities: [] }',
      'MemberAbilities: [], PaymentConfiguration: { QueryCompute: { IsResponsible: true } } }',
    ],
    [
      { op: 'add', path: '/members/-', value: { accountId: '0123', memberAbilities: [], paymentConfiguration: payer } },
      '# only\n',
      '# only\n        - AccountId: "0123"\n          MemberAbilities: []\n          PaymentConfiguration:\n            QueryCompute:\n              IsResponsible: true\n',
    ],
    [
      { op: 'add', path: '/dataEncryptionMetadata', value: { preserveNulls: false } },
      'Key: z }\n',
      'Key: z }\n      DataEncryptionMetadata:\n        PreserveNulls: false\n',
    ],
  ];
  const [one] = read(laidOut).requests;
  for (const [operation, from, to] of changes) {
    assert.equal(
      one.edit([operation]),
      laidOut.replace(from, typeof to === 'string' ? () => to : to),
      JSON.stringify(operation),
    );
  }
  // What the format refuses isn't put in.
  assert.equal(one.edit([{ op: 'add', path: '/tags/a', value: '' }]), undefined);
  // One after the other, each on what the others left.
  const both = one.edit([
    { op: 'remove', path: '/members/0' },
    { op: 'replace', path: '/members/0/displayName', value: 'First' },
  ]);
  assert.equal(
    both,
    laidOut.replace(/.*# first\n.*Lantern.*\n/, '').replace('DisplayName: Partner', 'DisplayName: First'),
  );
  const orders = [
    ['{"creatorMemberAbilities": ["a", "b",\n "c"]}', '{"creatorMemberAbilities": ["c", "a",\n "b"]}'],
    ['creatorMemberAbilities: [a, b, c]', 'creatorMemberAbilities: [c, a, b]'],
    [
      'creatorMemberAbilities:\r\n- a\r\n# b\r\n- b\r\n# c\r\n- c # 3',
      'creatorMemberAbilities:\r\n# c\r\n- c # 3\r\n- a\r\n# b\r\n- b',
    ],
    // Of which of them it is said can't be told.
    ['{"creatorMemberAbilities": ["a", /* b */ "b", "c"]}', undefined],
    ['creatorMemberAbilities:\n- a\n  # b\n- b\n- c', undefined],
  ];
  for (const [before, after] of orders) {
    const named = (text) => text?.replace('creatorM', text[0] === '{' ? 'name": "x", "creatorM' : 'name: x\ncreatorM');
    const move = { op: 'move', from: '/creatorMemberAbilities/2', path: '/creatorMemberAbilities/0' };
    assert.equal(read(named(before)).requests[0].edit([move]), named(after), before);
  }
  const folded = 'name: x\r\ndescription: >-\r\n  one\r\n  two\r\ncreatorDisplayName: y\r\n';
  assert.equal(
    read(folded).requests[0].edit([{ op: 'replace', path: '/description', value: 'three' }]),
    folded.replace('one\r\n  two', 'three'),
  );
  // A list that is left out, and brackets that hold a comment alone.
  const short = 'name: x\ncreatorDisplayName: y\ncreatorMemberAbilities: []\nmembers: []\n';
  const member = { accountId: '111122223333' };
  assert.equal(
    read(short).requests[0].edit([{ op: 'add', path: '/members/-', value: member }]),
    short.replace('members: []', 'members:\n  - accountId: "111122223333"'),
  );
  assert.equal(
    read(short).requests[0].edit([{ op: 'add', path: '/tags', value: { a: 'b' } }]),
    `${short}tags:\n  a: b\n`,
  );
  const json = '{\n  "name": "x",\n  "creatorDisplayName": "y",\n  "members": [ // none\n  ] // c\n}';
  assert.equal(
    read(json).requests[0].edit([
      { op: 'add', path: '/members/-', value: member },
      { op: 'add', path: '/creatorMemberAbilities', value: ['CAN_QUERY'] },
    ]),
    json
      .replace('none\n', 'none\n    {\n      "accountId": "111122223333"\n    }\n')
      .replace('] // c', '], // c\n  "creatorMemberAbilities": [\n    "CAN_QUERY"\n  ]'),
  );
});

test('a comment between two elements stays', () => {
  const text =
    '{"name": "x", "creatorDisplayName": "y", "creatorMemberAbilities": ["CAN_QUERY", /* one */ "CAN_QUERY"]}';
  const [one] = read(text).requests;
  const [fix] = validate(one.request).errors.flatMap((issue) =>
    issue.code === 'unique_items' ? fixes(one.request, issue) : [],
  );
  assert.equal(one.edit(fix.patch), undefined);
  assert.equal(
    read(text.replace('/* one */ ', '')).requests[0].edit(fix.patch),
    text.replace(', /* one */ "CAN_QUERY"', ''),
  );
});

test('with a format for programs, what is mended is told elsewhere', () => {
  writeFileSync(join(scratch, 'told.json'), JSON.stringify({ ...request(), queryLogStatus: 'enabled' }));
  const shown = cli('--fix', '--format', 'json', 'told.json');
  assert.equal(JSON.parse(shown.out).ok, false);
  assert.match(shown.err, /^--- told\.json$/m);
});

test('GitHub and SARIF tell of fixes', () => {
  writeFileSync(join(scratch, 'wrong.json'), JSON.stringify({ ...request(), queryLogStatus: 'enabled' }, undefined, 2));
  assert.match(cli('--format', 'github', 'wrong.json').out, /%0ATo mend it: Use ENABLED\.$/m);
  const [{ results }] = JSON.parse(cli('--format', 'sarif', 'wrong.json').out).runs;
  const [{ description, artifactChanges }] = results[0].fixes;
  assert.equal(description.text, 'Use ENABLED');
  const [{ deletedRegion, insertedContent }] = artifactChanges[0].replacements;
  const lines = readFileSync(join(scratch, 'wrong.json'), 'utf8').split('\n');
  const line = lines[deletedRegion.startLine - 1];
  const changed =
    line.slice(0, deletedRegion.startColumn - 1) + insertedContent.text + line.slice(deletedRegion.endColumn - 1);
  assert.match(changed, /"queryLogStatus": "ENABLED"/);
});
