// Generated from the tables of the crate by its program `javascript`; not to be edited.
//
// Walks a JavaScript value along the request's shape and writes down what it meets as a row of
// numbers, the tape, and one string that holds all strings of it. Wasm checks these two: reading a
// property from inside wasm costs more than all the rest of a check. Nothing that a value does when
// it is read (a getter that throws, a proxy, a cycle) gets out of here, and nothing outside of the
// request's shape is gone into.

// What changes is declared with `var`: functions of a module look at each use of a `let` whether it is
// there yet, which makes a tenth of the reader's time.

/** Stands for a value whose getter or proxy threw. */
export const unreadable = Symbol('unreadable');

var tape = new Uint32Array(0);
var at = 0;
/** The last place from which the tokens of one step still fit on the tape. */
var last = -1;
var strings = '';
var depth = 0;
/** The objects around the one being read. */
const around = [];
/** Makes room for that many tokens, keeping what is on the tape, and returns the tape. */
var grow;
var reading = false;
/** Whether `grow` threw. */
var outOfMemory = false;
/** Whether somebody gave `Object.prototype` an enumerable property. */
var prototypeHasKeys = false;

/**
 * Reads a value. Returns how many tokens were written; the strings are in `takeStrings()`.
 * `room` makes room for that many tokens in wasm's memory and returns it.
 */
export function read(value, room) {
  grow = room;
  at = depth = 0;
  strings = '';
  reading = true;
  outOfMemory = false;
  try {
    prototypeHasKeys = false;
    for (const key in objectPrototype) prototypeHasKeys = key !== undefined;
    more();
    root(value, NONE);
  } finally {
    reading = false;
    for (let i = 0; i < around.length; i++) around[i] = undefined;
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
    if (token !== STRING && token !== KEY && token !== UNKNOWN) continue;
    const size = tape[i] >>> NUMBER_SHIFT;
    sizes.push(size === LONG ? tape[++i] : size);
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
    outOfMemory = true;
    throw error;
  }
  last = tape.length - SLACK;
}

/** Writes down a value that isn't of the sort wanted; `mark` says which member it is. */
function other(value, mark) {
  let kind;
  switch (typeof value) {
    case 'string':
      return string(value, mark);
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
  tape[at++] = kind | mark;
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

const objectPrototype = Object.prototype;
/**
 * Whether `__proto__` tells no prototype here (Node can be started so). Where it does, it tells sooner than
 * Object.getPrototypeOf; one that an object has of its own and hides from lists is believed.
 */
const noProto = (() => {
  try {
    return {}.__proto__ !== objectPrototype;
  } catch {
    return true;
  }
})();

/**
 * Writes down what a value is that isn't a plain object; for one that is, returns something whose
 * `for in` gives the object's own keys: the object itself where nothing enumerable can be inherited,
 * for that needs no list of keys.
 */
function begin(value, mark) {
  if (typeof value === 'object' && value !== null) {
    const prototype = Object.getPrototypeOf(value);
    if (prototype === objectPrototype ? !prototypeHasKeys : prototype === null) return value;
    if (isPlain(value)) return ownNames(value);
  }
  other(value, mark);
  return undefined;
}

/** An object without a prototype that has the same keys. */
function ownNames(value) {
  const names = Object.create(null);
  for (const key of Object.keys(value)) names[key] = true;
  return names;
}

/** What is thrown when an object turns out to stand around itself. */
const cyclic = Symbol('cyclic');

/**
 * Takes back what was written of an object that stands around itself, or whose keys can't be listed
 * to the end. That there is no more memory isn't the object's failure.
 */
function unlistable(error, start, before, level, mark) {
  if (outOfMemory) throw error;
  at = start;
  strings = before;
  depth = level;
  tape[at++] = (error === cyclic ? CYCLE : UNREADABLE) | mark;
}

/** Begins a list and returns its length, or writes down what the value is instead and returns -1. */
function beginList(value, mark) {
  try {
    if (Array.isArray(value) && !isAround(value)) {
      const length = value.length;
      // A proxy may say anything.
      if (!(length >= 0 && Number.isInteger(length))) throw length;
      tape[at++] = ARRAY | mark | (Math.min(length, LIST_LIMIT + 1) << NUMBER_SHIFT);
      around[depth++] = value;
      return length;
    }
  } catch {
    value = unreadable;
  }
  other(value, mark);
  return -1;
}

function endList(length) {
  depth--;
  if (length > LIST_LIMIT) tape[at++] = Math.min(length - LIST_LIMIT, 2 ** 31);
}

function string(value, mark) {
  if (typeof value === 'string') text(STRING | mark, value);
  else other(value, mark);
}

/**
 * Writes down a string of which only the size matters: where its code units settle that there are neither too
 * few nor too many code points, which take one or two of them each, wasm needs no text.
 */
function sized(value, min, max, mark) {
  const settles = typeof value === 'string' && value.length <= max && (value.length + 1) >> 1 >= min;
  if (settles && value.isWellFormed?.()) tape[at++] = CHOICE | mark;
  else string(value, mark);
}

function text(token, value) {
  const size = value.length;
  if (size < LONG) {
    tape[at++] = token | (size << NUMBER_SHIFT);
  } else {
    tape[at++] = token | (LONG << NUMBER_SHIFT);
    tape[at++] = size;
  }
  strings += value;
}

function boolean(value, mark) {
  if (value === true) tape[at++] = TRUE | mark;
  else if (value === false) tape[at++] = FALSE | mark;
  else other(value, mark);
}

/**
 * Writes down a member that the structure doesn't have; one that is undefined isn't there. An object
 * that stands around itself always comes through here, for no two structures that stand in one
 * another have a member's name in common.
 */
function unknown(key, object) {
  try {
    if (object[key] === undefined) return;
  } catch {
    // It is there.
  }
  for (let i = 0; i < depth - 1; i++) if (around[i] === object) throw cyclic;
  text(UNKNOWN | NONE, key);
}
