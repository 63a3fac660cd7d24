// Results are plain data, made at once: what anybody does with objects can be done with them, and they hold nothing
// but themselves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';
import { parse as revive, stringify, uneval } from 'devalue';
import { expect } from 'expect';
import lodash from 'lodash';
import { proxy, snapshot } from 'valtio/vanilla';
import { reactive, ref, toRaw } from 'vue';
import { imported as api, request } from './packed.mjs';

const encoder = new TextEncoder();
const valid = JSON.stringify({ ...request(), tags: { team: 'é' }, analyticsEngine: null });
const wrong = JSON.stringify({ ...request(), name: '', region: 1 });
const warned = JSON.stringify({ ...request(), creatorMemberAbilities: [] });

/** A result of every sort, from every function that makes one. */
const results = () =>
  [valid, wrong, warned].flatMap((text) => [
    api.validate(JSON.parse(text)),
    api.validateJson(text),
    api.validateJson(encoder.encode(text)),
    api.checkJson(text),
    api.checkJson(encoder.encode(text)),
    ...api.validateLines(encoder.encode(text)),
    ...api.checkLines(encoder.encode(text)),
  ]);

test('a result is an ordinary object with all that it has as its own', () => {
  for (const result of results()) {
    assert.equal(Object.getPrototypeOf(result), Object.prototype);
    for (const { value, writable, enumerable, configurable } of Object.values(
      Object.getOwnPropertyDescriptors(result),
    )) {
      assert.ok(value !== undefined && writable && enumerable && configurable);
    }
    assert.deepEqual(Object.getOwnPropertySymbols(result), []);
    assert.ok(Array.isArray(result.errors) && Array.isArray(result.warnings));
  }
  const [one, other] = [api.checkJson(valid), api.checkJson(valid)];
  assert.notEqual(one.errors, other.errors, 'nothing is shared between two results');
});

test('it can be copied, spread, sent, written and compared', () => {
  const { port1, port2 } = new MessageChannel();
  for (const result of results()) {
    const same = (copy) => assert.deepEqual(copy, result);
    same({ ...result });
    same(Object.assign({}, result));
    same(structuredClone(result));
    same(JSON.parse(JSON.stringify(result)));
    same(lodash.cloneDeep(result));
    same(lodash.merge({}, result));
    assert.ok(lodash.isEqual(lodash.cloneDeep(result), result));
    port1.postMessage(result);
    same(receiveMessageOnPort(port2).message);
    expect(structuredClone(result)).toEqual(result);
    expect(structuredClone(result)).toStrictEqual(result);
  }
  port1.close();
});

test('Vue, Valtio and SvelteKit take it', () => {
  for (const result of results()) {
    assert.deepEqual(toRaw(ref(result).value), result);
    const state = reactive({ result: structuredClone(result) });
    assert.equal(state.result.value?.name, result.value?.name);
    state.result.ok = 'changed';
    assert.equal(state.result.ok, 'changed');
    assert.deepEqual(snapshot(proxy(structuredClone(result))), result);
    // With this, SvelteKit hands what `load` returns to the page.
    assert.deepEqual(revive(stringify(result)), result);
    assert.deepEqual(runInNewContext(`JSON.stringify(${uneval(result)})`), JSON.stringify(result));
  }
});

test('the value is made of the very bytes that were checked, whatever else writes them', async () => {
  // A worker writes half of the names as one that is wrong.
  const [right, spoilt] = ['Joint measurement', 'Joint\\u0007easureme'].map((name) => encoder.encode(name));
  assert.equal(right.length, 17);
  const text = encoder.encode(`${valid}\n`);
  const at = valid.indexOf('Joint');
  const shared = new Uint8Array(new SharedArrayBuffer(text.length));
  shared.set(text);
  const worker = new Worker(
    `const { workerData: { shared, right, spoilt, at } } = require('node:worker_threads');
    require('node:worker_threads').parentPort.postMessage('writing');
    for (;;) { shared.set(spoilt, at); shared.set(right, at); }`,
    { eval: true, workerData: { shared, right, spoilt: spoilt.subarray(0, 17), at } },
  );
  await new Promise((resolve) => worker.once('message', resolve));
  let [accepted, refused] = [0, 0];
  try {
    for (let turn = 0; turn < 20_000; turn++) {
      for (const result of [api.validateJson(shared), ...api.validateLines(shared)]) {
        if (result.ok) accepted++;
        else refused++;
        if (result.ok) assert.ok(api.validate(result.value).ok, JSON.stringify(result.value));
      }
    }
  } finally {
    await worker.terminate();
  }
  assert.ok(accepted > 100 && refused > 100, `${accepted} accepted, ${refused} refused`);
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
const weight = () => {
  // Of one collection, a part may still be swept beside the program: the next waits for it.
  for (let times = 0; times < 3; times++) collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** By how much what is kept of something weighs more than nothing, in bytes. */
function weigh(keep) {
  keep(); // What is made at the first call only.
  const before = weight();
  const kept = keep();
  const after = weight();
  assert.ok(kept.length > 0);
  return after - before;
}

test('what is kept holds nothing but itself', () => {
  const filler = 'x'.repeat(200_000);
  // Engines keep very short pieces of a string as copies anyway.
  const short = 'a key of some length';
  const lines = encoder.encode(`${valid}\n{}\n{"${filler}": 1}\n`.repeat(200));
  const large = encoder.encode(`${' '.repeat(1_000_000)}${valid}`);
  const text = `${' '.repeat(1_000_000)}${wrong}`;
  const fifty = (make) => Array.from({ length: 50 }, make);
  const kinds = {
    'lines that are right': () => [...api.validateLines(lines)].filter(({ ok }) => ok),
    'lines that are wrong': () => [...api.validateLines(lines)].filter(({ line }) => line % 3 === 2),
    'verdicts of lines': () => [...api.checkLines(lines)].filter(({ line }) => line % 3 !== 0),
    'values from bytes': () => fifty(() => api.validateJson(large)),
    'issues from text': () => fifty(() => api.validateJson(text)),
    'a short key beside a long one': () =>
      fifty(() => api.validate({ ...request(), [short]: 1, [filler]: 1 }).errors.find(({ path }) => path[0] === short)),
    'values of objects': () => fifty(() => api.validate({ ...request(), analyticsEngine: null })),
  };
  for (const [name, keep] of Object.entries(kinds)) {
    const bytes = weigh(keep);
    assert.ok(bytes < 4e6, `${name}: ${bytes}`);
  }
});
