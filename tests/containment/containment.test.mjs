// `npm run test:containment`: what goes wrong stays where it went wrong, and the package touches nothing but what it
// is given.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createContext, Script } from 'node:vm';
import { build as bundle } from 'esbuild';
import { setUp } from '../../pkg/scripts/setup.mjs';
import { attacked } from '../attacked.mjs';
import { mustAgree, mustAgreeAsStream } from '../node/differential.mjs';
import { chance, mutated, validRequest, wild } from '../node/generate.mjs';
import { packageFolder, request, root } from '../node/packed.mjs';

const scratch = join(root, 'target/containment');
const wrong = { ...request(), name: '', members: [{ accountId: '1' }], region: 'x' };

// The package with a crate that can be made to trap and whose memory moves at every call. Its modules are used as they
// are before they are bundled, so that the façade and this test share the glue.
let folder;
let api;
let glue;
let memory;
before(async () => {
  folder = await attacked(await setUp());
  const from = (file) => import(pathToFileURL(join(folder, file)).href);
  api = await from('core.js');
  glue = await from('dist/glue.js');
  api.provide(() => readFileSync(join(folder, 'dist/cleanrooms-collaboration.wasm')));
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class extends Instance {
    constructor(...given) {
      super(...given);
      ({ memory } = this.exports);
    }
  };
});

test('the memory moves at every call, and all ways in agree', async () => {
  api.validate(request());
  const { buffer } = memory;
  api.validate(request());
  assert.notEqual(memory.buffer, buffer);
  assert.equal(buffer.byteLength, 0);
  const random = chance(31);
  const requests = Array.from({ length: 600 }, () => {
    const one = validRequest(random);
    return JSON.parse(
      JSON.stringify(random.often(0.4) ? one : random.often(0.7) ? mutated(random, one) : wild(random)),
    );
  });
  let accepted = 0;
  for (const one of requests) accepted += mustAgree(api, one).ok ? 1 : 0;
  assert.ok(accepted > 120, String(accepted));
  await mustAgreeAsStream(api, requests, () => 1 + random.below(300_000));
});

/** More places for a trap than any call below has. */
const MOST = 40;

test('a trap anywhere: the call says so, and the next one works', () => {
  const valid = request();
  const text = JSON.stringify(wrong);
  const bytes = new TextEncoder().encode(`${JSON.stringify(valid)}\n${text}\n`);
  const wide = { ...wrong, description: 'é'.repeat(5000) };
  const calls = {
    validate: () => api.validate(wrong),
    'validate, with options': () => api.validate(wrong, { maxIssues: 5 }),
    'validate, more text': () => api.validate(wide),
    'validate, a getter that calls in': () =>
      api.validate({
        ...wrong,
        get name() {
          try {
            return api.validate(valid).ok ? 'x' : '';
          } catch {
            return 'x';
          }
        },
      }),
    validateJson: () => api.validateJson(text),
    checkJson: () => api.checkJson(text),
    'checkJson, much text': () => api.checkJson(text + ' '.repeat(1 << 20)),
    isCreateCollaborationRequest: () => api.isCreateCollaborationRequest(valid),
    payers: () => api.payers(valid),
    exportAs: () => api.exportAs('cli', valid).text,
    toHttpRequest: () => api.toHttpRequest(valid),
    parseResponse: () => api.parseResponse('{}'),
    validateLines: () => [...api.validateLines(bytes)],
    checkLines: () => [...api.checkLines(bytes)],
  };
  for (const [name, call] of Object.entries(calls)) {
    const wanted = JSON.stringify(call());
    let traps = 0;
    for (let at = 1; at <= MOST; at++) {
      glue.trapIn(at);
      try {
        call();
      } catch (error) {
        assert.ok(error instanceof WebAssembly.RuntimeError, `${name}: ${error}`);
        traps++;
      }
      glue.trapIn(0);
      assert.equal(JSON.stringify(call()), wanted, `${name}, after a trap at its place ${at}`);
    }
    assert.ok(traps > 0 && traps < MOST, `${name}: ${traps} traps`);
  }
});

test('where there is no more memory, an error with a name says so, and the next call works', () => {
  const program = `
    import { validate, validateJson, validateLines } from 'cleanrooms-collaboration';
    const small = ${JSON.stringify(wrong)};
    const wanted = JSON.stringify(validate(small));
    const large = { ...small, tags: { a: 'x'.repeat(4_000_000) } };
    const members = Array.from({ length: 20_000 }, () => ({ accountId: '', a: 1, b: 2, c: 3 }));
    const many = { ...small, tags: Object.fromEntries(Array.from({ length: 40_000 }, (_, key) => [key, ''])) };
    const calls = {
      'a long string': () => validate(large),
      'a long text': () => validateJson(JSON.stringify(large)),
      'more bytes than there can be': () => validateJson(new Uint8Array(2 ** 31)),
      'many issues': () => validate({ ...small, members }, { maxIssues: 1_000_000 }),
      'many keys': () => validateJson(JSON.stringify(many)),
      'a long line': () => [...validateLines(new TextEncoder().encode(JSON.stringify(large)))],
    };
    for (const [name, call] of Object.entries(calls)) {
      try {
        call();
        console.log(name, 'went well');
      } catch (error) {
        console.log(name, error.name, error instanceof RangeError);
      }
      if (JSON.stringify(validate(small)) !== wanted) console.log(name, 'left something behind');
    }`;
  const file = join(packageFolder, '../../memory.mjs');
  writeFileSync(file, program);
  const outcomes = (...flags) =>
    execFileSync(process.execPath, [...flags, file], { encoding: 'utf8' })
      .trim()
      .split('\n');
  const names = [
    'a long string',
    'a long text',
    'more bytes than there can be',
    'many issues',
    'many keys',
    'a long line',
  ];
  const told = (otherwise) =>
    names.map((name) => `${name} ${name === 'more bytes than there can be' ? 'InputTooLargeError true' : otherwise}`);
  // The module begins with 26 pages of 64 KiB.
  assert.deepEqual(outcomes('--wasm-max-mem-pages=36'), told('OutOfMemoryError true'));
  // Not even an instance.
  assert.match(
    spawnSync(process.execPath, ['--wasm-max-mem-pages=10', file], { encoding: 'utf8' }).stderr,
    /RangeError \[OutOfMemoryError\]: There is not enough memory/,
  );
  assert.deepEqual(outcomes(), told('went well'));
});

test('a trap is no lack of memory, however little of it there is', () => {
  const program = `
    const { default: assert } = await import('node:assert');
    const { readFileSync } = await import('node:fs');
    const api = await import('./core.js');
    const glue = await import('./dist/glue.js');
    api.provide(() => readFileSync(new URL('./dist/cleanrooms-collaboration.wasm', import.meta.url)));
    api.validate({});
    glue.trapIn(1);
    assert.throws(() => api.validate({}), WebAssembly.RuntimeError);
    console.log(api.validate({}).ok);`;
  const file = join(folder, 'trap.mjs');
  writeFileSync(file, program);
  assert.equal(execFileSync(process.execPath, ['--wasm-max-mem-pages=32', file], { encoding: 'utf8' }), 'false\n');
});

test('nothing of one input is in what is said of another', () => {
  const random = chance(8);
  const texts = new Set(['name', 'description', 'displayName', 'creatorDisplayName']);
  /** Every free text of a request gets a mark that no other request has. */
  const marked = (value, mark) => {
    if (Array.isArray(value)) return value.map((inner) => marked(inner, mark));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key === 'tags' && typeof inner === 'object' && inner !== null) return [key, { [mark]: mark }];
        return [key, texts.has(key) && typeof inner === 'string' ? mark + inner : marked(inner, mark)];
      }),
    );
  };
  const targets = ['json', 'cli', 'boto3', 'javascript', 'cloudformation', 'terraform'];
  const encoder = new TextEncoder();
  const asked = [
    (one) => api.validate(one),
    (one) => api.validate({ ...one, [one.name]: 1, queryLogStatus: one.name }),
    (one) => api.validateJson(JSON.stringify(one)),
    (one) => [...api.validateLines(encoder.encode(JSON.stringify(one)))],
    (one) => api.exportAs(random.pick(targets), one),
    (one) => api.toHttpRequest(one),
    (one) => [api.toValidationException(api.validate(one)), api.payers(one)],
    (one) => api.parseResponse(JSON.stringify({ collaboration: one })),
  ];
  let accepted = 0;
  let said = 0;
  for (let turn = 0; turn < 4000; turn++) {
    const mark = `secret-${turn}-`;
    const valid = marked(validRequest(random), mark);
    const one = random.often(0.5) ? valid : mutated(random, valid);
    accepted += api.validate(one).ok ? 1 : 0;
    if (random.often(0.1)) glue.trapIn(1 + random.below(6));
    let answer;
    try {
      answer = random.pick(asked)(one);
    } catch (error) {
      answer = { ...error, message: error.message };
    }
    glue.trapIn(0);
    const marks = JSON.stringify(answer)?.match(/secret-\d+-/g) ?? [];
    said += marks.length;
    assert.deepEqual(
      marks.filter((other) => other !== mark),
      [],
    );
  }
  assert.ok(accepted > 1000 && said > 5000, `${accepted} accepted, ${said} marks`);
});

/** A program in which every entry point is used, as one script without imports. */
async function everything() {
  const contents = `
    import * as api from ${JSON.stringify(join(packageFolder, 'dist/index.js'))};
    const request = ${JSON.stringify(request())};
    const wrong = ${JSON.stringify(wrong)};
    globalThis.answer = JSON.stringify([
      api.validate(request), api.validate(wrong), api.validateJson(JSON.stringify(wrong)), api.validateJson('{'),
      [...api.validateLines(new TextEncoder().encode(JSON.stringify(wrong)))], api.parse(request), api.payers(request),
      api.isCreateCollaborationRequest(request), ['json', 'cli', 'boto3', 'javascript', 'cloudformation', 'terraform']
        .map((target) => api.exportAs(target, request)), api.toHttpRequest(request), api.parseResponse('{}'),
      api.parseException(400, {}, '{}'), api.toValidationException(api.validate(wrong)), api.jsonSchema(),
      api.describe(), api.createCollaborationRequest['~standard'].validate(wrong),
    ]);`;
  const options = { bundle: true, format: 'iife', platform: 'browser', write: false, logLevel: 'error' };
  const { outputFiles } = await bundle({ stdin: { contents, resolveDir: root }, ...options });
  return outputFiles[0].text;
}

test('nothing of the host is asked for but what the language has, WebAssembly and text encodings', async () => {
  // No network, no file, no timer, no process: where there is none, all of it works.
  const { TextEncoder, TextDecoder, atob } = globalThis;
  const context = createContext({ TextEncoder, TextDecoder, atob });
  new Script(await everything()).runInContext(context);
  assert.equal(JSON.parse(context.answer).length, 16);
});

test('no global is written, and no code is made from text', async () => {
  const program = `
    'use strict';
    const { getOwnPropertyDescriptors, freeze, isFrozen } = Object;
    const own = () => new Map(Reflect.ownKeys(globalThis).map((key) => [key, getOwnPropertyDescriptors(globalThis)[key]]));
    // Some appear when they are first asked for.
    void [TextEncoder, TextDecoder, atob];
    const before = own();
    const frozen = new Set();
    const freezeAll = (value) => {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null || frozen.has(value)) return;
      frozen.add(value);
      for (const { value: inner, get, set } of Object.values(getOwnPropertyDescriptors(value))) {
        freezeAll(inner);
        freezeAll(get);
        freezeAll(set);
      }
      freezeAll(Object.getPrototypeOf(value));
      if (value !== globalThis) freeze(value);
    };
    const names = ['Object', 'Function', 'Array', 'Map', 'Set', 'String', 'Number', 'Boolean', 'RegExp', 'Error', 'JSON',
      'Math', 'Reflect', 'Symbol', 'Promise', 'Uint8Array', 'Uint32Array', 'ArrayBuffer', 'WebAssembly', 'TextEncoder',
      'TextDecoder', 'RangeError', 'TypeError', 'Date', 'Proxy', 'WeakMap', 'console'];
    for (const name of names) freezeAll(globalThis[name]);
    if (!isFrozen(Object.prototype) || !isFrozen(Array.prototype)) throw new Error('Not frozen.');
    try {
      new Function('return 1')();
      console.log('code can be made from text');
    } catch {}
    ${await everything()}
    const { answer } = globalThis;
    delete globalThis.answer;
    const after = own();
    const parts = ['value', 'get', 'set', 'writable', 'enumerable', 'configurable'];
    const isSame = (key) => parts.every((part) => Object.is(before.get(key)?.[part], after.get(key)?.[part]));
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => !isSame(key));
    console.log(changed.length === 0 ? 'same globals' : changed, JSON.parse(answer).length);`;
  mkdirSync(scratch, { recursive: true });
  const file = join(scratch, 'frozen.cjs');
  writeFileSync(file, program);
  const { stdout, stderr } = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', file], {
    encoding: 'utf8',
  });
  assert.equal(stdout, 'same globals 16\n', stderr);
});

test('for Node: its own code is read, and nothing else is done', () => {
  const folder = join(packageFolder, '../..');
  const file = join(folder, 'permission.mjs');
  writeFileSync(
    file,
    `import { validate } from 'cleanrooms-collaboration';
    console.log(validate(${JSON.stringify(request())}).ok, process.permission.has('fs.write'), process.permission.has('child'));`,
  );
  const own = ['package.json', 'dist/index.js'];
  const files = [file, join(folder, 'package.json'), ...own.map((name) => join(packageFolder, name))];
  const flags = ['--experimental-permission', '--no-warnings', ...files.map((name) => `--allow-fs-read=${name}`)];
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, file], { encoding: 'utf8' });
  assert.equal(stdout, 'true false false\n', stderr);
  // The command line apart, it has no use for what Node brings along but where a host lacks its own.
  const sources = readdirSync(packageFolder, { recursive: true }).filter((name) => /^(?!cli).*\.c?js$/.test(name));
  const named = sources.flatMap(
    (name) => readFileSync(join(packageFolder, name), 'utf8').match(/['"]node:[^'"]+/g) ?? [],
  );
  assert.deepEqual([...new Set(named.map((name) => name.slice(1)))].toSorted(), ['node:buffer', 'node:util']);
});
