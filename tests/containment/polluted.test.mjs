// Members that somebody gave `Object.prototype` change nothing: each name that the package's code reads, with values of
// several sorts, before the package is loaded and after.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { createContext, Script } from 'node:vm';
import { build as bundle } from 'esbuild';
import { cases } from '../cases.mjs';
import { namesIn } from '../names.mjs';
import { chance, mutated, validRequest, wild } from '../node/generate.mjs';
import { imported, packageFolder, request, root } from '../node/packed.mjs';

const wrong = { ...request(), name: '', description: 'a\u0007', members: [{ accountId: '1', x: 1 }], region: 'x' };
const warned = {
  ...request(),
  analyticsEngine: 'CLEAN_ROOMS_SQL',
  creatorMLMemberAbilities: { customMLMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'] },
  creatorMemberAbilities: [],
  tags: { a: '', '\ud800': 'x' },
  queryLogStatus: 'ENABLE',
};
const newest = cases.find(({ name }) => name === 'editions/everything-newest.json').request;
const mistaken = {
  ...request(),
  QueryLogStatus: 'enabled',
  members: [
    { account_id: '1111-2222-3333', displayName: 'x', memberAbilities: ['can_query', 'CAN_RECEIVE_MODEL_OUTPUT'] },
    { accountId: 11122223333, displayName: 'x'.repeat(101), mlAbilities: {}, memberAbilities: 'CAN_QUERY' },
    { ...request().members[0], paymentConfiguration: { queryCompute: { isResponsible: true } } },
  ],
  creatorPaymentConfiguration: { queryCompute: { isResponsible: true } },
  tags: { 'aws:x': 'y' },
};
const nulls = { ...request(), analyticsEngine: null, tags: { a: '', b: 'é' }, dataEncryptionMetadata: null };
const response = {
  collaboration: {
    id: '11111111-2222-3333-4444-555555555555',
    arn: 'a',
    name: 'x',
    creatorAccountId: '111122223333',
    creatorDisplayName: 'x',
    createTime: 1.5,
    updateTime: 2,
    memberStatus: 'ACTIVE',
    queryLogStatus: 'ENABLED',
    description: null,
    later: 1,
  },
};

/** The package as a script without imports, which leaves its functions in `tools`: Node itself stumbles over a global. */
async function packageScript() {
  // By name: a bundler makes of a namespace something that stumbles itself.
  const all = Object.keys(imported).join();
  const contents = `import { ${all} } from ${JSON.stringify(join(packageFolder, 'dist/index.js'))}; tools.api = { ${all} };`;
  const options = { bundle: true, format: 'iife', platform: 'browser', write: false, logLevel: 'error' };
  const { outputFiles } = await bundle({ stdin: { contents, resolveDir: root }, ...options });
  return new Script(outputFiles[0].text);
}

/** The same of the bundle for CommonJS. */
function commonJsScript() {
  const bundled = readFileSync(join(packageFolder, 'dist/core.cjs'), 'utf8');
  return new Script(
    `{ const module = { exports: {} }; ${bundled}; tools.api = module.exports; tools.api.provide(() => tools.wasm); }`,
  );
}

/** What all functions answer, as JSON that says whose member is an object's own. */
const questions = new Script(`
  (() => {
    const given = ${JSON.stringify({ request: request(), wrong, warned, mistaken, nulls, newest, response })};
    const { own, text, bytes, api } = tools;
    const { request, wrong, warned, mistaken, nulls, newest } = given;
    const latest = { edition: 'latest' };
    const options = { creatorAccountId: '111122223333', unknownFields: 'warning', levels: { no_querier: 'error' }, maxIssues: 50 };
    const attempts = [
      () => [request, wrong, warned, nulls, null, []].map((one) => api.validate(one)),
      () => [wrong, warned, nulls].map((one) => api.validate(one, options)),
      () => [request, wrong, warned, nulls].map((one) => [api.validateJson(text(one)), api.checkJson(text(one), options)]),
      () => api.validateJson('{"name": "x", "name": }'),
      () => [...api.validateLines(bytes(text(wrong) + '\\n' + text(nulls))), ...api.checkLines(bytes(text(nulls)), options)],
      () => [request, nulls, wrong].map((one) => api.isCreateCollaborationRequest(one)),
      () => api.parse(nulls),
      () => [api.validate(mistaken), api.validateJson(text(mistaken))],
      () => [mistaken, wrong, warned].map((one) => {
        const { errors, warnings } = api.validate(one);
        const all = [...errors, ...warnings].map((issue) => api.fixes(one, issue));
        return [all, all.flat().map(({ patch }) => api.applyPatch(one, patch))];
      }),
      () => {
        const { ok, unresolved } = api.validate({ ...request, name: api.unresolved, tags: { a: api.unresolved } });
        return [ok, unresolved, api.payers({ ...request, members: api.unresolved })];
      },
      () => [newest, { ...newest, isMetricsEnabled: 1, region: 2 }].map((one) => [api.validate(one), api.validate(one, latest)]),
      () => [api.payers(newest, latest), api.earliestEdition(newest), api.earliestEdition({})],
      () => [api.jsonSchema('draft-07', latest), api.describe(latest), api.exportAs('cloudformation', newest, latest)],
      () => { try { api.parse(wrong); } catch (error) { return [error.name, error.message, error.issues, error.warnings]; } },
      () => [request, warned, wrong].map((one) => api.payers(one)),
      () => ['json', 'cli', 'boto3', 'javascript', 'cloudformation', 'cdk', 'terraform'].map((target) => api.exportAs(target, nulls)),
      () => api.exportAs('cli', request, { cli: 'input-json' }),
      () => api.toHttpRequest(nulls),
      () => [wrong, warned, request].map((one) => api.toValidationException(api.validate(one))),
      () => api.toValidationException(api.validateJson('{')),
      () => [given.response, {}, '', text(given.response)].map((body) => api.parseResponse(body)),
      () => ['ValidationException', 'ServiceQuotaExceededException', 'ThrottlingException', 'Another'].map((name) =>
        api.parseException(400, { 'x-amzn-errortype': name },
          text({ reason: 'x', quotaValue: 1, fieldList: [{ name: 'members.0.accountId', message: 'm' }, { name: '/tags/a' }] }))),
      () => [api.parseException(502, {}, '<html>'), api.parseException(400, { a: 'b' }, '{}')],
      () => [api.jsonSchema(), api.jsonSchema('draft-07')],
      () => api.describe(),
      () => [wrong, nulls].map((one) => api.createCollaborationRequest['~standard'].validate(one)),
      () => { try { api.validate({}, { maxIssues: 0 }); } catch (error) { return error.message; } },
    ];
    return own(attempts.map((attempt) => attempt()));
  })()`);

/** What is answered to many texts, as objects and as text. */
const manyQuestions = new Script(`
  tools.texts.map((text) => {
    const { own, api } = tools;
    const request = JSON.parse(text);
    const every = { maxIssues: 100000 };
    const answers = [api.validate(request, every), api.validateJson(text, every), api.checkJson(text), api.payers(request)];
    if (answers[0].ok) answers.push(api.exportAs('cli', request), api.exportAs('terraform', request), api.toHttpRequest(request));
    else answers.push(api.toValidationException(answers[0]));
    return own(answers);
  }).join('\\n')`);

// Made outside of the realm that is polluted, so that they judge and don't suffer.
const encoder = new TextEncoder();
function own(value) {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Array.from(value, own);
  if (Object.prototype.toString.call(value) === '[object Date]') return Date.prototype.getTime.call(value);
  return Object.fromEntries(Object.keys(value).map((key) => [key, own(value[key])]));
}
const tools = {
  __proto__: null,
  api: undefined,
  texts: [],
  wasm: readFileSync(join(packageFolder, 'dist/cleanrooms-collaboration.wasm')),
  own: (value) => JSON.stringify(own(value)),
  text: (value) => JSON.stringify(own(value)),
  bytes: (text) => encoder.encode(text),
};

let scripts;
let wanted;
before(async () => {
  scripts = { import: await packageScript(), require: commonJsScript() };
  wanted = answers({});
});

const SORTS = {
  object: { value: {}, enumerable: true, writable: true, configurable: true },
  'true, read-only': { value: true, enumerable: false, writable: false, configurable: true },
  number: { value: 1, enumerable: true, writable: false, configurable: true },
  'function, accessor': {
    get: () => () => 'polluted',
    set() {
      throw new Error('A member of Object.prototype was assigned to.');
    },
    enumerable: true,
    configurable: true,
  },
};

/** What is answered in a realm of its own, with names of a sort in it before the package is loaded, or after. */
function answers({ names = [], sort, isEarly = false, entry = 'import', asked = questions }) {
  const context = createContext({ TextEncoder, TextDecoder, atob, tools });
  const { prototype } = new Script('Object').runInContext(context);
  const pollute = () => names.forEach((name) => Object.defineProperty(prototype, name, sort));
  if (isEarly) pollute();
  scripts[entry].runInContext(context);
  if (!isEarly) pollute();
  return asked.runInContext(context);
}

const names = namesIn(packageFolder);

test('the names are found', () => {
  for (const name of ['members', 'pieces', 'element', 'warnings', 'isPlural', 'nearest', 'max', 'ignoreBOM', 'get']) {
    assert.ok(names.includes(name), name);
  }
  assert.ok(names.length > 300, String(names.length));
});

for (const [kind, sort] of Object.entries(SORTS)) {
  for (const isEarly of [true, false]) {
    const when = `${kind}, ${isEarly ? 'before' : 'after'} the package is loaded`;
    test(`all names at once: ${when}`, () => {
      for (const entry of ['import', 'require']) {
        // What the language reads by itself is among them: `get` of a description, `toJSON` of what is made JSON.
        assert.equal(answers({ names: [...names, 'fatal', 'toJSON'], sort, isEarly, entry }), wanted);
      }
    });
  }
}

test('all names at once: every case of the package, and generated requests', () => {
  const random = chance(41);
  const generated = Array.from({ length: 3000 }, (_, index) => {
    const one = validRequest(random);
    return index % 3 === 0 ? one : index % 3 === 1 ? mutated(random, one) : wild(random);
  });
  tools.texts = [...cases.flatMap(({ request }) => (request === undefined ? [] : [request])), ...generated].map((one) =>
    JSON.stringify(one),
  );
  assert.ok(tools.texts.length > 3250, String(tools.texts.length));
  const clean = answers({ asked: manyQuestions });
  for (const sort of Object.values(SORTS)) {
    for (const isEarly of [true, false]) {
      assert.equal(answers({ names: [...names, 'fatal', 'toJSON'], sort, isEarly, asked: manyQuestions }), clean);
    }
  }
});

test('each name by itself', () => {
  // In turn, for a new realm takes a while: each of a sort, before or after.
  const sorts = Object.values(SORTS);
  names.forEach((name, index) => {
    const sort = sorts[index % sorts.length];
    assert.equal(answers({ names: [name], sort, isEarly: index % 8 < 4 }), wanted, name);
  });
});
