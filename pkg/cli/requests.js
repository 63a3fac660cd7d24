// The requests of a file, as the commands work with them, and what a check finds in each.
import { checkJson, validate } from '../dist/index.js';
import { read } from '../dist/read.js';
import { offsetAt, placer } from '../lines.js';
import { offsetsAt } from '../positions.js';
import { Unusable, nameOf, readAll } from './input.js';

/** How many bytes a file has at the most that is looked at for what it is; a larger one is a request in JSON. */
const MOST_BYTES = 1 << 24;

const decoder = new TextDecoder();

/** What a file says of itself that has to do with collaborations, so that a mistake in it is worth telling. */
const SPEAKS_OF_THEM = /clean-?rooms|creator-?_?display-?_?name/i;

/**
 * The requests of a file. One that was found in a folder may have none; any other that can't be read has one with a
 * `problem`.
 */
export async function requestsIn({ file, found }) {
  const bytes = await readAll(file);
  const name = nameOf(file);
  if (bytes.length > MOST_BYTES) return [bodyOf(bytes)];
  const { ok, requests, problem } = read(bytes, { name });
  if (ok) return requests.map((request) => withText(request, bytes));
  const text = decoder.decode(bytes);
  if (found && (problem.code === 'not_recognised' || !SPEAKS_OF_THEM.test(text))) return [];
  // What nothing is recognised in is taken for a request, if it is JSON; and what is no JSON, a check tells better.
  const isRequest = /^\s*(?!\{\s*"(?:Resources|AWSTemplateFormatVersion|format_version)")[[{"\dtfn-]/.test(text);
  if (isRequest && !problem.isCause && problem.code !== 'duplicate_key') return [bodyOf(bytes)];
  return [
    {
      problem,
      text: () => text,
      places: () => new Map([['', placer(text)(offsetAt(text, problem.line, problem.column))]]),
    },
  ];
}

/** A file that is taken for a request in JSON. */
function bodyOf(bytes) {
  let text;
  const textOnce = () => (text ??= decoder.decode(bytes));
  return { json: bytes, text: textOnce, places: (pointers) => placesIn(textOnce(), pointers), open: [], notes: [] };
}

const withText = (request, bytes) => ({ ...request, text: () => decoder.decode(bytes) });

/** A request on a line of NDJSON: its bytes. */
export const lineOf = (bytes, line) => ({ ...bodyOf(bytes), line, open: [], notes: [] });

/** Where the values at some pointers of a JSON text stand. */
function placesIn(text, pointers) {
  const placeOf = placer(text);
  const offsets = offsetsAt(text, pointers);
  return new Map(pointers.map((pointer) => [pointer, placeOf(offsets.get(pointer))]));
}

/** What is wrong with a request. Of what can't be read, that it can't. */
export function check(file, { problem, json, request }, options) {
  if (problem !== undefined) return unreadable(problem);
  try {
    if (json !== undefined) return checkJson(json, options);
    const { ok, errors, warnings, truncated } = validate(request, options);
    return { ok, errors, warnings, truncated };
  } catch (error) {
    throw asUnusable(file, error);
  }
}

/** A problem as an issue of the whole file. */
function unreadable({ code, message, line, column }) {
  const issue = {
    code: code === 'encoding' ? 'syntax' : code,
    level: 'error',
    path: [],
    pointer: '',
    message,
    params: { line, column },
    source: 'json',
  };
  return { ok: false, isUnusable: true, errors: [issue], warnings: [], truncated: false };
}

/** That an input is too large makes it one that can't be used. */
export const asUnusable = (file, error) =>
  ['InputTooLargeError', 'OutOfMemoryError'].includes(error.name)
    ? new Unusable(`${nameOf(file)}: ${error.message}`)
    : error;
