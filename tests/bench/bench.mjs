// `npm run bench`: this package beside other validators, in one process, in rounds that take turns, after
// seeing that all agree. With `-- --write`, the results go to tests/bench/results and into the README.
// Ratios are worth quoting, times are not: they are of this machine at this moment. Ours runs the
// cross-field rules as well, which none of the others has.
import assert from 'node:assert/strict';
import process from 'node:process';
import { checkJson, checkLines, validateJson, validateLines } from 'cleanrooms-collaboration';
import { coldStart } from './cold.mjs';
import { growth } from './growth.mjs';
import { median } from './median.mjs';
import { payloads, sizes } from './payloads.mjs';
import { report } from './report.mjs';
import { places as oursAt } from './subjects/ours.mjs';
import { weigh } from './weigh.mjs';

const peers = ['ajv', 'ajv-standalone', 'typebox', 'arktype', 'zod', 'zod-mini', 'valibot', 'joi', 'yup', 'smithy'];
const loaded = {};
for (const name of peers) loaded[name] = await import(`./subjects/${name}.mjs`);
const { run: ours } = await import('./subjects/ours.mjs');

/** A peer finds what we find, and nothing else; but for what it doesn't look for. */
function agree({ places, run, lacks = [] }, name, value) {
  const found = new Set(places(value));
  const wanted = new Set(oursAt(value, lacks));
  const all = new Set(oursAt(value));
  assert.deepEqual(
    [...wanted].filter((place) => !found.has(place)),
    [],
    `${name} misses`,
  );
  assert.deepEqual(
    [...found].filter((place) => !all.has(place)),
    [],
    `${name} finds besides`,
  );
  assert.equal(run(value), found.size === 0, name);
}

const ROUNDS = 15;
const ROUND_NS = 25e6;

function time(body) {
  const began = process.hrtime.bigint();
  let calls = 0;
  let elapsed;
  do {
    for (let i = 0; i < 10; i++) body();
    calls += 10;
    elapsed = Number(process.hrtime.bigint() - began);
  } while (elapsed < ROUND_NS);
  return elapsed / calls;
}

/** Medians by subject, of rounds in which each has its turn. */
function race(bodies) {
  const times = Object.fromEntries(Object.keys(bodies).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, body] of Object.entries(bodies)) times[name].push(time(body));
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

/** How many times as fast as ajv each is. */
const toAjv = (times) => Object.fromEntries(Object.entries(times).map(([name, one]) => [name, times.ajv / one]));

const results = { object: {}, text: {}, batch: {} };
const progress = (what) => process.stderr.write(`${what}\n`);

for (const [cell, value] of Object.entries(payloads)) {
  for (const [name, peer] of Object.entries(loaded)) agree(peer, name, value);
  const asPeers = (input) =>
    Object.fromEntries(Object.entries(loaded).map(([name, { run }]) => [name, () => run(input())]));

  progress(`object, ${cell}`);
  results.object[cell] = toAjv(race({ ours: () => ours(value), ...asPeers(() => value) }));

  progress(`text, ${cell}`);
  const text = JSON.stringify(value);
  results.text[cell] = toAjv(
    race({
      ours: () => checkJson(text),
      'ours, and value': () => validateJson(text),
      'JSON.parse alone': () => JSON.parse(text),
      ...asPeers(() => JSON.parse(text)),
    }),
  );
}

for (const size of sizes) {
  progress(`batch, ${size}`);
  const line = JSON.stringify(payloads[`${size}, valid`]);
  const lines = Math.ceil(2_000_000 / line.length);
  const bytes = new TextEncoder().encode(`${line}\n`.repeat(lines));
  const decoder = new TextDecoder();
  const each = (body) => () => {
    let valid = 0;
    for (const one of decoder.decode(bytes).split('\n')) if (one !== '') valid += body(one);
    assert.equal(valid, lines);
  };
  const ofLines = (check) => () => {
    let valid = 0;
    for (const { ok } of check(bytes)) valid += ok ? 1 : 0;
    assert.equal(valid, lines);
  };
  results.batch[size] = toAjv(
    race({
      ours: ofLines(checkLines),
      'ours, and value': ofLines(validateLines),
      'JSON.parse alone': each((one) => (JSON.parse(one) ? 1 : 0)),
      ...Object.fromEntries(
        ['ajv', 'typebox', 'arktype', 'zod', 'valibot'].map((name) => [
          name,
          each((one) => (loaded[name].run(JSON.parse(one)) ? 1 : 0)),
        ]),
      ),
    }),
  );
}

progress('growth');
results.growth = growth();
progress('cold start');
// What ajv writes is written when its subject is imported: that is no start of it.
results.cold = coldStart(['ours', 'ours-alone', ...peers.filter((name) => name !== 'ajv-standalone')]);
progress('weight');
results.weight = await weigh(['ours', ...peers]);
await report(results, process.argv.includes('--write'));
