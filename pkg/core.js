// The façade: from JavaScript values and text to the wasm module's buffers, and from its answers to
// results. Every entry of the package shares this module and differs only in how it gets the wasm's
// bytes, which it gives to `provide` or `start`.
import * as glue from './dist/glue.js';
import { issuesAt, payersAt } from './dist/answers.js';
import { readOptions } from './dist/options.js';
import { clean, read, resume, stringSizes, suspend, takeStrings, unreadable } from './dist/reader.js';

/** How far the text in wasm's memory can be trusted; the numbers are `checkText`'s. */
const UNKNOWN = 0;
const UTF8 = 1;
const WTF8 = 2;

/** The bits of an answer's flags. */
const OK = 1;
const CLEAN = 2;
const TRUNCATED = 4;

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
  if (broken) {
    glue.__wbg_reset_state();
    ({ memory } = glue.initSync());
    forgetViews();
    broken = false;
  }
}

/**
 * Calls into wasm. What is being read further up (for a getter may call in here) is kept aside
 * meanwhile. After a trap the instance is given up; the next call gets a new one.
 */
function call(body) {
  const outer = suspend();
  try {
    ready();
    return body();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) broken = true;
    throw error;
  } finally {
    if (tapeView.byteLength > KEPT || textView.byteLength > KEPT) forgetViews();
    if (outer !== undefined) {
      ready();
      resume(outer);
    }
  }
}

/** Above this size, in bytes, wasm gives a buffer back after use, or keeps it to no use here. */
const KEPT = 1 << 16;

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
    tapeView = new Uint32Array(memory.buffer, address, tokens);
  }
  return tapeView;
}

function textRoom(bytes) {
  if (textView.length < bytes) {
    const address = glue.textRoom(bytes);
    textView = new Uint8Array(memory.buffer, address, bytes);
  }
  return textView;
}

const encoder = new TextEncoder();
// A byte order mark is a character like any other in a key or value.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

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

/** Puts a JavaScript value into wasm's memory and hands its size to `then`. */
function withTape(value, then) {
  const tokens = read(value, tapeRoom);
  const text = takeStrings();
  let bytes = putText(text);
  const ascii = bytes === text.length;
  if (!ascii) {
    const sizes = stringSizes();
    if (!isWellFormed(text) || joins(text, sizes)) bytes = putWtf8(text, sizes);
  }
  return then(tokens, bytes, ascii);
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

/** Puts JSON text into wasm's memory and returns its size and what is known of it. */
function putJson(text) {
  if (typeof text === 'string') {
    if (isWellFormed(text)) return [putText(text), UTF8];
    return [putWtf8(text, [text.length]), WTF8];
  }
  if (!(text instanceof Uint8Array)) {
    if (Object.prototype.toString.call(text) !== '[object Uint8Array]') {
      throw new TypeError('JSON text must be a string or a Uint8Array.');
    }
  }
  const size = text.byteLength;
  textRoom(size).set(text);
  return [size, UNKNOWN];
}

/** The flags of an answer: they stand behind the four words that tell where its issues are. */
const flagsAt = (address) => new Uint32Array(memory.buffer, address, 5)[4];

/** The result at an address that a check returned; `value` makes the value, clean or not. */
function conclude(address, value) {
  if (address === 0) return new Valid(value, true, [], false);
  const issues = issuesAt(memory.buffer, address);
  const flags = flagsAt(address);
  const warnings = issues.filter((issue) => issue.level === 'warning');
  const truncated = (flags & TRUNCATED) !== 0;
  if (flags & OK) return new Valid(value, (flags & CLEAN) !== 0, warnings, truncated);
  return { ok: false, errors: issues.filter((issue) => issue.level === 'error'), warnings, truncated };
}

/** A result whose value is made when it is first read. */
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
      this.#value = this.#clean ? made : clean(made);
      this.#make = undefined;
    }
    return this.#value;
  }
}

export function validate(input, options) {
  return call(() => {
    const wanted = options === undefined ? undefined : readOptions(options);
    const result = check(input, wanted);
    if (!(result instanceof Valid)) return result;
    const { ok, warnings, truncated } = result;
    try {
      // Made now, before the caller changes the input.
      return { ok, value: result.value, warnings, truncated };
    } catch {
      // Something in it can be read but once.
      return check(unreadable, wanted);
    }
  });
}

function check(input, options) {
  return withTape(input, (tokens, bytes, ascii) => {
    if (options !== undefined) glue.setOptions(...options);
    const address = glue.checkTape(tokens, bytes, ascii);
    if (address === 0) return { ok: true, value: input, warnings: [], truncated: false };
    return conclude(address, () => input);
  });
}

export function validateJson(text, options) {
  return call(() => {
    const wanted = options === undefined ? undefined : readOptions(options);
    const [bytes, encoding] = putJson(text);
    if (wanted !== undefined) glue.setOptions(...wanted);
    const address = glue.checkText(bytes, encoding);
    let kept = text;
    const result = conclude(address, () => JSON.parse(typeof kept === 'string' ? kept : decoder.decode(kept)));
    // The caller may go on to use the bytes for something else.
    if (result.ok && typeof text !== 'string') kept = text.slice();
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
  return call(() => payersAt(memory.buffer, withTape(request, glue.payersOfTape)));
}

export class CollaborationValidationError extends Error {
  constructor(issues, warnings) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(`The request isn't valid. ${first.pointer || '/'}: ${first.message}${more}`);
    this.name = 'CollaborationValidationError';
    this.issues = issues;
    this.warnings = warnings;
  }
}

export function isCollaborationValidationError(error) {
  return error instanceof Error && error.name === 'CollaborationValidationError' && Array.isArray(error.issues);
}
