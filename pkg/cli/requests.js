// The requests of a file, as the commands work with them, and what a check finds in each.
import { checkJson, validate } from '../dist/index.js';
import { read } from '../dist/read.js';
import { placer } from '../lines.js';
import { fromStep } from '../pointer.js';
import { placesIn } from '../positions.js';
import { Unusable, nameOf, readAll } from './input.js';

/** How many bytes a file has at the most that is looked at for what it is; a larger one is a request in JSON. */
const MOST_BYTES = 1 << 24;

const decoder = new TextDecoder();

/** What is in a file that has to do with collaborations, so that a mistake in it is worth telling. */
const SPEAKS_OF_ONE = /AWS::CleanRooms::Collaboration|creatorDisplayName|create-collaboration/;

/** Problems of files that hold no request themselves. */
const OF_OTHERS = new Set(['not_recognised', 'elsewhere', 'terraform_source']);

/**
 * The requests of a file, and a `problem` in the place of each that can't be read. One that was found in a folder may have
 * none.
 */
export async function requestsIn({ file, found }) {
  const bytes = await readAll(file);
  if (bytes.length > MOST_BYTES) return [bodyOf(bytes)];
  const { ok, requests, problem, problems } = read(bytes, { name: nameOf(file) });
  const text = decoder.decode(bytes);
  const told = (found ? problems.filter(({ code }) => !OF_OTHERS.has(code)) : problems).map((one) => broken(one, text));
  if (ok) return [...requests.map((request) => withText(request, bytes)), ...told];
  if (found && (told.length === 0 || !SPEAKS_OF_ONE.test(text))) return [];
  // What is JSON, and nothing else that is known, is taken for a request; what is no JSON, a check tells better.
  const isGeneral = !problem.isCause && problem.code !== 'duplicate_key';
  return isGeneral && isJson(text) ? [bodyOf(bytes)] : told;
}

/** Whether a text begins as JSON, or is a scalar of it; a template or plan isn't a request. */
const isJson = (text) =>
  /^\s*(?!\{\s*"(?:Resources|AWSTemplateFormatVersion|format_version)")[[{]/.test(text) || /^[^:\n]*\n?$/.test(text);

const broken = (problem, text) => ({ problem, text: () => text });

/** Whether a file of lines that was found in a folder has requests: whether the first one is. */
export const hasRequestLines = (firstLine) => read(`${firstLine}\n${firstLine}`).ok;

/** A file that is taken for a request in JSON. */
function bodyOf(bytes) {
  let text;
  const textOnce = () => (text ??= decoder.decode(bytes));
  const places = (pointers) => placesIn(textOnce(), pointers, placer(textOnce()));
  return { json: bytes, text: textOnce, places, open: [], notes: [] };
}

const withText = (request, bytes) => ({ ...request, text: () => decoder.decode(bytes) });

/** A request on a line of NDJSON: its bytes. */
export const lineOf = (bytes, line) => ({ ...bodyOf(bytes), line });

/** What is wrong with a request. Of what can't be read, that it can't. */
export function check(file, { problem, json, request, notes }, options) {
  if (problem !== undefined) return unreadable(problem);
  try {
    if (json !== undefined) return checkJson(json, options);
    const { ok, errors, warnings, truncated } = validate(request, options);
    const refused = notes.filter(({ isError }) => isError).map(issueOfFormat);
    return { ok: ok && refused.length === 0, errors: [...refused, ...errors], warnings, truncated };
  } catch (error) {
    throw asUnusable(file, error);
  }
}

/** What a format refuses, as an issue. */
const issueOfFormat = ({ pointer, message, line, column }) => ({
  code: 'format',
  level: 'error',
  path: pointer.split('/').slice(1).map(fromStep),
  pointer,
  message,
  params: { line, column },
  source: 'format',
});

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
