// Generated from the crate by its program `javascript`; not to be edited.
//
// Rebuilds answers from the words and the text that wasm wrote.

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Names of the module's own, by their address, which is the same in every instance. */
const names = new Map();

let buffer;
let words;
let at = 0;
let text = '';
let textAt = 0;

/** Issues, as `what` of `read`. */
export const issues = () => list(issue);

/**
 * Reads what is at an address of wasm's memory, where four words tell where words and text are, and
 * their sizes. `what` is one of the functions that this module exports.
 */
export function read(memory, address, what) {
  buffer = memory;
  const [wordsAt, wordCount, textStart, textSize] = new Uint32Array(buffer, address, 4);
  words = new Uint32Array(buffer, wordsAt, wordCount);
  text = textSize === 0 ? '' : decoder.decode(new Uint8Array(buffer, textStart, textSize));
  at = textAt = 0;
  try {
    return what();
  } finally {
    buffer = words = undefined;
    text = '';
  }
}

function issue() {
  const index = words[at++];
  const level = Level[words[at++]];
  const source = Source[words[at++]];
  const path = [];
  let pointer = '';
  for (let element = piece(); element !== undefined; element = piece()) {
    path.push(element);
    pointer += '/';
    pointer += typeof element === 'string' ? escape(element) : element;
  }
  let message = '';
  for (let part = piece(); part !== undefined; part = piece()) message += part;
  return { code: Code[index], level, path, pointer, message, params: params[index](), source };
}

/** What was found in lines; and how many bytes and lines that is. */
function readLines() {
  const answers = [];
  for (let line = words[at++]; line !== 0; line = words[at++]) {
    answers.push({ line, start: words[at++], end: words[at++], flags: words[at++], issues: list(issue) });
  }
  return { answers, bytes: words[at++], lines: words[at++] };
}

/** As a JSON pointer has it (RFC 6901). */
function escape(key) {
  if (!key.includes('~') && !key.includes('/')) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function list(read) {
  const items = [];
  for (let left = words[at++]; left > 0; left--) items.push(read());
  return items;
}

function piece() {
  const word = words[at++];
  switch (word & 3) {
    case NAME:
      return name(word >>> 2, words[at++]);
    case TEXT:
      return text.slice(textAt, (textAt += word >>> 2));
    case NUMBER:
      return words[at++];
    default:
      return undefined;
  }
}

function name(size, address) {
  let known = names.get(address);
  // Where one name is the beginning of another, they may share an address.
  if (known === undefined || known.length !== size) {
    known = decoder.decode(new Uint8Array(buffer, address, size));
    names.set(address, known);
  }
  return known;
}

function withOptional(object, name, value) {
  if (value !== undefined) object[name] = value;
  return object;
}
