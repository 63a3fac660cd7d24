// The façade: from JavaScript values and text to the wasm module's buffers, and from its answers to
// results. Every entry of the package is this module, or a copy of it in a bundle, and differs only in how
// it gets the wasm's bytes, which it gives to `provide` or `start`.
import * as glue from './dist/glue.js';
import * as answers from './dist/answers.js';
import { readException } from './dist/exceptions.js';
import { describe } from './dist/fields.js';
import { readExport, readOptions } from './dist/options.js';
import { read, resume, stringSizes, suspend, takeStrings, unreadable } from './dist/reader.js';
import { schemaFor } from './dist/schemas.js';
import { validationException } from './dist/smithy.js';

export { describe };

/** How far the text in wasm's memory can be trusted; the numbers are `checkText`'s. */
const UNKNOWN = 0;
const UTF8 = 1;
const WTF8 = 2;

/** The bits of an answer's flags. */
const OK = 1;
const CLEAN = 2;
const TRUNCATED = 4;
/** Where in them the number of warnings begins that there is room for. */
const WARNINGS = 3;

let memory;
let getModule = () => {
  throw new Error('The wasm module is not there yet: call init() before anything else.');
};
let broken = false;

/** Says where the wasm module comes from when it is first needed: its bytes, or it compiled. */
export function provide(get) {
  getModule = get;
}

/** Makes the wasm module ready, from its bytes or compiled. */
export function start(module) {
  ({ memory } = glue.initSync({ module }));
}

/** Makes sure that a working instance is there. */
function ready() {
  if (memory === undefined) start(getModule());
  else if (broken) {
    glue.__wbg_reset_state();
    ({ memory } = glue.initSync());
    forgetViews();
  }
  broken = false;
}

/**
 * Calls into wasm. What is being read further up (for a getter may call in here) is kept aside
 * meanwhile. After an exception the next call gets a new instance.
 */
function call(body) {
  const outer = suspend();
  try {
    ready();
    return body();
  } catch (error) {
    throw cutOff(error);
  } finally {
    leave(outer);
  }
}

/** Gives the instance up: whatever cut a call off (a trap, a full stack), nobody knows in which state. */
function cutOff(error) {
  broken = true;
  const ranOut =
    error instanceof WebAssembly.RuntimeError
      ? glue.ranOut()
      : // Not even an instance could be had.
        error instanceof RangeError && /out of memory|allocate/i.test(error.message);
  return ranOut ? outOfMemory(error) : error;
}

function outOfMemory(cause) {
  const error = new RangeError('There is not enough memory for this input.', { cause });
  error.name = 'OutOfMemoryError';
  return error;
}

function leave(outer) {
  if (tapeView.length > KEPT / 4 || textView.length > KEPT) forgetViews();
  if (outer !== undefined) {
    ready();
    resume(outer);
  }
}

/**
 * Views of buffers up to this size, in bytes, are kept. Wasm keeps those up to twice that, which is as far as it may
 * go when it makes room.
 */
const KEPT = 1 << 19;

// Views of wasm's buffers, kept from call to call. Where the memory has grown, they have no length.
let tapeView = new Uint32Array(0);
let textView = new Uint8Array(0);

function forgetViews() {
  tapeView = new Uint32Array(0);
  textView = new Uint8Array(0);
}

// Making room may make the memory grow, which gives it another buffer: so first the room, then the
// view of it.
function tapeRoom(tokens) {
  if (tapeView.length < tokens) {
    const address = glue.tapeRoom(tokens);
    if (address === 0) throw outOfMemory();
    tapeView = new Uint32Array(memory.buffer, address, tokens);
  }
  return tapeView;
}

function textRoom(bytes) {
  if (textView.length < bytes) {
    // An address of wasm's has 32 bits, and so has a size.
    const address = bytes < 2 ** 32 ? glue.textRoom(bytes) : 0;
    if (address === 0) throw outOfMemory();
    textView = new Uint8Array(memory.buffer, address, bytes);
  }
  return textView;
}

/**
 * The answer at an address that a function of wasm's returned. Whoever calls this has called wasm before the
 * memory's buffer is looked up here, which may have been replaced.
 */
const answerAt = (address, what) => answers.read(memory.buffer, address, what);

const encoder = new TextEncoder();
// A byte order mark is a character like any other in a key or value.
const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

const isWellFormed = (text) => (text.isWellFormed ? text.isWellFormed() : !/\p{Surrogate}/u.test(text));

/** Writes a string into wasm's memory as UTF-8. Returns its size in bytes. */
function putText(text) {
  // Most text is ASCII: a byte for each unit is room enough. Where it isn't, what is left takes
  // three bytes for each unit at the most.
  const { read, written } = encoder.encodeInto(text, textRoom(Math.max(text.length, 4096)));
  if (read === text.length) return written;
  const rest = text.slice(read);
  return written + encoder.encodeInto(rest, textRoom(written + rest.length * 3).subarray(written)).written;
}

/**
 * Writes strings that may have lone surrogates into wasm's memory, such that each of these takes
 * the three bytes of its number. Halves that meet where two strings join stay apart.
 */
function putWtf8(text, sizes) {
  const view = textRoom(text.length * 3);
  let at = 0;
  let start = 0;
  for (const size of sizes) {
    for (const character of text.slice(start, start + size)) {
      const code = character.codePointAt(0);
      if (code >= 0xd800 && code <= 0xdfff) {
        view[at++] = 0xed;
        view[at++] = 0x80 | ((code >> 6) & 0x3f);
        view[at++] = 0x80 | (code & 0x3f);
      } else {
        at += encoder.encodeInto(character, view.subarray(at)).written;
      }
    }
    start += size;
  }
  return at;
}

/** Puts a JavaScript value into wasm's memory and hands its size to `then`, a function of wasm's. */
function withTape(value, then) {
  const tokens = read(value, tapeRoom);
  const text = takeStrings();
  let bytes = putText(text);
  const ascii = bytes === text.length;
  if (!ascii) bytes = putWide(text, bytes);
  return then(tokens, bytes, ascii);
}

/** Writes strings once more that may have lone surrogates. */
function putWide(text, bytes) {
  const sizes = stringSizes();
  return !isWellFormed(text) || joins(text, sizes) ? putWtf8(text, sizes) : bytes;
}

/** Whether two strings that stand side by side make a surrogate pair where they meet. */
function joins(text, sizes) {
  let at = 0;
  for (const size of sizes) {
    at += size;
    if ((text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00) return true;
  }
  return false;
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

/** Puts JSON text, a string or a view of bytes, into wasm's memory. Returns its size and what is known of it. */
function putJson(text) {
  if (typeof text !== 'string') {
    textRoom(text.length).set(text);
    return [text.length, UNKNOWN];
  }
  if (isWellFormed(text)) return [putText(text), UTF8];
  return [putWtf8(text, [text.length]), WTF8];
}

/** The flags of an answer: they stand behind the four words that tell where its issues are. */
const flagsAt = (address) => answers.wordAt(memory.buffer, address + 16);

/** What a check found, at the address that it returned. */
const foundAt = (address) => sorted(answerAt(address, answers.issues), flagsAt(address));

function sorted(issues, flags) {
  const errors = [];
  const warnings = [];
  for (const issue of issues) (issue.level === 'error' ? errors : warnings).push(issue);
  const truncated = (flags & TRUNCATED) !== 0;
  // Warnings that were found before the last error, which has their room.
  if (truncated) warnings.length = flags >>> WARNINGS;
  return { flags, errors, warnings, truncated };
}

const invalid = ({ errors, warnings, truncated }) => ({ ok: false, errors, warnings, truncated });

/** The result for text at an address that a check returned; `make` makes the value, clean or not. */
const conclude = (address, make) =>
  address === 0 ? new Valid(make, true, [], false) : resultOf(foundAt(address), make);

function resultOf(found, make) {
  const { flags, warnings, truncated } = found;
  return flags & OK ? new Valid(make, (flags & CLEAN) !== 0, warnings, truncated) : invalid(found);
}

/**
 * A result whose value is made when it is first read. An instance of a class, for an object with a getter
 * of its own takes longer to make than a check.
 */
class Valid {
  #make;
  #clean;
  #value;

  constructor(make, isClean, warnings, truncated) {
    this.ok = true;
    this.warnings = warnings;
    this.truncated = truncated;
    this.#make = make;
    this.#clean = isClean;
  }

  get value() {
    if (this.#make !== undefined) {
      const made = this.#make();
      this.#value = this.#clean ? made : answers.clean(made);
      this.#make = undefined;
    }
    return this.#value;
  }

  toJSON() {
    return { ...this, value: this.value };
  }
}

/** What a line's result has besides; its bytes out of the way of whoever copies or prints it. */
const withLine = (result, line, bytes) =>
  Object.defineProperty(Object.assign(result, { line }), 'bytes', { value: bytes });

/** The same for a valid line, of which there are most: made at once, it takes half the time. */
class ValidLine extends Valid {
  #bytes;

  constructor(make, isClean, warnings, truncated, line, bytes) {
    super(make, isClean, warnings, truncated);
    this.line = line;
    this.#bytes = bytes;
  }

  get bytes() {
    return this.#bytes();
  }
}

// Without `call`: two closures less are a tenth of the time for a small request.
export function validate(input, options) {
  const wanted = options === undefined ? undefined : readOptions(options);
  const outer = suspend();
  try {
    ready();
    const address = checkValue(input, wanted);
    if (address === 0) return { ok: true, value: input, warnings: [], truncated: false };
    const found = foundAt(address);
    const { flags, warnings, truncated } = found;
    if (!(flags & OK)) return invalid(found);
    try {
      // Made now, before the caller changes the input.
      return { ok: true, value: flags & CLEAN ? input : answers.clean(input), warnings, truncated };
    } catch {
      // Something in it can be read but once.
      return invalid(foundAt(checkValue(unreadable, wanted)));
    }
  } catch (error) {
    throw cutOff(error);
  } finally {
    leave(outer);
  }
}

/** Checks a value; the answer's address, or 0. */
function checkValue(input, options) {
  if (options === undefined) return withTape(input, glue.checkTape);
  return withTape(input, (...tape) => {
    // Only now: a getter that was read may have checked something itself.
    glue.setOptions(...options);
    return glue.checkTape(...tape);
  });
}

export function validateJson(text, options) {
  const wanted = options === undefined ? undefined : readOptions(options);
  let json = typeof text === 'string' ? text : viewOf(text);
  if (json === undefined) throw new TypeError('JSON text must be a string or a Uint8Array.');
  return call(() => {
    const [bytes, encoding] = putJson(json);
    if (wanted !== undefined) glue.setOptions(...wanted);
    const address = glue.checkText(bytes, encoding);
    const result = conclude(address, () => JSON.parse(typeof json === 'string' ? json : decoder.decode(json)));
    // The caller may go on to use the bytes for something else.
    if (result.ok && typeof json !== 'string') json = json.slice();
    return result;
  });
}

export function isCreateCollaborationRequest(input) {
  return call(() => {
    const address = withTape(input, glue.checkTape);
    if (address === 0) return true;
    // One that has to be cleaned first is not of the type as it stands.
    return (flagsAt(address) & (OK | CLEAN)) === (OK | CLEAN);
  });
}

export function parse(input, options) {
  const result = validate(input, options);
  if (result.ok) return result.value;
  throw new CollaborationValidationError(result.errors, result.warnings);
}

export function payers(request) {
  return call(() => answerAt(withTape(request, glue.payersOfTape), answers.payers));
}

/**
 * Calls into wasm with the JSON text of a valid request and reads the answer. It is the text that is checked,
 * for an object may answer otherwise when it is read again.
 */
function withRequest(request, then, what) {
  const text = JSON.stringify(parse(request));
  const { ok, errors, warnings } = validateJson(text);
  if (!ok) throw new CollaborationValidationError(errors, warnings);
  return call(() => answerAt(then(putText(text)), what));
}

export function exportAs(target, request, options = {}) {
  const choice = readExport(target, options);
  return withRequest(request, (bytes) => glue.exportText(bytes, ...choice), answers.exported);
}

export const toHttpRequest = (request) => withRequest(request, glue.httpRequest, answers.httpRequest);

export const toValidationException = (result) => validationException(result.ok ? [] : result.errors);

// A byte order mark before a body is no part of it.
const bodyDecoder = /* @__PURE__ */ new TextDecoder();

/** A body as text: what it is, or JSON of what it was. What can't be written as JSON is no text at all. */
function bodyText(body) {
  try {
    if (typeof body === 'string') return body.replace(/^\ufeff/, '');
    const isBytes = ArrayBuffer.isView(body) || Object.prototype.toString.call(body).endsWith('ArrayBuffer]');
    return isBytes ? bodyDecoder.decode(body) : (JSON.stringify(body) ?? '');
  } catch {
    return '';
  }
}

export function parseResponse(body) {
  const text = bodyText(body);
  const { ok, errors } = call(() => {
    const address = glue.checkResponse(putText(text));
    if (address === 0) return { ok: true };
    const { flags, errors } = sorted(answerAt(address, answers.responseIssues), flagsAt(address));
    return { ok: (flags & OK) !== 0, errors };
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
    return '';
  }
}

/** How many bytes of NDJSON are checked in one go, if a line ends in them. */
const WINDOW = 1 << 18;

export function validateLines(ndjson, options) {
  const wanted = options === undefined ? undefined : readOptions(options);
  const bytes = viewOf(ndjson);
  if (bytes !== undefined) return linesOf(bytes, wanted);
  if (typeof ndjson?.[Symbol.asyncIterator] === 'function') return linesOfChunks(ndjson, wanted);
  if (typeof ndjson?.getReader === 'function') return linesOfChunks(chunksOf(ndjson), wanted);
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

/** The results for whole lines. `passed` lines came before them. Returns how many there are then. */
function* linesOf(text, options, passed = 0) {
  let size = WINDOW;
  for (let start = 0; start < text.length;) {
    const isLast = start + size >= text.length;
    /** A copy, for the caller may go on to use the bytes for something else. */
    let window;
    let at = 0;
    let found;
    do {
      // Where there is much to say, it is said of the first lines only. Between two lines the caller may have
      // called something that used wasm's memory.
      found = call(() => {
        const rest = window?.subarray(at) ?? text.subarray(start, start + size);
        const room = textRoom(rest.length);
        room.set(rest);
        // Memory for a slice of a buffer isn't cleared first, as it is for one of a view.
        window ??= new Uint8Array(memory.buffer.slice(room.byteOffset, room.byteOffset + rest.length));
        if (options !== undefined) glue.setOptions(...options);
        return answerAt(glue.checkLines(rest.length, isLast), answers.lines);
      });
      const lines = window.subarray(at);
      for (const { line, start: from, end: to, flags, issues } of found.answers) {
        const bytes = () => lines.subarray(from, to);
        const make = () => JSON.parse(decoder.decode(bytes()));
        yield issues.length === 0
          ? new ValidLine(make, (flags & CLEAN) !== 0, issues, (flags & TRUNCATED) !== 0, passed + line, bytes)
          : withLine(resultOf(sorted(issues, flags), make), passed + line, bytes());
      }
      at += found.bytes;
      passed += found.lines;
    } while (found.hasMore);
    start += at;
    // A line that is longer is taken whole.
    size = at === 0 ? size * 2 : WINDOW;
  }
  return passed;
}

/** The results for lines that come in chunks with borders anywhere. */
async function* linesOfChunks(chunks, options) {
  let passed = 0;
  /** The beginning of a line. */
  let kept = [];
  for await (const chunk of chunks) {
    const bytes = viewOf(chunk);
    if (bytes === undefined) throw new TypeError('A stream of NDJSON must give Uint8Arrays.');
    const end = bytes.lastIndexOf(NEW_LINE) + 1;
    if (end > 0) {
      passed = yield* linesOf(joined([...kept, bytes.subarray(0, end)]), options, passed);
      kept = [];
    }
    if (end < bytes.length) kept.push(bytes.slice(end));
  }
  yield* linesOf(joined(kept), options, passed);
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

export const jsonSchema = (target = 'draft-2020-12') => schemaFor(target, 'input');

/** As Standard Schema wants it: https://standardschema.dev. */
export const createCollaborationRequest = {
  '~standard': {
    version: 1,
    vendor: 'cleanrooms-collaboration',
    validate(value) {
      const result = validate(value);
      return result.ok ? { value: result.value } : { issues: result.errors };
    },
    jsonSchema: {
      input: ({ target }) => schemaFor(target, 'input'),
      output: ({ target }) => schemaFor(target, 'output'),
    },
  },
};

export class CollaborationValidationError extends Error {
  constructor(issues, warnings) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(`The request isn't valid${first.pointer && ` at ${first.pointer}`}: ${first.message}${more}`);
    this.name = 'CollaborationValidationError';
    this.issues = issues;
    this.warnings = warnings;
  }
}

export function isCollaborationValidationError(error) {
  return error instanceof Error && error.name === 'CollaborationValidationError' && Array.isArray(error.issues);
}
