#!/usr/bin/env node
// The command line: checks files, standard input and NDJSON.
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { validateJson } from './node.js';

const usage = `Usage: cleanrooms-collaboration check [options] FILE...

Checks requests of AWS Clean Rooms CreateCollaboration offline.

  FILE    a file with a JSON request, or - for standard input; a file that ends in
          .ndjson or .jsonl has a request on each line

Options
  --format human|json               how to report; json prints one object per request
  --ndjson                          every input has a request on each line
  --creator-account-id ID           the creator's own account, to find it among the members
  --unknown-fields error|warning|ignore
  --max-issues N                    how many issues to report for a request (100)
  --help, --version

Exit status: 0 every request is valid, 1 some are not, 2 some input can't be used.
`;

const VALID = 0;
const INVALID = 1;
const UNUSABLE = 2;

/** How wide a quoted value gets. */
const VALUE_WIDTH = 60;

/** An input that can't be used, told in one line. */
class Unusable extends Error {}

const useColour =
  !process.env.NO_COLOR && (Boolean(process.env.FORCE_COLOR) || (process.stdout.isTTY && process.env.TERM !== 'dumb'));
const paint = (code) => (text) => (useColour ? `\u001b[${code}m${text}\u001b[0m` : text);
const [bold, dim, red, yellow, green] = [1, 2, 31, 33, 32].map(paint);

const count = (number, thing) => `${number} ${thing}${number === 1 ? '' : 's'}`;

/** Control characters would disturb the terminal. */
// eslint-disable-next-line no-control-regex
const printable = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\u00b7');

/** The value at a path, on one line; nothing where there is none. */
function valueAt(root, path) {
  let value = root;
  for (const step of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  const text = printable(JSON.stringify(value));
  return text.length > VALUE_WIDTH ? `${text.slice(0, VALUE_WIDTH)}\u2026` : text;
}

function printHuman(name, text, result) {
  const errors = result.ok ? [] : result.errors;
  const issues = [...errors, ...result.warnings];
  const parts = [
    errors.length && count(errors.length, 'error'),
    result.warnings.length && count(result.warnings.length, 'warning'),
  ];
  const summary = parts.filter(Boolean).join(', ') || 'valid';
  console.log(`${bold(name)}: ${result.ok ? green(summary) : red(summary)}`);
  if (issues.length === 0) return;
  const isJson = !issues.some((issue) => issue.code === 'syntax');
  const root = isJson ? JSON.parse(new TextDecoder().decode(text)) : undefined;
  for (const issue of issues) {
    const mark = issue.level === 'error' ? red('\u2717') : yellow('!');
    const value = isJson ? valueAt(root, issue.path) : undefined;
    console.log(`  ${mark} ${printable(issue.pointer) || '/'}${value === undefined ? '' : `  ${dim(value)}`}`);
    console.log(`    ${printable(issue.message)} ${dim(`[${issue.code}]`)}`);
  }
  if (result.truncated) console.log(dim('  There are more issues than these; see --max-issues.'));
}

function printJson(name, line, result) {
  const { ok, warnings, truncated } = result;
  const errors = ok ? [] : result.errors;
  console.log(JSON.stringify({ file: name, ...(line && { line }), ok, errors, warnings, truncated }));
}

/** Checks one request and returns its exit status. */
function checkOne(name, line, text, { format, options }) {
  const result = validateJson(text, options);
  if (format === 'json') printJson(name, line, result);
  else if (line === undefined || !result.ok || result.warnings.length > 0) {
    printHuman(line === undefined ? name : `${name}:${line}`, text, result);
  }
  if (result.ok) return VALID;
  return result.errors.some((error) => error.code === 'syntax') ? UNUSABLE : INVALID;
}

/** Says why a file can't be opened. */
function cannotRead(name, error) {
  const reasons = { ENOENT: 'there is no such file', EISDIR: 'it is a directory', EACCES: 'no permission to read it' };
  return new Unusable(`${name}: ${reasons[error.code] ?? error.message}`);
}

async function sizeOf(name) {
  try {
    const found = await stat(name);
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    return found.size;
  } catch (error) {
    throw cannotRead(name, error);
  }
}

async function checkFile(name, settings) {
  const shown = name === '-' ? '(standard input)' : name;
  const isLines = settings.ndjson || /\.(ndjson|jsonl)$/i.test(name);
  const size = name === '-' ? undefined : await sizeOf(name);
  try {
    if (isLines) return await checkLines(shown, name === '-' ? process.stdin : createReadStream(name), size, settings);
    return checkOne(shown, undefined, readFileSync(name === '-' ? 0 : name), settings);
  } catch (error) {
    throw error.code ? cannotRead(shown, error) : error;
  }
}

/** Checks a request on each line; an empty line is passed over. */
async function checkLines(name, stream, size, settings) {
  const showProgress = process.stderr.isTTY && size > 0;
  let status = VALID;
  let number = 0;
  let requests = 0;
  let invalid = 0;
  // Each byte as one character, so that bytes that are no UTF-8 reach the check as they are.
  stream.setEncoding('latin1');
  let read = 0;
  let percent = -1;
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    number++;
    read += line.length + 1;
    const now = Math.floor((read / size) * 100);
    if (showProgress && now !== percent) {
      percent = now;
      const done = Math.min(20, Math.floor(now / 5));
      process.stderr.write(`\r[${'#'.repeat(done)}${' '.repeat(20 - done)}] ${Math.min(now, 100)} % ${number} lines`);
    }
    if (line.trim() === '') continue;
    requests++;
    const one = checkOne(name, number, Buffer.from(line, 'latin1'), settings);
    if (one !== VALID) invalid++;
    status = Math.max(status, one);
  }
  if (showProgress) process.stderr.write('\r\u001b[K');
  if (settings.format === 'human') console.log(`${bold(name)}: ${count(requests, 'request')}, ${invalid} invalid`);
  return status;
}

function readArguments(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'human' },
        ndjson: { type: 'boolean', default: false },
        'creator-account-id': { type: 'string' },
        'unknown-fields': { type: 'string' },
        'max-issues': { type: 'string' },
        help: { type: 'boolean' },
        version: { type: 'boolean' },
      },
    });
    if (!['human', 'json'].includes(values.format))
      throw new Error(`--format must be human or json, not ${values.format}`);
    return { values, positionals };
  } catch (error) {
    throw new Unusable(`${error.message}\n\n${usage}`);
  }
}

async function main() {
  const { values, positionals } = readArguments(process.argv.slice(2));
  if (values.help) return void process.stdout.write(usage);
  if (values.version) {
    const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));
    return void console.log(version);
  }
  const [command, ...files] = positionals;
  if (command !== 'check' || files.length === 0) throw new Unusable(usage);
  const options = {
    creatorAccountId: values['creator-account-id'],
    unknownFields: values['unknown-fields'],
    maxIssues: values['max-issues'] === undefined ? undefined : Number(values['max-issues']),
  };
  try {
    validateJson('{}', options);
  } catch (error) {
    throw new Unusable(error.message);
  }
  for (const file of files) {
    try {
      const status = await checkFile(file, { format: values.format, ndjson: values.ndjson, options });
      process.exitCode = Math.max(process.exitCode ?? VALID, status);
    } catch (error) {
      tell(error);
    }
  }
}

/** Tells of an input that can't be used; the others are still checked. */
function tell(error) {
  if (!(error instanceof Unusable)) throw error;
  console.error(error.message);
  process.exitCode = UNUSABLE;
}

// A reader that has seen enough, such as `head`, isn't an error.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

main().catch(tell);
