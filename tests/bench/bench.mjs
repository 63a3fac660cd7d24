// `npm run bench`: this package against ajv, in one process, in rounds that take turns, after seeing
// that both agree. Ratios are worth quoting, times are not: they are of this machine at this moment.
// Ours runs the cross-field rules as well, which ajv has no way to state.
import assert from 'node:assert/strict';
import process from 'node:process';
import Ajv from 'ajv';
import * as ours from 'cleanrooms-collaboration';
import { payloads } from './payloads.mjs';
import { schema } from './schema.mjs';

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const ROUNDS = 15;
const ROUND_MS = 40;

const subjects = {
  object: {
    ours: (value) => ours.validate(value),
    ajv: (value) => ajv(value),
  },
  text: {
    ours: (text) => ours.validateJson(text),
    ajv: (text) => ajv(JSON.parse(text)),
    'JSON.parse': (text) => JSON.parse(text),
  },
  'text and value': {
    ours: (text) => {
      const result = ours.validateJson(text);
      return result.ok ? result.value : result;
    },
    ajv: (text) => ajv(JSON.parse(text)),
    'JSON.parse': (text) => JSON.parse(text),
  },
};

/** Both find mistakes at the same places; ajv tells of a missing or unknown member at its parent. */
function agree(value) {
  const result = ours.validate(value);
  assert.equal(ajv(value), result.ok);
  if (result.ok) return;
  const rules = new Set(['multiple_payers', 'default_payer_declined', 'duplicate_account', 'reserved_tag_key']);
  const found = result.errors.filter(({ code }) => !rules.has(code)).map(({ pointer }) => pointer);
  const theirs = ajv.errors.map(({ instancePath, params }) => {
    const member = params.missingProperty ?? params.additionalProperty;
    return member === undefined ? instancePath : `${instancePath}/${member}`;
  });
  assert.deepEqual([...new Set(found)].sort(), [...new Set(theirs)].sort());
}

function time(run, input) {
  const began = process.hrtime.bigint();
  let calls = 0;
  let elapsed;
  do {
    for (let i = 0; i < 50; i++) run(input);
    calls += 50;
    elapsed = Number(process.hrtime.bigint() - began);
  } while (elapsed < ROUND_MS * 1e6);
  return elapsed / calls;
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const rows = [];
for (const [kind, runs] of Object.entries(subjects)) {
  for (const [name, value] of Object.entries(payloads)) {
    agree(value);
    const input = kind === 'object' ? value : JSON.stringify(value);
    const times = Object.fromEntries(Object.keys(runs).map((subject) => [subject, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [subject, run] of Object.entries(runs)) times[subject].push(time(run, input));
    }
    const ajvTime = median(times.ajv);
    const ratio = (subject) => (times[subject] ? `${(ajvTime / median(times[subject])).toFixed(2)}` : '');
    rows.push([kind, name, ratio('ours'), ratio('JSON.parse')]);
  }
}

console.log(`Times faster than ajv 8, Node ${process.version}, median of ${ROUNDS} rounds each`);
console.log('| input | payload | this package | JSON.parse alone |\n| --- | --- | --- | --- |');
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
