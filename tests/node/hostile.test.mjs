// Input that means no good: nothing throws, hangs, grows or gets lost.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { chance, mutated, validRequest } from './generate.mjs';
import { imported as api, lines, packageFolder, request } from './packed.mjs';

// The memory of the very instance that the package uses, made when it is first needed.
const { Instance } = WebAssembly;
let memory;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    ({ memory } = this.exports);
  }
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

const { validate, validateJson } = api;
const check = (value) => lines(validate(value));
const kindAt = (value, pointer) =>
  validate(value).errors?.find((issue) => issue.pointer === pointer && issue.code === 'type')?.params.actual;

test('values that JSON has no place for', () => {
  const kinds = [
    [undefined, 'undefined'],
    [null, 'null'],
    [0, 'number'],
    [NaN, 'not_a_number'],
    [Infinity, 'infinity'],
    [-Infinity, 'infinity'],
    [1n, 'bigint'],
    [Symbol('s'), 'symbol'],
    [() => {}, 'function'],
    [[], 'array'],
    [new Map(), 'class_instance'],
    [new Set(), 'class_instance'],
    [new Date(), 'class_instance'],
    [new String('x'), 'class_instance'],
    [new (class {})(), 'class_instance'],
    [/x/, 'class_instance'],
    [
      new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error();
          },
        },
      ),
      'unreadable',
    ],
  ];
  for (const [value, kind] of kinds) assert.equal(kindAt(value, ''), kind, `request ${String(kind)}`);
  for (const [value, kind] of kinds.slice(1)) {
    assert.equal(kindAt({ ...request(), name: value }, '/name'), kind === 'null' ? undefined : kind);
    if (kind !== 'array')
      assert.equal(kindAt({ ...request(), members: value }, '/members'), kind === 'null' ? undefined : kind);
    assert.equal(kindAt({ ...request(), members: [value] }, '/members/0'), kind);
    assert.equal(kindAt({ ...request(), tags: { a: value } }, '/tags/a'), kind);
    assert.equal(
      kindAt(
        { ...request(), dataEncryptionMetadata: { allowCleartext: value } },
        '/dataEncryptionMetadata/allowCleartext',
      ),
      kind === 'null' ? undefined : kind,
    );
    assert.equal(kindAt({ ...request(), creatorMemberAbilities: [value] }, '/creatorMemberAbilities/0'), kind);
  }
});

test('objects that throw when they are read', () => {
  const thrower = () => {
    throw new Error('no');
  };
  const getter = Object.defineProperty(request(), 'name', { get: thrower, enumerable: true });
  assert.equal(kindAt(getter, '/name'), 'unreadable');
  const element = Object.defineProperty([], 0, { get: thrower, enumerable: true });
  assert.equal(kindAt({ ...request(), members: element }, '/members/0'), 'unreadable');
  for (const trap of ['get', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'has']) {
    for (const target of [request(), []]) {
      const proxy = new Proxy(target, { [trap]: thrower });
      assert.equal(typeof validate(proxy).ok, 'boolean');
      assert.equal(typeof validate({ ...request(), tags: proxy, members: proxy }).ok, 'boolean');
    }
  }
  // A list of keys that fails half-way, with whatever error.
  for (const error of [new Error(), new RangeError(), null, undefined]) {
    const half = new Proxy(request(), {
      getOwnPropertyDescriptor: (target, key) => {
        if (key === 'name') throw error;
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    });
    assert.deepEqual(check(half), ['type ']);
    assert.deepEqual(check({ ...request(), members: [half, null] }), ['type /members/0', 'type /members/1']);
  }
  const keyless = new Proxy({}, { ownKeys: thrower });
  assert.equal(kindAt(keyless, ''), 'unreadable');
  assert.equal(kindAt({ ...request(), tags: keyless }, '/tags'), 'unreadable');
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  assert.equal(kindAt(proxy, ''), 'unreadable');
  assert.equal(kindAt({ ...request(), members: proxy }, '/members'), 'unreadable');
  // What is left out is nobody's business.
  const unknown = Object.defineProperty(request(), 'region', { get: thrower, enumerable: true });
  assert.deepEqual(check(unknown), ['unknown_field /region']);
  for (const unknownFields of ['ignore', 'warning']) {
    const { ok, value } = validate(unknown, { unknownFields });
    assert.deepEqual([ok, value], [true, request()], unknownFields);
  }
  const late = Object.defineProperty({ ...request(), region: null }, 'name', {
    enumerable: true,
    configurable: true,
    get: () => 'x',
  });
  assert.equal(validate(late, { unknownFields: 'ignore' }).ok, true);
});

test('lists whose length is none', () => {
  const odd = [
    1.5,
    -5,
    NaN,
    Infinity,
    3n,
    Symbol('3'),
    '2',
    2 ** 32,
    2 ** 53,
    null,
    undefined,
    { valueOf: () => assert.fail() },
  ];
  const reports = odd.map((length) => {
    const list = new Proxy([], { get: (target, key) => (key === 'length' ? length : target[key]) });
    check(request());
    return [check({ ...request(), members: list }), check({ ...request(), creatorMemberAbilities: list })];
  });
  for (const report of reports) {
    assert.deepEqual(report, [['type /members'], ['type /creatorMemberAbilities']]);
  }
});

test('a class that says it is none, and a Node in which __proto__ throws or is not there', () => {
  class Foo {}
  const instance = Object.assign(new Foo(), request());
  assert.equal(kindAt(instance, ''), 'class_instance');
  for (const enumerable of [true, false]) {
    const own = Object.defineProperty(Object.create(Foo.prototype), '__proto__', {
      value: Object.prototype,
      enumerable,
    });
    assert.equal(kindAt(Object.assign(own, request()), ''), 'class_instance');
    const members = [Object.assign(own, request().members[0])];
    assert.equal(kindAt({ ...request(), members }, '/members/0'), 'class_instance');
  }
  const thrower = () => {
    throw new Error('no');
  };
  const throwing = Object.defineProperty(request(), '__proto__', { get: thrower, enumerable: true });
  assert.deepEqual(check(throwing), ['unknown_field /__proto__']);
  const program = `import { validate } from ${JSON.stringify(pathToFileURL(join(packageFolder, 'dist/index.js')).href)};
    console.log(validate(${JSON.stringify(request())}).ok, validate(new Map()).errors[0].params.actual);`;
  for (const flag of ['--disable-proto=throw', '--disable-proto=delete']) {
    const args = [flag, '--input-type=module', '-e', program];
    assert.equal(execFileSync(process.execPath, args, { encoding: 'utf8' }), 'true class_instance\n', flag);
  }
});

test('a name that is left out may have half of a pair in it, one that is refused may not', () => {
  const value = { ...request(), ['x\udc00']: 1 };
  const text = JSON.stringify(value);
  const found = (unknownFields) => [
    lines(validate(value, { unknownFields })),
    lines(validateJson(text, { unknownFields })),
  ];
  const twice = (all) => [all, all];
  assert.deepEqual(found('error'), twice(['unicode /x\ufffd', 'unknown_field /x\ufffd']));
  assert.deepEqual(found('warning'), twice(['unknown_field /x\ufffd']));
  assert.deepEqual(found('ignore'), twice([]));
});

test('of a member that comes twice, the first counts no more', () => {
  const before = `{"analyticsEngine": "CLEAN_ROOMS_SQL", "creatorMLMemberAbilities":
    {"customMLMemberAbilities": ["CAN_RECEIVE_MODEL_OUTPUT"]}, "creatorMLMemberAbilities": `;
  const found = (second) => lines(validateJson(`${before}${second}, ${JSON.stringify(request()).slice(1)}`));
  for (const second of ['null', '{}', '1', '{"customMLMemberAbilities": []}', '{"customMLMemberAbilities": 1}']) {
    assert.ok(!found(second).includes('ml_needs_spark /analyticsEngine'), second);
  }
  const again = '{"customMLMemberAbilities": ["CAN_RECEIVE_MODEL_OUTPUT"]}';
  assert.ok(found(again).includes('ml_needs_spark /analyticsEngine'));
});

test('a moment that no date can hold, and half of a pair in a response', () => {
  const response = (changes) =>
    `{"collaboration": ${JSON.stringify({
      id: '11111111-2222-3333-4444-555555555555',
      arn: 'arn:aws:cleanrooms:us-east-1:111122223333:collaboration/11111111-2222-3333-4444-555555555555',
      name: 'x',
      creatorAccountId: '111122223333',
      creatorDisplayName: 'x',
      createTime: 1,
      updateTime: 1.5,
      memberStatus: 'ACTIVE',
      queryLogStatus: 'ENABLED',
    }).replace('"createTime":1', changes)}}`;
  const found = (changes) => {
    const { ok, value, errors } = api.parseResponse(response(changes));
    if (ok) assert.ok(!Number.isNaN(value.collaboration.createTime.getTime()), changes);
    return ok ? [] : errors.map(({ code, pointer, params }) => `${code} ${pointer} ${params.actual ?? ''}`);
  };
  for (const time of ['0', '-1', '1e11', '999999999999.999', '-999999999999', '1e-400']) {
    assert.deepEqual(found(`"createTime":${time}`), [], time);
  }
  for (const time of ['1e12', '-1e15', '1000000000000', '1E400']) {
    assert.deepEqual(found(`"createTime":${time}`), ['type /collaboration/createTime number_beyond_dates'], time);
  }
  assert.deepEqual(found('"description":"\ud83d","createTime":1'), ['unicode /collaboration/description ']);
  assert.deepEqual(found('"description":"\\ud83d","createTime":1'), ['unicode /collaboration/description ']);
});

test('more than there can be: one error, with a name, and the next call works', () => {
  const half = 'x'.repeat(150_000_000);
  const list = new Array(20_000).fill('CAN_QUERY');
  const members = Array.from({ length: 2000 }, () => ({ memberAbilities: list }));
  const keys = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}`.repeat(4_000_000), 1]));
  const calls = {
    'two strings of 150 MB': () => validate({ ...request(), name: half, description: half }),
    'a list that stands in 2,000 places': () => validate({ ...request(), members }),
    '40 keys of 4 to 8 MB': () => validate({ ...request(), ...keys }),
    'a key of 280 MB': () => validateJson(`{"${'x'.repeat(280_000_000)}": 1}`),
    'a key of 130 MB, which the answer has five times': () => {
      const key = `${'x'.repeat(130_000_000)}\\ud800`;
      return validateJson(`{"${key}": 1, "${key}": 1}`);
    },
    'the same as bytes': () => api.checkJson(Buffer.alloc(280_000_000, 'x')),
    'a line': () => [...api.checkLines(Buffer.alloc(280_000_000, 'x'))],
    payers: () => api.payers({ ...request(), members }),
    guard: () => api.isCreateCollaborationRequest({ ...request(), members }),
  };
  for (const [name, call] of Object.entries(calls)) {
    assert.throws(call, (error) => error instanceof RangeError && error.name === 'InputTooLargeError', name);
    assert.equal(validate(request()).ok, true, name);
  }
  assert.throws(calls.payers, { message: 'The input has more than 16777216 values.' });
});

test('what went wrong in a getter\u2019s own call is nothing to the value that it belongs to', () => {
  const tooMany = Array.from({ length: 2000 }, () => ({ memberAbilities: new Array(20_000).fill('CAN_QUERY') }));
  let caught;
  const value = {
    ...request(),
    get description() {
      try {
        validate({ ...request(), members: tooMany });
      } catch (error) {
        caught = error.name;
      }
      return 'x';
    },
  };
  value.tags = value;
  value.dataEncryptionMetadata = new Proxy({}, { ownKeys: () => assert.fail('no') });
  assert.deepEqual(check(value), ['type /tags', 'type /dataEncryptionMetadata']);
  assert.equal(caught, 'InputTooLargeError');
});

test('a message quotes at most 128 characters of a value, a name or a key', () => {
  const long = 'y'.repeat(5000);
  const { errors } = validate({ ...request(), [long]: 1, queryLogStatus: long, tags: { [`aws:${long}`]: 'a' } });
  assert.deepEqual(errors.map(({ code }) => code).toSorted(), ['enum', 'length', 'reserved_tag_key', 'unknown_field']);
  for (const { message } of errors) assert.ok((message.match(/y{20,}/)?.[0].length ?? 0) <= 128, message);
});

test('an Error.prototype that is frozen', () => {
  const program = `import { isCollaborationValidationError, parse, validate } from ${JSON.stringify(
    pathToFileURL(join(packageFolder, 'dist/index.js')).href,
  )};
    for (const { prototype } of [Error, RangeError, TypeError]) Object.freeze(prototype);
    try { parse({}); } catch (error) { console.log(error.name, error.issues.length, isCollaborationValidationError(error)); }
    try { validate({ name: 'x'.repeat(300_000_000) }); } catch (error) { console.log(error.name); }`;
  const args = ['--input-type=module', '-e', program];
  assert.equal(
    execFileSync(process.execPath, args, { encoding: 'utf8' }),
    'CollaborationValidationError 6 true\nInputTooLargeError\n',
  );
});

test('options that would be without effect', () => {
  class Options {}
  const late = Object.create({ maxIssues: 1 });
  for (const options of [new Map([['maxIssues', 1]]), new Date(), [], new Options(), late, null, 1, 'x']) {
    assert.throws(() => validate({}, options), TypeError);
    assert.throws(() => validate({}, { levels: options }), TypeError);
  }
  assert.equal(validate({}, Object.assign(Object.create(null), { maxIssues: 1 })).errors.length, 1);
});

test('a value and its text have one report, whatever is in it', () => {
  const random = chance(3);
  for (let i = 0; i < 3000; i++) {
    // Through JSON, for what it has no place for can't be in a text.
    const text = JSON.stringify(mutated(random, validRequest(random)));
    const [value, bytes, whole] = [validate(JSON.parse(text)), validateJson(Buffer.from(text)), validateJson(text)];
    assert.deepEqual(value, whole, text);
    assert.deepEqual(lines(bytes), lines(whole), text);
    assert.deepEqual(api.payers(JSON.parse(text)), api.payers(value.ok ? value.value : JSON.parse(text)));
  }
});

test('a value that can be read but once', () => {
  let reads = 0;
  const once = Object.defineProperty({ ...request(), tags: null }, 'name', {
    enumerable: true,
    get: () => {
      if (reads++ > 0) throw new Error('again');
      return 'x';
    },
  });
  assert.equal(kindAt(once, ''), 'unreadable');
});

test('cycles', () => {
  const cycle = request();
  cycle.tags = cycle;
  assert.equal(kindAt(cycle, '/tags'), 'cycle');
  const members = [];
  members.push(members);
  assert.equal(kindAt({ ...request(), members }, '/members/0'), 'cycle');
  const unknown = request();
  unknown.self = unknown;
  assert.deepEqual(check(unknown), ['unknown_field /self']);
});

test('objects of other makings', () => {
  assert.equal(validate(Object.freeze(request())).ok, true);
  assert.equal(validate(Object.assign(Object.create(null), request())).ok, true);
  assert.equal(validate(runInNewContext(`(${JSON.stringify(request())})`)).ok, true);
  assert.equal(validate({ ...request(), [Symbol('s')]: 1 }).ok, true);
  assert.equal(validate(new Proxy(request(), {})).ok, true);
  assert.equal(validate(Object.defineProperty(request(), 'hidden', { value: 1, enumerable: false })).ok, true);
  const inherited = Object.create({ name: 'x' });
  assert.equal(kindAt(inherited, ''), 'class_instance');
});

test('what Object.prototype has is nobody\u2019s own', () => {
  Object.prototype.polluted = 1;
  try {
    assert.deepEqual(check(request()), []);
    assert.deepEqual(check({ ...request(), polluted: 1 }), ['unknown_field /polluted']);
  } finally {
    delete Object.prototype.polluted;
  }
});

test('keys with a meaning in JavaScript', () => {
  const tags = JSON.parse('{"__proto__": "a", "constructor": "b", "toString": "c", "hasOwnProperty": "d"}');
  const result = validate({ ...request(), tags, analyticsEngine: null });
  assert.equal(result.ok, true);
  assert.deepEqual(Object.keys(result.value.tags), Object.keys(tags));
  assert.deepEqual(check(JSON.parse('{"__proto__": {"name": "x"}}'))[0], 'unknown_field /__proto__');
});

test('long and sparse lists', () => {
  const sparse = [];
  sparse.length = 2 ** 32 - 1;
  const result = validate({ ...request(), members: sparse });
  assert.equal(result.truncated, true);
  assert.equal(result.errors.length, 100);
  assert.equal(result.errors[0].params.actual, 'undefined');
  const length = validate(
    { ...request(), members: new Array(3_000_000).fill(request().members[0]) },
    { maxIssues: 4_000_000 },
  );
  assert.equal(length.errors.find(({ code }) => code === 'length').params.actual, 3_000_000);
});

test('a million members, as value and as text', () => {
  const members = Array.from({ length: 1_000_000 }, (_, index) => ({
    accountId: String(index).padStart(12, '0'),
    memberAbilities: [],
    displayName: 'M',
  }));
  const value = { ...request(), members };
  const ofValue = validate(value);
  assert.deepEqual(lines(ofValue), ['length /members', 'member_quota /members']);
  assert.deepEqual(lines(validateJson(JSON.stringify(value))), lines(ofValue));
});

test('a string of 100 MB, as value and as text', () => {
  const value = { ...request(), name: 'x'.repeat(100_000_000) };
  const result = validate(value);
  assert.deepEqual(lines(result), ['length /name']);
  assert.equal(result.errors[0].params.actual, 100_000_000);
  assert.deepEqual(validateJson(JSON.stringify(value)).errors, result.errors);
  // The large buffers are given back; a small call still works.
  assert.equal(validate(request()).ok, true);
});

test('lone surrogates in values', () => {
  const name = { ...request(), name: 'a\ud83d', description: '\ude00b' };
  assert.deepEqual(check(name), ['unicode /name', 'unicode /description']);
  assert.deepEqual(check({ ...request(), tags: { '\ud800': 'v' } }), ['unicode /tags/\ufffd']);
  assert.deepEqual(check({ ...request(), ['\udc00']: 1 }), ['unicode /\ufffd', 'unknown_field /\ufffd']);
  assert.deepEqual(lines(validateJson('{"name": "a\ud83d"}'))[0], 'unicode /name');
  assert.deepEqual(lines(validateJson('\ud83d')), ['syntax ']);
});

test('texts cut off at every byte', () => {
  const text = JSON.stringify({ ...request(), name: 'caf\u00e9 \u20ac "\\', tags: { a: '\ud83d\ude00' } });
  const bytes = new TextEncoder().encode(text);
  for (let size = 0; size < bytes.length; size++) {
    const [issue, ...others] = validateJson(bytes.slice(0, size)).errors;
    assert.equal(issue.code, 'syntax');
    assert.equal(others.length, 0);
  }
  for (let size = 0; size < text.length; size++) {
    assert.equal(validateJson(text.slice(0, size)).errors[0].code, 'syntax');
  }
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice();
    changed[at] = 0xff;
    assert.equal(validateJson(changed).errors[0].params.problem, 'invalid_utf8');
  }
});

test('texts as deep as they like', () => {
  const deep = '['.repeat(5_000_000);
  assert.equal(validateJson(deep).errors[0].code, 'syntax');
  assert.deepEqual(lines(validateJson(`{"x": ${deep}${']'.repeat(5_000_000)}}`))[0], 'unknown_field /x');
  let value = {};
  for (let depth = 0; depth < 100_000; depth++) value = { value };
  assert.equal(check(value)[0], 'unknown_field /value');
});

test('what is text agrees with JSON.parse', () => {
  const texts = [
    '',
    ' ',
    '{}',
    '[]',
    '1',
    '"x"',
    'null',
    'nul',
    '{"a":}',
    '{"a":1,}',
    '[1,]',
    '[1 2]',
    '\ufeff{}',
    '{}\0',
    '\u00a0{}',
    '{"a":"\u2028"}',
    '{"a":"\t"}',
    '01',
    '-',
    '1.e1',
    '1E400',
    '-0',
    '"\\u12"',
    '"\\u{12}"',
    "'a'",
    '//',
    '{"a":1}}',
  ];
  for (const text of texts) {
    let isJson = true;
    try {
      JSON.parse(text);
    } catch {
      isJson = false;
    }
    assert.equal(!lines(validateJson(text)).includes('syntax '), isJson, JSON.stringify(text));
  }
});

test('a getter that calls in while its object is read', () => {
  const inner = { ...request(), name: '' };
  const outer = Object.defineProperty(request(), 'description', {
    enumerable: true,
    get() {
      assert.deepEqual(check(inner), ['length /name', 'pattern /name']);
      assert.deepEqual(lines(validateJson('{'.padEnd(3_000_000))), ['syntax ']);
      return '';
    },
  });
  assert.deepEqual(check(outer), ['length /description', 'pattern /description']);
});

test('options that can\u2019t be followed', () => {
  const wrong = [
    [{ maxIssues: 0 }, /maxIssues/],
    [{ maxIssues: 1.5 }, /maxIssues/],
    [{ maxIssues: '5' }, /maxIssues/],
    [{ creatorAccountId: '1234-5678-9012' }, /creatorAccountId/],
    [{ unknownFields: 'x' }, /unknownFields/],
    [{ levels: { name: 'off' } }, /name/],
    [{ levels: { no_querier: 'x' } }, /no_querier/],
    [{ levels: { required: 'off' } }, /required/],
    [{ level: {} }, /level/],
    ['x', /object/],
    [null, /object/],
  ];
  for (const [options, message] of wrong) {
    assert.throws(
      () => validate(request(), options),
      (error) => error instanceof TypeError && message.test(error.message),
      JSON.stringify(options),
    );
    assert.throws(() => validateJson('{}', options), TypeError);
  }
  assert.throws(() => validateJson(1), TypeError);
  // Options of a call that fails don't stay for the next.
  assert.throws(() => validateJson(1, { maxIssues: 1 }), TypeError);
  assert.equal(validateJson('{}').errors.length, 6);
  assert.equal(validate(request(), { maxIssues: undefined, levels: undefined }).ok, true);
  assert.equal(validate(request()).ok, true);
});

test('a million calls, good and bad, and memory stays as it is', () => {
  const good = request();
  const bad = { ...good, name: '', members: [{ accountId: 'x', extra: 1 }], tags: { 'aws:a': null }, region: 1 };
  const values = [good, bad, { ...good, name: '\u6625\u{1f680}', tags: { '\u00e9': '\ud800' } }, null];
  const texts = values.map((value) => JSON.stringify(value));
  const sizes = [];
  for (let turn = 0; turn < 5; turn++) {
    for (let call = 0; call < 25_000; call++) {
      for (const value of values) validate(value);
      for (const text of texts) validateJson(text);
    }
    collectGarbage();
    sizes.push({ linear: memory.buffer.byteLength, heap: process.memoryUsage().heapUsed });
  }
  assert.equal(sizes[4].linear, sizes[0].linear);
  assert.ok(sizes[4].heap < sizes[0].heap * 1.1, sizes.map(({ heap }) => heap).join(' '));
});
