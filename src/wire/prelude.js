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

/** Issues with a request, as `what` of `read`. */
export const issues = () => list(issue);

/** The same with a response. */
export function responseIssues() {
  root = RESPONSE;
  return list(issue);
}

/**
 * Reads what is at an address of wasm's memory, where four words tell where words and text are, and
 * their sizes. `what` is one of the functions that this module exports.
 */
export function read(memory, address, what) {
  buffer = memory;
  // By their places: to take an array apart as a list takes several times as long.
  const places = new Uint32Array(buffer, address, 4);
  words = new Uint32Array(buffer, places[0], places[1]);
  text = places[3] === 0 ? '' : decoder.decode(new Uint8Array(buffer, places[2], places[3]));
  at = textAt = 0;
  root = REQUEST;
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
  subject = root;
  item = -1;
  isEntry = false;
  for (let word = words[at]; word !== END; word = words[at]) {
    const element = piece();
    path.push(element);
    // A name of ours has nothing to be escaped.
    pointer += '/' + ((word & 3) === TEXT ? escape(element) : element);
    if (typeof element === 'number') item = element;
    else goTo(element);
  }
  at++;
  const figures = params[index]();
  return { code: Code[index], level, path, pointer, message: sentences[index](figures), params: figures, source };
}

/** What the issue being read is about: the last member on its path, and which of its elements, or an entry of it. */
let root;
let subject;
let item = -1;
let isEntry = false;

function goTo(key) {
  const member = subject.members?.[key];
  if (member !== undefined) {
    subject = member;
    item = -1;
  } else if (subject.members === undefined) {
    isEntry = true;
  }
}

const isPlural = () => subject.plural && item < 0 && !isEntry;

/** The label of what an issue is about, to begin a sentence. */
function name() {
  if (isEntry) return 'Tag value';
  return item < 0 ? subject.label : `Item ${item + 1} of ${subject.inside}`;
}

/** The same with an article; of its key, if that is the place. */
function the(place) {
  if (isEntry) return place === 'key' ? 'The tag key' : 'The tag value';
  if (place === 'key') return 'The field name';
  return item < 0 ? 'The ' + subject.inside : name();
}

/** What `join` does, for few texts, sooner. */
function listed(texts, between) {
  let all = '';
  for (let i = 0; i < texts.length; i++) all += i === 0 ? texts[i] : between + texts[i];
  return all;
}

const distinct = (texts) => (texts.length < 2 ? texts : [...new Set(texts)]);
const shown = ({ character, codePoint }) => (INVISIBLE.test(character) ? codePoint : character);
const more = (count) => (count > 0 ? ` and ${count} more` : '');
const pointers = (all) => listed(all.slice(0, NAMED), ', ') + more(all.length - NAMED);
const isNone = (figure) => figure === 0 || figure.length === 0;

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
      return knownName(word >>> 2, words[at++]);
    case TEXT:
      return text.slice(textAt, (textAt += word >>> 2));
    default:
      return words[at++];
  }
}

function knownName(size, address) {
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
