// Wasm's memory moves when it grows. Whatever makes it grow, and however an input gets in, the answer is the same; and
// what was needed for one input is let go of.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { mustAgree, mustAgreeAsStream } from './differential.mjs';
import { chance } from './generate.mjs';
import { lines, packageFolder, request } from './packed.mjs';

let copies = 0;
/** The package with an instance of its own, which nobody has called yet. */
const fresh = (entry = 'dist/index.js') => import(`${pathToFileURL(join(packageFolder, entry)).href}?copy=${copies++}`);

// What the façade compares sizes with: where strings have a fixed place in wasm's memory.
const PLACE = 1 << 18;

test('text that makes the memory grow leaves no half of a pair unseen', async () => {
  const tags = { 'k\ud83d': '\ude00x' };
  for (let index = 0; index < 199; index++) tags[String(index).padStart(3, '0') + 'é'.repeat(125)] = '';
  const api = await fresh();
  for (let call = 0; call < 3; call++) {
    const found = api.validate({ ...request(), tags });
    assert.deepEqual(lines(found), ['unicode /tags/k\ufffd', 'unicode /tags/k\ufffd']);
  }
  const long = (await fresh()).validate({ ...request(), tags: { k: `\ud800${'é'.repeat(1e6)}` } });
  assert.deepEqual(lines(long), ['unicode /tags/k', 'length /tags/k']);
});

test('halves of a pair that meet where strings join stay apart', async () => {
  const api = await fresh();
  const half = { ...request(), description: 'a\ud83d', creatorDisplayName: '\ude00b' };
  for (const filler of ['', 'é', 'x'.repeat(PLACE / 3), 'é'.repeat(PLACE)]) {
    const result = mustAgree(api, { ...half, tags: { a: filler } });
    assert.deepEqual(lines(result).slice(0, 2), ['unicode /description', 'unicode /creatorDisplayName']);
    // Ends with one half, begins with the other.
    assert.equal(mustAgree(api, { ...half, tags: { 'a\ud83d': `\ude00${filler}` } }).errors.length > 3, true);
    assert.equal(lines(mustAgree(api, { ...half, tags: { '\u{1f600}': `\u{1f600}${filler}` } })).length >= 2, true);
  }
});

test('what an issue quotes is taken out of the input where it stands, or out of wasm, and is the same', async () => {
  const api = await fresh();
  const quoted = ({ errors }) =>
    errors.map(({ pointer, params: { actual, field, key, accountId, duplicates } }) =>
      [pointer, actual ?? field ?? key ?? accountId ?? duplicates?.map(({ value }) => value).join()].join(' '),
    );
  const member = {
    accountId: '111122223333',
    displayName: 'm',
    memberAbilities: ['CAN_QUERY', 'CAN_QUERY', 'X-y', 'X-y'],
  };
  const wrong = (filler) => ({
    unknown: filler,
    ...request(),
    queryLogStatus: 'on, please',
    members: [member, { ...member, memberAbilities: [] }],
    tags: { 'aws:key': 'x', last: 1 },
  });
  const expected = [
    '/unknown unknown',
    '/members/0/memberAbilities/2 X-y',
    '/members/0/memberAbilities/3 X-y',
    '/members/0/memberAbilities CAN_QUERY,X-y',
    '/queryLogStatus on, please',
    '/tags/last number',
    '/members/1/accountId 111122223333',
    '/tags/aws:key aws:key',
  ];
  const rest = JSON.stringify(wrong('')).length;
  // Around the size from which on none is taken out of the input: as a text, and as strings one after the other.
  const borders = [0, ...[-2, -1, 0, 1, 2].map((by) => 4096 - rest + by)];
  const sizes = [...borders, ...Array.from({ length: 800 }, (_, by) => 3300 + by)];
  for (const size of sizes) {
    // One character that isn't ASCII moves the places of all that comes after it.
    for (const end of borders.includes(size) ? ['', 'é', '\u{1f680}', '\ud800', '"', '\n'] : ['', 'é']) {
      const tags = { 'aws:key': 'x'.repeat(size) + end, last: 1 };
      for (const value of [wrong('x'.repeat(size) + end), { ...wrong(''), tags }]) {
        assert.deepEqual(quoted(mustAgree(api, value)).slice(0, 5), expected.slice(0, 5), `${size} ${end}`);
      }
    }
  }
  const text = JSON.stringify(wrong(''));
  assert.deepEqual(quoted(api.validateJson(` \n ${text.replace('on, please', 'on\\u002c please')}`)), expected);
  assert.deepEqual(quoted(api.validateJson(text.replace('on, please', '\\u00e9')))[4], '/queryLogStatus é');
});

test('text of every size, of every width, at the first call and at the second', async () => {
  const sizes = [0];
  for (const place of [PLACE / 3, PLACE]) sizes.push(...[-1, 0, 1].map((by) => Math.floor(place) + by));
  for (const character of ['x', 'é', '\u{1f680}', '\ud800']) {
    for (const size of sizes) {
      const api = await fresh();
      const value = character.repeat(Math.ceil(size / character.length));
      for (const name of ['x', 'é']) mustAgree(api, { ...request(), tags: { k: value }, name });
      mustAgree(await fresh(), { ...request(), tags: { [`k${value}`]: 1 } });
    }
  }
});

test('tapes of every size', async () => {
  const member = { accountId: '111122223333', memberAbilities: [], displayName: 'é' };
  // Five tokens each: around the tape that the reader begins with, and the place for it in wasm's memory.
  for (const tokens of [64, 4096, 1 << 15]) {
    const api = await fresh();
    for (const by of [-2, -1, 0, 1, 2]) {
      const members = Array.from({ length: Math.floor(tokens / 6) + by }, () => member);
      mustAgree(api, { ...request(), members, name: '\ud800' });
    }
  }
});

test('a list of more elements than are looked at', async () => {
  const api = await fresh();
  // How many are left out, in the bits of a token, was taken for a string, an object or the end of one.
  for (const more of [5, 1032]) {
    const members = new Array(1_000_000 + more).fill(request().members[0]);
    const value = { members, ...request(), name: 'a\u{1f600}b', description: '\ud800' };
    const found = api.validate({ ...value, members }).errors.slice(0, 3);
    assert.deepEqual(
      found.map(({ code, pointer, params }) => [code, pointer, params.actual]),
      [
        ['length', '/members', 1_000_000 + more],
        ['pattern', '/name', undefined],
        ['unicode', '/description', undefined],
      ],
    );
  }
  const [member] = request().members;
  const length = (count) => {
    const members = new Proxy([], { get: (_, key) => (key === 'length' ? count : member) });
    return api.validate({ ...request(), members }).errors[0].params.actual;
  };
  for (const count of [2 ** 31 + 1_000_001, 2 ** 32 - 1]) assert.equal(length(count), count);
});

test('streams of text beyond ASCII', async () => {
  const random = chance(23);
  const requests = Array.from({ length: 60 }, (_, index) => ({
    ...request(),
    name: random.pick(['x', 'é', '春', '\u{1f680}', '\ud800']),
    tags: { [`k${index}`]: random.pick(['é', '春', '\u{1f680}']).repeat(random.below(1 << (index % 16))) },
  }));
  for (const size of [() => 1000, () => 1 + random.below(100_000), () => PLACE - 1, () => PLACE, () => PLACE * 4]) {
    await mustAgreeAsStream(await fresh(), requests, size);
  }
});

// The memory of the instance that was made last.
const { Instance } = WebAssembly;
let memory;
let instances = 0;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    ({ memory } = this.exports);
    instances++;
  }
};

test('an instance that has grown beyond 64 MiB is given up', async () => {
  const api = await fresh();
  const large = 'é'.repeat(40_000_000);
  const calls = {
    validate: () => api.validate({ ...request(), name: large }),
    validateJson: () => api.validateJson(JSON.stringify({ ...request(), name: large })),
    checkJson: () => api.checkJson(new TextEncoder().encode(JSON.stringify({ ...request(), name: large }))),
    checkLines: () => [...api.checkLines(new TextEncoder().encode(JSON.stringify({ ...request(), name: large })))][0],
    guard: () => ({ ok: api.isCreateCollaborationRequest({ ...request(), name: large }) }),
    issues: () => api.validate({ ...request(), members: new Array(900_000).fill(1) }, { maxIssues: 1_000_000 }),
  };
  api.validate(request());
  for (const [name, call] of Object.entries(calls)) {
    const before = instances;
    assert.equal(call().ok, false, name);
    // A line that is longer than a window is taken in several.
    assert.ok(instances > before, name);
    assert.ok(memory.buffer.byteLength < 4e6, `${name}: ${memory.buffer.byteLength}`);
    const now = instances;
    assert.equal(api.validate(request()).ok, true);
    assert.equal(instances, now, `${name}: a small call needs no new one`);
  }
});
