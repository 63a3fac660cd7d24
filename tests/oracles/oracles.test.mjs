// `npm run test:oracles`: generated requests of each edition, judged by others who know its model: botocore's data read
// plainly, botocore's own validator; and for the first edition the validators that Smithy generates servers with,
// CloudFormation's schema and the SDK. With `-- 100000` as many requests; with a second number another seed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { generateValidationMessage, generateValidationSummary, PatternValidator } from '@aws-smithy/server-common';
import Ajv from 'ajv';
import { failures } from '../bench/subjects/smithy.mjs';
import { EDITIONS, chance, generatorOf, mutated, validRequest } from '../node/generate.mjs';
import { imported, root } from '../node/packed.mjs';
import { bin, environment, python } from '../node/python.mjs';
import { sent } from '../node/sdk.mjs';

const { exportAs, toHttpRequest, toValidationException, validate, validateJson } = imported;
const [count = 20_000, seed = 6] = (process.env.TEST_ARGUMENTS || undefined)?.split(' ').map(Number) ?? [];

const random = chance(seed);
const errorsOf = (result) => (result.ok ? [] : result.errors);

/** Requests of an edition, as JSON carries them, and what the check says of them. */
function judged(edition) {
  const { validRequest, wild } = generatorOf(edition);
  const make = () => {
    const way = random.below(10);
    if (way === 9 && random.often(0.02)) return random.pick([null, true, 1, '', [], [{}], {}]);
    return way < 3 ? validRequest(random) : way < 8 ? mutated(random, validRequest(random)) : wild(random);
  };
  const requests = Array.from({ length: count }, () => JSON.parse(JSON.stringify(make())));
  const every = { edition, maxIssues: 10_000 };
  return { requests, every, results: requests.map((request) => validate(request, every)) };
}

for (const edition of EDITIONS) {
  const { requests, every, results } = judged(edition);

  test(`${edition}: the requests are of every sort`, () => {
    const valid = results.filter(({ ok }) => ok).length;
    assert.ok(valid > count * 0.25 && valid < count * 0.6, `${valid} of ${count} are valid`);
    const codes = new Set(results.flatMap((result) => errorsOf(result).map(({ code }) => code)));
    for (const code of ['type', 'required', 'unknown_field', 'length', 'pattern', 'enum', 'unique_items', 'unicode']) {
      assert.ok(codes.has(code), code);
    }
  });

  test(`${edition}: botocore: its model read plainly, and its own validator`, (t) => {
    const lines = requests.map((value, index) =>
      JSON.stringify({ value, issues: errorsOf(results[index]).map(({ code, path }) => ({ code, path })) }),
    );
    const script = join(root, 'tests/python/oracles.py');
    const done = spawnSync(join(bin, 'python'), [script, join(root, `.tools/editions/${edition}.json`)], {
      input: lines.join('\n'),
      encoding: 'utf8',
      env: environment,
      maxBuffer: 1 << 28,
    });
    assert.equal(done.status, 0, done.stderr);
    const { requests: read, walker, validator } = JSON.parse(done.stdout);
    t.diagnostic(`model: ${read} requests, ${walker.issues} issues, ${walker.disagreements} disagreements`);
    t.diagnostic(`ParamValidator: ${validator.refusals} refusals, ${validator.disagreements} disagreements`);
    const shown = ({ first }) => first.map((one) => ({ ...one, request: JSON.stringify(requests[one.line]) }));
    assert.equal(read, count);
    assert.ok(walker.issues > count && validator.refusals > count / 2);
    assert.deepEqual(shown(walker), []);
    assert.deepEqual(shown(validator), []);
  });

  test(`${edition}: object and text are one, however the text is written`, () => {
    const asJson = (result) => JSON.parse(JSON.stringify(result));
    for (const [index, request] of requests.entries()) {
      const wanted = asJson(results[index]);
      for (const text of [JSON.stringify(request), `${space()}${spaced(request)}${space()}`]) {
        assert.deepEqual(asJson(validateJson(text, every)), wanted, text);
      }
    }
  });
}

const { requests, every, results } = judged(EDITIONS[0]);

test('Smithy: the same failures, in the same words', (t) => {
  // It looks at decoded values, in which nothing is of a wrong sort or unknown, and knows no cross-field rule.
  const known = new Set(['required', 'length', 'pattern', 'enum', 'unique_items']);
  let compared = 0;
  let told = 0;
  for (const [index, request] of requests.entries()) {
    const errors = errorsOf(results[index]);
    if (!errors.every(({ code }) => known.has(code))) continue;
    const exception = toValidationException(results[index]);
    const theirs = failures(request).map((failure) => ({ failure, message: generateValidationMessage(failure) }));
    compared++;
    if (errors.length === 0) {
      assert.deepEqual(theirs, []);
      continue;
    }
    told += errors.length;
    // It names the map where a key is wrong, and escapes nothing; the package names the key, as a JSON pointer.
    const asTheirs = ({ params, path, pointer }, { message }) => {
      const named = (params.place === 'key' ? path.slice(0, -1) : path).map((step) => `/${step}`).join('');
      return message.replace(`'${pointer}'`, () => `'${named}'`);
    };
    const ours = errors.map((error, place) => asTheirs(error, exception.fieldList[place]));
    assert.deepEqual(ours.toSorted(), theirs.map(({ message }) => message).toSorted(), JSON.stringify(request));
    // In the order of ours, their summary is ours; but for the place of a key that is wrong.
    if (errors.some(({ params, pointer }) => params.place === 'key' || pointer.includes('~'))) continue;
    const inOrder = ours.map((message) => theirs.find((one) => one.message === message).failure);
    assert.equal(generateValidationSummary(inOrder), exception.message);
  }
  t.diagnostic(`Smithy: ${compared} requests, ${told} failures, 0 disagreements`);
  assert.ok(compared > count / 3 && told > count / 10);
});

test('Smithy: patterns, where its engine can run them', () => {
  const pattern = '^\\d+$';
  const theirs = new PatternValidator(pattern);
  const texts = ['111122223333', '11112222333x', ' 11112222333', '\u0661'.repeat(12), '1'.repeat(11), ''];
  for (const accountId of texts) {
    const members = [{ accountId, memberAbilities: [], displayName: 'x' }];
    const errors = errorsOf(validate({ ...validRequest(random), members }, every));
    const ours = errors.filter(({ code }) => code === 'pattern').map((error) => ({ error }));
    const failure = theirs.validate(accountId, '/members/0/accountId');
    assert.equal(ours.length, failure === null ? 0 : 1, accountId);
    if (failure) {
      const { fieldList } = toValidationException({ ok: false, errors: [ours[0].error] });
      assert.equal(fieldList[0].message, generateValidationMessage(failure));
    }
  }
  // The others look ahead, which RE2 can't.
  assert.throws(() => new PatternValidator('^(?!\\s*$)x$'), /SyntaxError|invalid/);
});

test('CloudFormation: what is accepted satisfies its schema', (t) => {
  const schema = JSON.parse(python('cloudformation_schema.py', null));
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const isResource = ajv.compile(schema);
  let accepted = 0;
  for (const [index, { ok, value }] of results.entries()) {
    if (!ok) continue;
    accepted++;
    const { text } = exportAs('cloudformation', value, { cloudformation: 'json' });
    const { Properties } = JSON.parse(text).Resources.Collaboration;
    assert.ok(isResource(Properties), `${JSON.stringify(isResource.errors)} ${JSON.stringify(requests[index])}`);
  }
  t.diagnostic(`CloudFormation: ${accepted} accepted requests, 0 disagreements`);
  assert.ok(accepted > count / 4);
});

test('the AWS SDK sends what is accepted, as it is', async (t) => {
  let accepted = 0;
  for (const { ok, value } of results) {
    if (!ok) continue;
    accepted++;
    assert.deepEqual(await sent(value), JSON.parse(toHttpRequest(value).body));
  }
  t.diagnostic(`SDK for JavaScript: ${accepted} accepted requests, 0 errors`);
});

const space = () => random.pick(['', '', ' ', '\n', '\t\r\n  ']);
const plain = (unit) => (/[\ud800-\udfff]/.test(unit) ? unit : JSON.stringify(unit).slice(1, -1));
/** A code unit, which may be half of a surrogate pair: then the halves may be written each in its own way. */
const unit = (text) => (random.often(0.05) ? `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}` : plain(text));
const string = (text) => `"${text.split('').map(unit).join('')}"`;

/** JSON text for a value with white space wherever it can stand, and characters escaped here and there. */
function spaced(value) {
  const spread = (open, parts, close) => `${open}${space()}${parts.join(`${space()},${space()}`)}${space()}${close}`;
  if (Array.isArray(value)) return spread('[', value.map(spaced), ']');
  if (typeof value === 'string') return string(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value);
  return spread(
    '{',
    entries.map(([key, member]) => `${string(key)}${space()}:${space()}${spaced(member)}`),
    '}',
  );
}
