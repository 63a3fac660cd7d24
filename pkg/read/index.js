// Reads the requests of a file, whatever it is: JSON, YAML, templates of CloudFormation, plans of Terraform, commands of the
// AWS CLI, answers of other calls. It reads and checks nothing, evaluates nothing, and opens no other file.
import { placer } from '../lines.js';
import { patched } from '../dist/fixes.js';
import { decode } from './causes.js';
import { edited } from './edit.js';
import { Unreadable } from './problem.js';
import { requestsIn } from './recognise.js';

export { unresolved } from '../unresolved.js';

export function read(input, options = {}) {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) {
    throw new TypeError('A file must be a string or a Uint8Array.');
  }
  let text = typeof input === 'string' ? input.replace(/^\ufeff/, '') : '';
  try {
    if (typeof input !== 'string') text = decode(input);
    const { name = '', format } = options;
    const { requests, problems } = requestsIn(text, String(name), format);
    const placeOf = placer(text);
    const told = problems.map((problem) => problemOf(problem, placeOf));
    if (requests.length === 0) return { ok: false, requests: [], problem: told[0], problems: told };
    return { ok: true, requests: withEdits(text, options, requests), problems: told };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const problem = problemOf(error, placer(error.text ?? text));
    return { ok: false, requests: [], problem, problems: [problem] };
  }
}

function problemOf({ code, message, offset, isCause }, placeOf) {
  const { line, column } = placeOf(offset);
  return { code, message, isCause, line, column };
}

/** Formats whose text a fix can change. */
const EDITABLE = new Set(['json', 'yaml', 'cloudformation', 'cloudformation-properties']);

/** Gives each request what makes a patch of it in the text of the file. */
const withEdits = (text, options, requests) =>
  requests.map(({ source, ...one }, index) => ({
    ...one,
    edit(patch) {
      if (!EDITABLE.has(one.format)) return undefined;
      let now = { text, requests };
      for (const operation of patch) now = now && changed(now, index, operation, options);
      return now?.text;
    },
  }));

/** A text and its requests with one of them changed; nothing where that can't be. */
function changed({ text, requests }, index, operation, { name = '', format }) {
  try {
    const after = edited(text, requests[index].source(), operation);
    if (after === undefined) return undefined;
    const now = requestsIn(after, String(name), format).requests;
    // What is read of it then must be the request with the patch, and all others as they were.
    const wanted = requests.map(({ request }, at) => (at === index ? patched(request, [operation]) : request));
    const isWanted = isSame(
      now.map(({ request }) => request),
      wanted,
    );
    // Nor may it be what the format refuses, such as a tag without a value in a template.
    return isWanted && refusedIn(now) <= refusedIn(requests) ? { text: after, requests: now } : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

const refusedIn = (requests) => requests.flatMap(({ notes }) => notes).filter(({ isError }) => isError).length;

function isSame(one, other) {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return Object.is(one, other);
  }
  const keys = Object.keys(one);
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]));
}
