// The commands. Each is given its files and options and returns an exit status.
import process from 'node:process';
import { codes } from '../dist/codes.js';
import { exportAs, jsonSchema, payers, validateJson, validateLines } from '../dist/node.js';
import { formats } from './formats.js';
import { Unusable, nameOf, readAll, readChunks, sizeOf } from './input.js';
import { bold, count, progress } from './terminal.js';

const VALID = 0;
const INVALID = 1;
export const UNUSABLE = 2;

/** The exit status that a result asks for. */
function statusOf(result) {
  if (result.ok) return VALID;
  return result.errors.some(({ code }) => code === 'syntax') ? UNUSABLE : INVALID;
}

/** Does something for each file; one that can't be used is told of, and the others are still read. */
async function each(files, body) {
  let status = VALID;
  for (const file of files) {
    try {
      status = Math.max(status, await body(file));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      console.error(error.message);
      status = UNUSABLE;
    }
  }
  return status;
}

export async function check(files, { format, ndjson, options }) {
  const reporter = formats[format]();
  const status = await each(files, async (file) => {
    if (ndjson || /\.(ndjson|jsonl)$/i.test(file)) return checkLines(file, reporter, options);
    const bytes = await readAll(file);
    const result = validateJson(bytes, options);
    reporter.report({ file, name: nameOf(file), bytes, result });
    return statusOf(result);
  });
  reporter.end();
  return status;
}

async function checkLines(file, reporter, options) {
  const bar = progress(await sizeOf(file));
  const name = nameOf(file);
  let read = 0;
  let status = VALID;
  let requests = 0;
  let invalid = 0;
  for await (const result of validateLines(
    readChunks(file, (bytes) => (read += bytes)),
    options,
  )) {
    const { line, bytes } = result;
    requests++;
    if (!result.ok) invalid++;
    bar.draw(read, count(line, 'line'));
    status = Math.max(status, statusOf(result));
    reporter.report({ file, name, line, bytes, result });
  }
  bar.clear();
  if (requests === 0) throw new Unusable(`${name}: there is no request in it`);
  reporter.endOfLines({ name, requests, invalid });
  return status;
}

/** What is in a file, which must be JSON. */
async function jsonOf(file) {
  const bytes = await readAll(file);
  const result = validateJson(bytes);
  const broken = result.ok ? undefined : result.errors.find(({ code }) => code === 'syntax');
  if (broken !== undefined) throw new Unusable(`${nameOf(file)}: ${broken.message}`);
  return JSON.parse(new TextDecoder().decode(bytes));
}

export const exportCommand = (files, { to, options }) =>
  each(files, async (file) => {
    const bytes = await readAll(file);
    const result = validateJson(bytes);
    if (!result.ok) {
      formats.human(console.error).report({ file, name: nameOf(file), bytes, result });
      return statusOf(result);
    }
    const { text, notes } = exportAs(to, result.value, options);
    process.stdout.write(text);
    for (const { pointer, message } of notes) console.error(`${pointer}: ${message}`);
    return VALID;
  });

export const payersCommand = (files) =>
  each(files, async (file) => {
    const request = await jsonOf(file);
    const costs = { queryCompute: 'queries', modelTraining: 'model training', modelInference: 'model inference' };
    const reasons = {
      multiple_payers: 'more than one participant is set to pay',
      default_payer_declined: 'nobody is set to pay, and who can query declines',
      multiple_queriers: 'nobody is set to pay, and more than one participant can query',
      no_querier: 'nobody is set to pay, and nobody can query',
      undecided: 'the request is not clear about it',
    };
    console.log(bold(nameOf(file)));
    for (const [cost, { payer, index, basis, reason }] of Object.entries(payers(request))) {
      const who = { creator: 'the creator', member: `member ${index + 1}`, nobody: 'nobody' }[payer];
      const why =
        { configured: 'set to pay', default: 'by default, as the one who can query' }[basis] ?? reasons[reason];
      console.log(`  ${costs[cost]}: ${who} (${why})`);
    }
    return VALID;
  });

export function schemaCommand(target) {
  console.log(JSON.stringify(jsonSchema(target), undefined, 2));
  return VALID;
}

export function explain(names) {
  let status = VALID;
  for (const name of names) {
    const found = codes.find(({ code }) => code === name);
    if (found === undefined) {
      console.error(`There is no code ${name}. Codes: ${codes.map(({ code }) => code).join(', ')}`);
      status = UNUSABLE;
      continue;
    }
    const { code, level, isRule, when, remedy, restsOn } = found;
    console.log(`${bold(code)} (${level}${isRule ? ', can be changed with --level' : ''})`);
    console.log(`  When:     ${when[0].toUpperCase()}${when.slice(1)}.`);
    console.log(`  Remedy:   ${remedy}`);
    console.log(`  Rests on: ${restsOn[0].toUpperCase()}${restsOn.slice(1)}.`);
  }
  return status;
}
