// Generated from the tables of the crate by its program `reader`; not to be edited.
//
// Walks a JavaScript value along the request's shape and writes down what it meets as a row of
// numbers, the tape, and one string that holds all strings of it. Wasm checks these two: reading a
// property from inside wasm costs more than all the rest of a check. Nothing that a value does when
// it is read (a getter that throws, a proxy, a cycle) gets out of here, and nothing outside of the
// request's shape is gone into.

/** Stands for a value whose getter or proxy threw. */
export const unreadable = Symbol('unreadable');

let tape = new Uint32Array(0);
let at = 0;
/** The last place from which the tokens of one step still fit on the tape. */
let last = -1;
let strings = '';
let depth = 0;
/** The objects around the one being read. */
const around = [];
/** Makes room for that many tokens, keeping what is on the tape, and returns the tape. */
let grow;
let reading = false;
/** What `grow` threw. */
let outOfMemory;
/** Whether somebody gave `Object.prototype` an enumerable property. */
let prototypeHasKeys = false;

/**
 * Reads a value. Returns how many tokens were written; the strings are in `takeStrings()`.
 * `room` makes room for that many tokens in wasm's memory and returns it.
 */
export function read(value, room) {
  grow = room;
  at = depth = 0;
  strings = '';
  reading = true;
  try {
    prototypeHasKeys = Object.keys(Object.prototype).length > 0;
    more();
    root(value);
  } finally {
    reading = false;
    around.fill(undefined);
  }
  return at;
}

/** The strings of what was read, one after the other. */
export function takeStrings() {
  const taken = strings;
  strings = '';
  return taken;
}

/** The sizes, in UTF-16 code units, of the strings on the tape. */
export function stringSizes() {
  const sizes = [];
  for (let i = 0; i < at; i++) {
    const token = tape[i] & MASK;
    if (token === STRING || token === KEY || token === UNKNOWN) sizes.push(tape[i] >>> BITS);
  }
  return sizes;
}

/** Takes aside what is being read, for a getter of it may call in here; nothing otherwise. */
export function suspend() {
  if (!reading) return undefined;
  return { tape: tape.slice(0, at), at, strings, depth, around: around.slice(0, depth), grow };
}

/** Goes on with what `suspend` took aside. */
export function resume(outer) {
  ({ at, strings, depth, grow } = outer);
  outer.around.forEach((object, index) => (around[index] = object));
  more();
  tape.set(outer.tape);
  reading = true;
}

function more() {
  try {
    tape = grow(Math.max(1024, (at + SLACK) * 2));
  } catch (error) {
    outOfMemory = error;
    throw error;
  }
  last = tape.length - SLACK;
}

/** Writes down a value that isn't of the sort wanted. */
function other(value) {
  let kind;
  switch (typeof value) {
    case 'string':
      return string(value);
    case 'boolean':
      kind = BOOLEAN_VALUE;
      break;
    case 'number':
      kind = value !== value ? NOT_A_NUMBER : value - value !== 0 ? INFINITE : NUMBER;
      break;
    case 'bigint':
      kind = BIGINT;
      break;
    case 'symbol':
      kind = value === unreadable ? UNREADABLE : SYMBOL;
      break;
    case 'function':
      kind = FUNCTION;
      break;
    case 'undefined':
      kind = UNDEFINED;
      break;
    default:
      kind = value === null ? NULL : kindOfObject(value);
  }
  tape[at++] = kind;
}

function kindOfObject(value) {
  try {
    if (isAround(value)) return CYCLE;
    if (Array.isArray(value)) return ARRAY_VALUE;
    return isPlain(value) ? OBJECT_VALUE : CLASS_INSTANCE;
  } catch {
    return UNREADABLE;
  }
}

function isAround(value) {
  for (let i = 0; i < depth; i++) if (around[i] === value) return true;
  return false;
}

/** Whether an object is of no class. One from another realm has another `Object.prototype`. */
function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf'))
  );
}

/**
 * Begins an object, or writes down what the value is instead. Returns something whose `for in` gives
 * the object's own keys: the object itself where nothing enumerable can be inherited, for that needs
 * no list of keys.
 */
function begin(value) {
  try {
    if (typeof value === 'object' && value !== null && !isAround(value)) {
      const prototype = Object.getPrototypeOf(value);
      const inheritsNothing = prototype === Object.prototype ? !prototypeHasKeys : prototype === null;
      if (inheritsNothing || isPlain(value)) {
        const names = inheritsNothing ? value : ownNames(value);
        tape[at++] = OBJECT;
        around[depth++] = value;
        return names;
      }
    }
  } catch {
    value = unreadable;
  }
  other(value);
  return undefined;
}

/** An object without a prototype that has the same keys. */
function ownNames(value) {
  const names = Object.create(null);
  for (const key of Object.keys(value)) names[key] = true;
  return names;
}

/**
 * Takes back what was written of an object whose keys can't be listed to the end. That there is no
 * more memory isn't the object's failure.
 */
function unlistable(error, start, before, level) {
  if (error === outOfMemory) throw error;
  at = start;
  strings = before;
  depth = level;
  tape[at++] = UNREADABLE;
}

function end() {
  tape[at++] = END;
  depth--;
}

/** Begins a list and returns its length, or writes down what the value is instead and returns -1. */
function beginList(value) {
  try {
    if (Array.isArray(value) && !isAround(value)) {
      const length = value.length;
      tape[at++] = ARRAY | (Math.min(length, LIST_LIMIT + 1) << BITS);
      around[depth++] = value;
      return length;
    }
  } catch {
    value = unreadable;
  }
  other(value);
  return -1;
}

function endList(length) {
  depth--;
  const rest = length - LIST_LIMIT;
  if (rest <= 0) return;
  tape[at++] = (rest % 2 ** REST_BITS) << BITS;
  tape[at++] = Math.floor(rest / 2 ** REST_BITS) << BITS;
}

function get(value, key) {
  try {
    return value[key];
  } catch {
    return unreadable;
  }
}

function string(value) {
  if (typeof value !== 'string') return other(value);
  if (value.length > LONGEST) value = value.slice(0, LONGEST);
  tape[at++] = STRING | (value.length << BITS);
  strings += value;
}

function boolean(value) {
  if (value === true) tape[at++] = TRUE;
  else if (value === false) tape[at++] = FALSE;
  else other(value);
}

/** Writes down a member that the structure doesn't have; one that is undefined isn't there. */
function unknown(key, value) {
  if (value === undefined) return;
  if (key.length > LONGEST) key = key.slice(0, LONGEST);
  tape[at++] = UNKNOWN | (key.length << BITS);
  strings += key;
}
