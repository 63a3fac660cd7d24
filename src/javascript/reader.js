// Generated from the tables of the crate by its program `javascript`; not to be edited.
//
// Walks a JavaScript value along the request's shape and writes down what it meets as a row of
// numbers, the tape, and one string that holds all strings of it. Wasm checks these two: reading a
// property from inside wasm costs more than all the rest of a check. Nothing outside of the request's
// shape is gone into.
//
// A value may run code when it is read: a getter, a proxy's trap. What that code throws becomes part of
// the tape and never gets out of here. What fails here itself (a full stack, refused memory, an input
// beyond the limits) always gets out, as what it is. Code of a value's may also call the package again;
// each reading has a tape of its own, which is no memory of wasm's, so neither sees the other.

import { unresolved } from '../unresolved.js';
import { sinceOf } from './shapes.js';

// What changes is declared with `var`: functions of a module look at each use of a `let` whether it is
// there yet, which makes a tenth of the reader's time.

/** Stands for a value whose getter or proxy threw. */
export const unreadable = Symbol('unreadable');

/** The tape of most readings. Longer ones get another for as long as they take. */
const ordinary = new Uint32Array(4096);

var tape = ordinary;
var at = 0;
/** The last place from which the tokens of one step still fit on the tape. */
var last = 0;
/** The edition that is read for, by its place among all. */
var edition = 0;
var strings = '';
var depth = 0;
/** The objects around the one being read. */
var around = [];
var reading = false;
/** How many values have been left open; less than none, where none may be. */
var open = 0;
/** What went wrong here and not in the input, once something has. */
var failure;
/** Whether it is known that there is stack enough. */
var ample = false;
/** Whether somebody gave `Object.prototype` an enumerable property. */
var prototypeHasKeys = false;

// What was read, to be used before anything else is: the tape, how many tokens are on it, and all strings, one after
// the other.
export var takenTape = ordinary;
export var takenTokens = 0;
export var takenStrings = '';
/** How many of its values are left open. */
export var takenOpen = 0;

/** Reads a value for an edition, told by its place among all. Its values may be left open, or they may not. */
export function read(value, wanted, mayBeOpen) {
  // A getter of what is being read further up has called in here: its reading is put aside.
  const outer = reading ? { tape, at, last, edition, strings, depth, around, open, failure, ample, prototypeHasKeys } : undefined;
  try {
    begin(outer === undefined ? ordinary : new Uint32Array(1024), outer === undefined ? around : []);
    edition = wanted;
    open = mayBeOpen ? 0 : NEVER;
    root(value, NONE);
    takenTape = tape;
    takenTokens = at;
    takenStrings = strings;
    takenOpen = open;
  } finally {
    // Nothing is called here, so that it works with a full stack as well.
    if (outer === undefined) {
      reading = false;
      failure = undefined;
      tape = ordinary;
      strings = '';
      for (let i = 0; i < around.length; i++) around[i] = undefined;
    } else {
      ({ tape, at, last, edition, strings, depth, around, open, failure, ample, prototypeHasKeys } = outer);
    }
  }
}

/** Lets go of what was read. */
export function forget() {
  takenTape = ordinary;
  takenStrings = '';
}

function begin(room, objects) {
  reading = true;
  failure = undefined;
  ample = false;
  tape = room;
  last = room.length - SLACK;
  at = depth = 0;
  strings = '';
  around = objects;
  prototypeHasKeys = false;
  for (const key in objectPrototype) prototypeHasKeys = key !== undefined;
}

/** The sizes, in UTF-16 code units, of the strings on the tape. */
export function takenSizes() {
  const sizes = [];
  for (let i = 0; i < takenTokens; i++) {
    const token = takenTape[i] & MASK;
    if (token !== STRING && token !== KEY && token !== UNKNOWN) continue;
    const size = takenTape[i] >>> NUMBER_SHIFT;
    sizes.push(size === LONG ? takenTape[++i] >>> COUNT_SHIFT : size);
  }
  return sizes;
}

/**
 * How many calls deep a stack must still be able to grow for it not to be full: deeper than an ordinary getter goes.
 * To compile one where it is first called takes V8 tens of kilobytes.
 */
const ENOUGH_STACK = 2000;

const descend = (left) => (left === 0 ? 0 : 1 + descend(left - 1));

/**
 * Throws if the stack is full or nearly so. To be called before what a full stack would end the process in: that is
 * what V8 does if it has to compile a regular expression there.
 */
export const mustHaveStack = () => descend(ENOUGH_STACK);

/**
 * To be called wherever something is caught while an input is read, before it is taken for the input's failure.
 * Throws what isn't: what failed here, or that the stack is full. The latter is tried out, for an input can throw
 * an error that looks the same; a getter that fills an ample stack by itself has failed by itself.
 */
export function mustBeOfInput() {
  if (failure !== undefined) throw failure;
  // All of a reading takes place within a few calls of the same depth: one trial is enough.
  if (reading && ample) return;
  try {
    mustHaveStack();
    ample = reading;
  } catch (full) {
    if (reading) failure = full;
    throw full;
  }
}

/** What stands for a value that threw when it was read. */
function threw() {
  mustBeOfInput();
  return unreadable;
}

/**
 * Gives an error a member of its own. It is defined, not assigned: a prototype that is frozen is nothing to it. And it
 * isn't a field of a class: what older engines get in the place of these reads prototypes.
 */
export const define = (error, name, value) =>
  Object.defineProperty(error, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });

/** The error for an input of which there is more than the documented number. */
export const tooLarge = (what, most) =>
  define(new RangeError(`The input has more than ${most} ${what}.`), 'name', 'InputTooLargeError');

/** That there is not enough memory. */
export const outOfMemory = (cause) =>
  define(
    new RangeError('There is not enough memory for this input.', { __proto__: null, cause }),
    'name',
    'OutOfMemoryError',
  );

function fail(error) {
  failure = error;
  throw error;
}

/** Makes more room on the tape. */
function more() {
  if (at > MOST_TOKENS) fail(tooLarge('values', MOST_TOKENS));
  let longer;
  try {
    longer = new Uint32Array(tape.length * 2);
  } catch (error) {
    mustBeOfInput();
    fail(outOfMemory(error));
  }
  longer.set(tape);
  tape = longer;
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
      kind = value === unreadable ? UNREADABLE : value === unresolved && open !== NEVER ? OPEN : SYMBOL;
      if (kind === OPEN) open++;
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
    mustBeOfInput();
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

/** So many values are left open where none may be. */
const NEVER = -1;

const objectPrototype = Object.prototype;

/**
 * A key that no object has. Asking for it first tells the engine of what shape an object is, after which asking for
 * the prototype costs nothing: two thirds of the time for a small object. Unlike `__proto__`, which would do as well,
 * no object can have it of its own.
 */
const absent = Symbol('absent');

/**
 * Writes down what a value is that isn't a plain object; for one that is, returns something whose
 * `for in` gives the object's own keys: the object itself where nothing enumerable can be inherited,
 * for that needs no list of keys.
 */
function namesOf(value, mark) {
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
 * to the end.
 */
function unlistable(error, start, before, level, mark) {
  if (error !== cyclic) mustBeOfInput();
  at = start;
  strings = before;
  depth = level;
  tape[at++] = (error === cyclic ? CYCLE : UNREADABLE) | mark;
}

/**
 * Begins a list, of which so many elements are read at the most, and returns its length; or writes down what the value is
 * instead and returns -1.
 */
function beginList(value, mark, limit) {
  let length = -1;
  try {
    if (Array.isArray(value) && !isAround(value)) {
      length = value.length;
      // A proxy may say anything.
      if (!(length >= 0 && length < 2 ** 32 && Number.isInteger(length))) throw length;
    }
  } catch {
    value = threw();
    length = -1;
  }
  if (length < 0) {
    other(value, mark);
    return length;
  }
  const count = Math.min(length, limit + 1);
  if (count > MOST_TOKENS) fail(tooLarge('values', MOST_TOKENS));
  if (count < LONG) tape[at++] = ARRAY | mark | (count << NUMBER_SHIFT);
  else longToken(ARRAY | mark, count);
  around[depth++] = value;
  return length;
}

function endList(length, limit) {
  depth--;
  if (length > limit) {
    // How many elements were left out takes two tokens.
    const rest = length - limit;
    tape[at++] = COUNT | (rest << COUNT_SHIFT);
    tape[at++] = COUNT | ((rest >>> (32 - COUNT_SHIFT)) << COUNT_SHIFT);
  }
}

function string(value, mark) {
  if (typeof value === 'string') text(STRING | mark, value);
  else other(value, mark);
}

/** Whether the language has a function that tells that a string has no half of a surrogate pair. */
const tellsWellFormed = Object.hasOwn(String.prototype, 'isWellFormed');

/**
 * Writes down a string of which only the size matters: where its code units settle that there are neither too
 * few nor too many code points, which take one or two of them each, wasm needs no text.
 */
function sized(value, min, max, mark) {
  const settles = typeof value === 'string' && value.length <= max && (value.length + 1) >> 1 >= min;
  if (settles && tellsWellFormed && value.isWellFormed()) tape[at++] = CHOICE | mark;
  else string(value, mark);
}

function text(token, value) {
  const size = value.length;
  if (strings.length + size > MOST_TEXT) fail(tooLarge('characters in its strings', MOST_TEXT));
  if (size < LONG) tape[at++] = token | (size << NUMBER_SHIFT);
  else longToken(token, size);
  strings += value;
}

/** Writes a token with a size that it has no room for. */
function longToken(token, size) {
  tape[at++] = token | (LONG << NUMBER_SHIFT);
  tape[at++] = COUNT | (size << COUNT_SHIFT);
}

/** Writes down one of many values of an enum. */
function oneOf(values, value, mark) {
  const place = values.indexOf(value);
  if (place < 0) other(value, mark);
  else tape[at++] = CHOICE | mark | (place << NUMBER_SHIFT);
}

function boolean(value, mark) {
  if (value === true) tape[at++] = TRUE | mark;
  else if (value === false) tape[at++] = FALSE | mark;
  else other(value, mark);
}

/**
 * Writes down a member that the structure doesn't have; one that is undefined isn't there. An object
 * that stands around itself always comes through here, for no two structures that stand in one
 * another have a member's name in common. What is one of the structure's members but for its spelling is read as that
 * one, by the function that reads the structure, which is told by its place among `structures`.
 */
function unknown(key, object, structure) {
  let value;
  try {
    value = object[key];
    if (value === undefined) return;
  } catch {
    // It is there.
    value = threw();
  }
  for (let i = 0; i < depth - 1; i++) if (around[i] === object) throw cyclic;
  const { members, names, readAs } = structures[structure];
  const name = meantBy(key, names, members);
  if (name === undefined) return text(UNKNOWN | markOf(value), key);
  text(UNKNOWN | MEANT, key);
  const one = Object.create(null);
  one[name] = value;
  readAs(one, NONE);
}

/** A structure, with the function that reads it. Its names are listed once: each time, it would take longer than all the rest. */
const structureOf = ({ members }, readAs) => ({ members, names: Object.keys(members), readAs });

/** The member of a structure that a name is but for capitals, hyphens and underscores. */
function meantBy(key, names, members) {
  for (let i = 0; i < names.length; i++) {
    if (isSameName(key, names[i]) && sinceOf(members[names[i]]) <= edition) return names[i];
  }
  return undefined;
}

const UNDERSCORE = 95;
const HYPHEN = 45;
const SMALL = 32;

function isSameName(key, name) {
  let at = 0;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    if (code === UNDERSCORE || code === HYPHEN) continue;
    // All names are letters.
    if ((code | SMALL) !== (name.charCodeAt(at++) | SMALL)) return false;
  }
  return at === name.length;
}

/** The sorts of values that are told of an unknown member, in the order of the crate's. */
const SORTS = ['object', 'array', 'string', 'boolean', 'number'];

/** What tells of what sort the value of an unknown member is. */
function markOf(value) {
  const sort = value === null ? -1 : SORTS.indexOf(Array.isArray(value) ? 'array' : typeof value);
  return sort < 0 ? NONE : (FIRST_KIND + sort) << MARK_SHIFT;
}
