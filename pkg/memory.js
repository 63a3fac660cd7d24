// The wasm module's memory: the one place that makes views of it, writes inputs into it and reads text back.
//
// Memory that grows moves: all views of it are dead from then on, with a length of 0. Any call into wasm may make it
// grow. So no view ever leaves this module but to what reads an answer at once, and each function here gets the room
// that it needs first and asks then, before it uses a view, whether it is still alive. The tests run against a module
// whose memory moves at every call into it.
import { TEXT_SIZE } from './dist/answers.js';
import * as glue from './dist/glue.js';
import { MOST_TEXT, mustBeOfInput, outOfMemory, tooLarge } from './dist/reader.js';
import { textDecoder, textEncoder } from './host.js';

/** An instance whose memory has grown beyond this size, in bytes, is given up after the call: it never shrinks. */
const MOST_MEMORY = 1 << 26;

/** How many bytes of text an answer has at the most: V8 makes no string of more characters. */
const MOST_SAID = 2 ** 29 - 24;

/** A copy of so few tokens is made sooner one by one. */
const FEW = 64;

let memory;
let bytes = new Uint8Array(0);
let words;

// Small inputs have a fixed place in wasm's memory each. Of a larger one it is where it stands until it is released.
let textAt = 0;
let textRoom = 0;
let tapeAt = 0;
let tapeRoom = 0;
let text;
let tape;
let largerText = 0;
let isLarger = false;

/** Uses the memory of a new instance. */
export function use(newMemory) {
  memory = newMemory;
  isLarger = false;
  const places = glue.places();
  look();
  [textAt, textRoom, tapeAt, tapeRoom] = words.subarray(places >>> 2);
  look();
}

/** Makes the views. */
function look() {
  const { buffer } = memory;
  bytes = new Uint8Array(buffer);
  words = new Uint32Array(buffer);
  text = new Uint8Array(buffer, textAt, textRoom);
  tape = new Uint32Array(buffer, tapeAt, tapeRoom);
}

/** To be called before a view is used, and after the last call into wasm before that. */
function mustBeAlive() {
  if (bytes.length === 0) look();
}

/** The address of room for an input that has no fixed place, from a function of wasm's. */
function larger(room, size) {
  isLarger = true;
  const address = room(size);
  if (address === 0) throw outOfMemory();
  mustBeAlive();
  return address;
}

/** Where text of so many bytes is to be written. */
function placeForText(size) {
  if (size <= textRoom) {
    mustBeAlive();
    return text;
  }
  largerText = larger(glue.textRoom, size);
  return bytes.subarray(largerText, largerText + size);
}

/** Writes a tape. */
export function putTape(from, tokens) {
  if (tokens <= FEW) {
    mustBeAlive();
    const to = tape;
    for (let i = 0; i < tokens; i++) to[i] = from[i];
  } else if (tokens <= tapeRoom) {
    mustBeAlive();
    tape.set(from.subarray(0, tokens));
  } else {
    const address = larger(glue.tapeRoom, tokens) >>> 2;
    words.set(from.subarray(0, tokens), address);
  }
}

/** Writes a string as UTF-8. Returns its size in bytes. What is half of a surrogate pair becomes U+FFFD. */
export function putText(string) {
  const encoder = textEncoder();
  // A byte for each unit is the least. If that isn't enough, all of it is written again where there is room for the
  // three bytes that a unit takes at the most.
  const { read, written } = encoder.encodeInto(string, placeForText(string.length));
  if (read === string.length) return written;
  return encoder.encodeInto(string, placeForText(string.length * 3)).written;
}

/** Writes bytes, a view of no matter what memory. */
export function putBytes(from) {
  if (from.length > MOST_TEXT) throw tooLarge('bytes', MOST_TEXT);
  placeForText(from.length).set(from);
}

/** The text that was written last, of so many bytes, from one of them to another. It must be UTF-8. */
export function textBetween(size, start, end) {
  mustBeAlive();
  const at = size <= textRoom ? textAt : largerText;
  return textDecoder().decode(bytes.subarray(at + start, at + end));
}

/** Reads an answer of wasm's: `read` gets the views of the memory, which it must not keep. */
export function readAnswer(read, address, what, edition, input) {
  mustBeAlive();
  if (words[(address >>> 2) + TEXT_SIZE] > MOST_SAID)
    throw tooLarge('characters in the parts of it that are wrong', MOST_SAID);
  return read(words, bytes, address, what, edition, input);
}

/** The word at an address. */
export function wordAt(address) {
  mustBeAlive();
  return words[address >>> 2];
}

/** Lets go of what a call needed. Returns whether the memory has become too large to be kept. */
export function release() {
  if (isLarger) {
    isLarger = false;
    glue.release();
  }
  mustBeAlive();
  return bytes.length > MOST_MEMORY;
}

/**
 * Writes a string in which halves of surrogate pairs stand alone, such that each of these takes the three bytes of its
 * number. It is made of strings of these sizes: halves that meet where two of them join stay apart. Returns its size
 * in bytes.
 */
export function putHalves(string, sizes) {
  const encoder = textEncoder();
  const encoded = roomFor(string.length * 3);
  let at = 0;
  let start = 0;
  let end = 0;
  for (const size of sizes) {
    end += size;
    while (start < end) {
      const half = nextHalf(string, start, end);
      at += encoder.encodeInto(string.slice(start, half), encoded.subarray(at)).written;
      start = half;
      if (half < end) {
        const unit = string.charCodeAt(half);
        encoded[at++] = 0xed;
        encoded[at++] = 0x80 | ((unit >> 6) & 0x3f);
        encoded[at++] = 0x80 | (unit & 0x3f);
        start++;
      }
    }
  }
  placeForText(at).set(encoded.subarray(0, at));
  return at;
}

/** Where the next half of a pair is that stands alone in a part of a string; the part's end if there is none. */
function nextHalf(string, start, end) {
  for (let at = start; at < end; at++) {
    const unit = string.charCodeAt(at);
    if ((unit & 0xf800) !== 0xd800) continue;
    const isPair = unit < 0xdc00 && at + 1 < end && (string.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    if (!isPair) return at;
    at++;
  }
  return end;
}

function roomFor(size) {
  try {
    return new Uint8Array(size);
  } catch (error) {
    mustBeOfInput();
    throw outOfMemory(error);
  }
}

/** Whether no half of a surrogate pair stands alone in a string. */
export const isWellFormed = Object.hasOwn(String.prototype, 'isWellFormed')
  ? (string) => string.isWellFormed()
  : (string) => nextHalf(string, 0, string.length) === string.length;
