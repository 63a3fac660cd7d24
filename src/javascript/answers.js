// Generated from the crate by its program `javascript`; not to be edited.
//
// Rebuilds answers from the words and the text that wasm wrote.

const decoder = new TextDecoder('utf-8', { __proto__: null, ignoreBOM: true });

/** Names of the module's own, by their word, which is the same in every instance. */
const names = new Map();

/** Views of wasm's memory, in words and in bytes, while an answer is read. */
let words;
let bytes;
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
 * how long. `what` is one of the functions that this module exports. Nothing calls into wasm meanwhile.
 */
export function read(inWords, inBytes, address, what) {
  words = inWords;
  bytes = inBytes;
  // Where the words are, and where the text is and how long.
  const place = address >>> 2;
  const start = words[place + 2];
  const size = words[place + 3];
  text = size === 0 ? '' : decoder.decode(bytes.subarray(start, start + size));
  at = words[place] >>> 2;
  textAt = 0;
  root = REQUEST;
  try {
    return what();
  } finally {
    text = '';
    words = bytes = undefined;
  }
}

function issue() {
  const first = words[at++];
  const path = [];
  let pointer = '';
  subject = root;
  item = -1;
  isEntry = false;
  for (let word = words[at++]; word !== END; word = words[at++]) {
    switch (word & lowest(TAG)) {
      case NAME: {
        const step = stepTo(word);
        path.push(step.name);
        pointer += step.pointer;
        goTo(step.member);
        break;
      }
      case TEXT: {
        const key = quoted(word);
        path.push(key);
        pointer += '/' + escape(key);
        goTo(subject.members?.[key]);
        break;
      }
      default:
        item = word >>> TAG;
        path.push(item);
        pointer += '/' + item;
    }
  }
  const index = first & lowest(CODE);
  const figures = params[index]();
  return {
    code: Code[index],
    level: Level[(first >>> CODE) & 1],
    path,
    pointer,
    message: sentences[index](figures),
    params: figures,
    source: Source[first >>> (CODE + 1)],
  };
}

/** What the issue being read is about: the last member on its path, and which of its elements, or an entry of it. */
let root;
let subject;
let item = -1;
let isEntry = false;

function goTo(member) {
  if (member !== undefined) {
    subject = member;
    item = -1;
  } else if (subject.members === undefined) {
    isEntry = true;
  }
}

/** The step of a path to a member of the subject, by its name's word. Each is made once and kept at the subject. */
function stepTo(word) {
  const steps = (subject.steps ??= new Map());
  let step = steps.get(word);
  if (step === undefined) {
    const name = knownName(word);
    // A name of ours has nothing to be escaped.
    step = { name, pointer: `/${name}`, member: subject.members?.[name] };
    steps.set(word, step);
  }
  return step;
}

const isPlural = () => subject.plural && item < 0 && !isEntry;

/** What a path can be about: a document, or a member with its own members. */
const node = (label, flags, members) => ({
  label,
  asIs: (flags & 1) !== 0,
  plural: (flags & 2) !== 0,
  seconds: (flags & 4) !== 0,
  members,
  inside: undefined,
  steps: undefined,
});

/** The label inside a sentence: its first letter small, unless it stays as it is. */
function inside() {
  const { label, asIs } = subject;
  return (subject.inside ??= asIs ? label : label[0].toLowerCase() + label.slice(1));
}

/** The label of what an issue is about, to begin a sentence. */
function name() {
  if (isEntry) return 'Tag value';
  return item < 0 ? subject.label : `Item ${item + 1} of ${inside()}`;
}

/** The same with an article; of its key, if that is the place. */
function the(place) {
  if (isEntry) return place === 'key' ? 'The tag key' : 'The tag value';
  if (place === 'key') return 'The field name';
  return item < 0 ? 'The ' + inside() : name();
}

/** What `join` does, for few texts, sooner. */
function listed(texts, between) {
  let all = '';
  for (let i = 0; i < texts.length; i++) all += i === 0 ? texts[i] : between + texts[i];
  return all;
}

const distinct = (texts) => (texts.length < 2 ? texts : [...new Set(texts)]);
/** No regular expression, here and in all that checks: to compile one where the stack is full ends the process. */
function shown({ character, codePoint }) {
  const number = character.codePointAt(0);
  return INVISIBLE.some(([first, last]) => number >= first && number <= last) ? codePoint : character;
}
const more = (count) => (count > 0 ? ` and ${count} more` : '');
const pointers = (all) => listed(all.slice(0, NAMED), ', ') + more(all.length - NAMED);
const isNone = (figure) => figure === 0 || figure.length === 0;

/** A place besides, as a JSON pointer: a member's, so nothing in it has to be escaped. */
function place() {
  let pointer = '';
  for (let word = words[at++]; word !== END; word = words[at++]) {
    pointer += '/' + ((word & lowest(TAG)) === NAME ? knownName(word) : word >>> TAG);
  }
  return pointer;
}

const codePoint = (number) => 'U+' + number.toString(16).toUpperCase().padStart(4, '0');

const refusedCharacter = (position, number) => ({
  character: String.fromCodePoint(number),
  codePoint: codePoint(number),
  position,
});

/** What was found in lines, and how many bytes and lines that is. */
function readLines() {
  const answers = [];
  for (let line = words[at++]; line !== 0; line = words[at++]) {
    answers.push({ line, start: words[at++], end: words[at++], issues: list(issue), flags: words[at++] });
  }
  return { answers, bytes: words[at++], lines: words[at++] };
}

/** A mask of so many bits. */
const lowest = (bits) => (1 << bits) - 1;

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
  return (word & lowest(TAG)) === NAME ? knownName(word) : quoted(word);
}

/** An engine may keep a piece of a string as a part of it. Of text longer than this, pieces are copied, to hold no more. */
const LONG_TEXT = 1 << 12;

const encoder = /* @__PURE__ */ new TextEncoder();

/** Text out of the request. */
function quoted(word) {
  const piece = text.slice(textAt, (textAt += word >>> TAG));
  return text.length > LONG_TEXT ? decoder.decode(encoder.encode(piece)) : piece;
}

function knownName(word) {
  let known = names.get(word);
  if (known === undefined) {
    const address = word >>> (TAG + SIZE);
    known = decoder.decode(bytes.subarray(address, address + ((word >>> TAG) & lowest(SIZE))));
    names.set(word, known);
  }
  return known;
}

/**
 * A valid request as its type has it: without members that are null or unknown. What has no members
 * is shared with the request.
 */
export const clean = (request) => copy(request, REQUEST);

/** A response as its type has it: without members that are null or unknown, and with moments as dates. */
export const cleanResponse = (response) => copy(response, RESPONSE);

function copy(value, as) {
  const { members, seconds } = as;
  if (seconds) return new Date(value * 1000);
  if (members === undefined) return value;
  if (Array.isArray(value)) return Array.from(value, (element) => copy(element, as));
  const copied = [];
  for (const key of Object.keys(value)) {
    // What is left out isn't read.
    if (!(key in members)) continue;
    const member = value[key];
    if (member !== null && member !== undefined) copied.push([key, copy(member, members[key])]);
  }
  return Object.fromEntries(copied);
}
