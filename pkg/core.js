// The façade: from JavaScript values and text to the wasm module's buffers, and from its answers to
// results. Every entry of the package is this module, or a copy of it in a bundle, and differs only in how
// it gets the wasm's bytes, which it gives to `provide`, `provideInlined` or `start`.
import * as glue from './dist/glue.js';
import * as answers from './dist/answers.js';
import { ASCII, CLEAN, FLAGS, OK, RIGHT, TORN, TRUNCATED, UNKNOWN, UTF8, WARNINGS, WTF8 } from './dist/answers.js';
import { readException } from './dist/exceptions.js';
import { describeIn } from './dist/fields.js';
import { patched, waysFor } from './dist/fixes.js';
import { readEdition, readExport, readOptions } from './dist/options.js';
import {
  MOST_TEXT,
  define,
  forget,
  mustBeOfInput,
  mustHaveStack,
  outOfMemory,
  read,
  takenOpen,
  takenSizes,
  takenStrings,
  takenTape,
  takenTokens,
  tooLarge,
  unreadable,
} from './dist/reader.js';
import { schemaFor } from './dist/schemas.js';
import { EDITIONS, REQUEST } from './dist/shapes.js';
import { validationException } from './dist/smithy.js';
import { fromBase64, textDecoder } from './host.js';
import { toStep } from './pointer.js';
import {
  isWellFormed,
  putBytes,
  putHalves,
  putTape,
  putText,
  readAnswer,
  release,
  textBetween,
  use,
  wordAt,
} from './memory.js';
import { unresolved } from './unresolved.js';

export { unresolved };

let getModule = () => {
  throw new Error('The wasm module is not there yet: call init() before anything else.');
};
let started = false;
let broken = false;

/** Says where the wasm module comes from when it is first needed: its bytes, or it compiled. */
export function provide(get) {
  getModule = get;
}

/** Says that it is this text in base64. */
export const provideInlined = (base64) => provide(() => fromBase64(base64));

/** Makes the wasm module ready, from its bytes or compiled. */
export function start(module) {
  use(glue.initSync({ module }).memory);
  started = true;
}

/** Makes sure that a working instance is there. */
function ready() {
  if (started && !broken) return;
  // Stays so until all is done.
  broken = true;
  const module = started ? undefined : getModule();
  try {
    if (started) {
      glue.__wbg_reset_state();
      use(glue.initSync().memory);
    } else {
      start(module);
    }
  } catch (error) {
    // The stack may be full. If it isn't, there is no memory for an instance.
    if (error instanceof RangeError) {
      mustBeOfInput();
      throw outOfMemory(error);
    }
    throw error;
  }
  broken = false;
}

/** Calls into wasm. After an exception the next call gets a new instance. */
function call(body) {
  ready();
  let result;
  try {
    result = body();
    tidy();
  } catch (error) {
    broken = true;
    forget();
    throw named(error);
  }
  return result;
}

/** What cut a call off: if it was that wasm had no more memory, that. */
const named = (error) => (error instanceof WebAssembly.RuntimeError && glue.ranOut() ? outOfMemory(error) : error);

/** After a call: what it needed is let go of, if need be with the instance. */
function tidy() {
  forget();
  if (!release()) return;
  broken = true;
  ready();
}

/** The answer at an address that a function of wasm's returned, about an input, if that is a string. */
const answerAt = (address, what, edition, input) => readAnswer(answers.read, address, what, edition, input);

/** Puts what was read of a JavaScript value into wasm's memory and hands its size to `then`, a function of wasm's. */
function withTape(then) {
  const strings = takenStrings;
  let bytes = putText(strings);
  // What isn't well formed has been written with U+FFFD where half of a pair stands.
  if (bytes !== strings.length && !isWellFormed(strings)) bytes = putHalves(strings, takenSizes());
  putTape(takenTape, takenTokens);
  const answer = then(takenTokens, bytes, bytes === strings.length);
  if (answer !== TORN) return answer;
  // Halves of a pair that met where two strings join have been written as a pair.
  return then(takenTokens, putHalves(strings, takenSizes()), false);
}

const ofTypedArray = (name) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), name).get;
const tagOf = /* @__PURE__ */ ofTypedArray(Symbol.toStringTag);
const bufferOf = /* @__PURE__ */ ofTypedArray('buffer');
const offsetOf = /* @__PURE__ */ ofTypedArray('byteOffset');
const lengthOf = /* @__PURE__ */ ofTypedArray('length');

/** A plain view of bytes, which may be of a subclass or from another realm; undefined for anything else. */
function viewOf(bytes) {
  if (tagOf.call(bytes) !== 'Uint8Array') return undefined;
  return new Uint8Array(bufferOf.call(bytes), offsetOf.call(bytes), lengthOf.call(bytes));
}

/** JSON text as it is checked: a string, or a view of bytes. */
function jsonOf(text) {
  const json = typeof text === 'string' ? text : viewOf(text);
  if (json === undefined) throw new TypeError('JSON text must be a string or a Uint8Array.');
  if (json.length > MOST_TEXT) throw tooLarge(typeof json === 'string' ? 'characters' : 'bytes', MOST_TEXT);
  return json;
}

/** Puts it into wasm's memory. Returns its size and what is known of it. */
function putJson(json) {
  if (typeof json !== 'string') {
    putBytes(json);
    return [json.length, UNKNOWN];
  }
  if (isWellFormed(json)) {
    const bytes = putText(json);
    return [bytes, bytes === json.length ? ASCII : UTF8];
  }
  return [putHalves(json, [json.length]), WTF8];
}

/** The flags of an answer: they stand behind the four words that tell where its issues are. */
const flagsAt = (address) => wordAt(address + FLAGS * 4);

/** What a check for an edition found, at the address that it returned. */
const foundAt = (address, edition, input) =>
  withFlags(answerAt(address, answers.issues, edition, input), flagsAt(address));

function withFlags({ errors, warnings }, flags) {
  const truncated = (flags & TRUNCATED) !== 0;
  // Warnings that were found before the last error, which has their room.
  if (truncated) warnings.length = flags >>> WARNINGS;
  return { flags, errors, warnings, truncated };
}

// Results are ordinary objects, made at once.

const valid = (value, warnings, truncated) => ({ ok: true, value, errors: [], warnings, truncated });
const invalid = ({ errors, warnings, truncated }) => ({ ok: false, errors, warnings, truncated });
const verdict = ({ flags, errors, warnings, truncated }) => ({ ok: (flags & OK) !== 0, errors, warnings, truncated });
const right = () => ({ flags: OK | CLEAN, errors: [], warnings: [], truncated: false });

export const validate = (input, options) => check(input, options, true);

// Without `call`: two closures less are a tenth of the time for a small request.
function check(input, options, mayBeOpen) {
  const wanted = options === undefined ? undefined : readOptions(options);
  const edition = wanted === undefined ? 0 : wanted[0];
  read(input, edition, mayBeOpen);
  const open = takenOpen > 0;
  ready();
  let found;
  try {
    if (wanted !== undefined) glue.setOptions(...wanted);
    const address = withTape(glue.checkTape);
    if (address !== RIGHT) found = foundAt(address, edition, takenStrings);
    tidy();
  } catch (error) {
    broken = true;
    forget();
    throw named(error);
  }
  if (open) return withOpen(found ?? right(), input, options, edition);
  if (found === undefined) return valid(input, [], false);
  return resultOfValue(found, input, options, edition);
}

function resultOfValue(found, input, options, edition) {
  const { flags, warnings, truncated } = found;
  if (!(flags & OK)) return invalid(found);
  if (flags & CLEAN) return valid(input, warnings, truncated);
  let value;
  try {
    value = answers.clean(input, edition);
  } catch {
    mustBeOfInput();
    // Something in it can be read but once.
    return check(unreadable, options, false);
  }
  return valid(value, warnings, truncated);
}

/** The result for a request with values that are left open: it says which. */
function withOpen(found, input, options, edition) {
  const pointers = [];
  try {
    findOpen(input, REQUEST[1], '', pointers);
  } catch {
    // What can be read but once is told as far as it went.
    mustBeOfInput();
  }
  return { ...resultOfValue(found, input, options, edition), unresolved: pointers };
}

/** Puts the pointers of what is left open of a value of a shape into a list. */
function findOpen(value, shape, pointer, found) {
  if (value === unresolved) return void found.push(pointer);
  if (typeof value !== 'object' || value === null) return;
  if (shape.element !== undefined) {
    for (let i = 0; i < value.length && found.length < MOST_OPEN; i++)
      findOpen(value[i], shape.element, `${pointer}/${i}`, found);
    return;
  }
  for (const key of Object.keys(value)) {
    const inner = shape.members === undefined ? shape.value : shape.members[key]?.[1];
    if (inner !== undefined) findOpen(value[key], inner, `${pointer}/${toStep(key)}`, found);
  }
}

/** How many values that are left open a result names at the most. */
const MOST_OPEN = 10_000;

/** What a check of JSON text finds, and what `make` makes of it while the text is still there. */
function checkText(text, options, make) {
  const wanted = options === undefined ? undefined : readOptions(options);
  const edition = wanted === undefined ? 0 : wanted[0];
  const json = jsonOf(text);
  return call(() => {
    const [bytes, encoding] = putJson(json);
    if (wanted !== undefined) glue.setOptions(...wanted);
    const address = glue.checkText(bytes, encoding);
    const found = address === RIGHT ? right() : foundAt(address, edition, json);
    // Bytes are read from where they were checked, for others may go on to write where they came from.
    return make(found, () => (typeof json === 'string' ? json : textBetween(bytes, 0, bytes)), edition);
  });
}

/** The result for JSON text. */
function resultOf(found, text, edition) {
  const { flags, warnings, truncated } = found;
  if (!(flags & OK)) return invalid(found);
  const value = JSON.parse(text());
  return valid(flags & CLEAN ? value : answers.clean(value, edition), warnings, truncated);
}

export const validateJson = (text, options) => checkText(text, options, resultOf);

export const checkJson = (text, options) => checkText(text, options, verdict);

/** Gives the next call the options that make an edition of it. */
const forEdition = (edition) => glue.setOptions(...readOptions({ edition: EDITIONS[edition] }));

export function isCreateCollaborationRequest(input, options = {}) {
  const edition = readEdition(options);
  read(input, edition, false);
  return call(() => {
    if (edition > 0) forEdition(edition);
    const address = withTape(glue.checkTape);
    if (address === RIGHT) return true;
    // One that has to be cleaned first is not of the type as it stands.
    return (flagsAt(address) & (OK | CLEAN)) === (OK | CLEAN);
  });
}

export function parse(input, options) {
  const result = check(input, options, false);
  if (result.ok) return result.value;
  throw new CollaborationValidationError(result.errors, result.warnings);
}

export function fixes(request, issue, options = {}) {
  const all = { ...options, maxIssues: MOST_ISSUES };
  readOptions(all);
  if (typeof issue?.code !== 'string' || !Array.isArray(issue.path)) {
    throw new TypeError('The issue must be one of a result.');
  }
  const issuesOf = (value) => {
    const { errors, warnings } = check(value, all, true);
    return new Set([...errors, ...warnings].map(({ code, pointer }) => `${code} ${pointer}`));
  };
  try {
    const before = issuesOf(request);
    return waysFor(request, issue).flatMap(({ title, isSafe, patch }) => {
      const after = issuesOf(patched(request, patch));
      // What doesn't mend it is no fix; and what leads to another issue isn't safe.
      if (after.has(`${issue.code} ${issue.pointer}`)) return [];
      const isFree = [...after].every((one) => before.has(one));
      return [{ title, applicability: isSafe && isFree ? 'safe' : 'choice', patch }];
    });
  } catch (error) {
    // A getter or a proxy.
    if (error instanceof RangeError) throw error;
    mustBeOfInput();
    return [];
  }
}

/** How many issues are looked at, so that none of them seems to be mended. */
const MOST_ISSUES = 10_000;

export const applyPatch = patched;

export function payers(request, options = {}) {
  const edition = readEdition(options);
  read(request, edition, true);
  return call(() => {
    if (edition > 0) forEdition(edition);
    return answerAt(withTape(glue.payersOfTape), answers.payers);
  });
}

export function earliestEdition(request, options = {}) {
  readOptions(options);
  const check = typeof request === 'string' || viewOf(request) !== undefined ? checkJson : validate;
  return EDITIONS.find((edition) => check(request, { ...options, edition }).ok);
}

/** The JSON text of plain data, as JSON.stringify has it. But nothing that it inherits is asked for, such as `toJSON`. */
function written(value) {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, (element) => written(element) ?? 'null').join()}]`;
  const members = Object.keys(value).map((key) => [JSON.stringify(key), written(value[key])]);
  return `{${members
    .filter(([, text]) => text !== undefined)
    .map((pair) => pair.join(':'))
    .join()}}`;
}

/**
 * Calls into wasm with the JSON text of a request that is valid in an edition and reads the answer. It is the text that
 * is checked, for an object may answer otherwise when it is read again.
 */
function withRequest(request, edition, then, what) {
  const options = { edition: EDITIONS[edition] };
  const text = written(parse(request, options));
  const { ok, errors, warnings } = checkJson(text, options);
  if (!ok) throw new CollaborationValidationError(errors, warnings);
  return call(() => answerAt(then(putText(text)), what));
}

export function exportAs(target, request, options = {}) {
  const [edition, ...choice] = readExport(target, options);
  return withRequest(request, edition, (bytes) => glue.exportText(bytes, ...choice), answers.exported);
}

export const toHttpRequest = (request, options = {}) =>
  withRequest(request, readEdition(options), glue.httpRequest, answers.httpRequest);

export const toValidationException = (result) => validationException(result.errors);

/** A body as text: what it is, or JSON of what it was. What can't be written as JSON is no text at all. */
function bodyText(body) {
  mustHaveStack();
  try {
    const isBytes = ArrayBuffer.isView(body) || Object.prototype.toString.call(body).endsWith('ArrayBuffer]');
    if (typeof body !== 'string' && !isBytes) return written(body) ?? '';
    // A byte order mark before a body is no part of it.
    return (isBytes ? textDecoder().decode(body) : body).replace(/^\ufeff/, '');
  } catch {
    mustBeOfInput();
    return '';
  }
}

export function parseResponse(body) {
  const text = jsonOf(bodyText(body));
  const { ok, errors } = call(() => {
    const [bytes, encoding] = putJson(text);
    const address = glue.checkResponse(bytes, encoding);
    return verdict(
      address === RIGHT
        ? right()
        : withFlags(answerAt(address, answers.responseIssues, EDITIONS.length - 1, text), flagsAt(address)),
    );
  });
  return ok ? { ok, value: answers.cleanResponse(JSON.parse(text)) } : { ok, errors };
}

export const parseException = (status, headers, body) =>
  readException(status, header(headers, 'x-amzn-errortype'), bodyText(body));

/** A header's value, the first of several; empty if it isn't there, or the headers are none. */
function header(headers, wanted) {
  try {
    const pairs = typeof headers[Symbol.iterator] === 'function' ? [...headers] : Object.entries(headers);
    const [, value] = pairs.find((pair) => Array.isArray(pair) && String(pair[0]).toLowerCase() === wanted);
    return String(Array.isArray(value) ? value[0] : (value ?? ''));
  } catch {
    mustBeOfInput();
    return '';
  }
}

/** How many bytes of NDJSON are checked in one go, if a line ends in them. */
const WINDOW = 1 << 18;

export const validateLines = (ndjson, options) => linesFrom(ndjson, options, resultOfLine);

export const checkLines = (ndjson, options) => linesFrom(ndjson, options, verdictOfLine);

function resultOfLine(found, text, edition, line, start, end) {
  const { ok, value, errors, warnings, truncated } = resultOf(found, text, edition);
  return ok
    ? { ok, value, errors, warnings, truncated, line, start, end }
    : { ok, errors, warnings, truncated, line, start, end };
}

const verdictOfLine = ({ flags, errors, warnings, truncated }, _text, _edition, line, start, end) => ({
  ok: (flags & OK) !== 0,
  errors,
  warnings,
  truncated,
  line,
  start,
  end,
});

function linesFrom(ndjson, options, make) {
  const wanted = options === undefined ? undefined : readOptions(options);
  const bytes = viewOf(ndjson);
  if (bytes !== undefined) return linesOf(bytes, wanted, make);
  if (typeof ndjson?.[Symbol.asyncIterator] === 'function') return linesOfChunks(ndjson, wanted, make);
  if (typeof ndjson?.getReader === 'function') return linesOfChunks(chunksOf(ndjson), wanted, make);
  throw new TypeError('NDJSON must be a Uint8Array, a ReadableStream or an async iterable of Uint8Arrays.');
}

/** The chunks of a stream, in browsers where it can't be iterated. */
async function* chunksOf(stream) {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
    reader.releaseLock();
  }
}

const NEW_LINE = 10;

/** The results for whole lines. So many lines and bytes came before them; returns how many lines there are then. */
function* linesOf(text, options, make, linesBefore = 0, bytesBefore = 0) {
  const size = text.length;
  const edition = options === undefined ? 0 : options[0];
  let lines = linesBefore;
  let window = WINDOW;
  for (let start = 0; start < size;) {
    const end = Math.min(start + window, size);
    const checked = call(() => {
      putBytes(text.subarray(start, end));
      if (options !== undefined) glue.setOptions(...options);
      const told = answerAt(glue.checkLines(end - start, end === size), answers.lines, edition);
      const before = bytesBefore + start;
      const results = told.answers.map(({ line, start: from, end: to, found, flags }) => {
        const text = () => textBetween(end - start, from, to);
        return make(withFlags(found, flags), text, edition, lines + line, before + from, before + to);
      });
      return { results, bytes: told.bytes, lines: told.lines };
    });
    for (const result of checked.results) {
      yield result;
      // The caller has run.
      if (text.length !== size) throw new TypeError('The memory of the NDJSON was given away before its last line.');
    }
    start += checked.bytes;
    lines += checked.lines;
    if (checked.bytes > 0) window = WINDOW;
    // A line that is longer is taken whole.
    else if (window < MOST_TEXT) window = Math.min(window * 2, MOST_TEXT);
    else throw tooLarge('bytes in a line', MOST_TEXT);
  }
  return lines;
}

/** The results for lines that come in chunks with borders anywhere. */
async function* linesOfChunks(chunks, options, make) {
  let lines = 0;
  let bytesBefore = 0;
  /** The beginning of a line. */
  let kept = [];
  for await (const chunk of chunks) {
    const bytes = viewOf(chunk);
    if (bytes === undefined) throw new TypeError('A stream of NDJSON must give Uint8Arrays.');
    const end = bytes.lastIndexOf(NEW_LINE) + 1;
    // What was given may be used for something else once the next is asked for, or between two lines.
    if (end > 0) {
      const whole = joined([...kept, bytes.subarray(0, end)]);
      kept = end < bytes.length ? [bytes.slice(end)] : [];
      lines = yield* linesOf(whole, options, make, lines, bytesBefore);
      bytesBefore += whole.length;
    } else if (bytes.length > 0) {
      kept.push(bytes.slice());
    }
  }
  yield* linesOf(joined(kept), options, make, lines, bytesBefore);
}

function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export const describe = (options = {}) => describeIn(readEdition(options));

export function jsonSchema(target = 'draft-2020-12', options = {}) {
  if (typeof target === 'object') return jsonSchema(undefined, target);
  return schemaFor(target, 'input', readEdition(options));
}

/** As Standard Schema wants it: https://standardschema.dev. */
export function standardSchema(options = {}) {
  const [edition] = readOptions(options);
  return {
    '~standard': {
      version: 1,
      vendor: 'cleanrooms-collaboration',
      validate(value) {
        const { ok, value: request, errors, warnings } = check(value, options, false);
        return ok ? { value: request, warnings } : { issues: errors, warnings };
      },
      jsonSchema: {
        input: ({ target }) => schemaFor(target, 'input', edition),
        output: ({ target }) => schemaFor(target, 'output', edition),
      },
    },
  };
}

export const createCollaborationRequest = /* @__PURE__ */ standardSchema();

export class CollaborationValidationError extends Error {
  constructor(issues, warnings) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(`The request isn't valid${first.pointer && ` at ${first.pointer}`}: ${first.message}${more}`);
    define(this, 'name', 'CollaborationValidationError');
    define(this, 'issues', issues);
    define(this, 'warnings', warnings);
  }
}

export function isCollaborationValidationError(error) {
  return error instanceof Error && error.name === 'CollaborationValidationError' && Array.isArray(error.issues);
}
