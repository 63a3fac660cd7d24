// A full stack: a caller recurses until there is no more, catches the error and goes on. Whatever is called at any
// depth gives the right answer or throws a RangeError, the process lives, and the next call is right.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { packageFolder, request } from './packed.mjs';

/** What is called, each with what it is given; made in the child process. */
const calls = `
  const wide = { ...request, name: 'caf\\u00e9 \\ud83d', tags: { 'k\\ud83d': '\\ude00x', b: 'c' } };
  const cleaned = { ...request, analyticsEngine: null, tags: { a: 'b' } };
  const wrong = { ...request, name: 'a\\u0007\\u{1f600}', queryLogStatus: 'enabled', members: [{ accountId: '1', x: 1 }] };
  const read = { ...cleaned, get description() { return 'x'; } };
  const proxied = { ...cleaned, tags: new Proxy({ a: 'b' }, { ownKeys: (target) => Reflect.ownKeys(target) }) };
  const inner = { ...cleaned, get description() { return api.validate(wrong).errors.length === 0 ? '' : 'x'; } };
  const bytes = new TextEncoder().encode(JSON.stringify(cleaned) + '\\n{}\\n');
  const calls = {
    cleaned: () => api.validate(cleaned),
    wide: () => api.validate(wide),
    wrong: () => api.validate(wrong, { creatorAccountId: '111122223333' }),
    getter: () => api.validate(read),
    proxy: () => api.validate(proxied),
    inner: () => api.validate(inner),
    guard: () => api.isCreateCollaborationRequest(request),
    text: () => api.validateJson(JSON.stringify(wrong)),
    verdict: () => api.checkJson(bytes.subarray(0, bytes.indexOf(10))),
    lines: () => [...api.validateLines(bytes)],
    payers: () => api.payers(request),
    exported: () => ['json', 'cli', 'cloudformation'].map((target) => api.exportAs(target, cleaned).text),
    response: () => api.parseResponse('{"collaboration": {"createTime": 1}}'),
    exception: () => api.parseException(400, { 'x-amzn-errortype': 'ValidationException:x' },
      '{"message": "m", "fieldList": [{"name": "members[0].accountId", "message": "n"}]}'),
    smithy: () => api.toValidationException({ errors: wrongErrors }),
    schema: () => api.jsonSchema('draft-07'),
    described: () => api.describe(),
    thrown: () => { try { api.parse(wrong); } catch (error) { if (error.name !== 'CollaborationValidationError') throw error; return error.issues; } },
  };`;

/** How a stack is filled: frames of several sizes, made by several sorts of calls. */
const shapes = `
  const shapes = {
    plain(body) { const down = () => { try { down(); } catch {} body(); }; down(); },
    many(body) { const down = (a, b, c, d, e, f, g, h, i, j) => { try { down(b, c, d, e, f, g, h, i, j, a); } catch {} body(); }; down(1, 2, 3, 4, 5, 6, 7, 8, 9, 0); },
    spread(body) { const down = (...all) => { try { down(...all); } catch {} body(); }; down(...Array(40).fill(1)); },
    built(body) { const down = () => { try { [1].forEach(down); } catch {} body(); }; down(); },
    getter(body) { const object = { get down() { try { void this.down; } catch {} body(); return 1; } }; object.down; },
    regexp(body) { const down = () => { try { 'x'.replace(/x/, down); } catch {} body(); return ''; }; down(); },
    made(body) { class Down { constructor() { try { new Down(); } catch {} body(); } } new Down(); },
  };`;

const program = (entry) => `
  import * as api from ${JSON.stringify(entry)};
  const request = ${JSON.stringify(request())};
  const wrongErrors = api.validate({ ...request, name: '' }).errors;
  ${calls}
  ${shapes}
  const text = (answer) => JSON.stringify(answer);
  const [, , shape, ...names] = process.argv;
  let [right, full] = [0, 0];
  for (const name of names) {
    const call = calls[name];
    // Some are called for the first time where the stack is full.
    const isCold = process.env.COLD === '1';
    const wanted = isCold ? undefined : text(call());
    const seen = new Set();
    let left = 400;
    shapes[shape](() => {
      if (left-- <= 0) return;
      let answer;
      try {
        answer = call();
      } catch (error) {
        if (!(error instanceof RangeError) || error.name !== 'RangeError') throw new Error(name + ': ' + error.stack);
        full++;
        return;
      }
      seen.add(text(answer));
      right++;
    });
    const after = text(call());
    for (const answer of seen) if (answer !== (wanted ?? after)) throw new Error(name + ' answered ' + answer);
    if (wanted !== undefined && after !== wanted) throw new Error(name + ' answers since ' + after);
  }
  console.log(right, full);`;

const names = [...calls.matchAll(/^ {4}(\w+): \(\) =>/gm)].map(([, name]) => name);
const kinds = [...shapes.matchAll(/^ {4}(\w+)\(body\)/gm)].map(([, name]) => name);
const file = join(packageFolder, '../../stack.mjs');
writeFileSync(file, program('cleanrooms-collaboration'));

/** The errors of a request, or a process that ends itself, are no answer to a full stack. */
function run(node, shape, given, env = {}) {
  const { status, signal, stdout, stderr } = spawnSync(node, [file, shape, ...given], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  assert.deepEqual([status, signal], [0, null], `${shape} ${given}: ${stderr}`);
  return stdout.trim().split(' ').map(Number);
}

/** Other Nodes than this, by the matrix of runtimes, if it is installed. */
const nodes = (process.env.NODES ?? process.execPath).split(':');

for (const node of nodes) {
  for (const shape of kinds) {
    test(`${node === process.execPath ? '' : `${node}, `}${shape}`, () => {
      const [right, full] = run(node, shape, names);
      assert.ok(right > 50 && full > 50, `${right} right, ${full} full`);
    });
  }
  test(`${node === process.execPath ? '' : `${node}, `}what is first called where the stack is full`, () => {
    for (const name of names) run(node, 'plain', [name], { COLD: '1' });
  });
}

test('a getter that fills the stack by itself has failed by itself', () => {
  const source = `
    import { validate } from 'cleanrooms-collaboration';
    const request = ${JSON.stringify(request())};
    const [{ code, pointer, params }] = validate({ ...request, get name() { return this.name; } }).errors;
    const fake = validate({ ...request, get name() { throw new RangeError('Maximum call stack size exceeded'); } });
    console.log(code, pointer, params.actual, fake.errors[0].params.actual);`;
  writeFileSync(join(packageFolder, '../../getter.mjs'), source);
  const { stdout } = spawnSync(process.execPath, [join(packageFolder, '../../getter.mjs')], {
    encoding: 'utf8',
  });
  assert.equal(stdout, 'type /name unreadable unreadable\n');
});
