// Generated from the crate by its program `javascript`; not to be edited.
//
// Rebuilds answers from the words and the text that wasm wrote.
import { textDecoder, textEncoder } from '../host.js';
import { toStep } from '../pointer.js';
import { AS_IS, EDITIONS, PLURAL, QUOTED, REQUEST, RESPONSE, limitsIn, namesIn, sinceOf, valuesIn } from './shapes.js';

/** Views of wasm's memory, in words and in bytes, while an answer is read. */
let words;
let bytes;
let at = 0;
let text = '';
let textAt = 0;
/** The input, if it is a string. */
let input;

/** The errors and the warnings about a request for an edition, as `what` of `read`. */
export function issues(edition) {
  ofRequest(edition);
  return errorsAndWarnings();
}

/** The same with a response. */
export function responseIssues(edition) {
  ofRequest(edition);
  firstSite = sites.length;
  sites = responseSites ??= sitesOf(RESPONSE);
  return errorsAndWarnings();
}

function errorsAndWarnings() {
  const errors = [];
  const warnings = [];
  for (let left = words[at++]; left > 0; left--) (isWarning(words[at]) ? warnings : errors).push(issue());
  return { errors, warnings };
}

/** Whether an issue that begins with this word is a warning. */
const isWarning = (first) => ((first >>> LEVEL) & 1) === 1;

/**
 * Reads what is at an address of wasm's memory, where four words tell where words and text are, and
 * how long. `what` is one of the functions that this module exports; the edition is told by its place. Nothing calls
 * into wasm meanwhile. `about` is the input, if it is a string.
 */
export function read(inWords, inBytes, address, what, edition, about) {
  words = inWords;
  bytes = inBytes;
  input = about;
  const place = address >>> 2;
  const start = words[place + TEXT];
  const size = words[place + TEXT_SIZE];
  text = size === 0 ? '' : textDecoder().decode(bytes.subarray(start, start + size));
  at = words[place + WORDS] >>> 2;
  textAt = 0;
  try {
    return what(edition);
  } finally {
    text = '';
    words = bytes = input = undefined;
  }
}

/** The edition that the request is for. */
let edition = 0;
/** The sites of the request in each edition, and of the response, in their order, made when there is the first issue. */
const requestSites = EDITIONS.map(() => undefined);
let responseSites;
/** Those of the document that issues are read for, and the number of the first. */
let sites;
let firstSite = 0;

function ofRequest(wanted = 0) {
  edition = wanted;
  sites = requestSites[edition] ??= sitesOf(REQUEST);
  firstSite = 0;
}

/** Stands for an index in a site's pointer. No member's name has it. */
const ELEMENT = '*';

/** The sites of a document: every place of it, each before those in it. */
function sitesOf(document) {
  const sites = [];
  const add = ([label, shape, flags], pointer) => {
    sites.push(siteOf(label, shape, flags, pointer));
    if (shape.element !== undefined) add([label, shape.element, flags], `${pointer}/${ELEMENT}`);
    for (const name of Object.keys(shape.members ?? {})) add(shape.members[name], `${pointer}/${name}`);
  };
  add(document, '');
  return sites;
}

/**
 * What is known of a place: the path with gaps for the indices, the pointer's pieces around these, what stands there,
 * and what it is called. A member's name has nothing to be escaped.
 */
function siteOf(label, shape, flags, pointer) {
  const path = pointer.split('/').slice(1);
  const inside = flags & AS_IS ? label : label[0].toLowerCase() + label.slice(1);
  const [names, all] = [edition, EDITIONS.length].map((edition) => known(shape, edition));
  return {
    shape,
    path,
    gaps: [...path.keys()].filter((place) => path[place] === ELEMENT),
    pieces: pointer.split(ELEMENT),
    name: path.at(-1),
    label,
    inside,
    the: 'The ' + inside,
    isPlural: (flags & PLURAL) !== 0,
    isElement: pointer.endsWith(ELEMENT),
    isMap: shape.key !== undefined,
    names,
    choices: names.join(', '),
    later: all.slice(names.length),
    value: limitsOf(shape),
    entry: limitsOf(shape.value ?? shape),
    key: limitsOf(shape.key ?? shape),
  };
}

/** The names of members, or the values, that a shape has in an edition. */
function known(shape, edition) {
  if (shape.values !== undefined) return valuesIn(shape, edition);
  return shape.members === undefined ? [] : namesIn(shape, edition);
}

function limitsOf(shape) {
  const { kind } = shape;
  const { min = 0, max, pattern } = limitsIn(shape, edition);
  return { kind, unit: UNITS[kind], min, max, pattern };
}
const UNITS = { string: 'characters', array: 'elements', object: 'entries', boolean: '', number: '' };

// What the issue being read is about.

let site;
/** The last of the indices on its path. */
let item = -1;
/** The step beyond the site, if there is one: an entry of its map, or a member that its structure doesn't have. */
let key;
/** Whether it is that key or a value. */
let about;
/** What may stand there. */
let limits;

function issue() {
  const first = words[at++];
  site = sites[(first >>> SITE) - firstSite];
  const { gaps, pieces } = site;
  const path = site.path.slice();
  let pointer = pieces[0];
  for (let i = 0; i < gaps.length; i++) {
    item = words[at++];
    path[gaps[i]] = item;
    pointer += item + pieces[i + 1];
  }
  about = (first >>> ABOUT_KEY) & 1 ? 'key' : 'value';
  if ((first >>> HAS_KEY) & 1) {
    key = piece();
    path.push(key);
    pointer += '/' + toStep(key);
    limits = about === 'key' ? site.key : site.entry;
  } else {
    key = undefined;
    limits = site.value;
  }
  return issueOf[first & lowest(CODE)](Level[(first >>> LEVEL) & 1], path, pointer);
}

const made = (code, level, path, pointer, message, params, source) => ({
  code,
  level,
  path,
  pointer,
  message,
  params,
  source,
});

const isEntry = () => site.isMap && key !== undefined;
const isPlural = () => site.isPlural && !site.isElement && !isEntry();

/** The label of what an issue is about, to begin a sentence. */
function name() {
  if (isEntry()) return 'Tag value';
  return site.isElement ? `Item ${item + 1} of ${site.inside}` : site.label;
}

/** The same with an article; of its key, if that is the place. */
function the() {
  if (about === 'key') return isEntry() ? 'The tag key' : 'The field name';
  if (isEntry()) return 'The tag value';
  return site.isElement ? name() : site.the;
}

/** The edition that a name or value came with which the shape here doesn't have yet. */
function cameWith(name) {
  const { later, shape } = site;
  if (later.length === 0 || !later.includes(name)) return undefined;
  return EDITIONS[shape.members ? sinceOf(shape.members[name]) : shape.since[shape.values.indexOf(name)]];
}

/** For each value of a list of a shape, the list's name and its values. */
const listsOf = ({ members }) =>
  Object.keys(members).flatMap((name) => {
    const shape = members[name][1];
    const { element } = shape;
    const inner = element?.members === undefined ? shape : element;
    const own = (element?.values ?? []).map((value) => [value, [name, element.values]]);
    return inner.members === undefined ? own : [...listsOf(inner), ...own];
  });
let lists;

/** The name of a list that has a value which this place hasn't. */
function belongsTo(value) {
  // Of lists that have the same values, the first counts.
  lists ??= new Map(listsOf(REQUEST[1]).reverse());
  const list = lists.get(value);
  return list === undefined || list[1] === site.shape.values ? undefined : list[0];
}

/** The start of a text, long enough to know it by. */
function startOf(text) {
  if (text.length <= QUOTED) return text;
  let end = 0;
  for (let i = 0; i < QUOTED && end < text.length; i++) end += text.codePointAt(end) > 0xffff ? 2 : 1;
  return text.slice(0, end);
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
  if (number in NAMES) return '(' + NAMES[number] + ')';
  return INVISIBLE.some(([first, last]) => number >= first && number <= last) ? codePoint : character;
}
const more = (count) => (count > 0 ? ` and ${count} more` : '');
/** Whom pointers are about. */
const participants = (all) => listed(distinct(all.slice(0, NAMED).map(participant)), ', ') + more(all.length - NAMED);
const participant = (pointer) =>
  pointer.startsWith('/members/') ? 'member ' + (Number(pointer.split('/')[2]) + 1) : 'the creator';
const isNone = (figure) => figure === 0 || figure.length === 0;

/** A place besides, as a JSON pointer. */
function pointerHere() {
  const { gaps, pieces } = sites[words[at++]];
  let pointer = pieces[0];
  for (let i = 0; i < gaps.length; i++) pointer += words[at++] + pieces[i + 1];
  return pointer;
}

const codePoint = (number) => 'U+' + number.toString(16).toUpperCase().padStart(4, '0');

const refusedCharacter = (position, number) => ({
  character: String.fromCodePoint(number),
  codePoint: codePoint(number),
  position,
});

/** What was found in lines, and how many bytes and lines that is. */
function readLines(edition) {
  ofRequest(edition);
  const answers = [];
  for (let line = words[at++]; line !== 0; line = words[at++]) {
    answers.push({ line, start: words[at++], end: words[at++], found: errorsAndWarnings(), flags: words[at++] });
  }
  return { answers, bytes: words[at++], lines: words[at++] };
}

/** A mask of so many bits. */
const lowest = (bits) => (1 << bits) - 1;

function list(read) {
  const items = [];
  for (let left = words[at++]; left > 0; left--) items.push(read());
  return items;
}

/** An element of a list that repeats an earlier one. */
function duplicate() {
  const index = words[at++];
  const choice = words[at++];
  return { index, value: choice === 0 ? piece() : site.shape.element.values[choice - 1] };
}

/** A piece of text, or of the input. Of long text, it is a copy: see the crate's `LONG_TEXT`. */
function piece() {
  const word = words[at++];
  const size = word >>> 1;
  if (word & IN_INPUT) return input.slice(words[at], words[at++] + size);
  const piece = text.slice(textAt, (textAt += size));
  return text.length > LONG_TEXT ? textDecoder().decode(textEncoder().encode(piece)) : piece;
}

/**
 * A valid request as the type of its edition has it: without members that are null or unknown. What has no members is
 * shared with the request.
 */
export const clean = (request, edition) => copy(request, REQUEST[1], edition);

/** A response as its type has it: without members that are null or unknown, and with moments as dates. */
export const cleanResponse = (response) => copy(response, RESPONSE[1], EDITIONS.length);

function copy(value, shape, edition) {
  if (shape.kind === 'number') return new Date(value * 1000);
  const { members } = shape.element ?? shape;
  if (members === undefined) return value;
  if (Array.isArray(value)) return Array.from(value, (one) => copy(one, shape.element ?? shape, edition));
  const copied = [];
  for (const key of Object.keys(value)) {
    // What is left out isn't read.
    if (!(key in members) || sinceOf(members[key]) > edition) continue;
    const member = value[key];
    if (member !== null && member !== undefined) copied.push([key, copy(member, members[key][1], edition)]);
  }
  return Object.fromEntries(copied);
}
