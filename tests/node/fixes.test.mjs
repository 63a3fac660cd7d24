// Fixes: what each does to generated requests with mistakes, and to those of the cases.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { cases } from '../cases.mjs';
import { EDITIONS, chance, generatorOf, mutated } from './generate.mjs';
import { imported, request, root } from './packed.mjs';

const { applyPatch, fixes, validate } = imported;
const COUNT = Number(process.env.FIXES ?? 2000);

const all = (options) => ({ ...options, maxIssues: 10_000 });
const issuesOf = (value, options) => {
  const { errors, warnings } = validate(value, all(options));
  return [...errors, ...warnings];
};
const named = (issues) => new Set(issues.map(({ code, pointer }) => `${code} ${pointer}`));

/** Respells names and values of a request, as people do. */
function respelled(random, value) {
  const respell = (text) => {
    const ways = [
      () => text.toUpperCase(),
      () => text[0].toUpperCase() + text.slice(1),
      () => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      () => text.toLowerCase().replaceAll('_', '-'),
      () => ` ${text}`,
      () => text.slice(0, -1),
    ];
    return random.pick(ways)();
  };
  if (Array.isArray(value)) {
    const list = value.map((inner) => respelled(random, inner));
    return random.often(0.05) && list.length > 0 ? [...list, list[0]] : list;
  }
  if (typeof value === 'string') {
    if (/^\d{12}$/.test(value) && random.often(0.1)) {
      return random.pick([
        `${value.slice(0, 4)}-${value.slice(4, 8)}-${value.slice(8)}`,
        ` ${value}`,
        Number(value),
        value.slice(1),
      ]);
    }
    return /^[A-Z_]+$/.test(value) && random.often(0.1) ? respell(value) : value;
  }
  if (typeof value === 'boolean') return random.often(0.05) ? String(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      /^[a-zA-Z]+$/.test(key) && random.often(0.05) ? respell(key) : key,
      respelled(random, inner),
    ]),
  );
}

/** Checks all that is said of the fixes of a request. Answers how many there are, by applicability and code. */
function judge(one, options, counts) {
  const before = issuesOf(one, options);
  const known = named(before);
  const frozen = JSON.stringify(one);
  for (const issue of before) {
    for (const { title, applicability, patch } of fixes(one, issue, options)) {
      const mended = applyPatch(one, patch);
      const after = named(issuesOf(mended, options));
      const what = `${title}: ${issue.code} ${issue.pointer}, ${JSON.stringify(patch)} of ${frozen}`;
      assert.ok(!after.has(`${issue.code} ${issue.pointer}`), what);
      if (applicability === 'safe')
        assert.ok(
          [...after].every((name) => known.has(name)),
          what,
        );
      assert.match(title, /^[A-Z]/);
      assert.doesNotMatch(title, /undefined|null|\//);
      assert.equal(JSON.stringify(one), frozen, 'the request stays as it is');
      const key = `${applicability} ${issue.code}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
}

/** A request with all safe fixes applied. */
function mended(one, options) {
  let left = one;
  for (let steps = 0; ; steps++) {
    assert.ok(steps < 1000, 'it ends');
    const safe = issuesOf(left, options)
      .flatMap((issue) => fixes(left, issue, options))
      .find(({ applicability }) => applicability === 'safe');
    if (safe === undefined) return left;
    left = applyPatch(left, safe.patch);
  }
}

test(`${COUNT} generated requests: a fix mends its issue, a safe one adds none, and all come to an end`, (t) => {
  const random = chance(20_261_128);
  const counts = new Map();
  const generators = EDITIONS.map((edition) => [edition, generatorOf(edition)]);
  for (let index = 0; index < COUNT; index++) {
    const [edition, { validRequest }] = generators[index % generators.length];
    const options = { edition };
    const right = JSON.parse(JSON.stringify(validRequest(random)));
    const one = index % 3 === 0 ? JSON.parse(JSON.stringify(mutated(random, right) ?? null)) : respelled(random, right);
    judge(one, options, counts);
    const left = mended(one, options);
    assert.ok(issuesOf(left, options).length <= issuesOf(one, options).length);
    assert.deepEqual(mended(right, options), right, 'what is right stays as it is');
  }
  t.diagnostic(JSON.stringify(Object.fromEntries([...counts].sort())));
  for (const key of [
    'safe unknown_field',
    'safe enum',
    'safe pattern',
    'safe length',
    'safe type',
    'safe unique_items',
  ]) {
    assert.ok(counts.get(key) > COUNT / 1000, `${key}: ${counts.get(key)}`);
  }
});

test('each code that can be mended is mended in some case', () => {
  const counts = new Map();
  for (const { request: one, options = {} } of cases) if (one !== undefined) judge(one, options, counts);
  const mendable = new Set([...counts.keys()].map((key) => key.split(' ')[1]));
  const never = ['syntax', 'duplicate_key', 'unicode', 'required', 'member_quota'];
  const codes = new Set(cases.flatMap(({ issues }) => issues.map(({ code }) => code)));
  for (const code of codes) assert.equal(mendable.has(code), !never.includes(code), code);
});

test('the crate makes the same fixes of all cases', () => {
  const native = JSON.parse(readFileSync(join(root, 'target/tmp/fixes.json'), 'utf8'));
  let compared = 0;
  for (const { name, request: one, options = {} } of cases) {
    if (one === undefined) continue;
    const { errors, warnings } = validate(one, options);
    const found = [...errors, ...warnings].map((issue) => fixes(one, issue, options));
    // In the crate, errors and warnings are one list.
    const sorted = (all) => all.map((each) => JSON.stringify(each, (_, value) => ordered(value))).toSorted();
    assert.deepEqual(sorted(found), sorted(native[name]), name);
    compared += found.flat().length;
  }
  assert.ok(compared > 60, String(compared));
});

/** An object with its keys in order. */
const ordered = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

test('fixes of single issues', () => {
  const told = (one, options) =>
    issuesOf(one, options).flatMap((issue) =>
      fixes(one, issue, options).map(({ title, applicability }) => `${applicability}: ${title}`),
    );
  const member = request().members[0];
  const pay = { queryCompute: { isResponsible: true } };
  const expected = [
    [{ queryLogStatus: 'Enabled ' }, ['safe: Use ENABLED']],
    [{ queryLogStatus: 'ENABLE' }, ['choice: Use ENABLED']],
    [{ creatorMemberAbilities: ['CAN_QUERY', 'CAN_QUERY', 'CAN_RECEIVE_RESULTS'] }, ['safe: List each value once']],
    // Another issue would come of it.
    [{ creatorMemberAbilities: ['CAN_QUERY', 'can_query', 'CAN_RECEIVE_RESULTS'] }, ['choice: Use CAN_QUERY']],
    [
      { members: [{ ...member, accountId: '1111 2222 3333' }] },
      ['safe: Remove spaces and hyphens', 'safe: Remove spaces and hyphens'],
    ],
    [{ members: [{ ...member, accountId: 'x11122223333' }] }, []],
    [{ members: [{ ...member, accountId: '+1(111)22223333' }] }, []],
    [{ members: [{ ...member, accountId: '账户111122223333' }] }, []],
    [{ creatorMemberAbilities: 'CAN_QUERY CAN_RECEIVE_RESULTS' }, ['choice: Make a list of it']],
    // Of two, a person has to choose.
    [{ NAME: 'x', Name: 'y', name: undefined }, ['choice: Remove it', 'choice: Remove it']],
    [{ members: [{ ...member, accountId: 111122223333 }] }, ['safe: Put it in quotes']],
    [{ members: [{ ...member, accountId: 11122223333 }] }, ['choice: Put a zero before it']],
    [{ members: [{ ...member, accountId: '11122223333' }] }, ['choice: Put a zero before it']],
    [{ members: member }, ['choice: Put it into a list']],
    [{ creatorMemberAbilities: 'CAN_QUERY, CAN_RECEIVE_RESULTS' }, ['choice: Make a list of it']],
    [
      { QueryLogStatus: 'ENABLED', queryLogStatus: undefined },
      ['safe: Rename it to queryLogStatus', 'choice: Remove it'],
    ],
    [{ tags: { 'aws:a': 'b' } }, ['choice: Take aws: off the key', 'choice: Remove the tag']],
    [{ tags: { 'aws:a': 'b', a: 'c' } }, ['choice: Remove the tag']],
    [
      { creatorPaymentConfiguration: pay, members: [{ ...member, paymentConfiguration: pay }] },
      ['choice: Keep only the creator as payer', 'choice: Keep only member 1 as payer'],
    ],
    [{ name: 'x'.repeat(101) }, ['choice: Cut it to 100 characters']],
    [{ name: 'a\u{1f600}b' }, ["choice: Remove the characters that aren't valid"]],
    [{ name: '\u{1f600}' }, []],
    [{ description: undefined }, []],
  ];
  for (const [change, wanted] of expected) {
    const one = JSON.parse(JSON.stringify({ ...request(), ...change }));
    assert.deepEqual(told(one), wanted, JSON.stringify(change));
  }
});

test('patches are applied as RFC 6902 says', () => {
  const patches = [
    [
      { a: 1 },
      [
        { op: 'replace', path: '/a', value: 2 },
        { op: 'move', from: '/a', path: '/b' },
      ],
      { b: 2 },
    ],
    [
      { a: [1, 2] },
      [
        { op: 'remove', path: '/a/0' },
        { op: 'move', from: '/a/0', path: '/b' },
      ],
      { a: [], b: 2 },
    ],
    [
      { a: [1] },
      [
        { op: 'add', path: '/a/-', value: 2 },
        { op: 'add', path: '/a/0', value: 0 },
      ],
      { a: [0, 1, 2] },
    ],
    [{ 'a/b': { '~': 1 } }, [{ op: 'replace', path: '/a~1b/~0', value: 2 }], { 'a/b': { '~': 2 } }],
    [{ a: 1 }, [{ op: 'replace', path: '', value: 2 }], 2],
  ];
  for (const [one, patch, wanted] of patches) assert.deepEqual(applyPatch(one, patch), wanted);
  const misfits = [
    { op: 'remove', path: '/b' },
    { op: 'replace', path: '/b', value: 1 },
    { op: 'add', path: '/b/c', value: 1 },
    { op: 'add', path: '/l/5', value: 1 },
    { op: 'remove', path: '/l/-' },
    { op: 'move', from: '/b', path: '/c' },
    { op: 'copy', from: '/a', path: '/c' },
  ];
  for (const patch of misfits)
    assert.throws(() => applyPatch({ a: 1, l: [] }, [patch]), TypeError, JSON.stringify(patch));
});

test('whatever is given, fixes throw for what is no issue only', () => {
  const [issue] = validate({ ...request(), queryLogStatus: 'enabled' }).errors;
  for (const value of [
    undefined,
    null,
    1,
    '',
    [],
    () => {},
    Symbol('x'),
    { members: 1 },
    { members: [null] },
    Object.create(null),
  ]) {
    assert.deepEqual(fixes(value, issue), []);
  }
  let reads = 0;
  const throwing = {
    ...request(),
    get queryLogStatus() {
      if (reads++ > 1) throw new Error('no');
      return 'enabled';
    },
  };
  assert.deepEqual(fixes(throwing, issue), []);
  const cycle = { ...request(), queryLogStatus: 'enabled' };
  cycle.tags = cycle;
  assert.equal(fixes(cycle, issue).length, 1);
  for (const wrong of [undefined, null, {}, { code: 'enum' }, { path: [] }])
    assert.throws(() => fixes({}, wrong), TypeError);
  assert.throws(() => fixes({}, issue, { edition: 'x' }), TypeError);
  assert.deepEqual(fixes({}, { code: '__proto__', path: [], params: {} }), []);
  const odd = JSON.parse('{"tags": {"__proto__": "x", "aws:__proto__": "y"}}');
  for (const one of issuesOf(odd)) for (const { patch } of fixes(odd, one)) applyPatch(odd, patch);
  assert.equal({}.x, undefined);
});
