// The editions of the operation: how one is chosen, what each has, and what holds in all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cases } from '../cases.mjs';
import { EDITIONS, chance, generatorOf } from './generate.mjs';
import { imported, request } from './packed.mjs';
import { sent } from './sdk.mjs';

const {
  checkJson,
  checkLines,
  earliestEdition,
  isCreateCollaborationRequest,
  parse,
  parseResponse,
  payers,
  standardSchema,
  toHttpRequest,
  toValidationException,
  validate,
  validateJson,
  validateLines,
} = imported;

const latest = { edition: 'latest' };
const everything = cases.find(({ name }) => name === 'editions/everything-newest.json').request;
const codes = ({ errors = [], warnings }) => [...errors, ...warnings].map(({ code }) => code);

test('an edition is chosen by its day or as the latest; anything else is refused with those that there are', () => {
  const says = /The option edition must be 2024-11-07, .*2026-08-11 or latest\.$/;
  for (const edition of ['2024-11-08', '', 'Latest', 1, null, {}, ['latest'], '__proto__']) {
    for (const call of [validate, parse, payers, isCreateCollaborationRequest, toHttpRequest]) {
      assert.throws(() => call(request(), { edition }), { name: 'TypeError', message: says });
    }
    assert.throws(() => validateJson('{}', { edition }), says);
    assert.throws(() => [...validateLines(new Uint8Array(), { edition })], says);
    assert.throws(() => standardSchema({ edition }), says);
  }
  assert.throws(() => payers(request(), { levels: {} }), /There is no option levels/);
  assert.equal(validate(request(), { edition: undefined }).ok, true);
  for (const edition of EDITIONS) assert.equal(validate(request(), { edition }).ok, true, edition);
});

test('what is valid in an edition goes through every function with it', () => {
  assert.equal(validate(everything).ok, false);
  assert.equal(parse(everything, latest), everything);
  assert.equal(isCreateCollaborationRequest(everything, latest), true);
  assert.equal(isCreateCollaborationRequest(everything), false);
  assert.deepEqual(JSON.parse(toHttpRequest(everything, latest).body), everything);
  assert.deepEqual(standardSchema(latest)['~standard'].validate(everything), { value: everything, warnings: [] });
  const lines = new TextEncoder().encode(`${JSON.stringify(everything)}\n${JSON.stringify(request())}\n`);
  assert.deepEqual(
    [...validateLines(lines, latest)].map(({ ok, value }) => [ok, value.isMetricsEnabled]),
    [
      [true, true],
      [true, undefined],
    ],
  );
  assert.deepEqual(
    [...checkLines(lines)].map(({ ok }) => ok),
    [false, true],
  );
});

test('the earliest edition is that of the last change that a request needs', () => {
  assert.equal(earliestEdition(request()), '2024-11-07');
  assert.equal(earliestEdition(everything), '2026-08-11');
  assert.equal(earliestEdition({ ...request(), isMetricsEnabled: true }), '2026-01-02');
  assert.equal(earliestEdition({ ...request(), description: '' }), '2026-06-30');
  assert.equal(earliestEdition({}), undefined);
  assert.equal(earliestEdition(JSON.stringify(everything)), '2026-08-11');
  assert.equal(earliestEdition(new TextEncoder().encode(JSON.stringify(request()))), '2024-11-07');
  assert.equal(earliestEdition('{'), undefined);
  assert.throws(() => earliestEdition(request(), { edition: 'nope' }), /The option edition must be/);
  assert.throws(() => earliestEdition(request(), null), TypeError);
  // From 2025-09-03 on, the engine is an error, unless its level is chosen.
  const sql = { ...request(), analyticsEngine: 'CLEAN_ROOMS_SQL', isMetricsEnabled: true };
  assert.equal(earliestEdition(sql), undefined);
  assert.equal(earliestEdition(sql, { levels: { engine_retired: 'off' } }), '2026-01-02');
  // The edition among the options isn't looked at.
  assert.equal(earliestEdition(request(), latest), '2024-11-07');
  for (const { name, request: one, options } of cases) {
    if (!name.startsWith('editions/') || name.includes('before') || options.unknownFields) continue;
    const { ok } = validate(one, options);
    const [chosen, earliest] = [options.edition, earliestEdition(one)].map((edition) =>
      EDITIONS.indexOf(edition === 'latest' ? EDITIONS.at(-1) : edition),
    );
    if (ok) assert.ok(earliest >= 0 && earliest <= chosen, name);
  }
});

test('who pays for the costs that an edition has', () => {
  const [yes, no] = [{ isResponsible: true }, { isResponsible: false }];
  const both = {
    ...request(),
    creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS', 'CAN_RUN_JOB'],
    creatorPaymentConfiguration: { queryCompute: yes, jobCompute: yes },
    members: [
      {
        ...request().members[0],
        paymentConfiguration: {
          queryCompute: yes,
          jobCompute: no,
          machineLearning: { syntheticDataGeneration: yes },
        },
      },
    ],
  };
  assert.deepEqual(Object.keys(payers(both)), ['queryCompute', 'modelTraining', 'modelInference']);
  assert.deepEqual(Object.keys(payers(both, { edition: '2025-03-18' })).slice(3), ['jobCompute']);
  assert.deepEqual(payers(both, { edition: '2026-01-02' }), {
    queryCompute: { payer: 'nobody', reason: 'multiple_payers' },
    modelTraining: { payer: 'creator', basis: 'default' },
    modelInference: { payer: 'creator', basis: 'default' },
    jobCompute: { payer: 'creator', basis: 'configured' },
    syntheticDataGeneration: { payer: 'member', index: 0, basis: 'configured' },
  });
  assert.deepEqual(payers(both, latest).queryCompute, { payer: 'candidates', creator: true, members: [0] });
  const nobody = payers(request(), latest);
  assert.deepEqual(nobody.jobCompute, { payer: 'nobody', reason: 'no_default' });
  assert.deepEqual(nobody.syntheticDataGeneration, { payer: 'nobody', reason: 'no_default' });
  assert.deepEqual(payers({ members: 1 }, latest).jobCompute, { payer: 'nobody', reason: 'undecided' });
  const two = structuredClone(both);
  two.creatorPaymentConfiguration.machineLearning = { syntheticDataGeneration: yes };
  // Of synthetic data, nothing was ever said of how many pay.
  const { syntheticDataGeneration } = payers(two, { edition: '2025-12-01' });
  assert.deepEqual(syntheticDataGeneration, { payer: 'candidates', creator: true, members: [0] });
});

test('a level can be chosen for each rule, those of later editions among them', () => {
  const able = ['CAN_EXPORT_QUERY_ANALYSIS_LOG'];
  const one = { ...request(), members: [{ ...request().members[0], memberAbilities: able }] };
  assert.deepEqual(codes(validate(one, latest)), ['log_export_unusable']);
  const level = (level) => validate(one, { ...latest, levels: { log_export_unusable: level } });
  assert.equal(level('error').ok, false);
  assert.deepEqual(codes(level('off')), []);
  const both = {
    log_export_unusable: 'off',
    multiple_payers: 'error',
    jobs_need_spark: 'error',
    ml_needs_spark: 'off',
  };
  assert.deepEqual(codes(validate(one, { ...latest, levels: both })), []);
});

test('a reading within a reading keeps its edition', () => {
  const inner = { ...request(), isMetricsEnabled: true };
  const found = [];
  const outer = (options) => {
    const one = { ...request(), jobLogStatus: 'ENABLED' };
    Object.defineProperty(one, 'name', {
      enumerable: true,
      get() {
        found.push(validate(inner, options).ok);
        return 'x';
      },
    });
    return one;
  };
  assert.equal(validate(outer(latest)).ok, false);
  assert.equal(validate(outer(undefined), latest).ok, true);
  assert.deepEqual([...new Set(found.slice(0, 1))], [true]);
  assert.equal(found.at(-1), false);
  // Nothing of one call's options is left for the next.
  payers(everything, latest);
  isCreateCollaborationRequest(everything, latest);
  assert.equal(validate(inner).ok, false);
  assert.equal(checkJson(JSON.stringify(inner)).ok, false);
});

test('of a member that an edition lacks, the value is never read', () => {
  let reads = 0;
  const one = request();
  Object.defineProperty(one, 'allowedResultRegions', {
    enumerable: true,
    get() {
      reads++;
      return [];
    },
  });
  assert.deepEqual(codes(validate(one)), ['unknown_field']);
  const before = reads;
  assert.equal(validate(one, { unknownFields: 'ignore' }).ok, true);
  assert.ok(before <= 1 && reads <= 2, `${before}, ${reads}`);
  assert.ok(!('allowedResultRegions' in validate(one, { unknownFields: 'ignore' }).value));
});

const MANY = 1_000_000;

test('a million members in the newest edition are all looked at', () => {
  const member = (index) => ({ accountId: String(index).padStart(12, '0'), memberAbilities: [], displayName: 'x' });
  const members = Array.from({ length: MANY }, (_, index) => member(index));
  const one = { ...request(), members };
  assert.deepEqual(codes(validate(one, latest)), ['member_quota']);
  const text = JSON.stringify(one);
  assert.deepEqual(codes(checkJson(text, latest)), ['member_quota']);
  members.at(-1).displayName = '';
  members.at(-2).accountId = members[0].accountId;
  const wanted = [
    ['length', `/members/${MANY - 1}/displayName`],
    ['pattern', `/members/${MANY - 1}/displayName`],
    ['duplicate_account', `/members/${MANY - 2}/accountId`],
  ];
  for (const { errors } of [validate(one, latest), checkJson(JSON.stringify(one), latest)]) {
    assert.deepEqual(
      errors.map(({ code, pointer }) => [code, pointer]),
      wanted,
    );
  }
  // In the first edition, such a list is too long in any case.
  assert.ok(codes(validate(one)).includes('length'));
});

test('more members than a limited list is looked at for, and what is beyond the limits', () => {
  const members = new Array(MANY + 5).fill(null);
  const { errors, truncated } = validate({ ...request(), members }, { ...latest, maxIssues: MANY + 100 });
  assert.equal(errors.length, MANY + 5);
  assert.equal(truncated, false);
  assert.equal(errors.at(-1).pointer, `/members/${MANY + 4}`);
  // As many as have no room in the token that begins a list.
  const some = validate({ ...request(), members: new Array(9_000_000).fill(1) }, { ...latest, maxIssues: 3 });
  assert.deepEqual(codes(some), ['type', 'type', 'type']);
  assert.equal(some.truncated, true);
  assert.throws(() => validate({ ...request(), members: new Array(2 ** 25) }, latest), { name: 'InputTooLargeError' });
  const proxy = new Proxy([], { get: (_, name) => (name === 'length' ? 2 ** 32 - 1 : undefined) });
  assert.throws(() => validate({ ...request(), members: proxy }, latest), { name: 'InputTooLargeError' });
});

test('a million Regions and change types', () => {
  for (const [name, value] of [
    ['allowedResultRegions', 'us-east-1'],
    ['autoApprovedChangeRequestTypes', 'ADD_MEMBER'],
  ]) {
    const one = { ...request(), [name]: new Array(MANY).fill(value) };
    for (const result of [validate(one, latest), checkJson(JSON.stringify(one), latest)]) {
      assert.deepEqual(codes(result), ['unique_items']);
      assert.equal(result.errors[0].params.count, MANY - 1);
    }
    one[name][MANY - 1] = 'x';
    assert.deepEqual(codes(validate(one, latest)), ['enum', 'unique_items']);
  }
});

test('the members of a response that came later are read, whatever their values', () => {
  const collaboration = {
    id: '11111111-2222-3333-4444-555555555555',
    arn: 'a',
    name: 'x',
    creatorAccountId: '111122223333',
    creatorDisplayName: 'x',
    createTime: 1,
    updateTime: 2,
    memberStatus: 'ACTIVE',
    queryLogStatus: 'ENABLED',
    jobLogStatus: 'SOMETIMES',
    autoApprovedChangeTypes: ['ADD_MEMBER', 'LATER'],
    allowedResultRegions: ['mars-north-1'],
    isMetricsEnabled: true,
  };
  const { ok, value } = parseResponse({ collaboration: { ...collaboration, later: 1 } });
  assert.equal(ok, true);
  const { createTime, updateTime, ...rest } = collaboration;
  assert.deepEqual(value.collaboration, {
    ...rest,
    createTime: new Date(createTime * 1000),
    updateTime: new Date(updateTime * 1000),
  });
  const wrong = parseResponse({ collaboration: { ...collaboration, allowedResultRegions: 'x', isMetricsEnabled: 1 } });
  assert.deepEqual(
    wrong.errors.map(({ pointer }) => pointer),
    ['/collaboration/allowedResultRegions', '/collaboration/isMetricsEnabled'],
  );
});

test('Smithy\u2019s words for what later editions constrain', () => {
  const { fieldList } = toValidationException(
    validate({ ...request(), description: ' ', allowedResultRegions: ['x'], jobLogStatus: 'y' }, latest),
  );
  assert.match(fieldList[0].message, /satisfy regular expression pattern: \^\(\?!\\s\+\$\)/);
  assert.match(fieldList[2].message, /satisfy enum value set: \[DISABLED, ENABLED\]$/);
  assert.match(fieldList[1].message, /satisfy enum value set: \[af-south-1, ap-east-1, .*us-west-2\]$/);
  const long = toValidationException(validate({ ...request(), description: 'x'.repeat(256) }, latest));
  assert.match(long.message, /have length between 0 and 255, inclusive$/);
});

test('the AWS SDK sends requests of its edition and the newest as they are', async () => {
  const random = chance(3);
  for (const edition of ['2026-01-02', EDITIONS.at(-1)]) {
    const { validRequest } = generatorOf(edition);
    for (let i = 0; i < 200; i++) {
      const one = i === 0 && edition === EDITIONS.at(-1) ? everything : validRequest(random);
      assert.deepEqual(await sent(parse(one, { edition })), JSON.parse(toHttpRequest(one, { edition }).body));
    }
  }
});
