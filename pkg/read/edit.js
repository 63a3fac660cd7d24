// Makes a change of a request in the text of its file, and leaves all that is around it as it is: layout, comments, quotes.
import {
  block,
  columnAt,
  endOf,
  entriesOf,
  inBrackets,
  inLines,
  indentAt,
  isInBrackets,
  isJson,
  lineEnd,
  lineStart,
  newlineOf,
  scalar,
  startOf,
  unitOf,
  withoutEnd,
} from './layout.js';
import { fromStep } from '../pointer.js';
import { inFormat, shapeAt } from './request.js';

/**
 * The text with one operation of a patch made in it; nothing where that can't be, such as in what a template computes. Of the
 * request as it was read, `places` has the node of each value, and `keys` where the name of each member is.
 */
export function edited(text, source, { op, path, from, value }) {
  switch (op) {
    case 'replace':
      return replaced(text, source.places.get(path), value);
    case 'move':
      return parentOf(from) === parentOf(path) ? moved(text, source, from, path) : undefined;
    case 'remove':
      return without(text, source, path);
    case 'add':
      return source.places.has(path)
        ? replaced(text, source.places.get(path), value)
        : added(text, source, path, value);
    default:
      return undefined;
  }
}

const parentOf = (pointer) => pointer.slice(0, pointer.lastIndexOf('/'));
const lastOf = (pointer) => fromStep(pointer.slice(pointer.lastIndexOf('/') + 1));

/** What a format calls the member at a pointer: only those of structures have names of its own. */
const nameOf = (pointer, format) =>
  shapeAt(parentOf(pointer))?.members === undefined ? lastOf(pointer) : format.called(lastOf(pointer));

const isBlank = (text) => /^\s*$/.test(text);

/** Whether the rest of a line is blank, or a comment. */
const isComment = (rest) => /^\s*((#|\/\/).*|\/\*.*\*\/\s*)?$/.test(rest);

/** What ends the line at its end. */
const newlineAt = (text, end) => /^(\r\n|\r|\n)?/.exec(text.slice(end, end + 2))[0];

/** Where the comma after an entry ends; nothing, if there is none. */
function commaAfter(text, { to }) {
  const found = /[^\s]/.exec(text.slice(to));
  return found?.[0] === ',' ? to + found.index + 1 : undefined;
}

const splice = (text, from, to, by) => text.slice(0, from) + by + text.slice(to);

/** A single value in place of another, or of what a file leaves open. */
function replaced(text, node, value) {
  if (node === undefined || node.made || (typeof value === 'object' && value !== null)) return undefined;
  if (node.kind !== 'scalar' && node.kind !== 'open') return undefined;
  const before = text.slice(node.offset, node.end);
  if (node.kind === 'scalar' && /^[>|]/.test(before)) {
    return splice(text, node.offset, node.end, block(text, value, before));
  }
  const quote = node.kind === 'scalar' ? before[0] : '';
  return splice(text, startOf(text, node), endOf(text, node), scalar(text, value, quote));
}

/** Another place in a list, or another name for a member. */
function moved(text, source, from, to) {
  const container = source.places.get(parentOf(from));
  const isElement = container?.kind === 'array' && source.keys.get(from) === undefined;
  if (!isElement) return renamed(text, source, from, to);
  return container.made ? undefined : reordered(text, container, Number(lastOf(from)), Number(lastOf(to)));
}

/** A list with an element at another place: what is said of each goes along with it. */
function reordered(text, container, from, to) {
  const isLined = !isInBrackets(text, container);
  const slots = entriesOf(text, container).map((entry) => (isLined ? linesOf(text, entry) : entry));
  if (slots.includes(undefined) || slots[from] === undefined || slots[to] === undefined) return undefined;
  const between = slots.slice(1).map((slot, index) => text.slice(slots[index].to, slot.from));
  if (!between.every((one) => /^[\s,]*$/.test(one))) return undefined;
  const elements = slots.map((slot) => text.slice(slot.from, slot.to));
  elements.splice(to, 0, ...elements.splice(from, 1));
  const made = elements.map((element, index) => element + (between[index] ?? '')).join('');
  return splice(text, slots[0].from, slots.at(-1).to, made);
}

/** The lines of an element with its dash, and those of comments right above it; nothing, where it has none of its own. */
function linesOf(text, { from, to }) {
  let start = lineStart(text, from);
  const end = lineEnd(text, to);
  const lead = text.slice(start, from);
  if (!/^\s*-\s+$/.test(lead) || !isComment(text.slice(to, end))) return undefined;
  const [indent] = /^\s*/.exec(lead);
  while (start > 0) {
    const above = lineStart(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
    if (!text.startsWith(`${indent}#`, above)) break;
    start = above;
  }
  return { from: start, to: end };
}

/** Another name for a member; of a tag in a list, another key. */
function renamed(text, { keys, format }, from, to) {
  const key = keys.get(from);
  if (key === undefined || key.made) return undefined;
  if (key.node !== undefined) return replaced(text, key.node, lastOf(to));
  const quote = text[key.offset];
  const end = quote === '"' || quote === "'" ? text.indexOf(quote, key.offset + 1) + 1 : key.offset + key.key.length;
  return splice(text, key.offset, end, scalar(text, nameOf(to, format), quote));
}

const NOWHERE = { offset: -1 };

/** Without a member or an element. */
function without(text, { places, keys }, pointer) {
  const container = places.get(parentOf(pointer));
  if (container === undefined || container.made) return undefined;
  const entries = entriesOf(text, container);
  const key = keys.get(pointer);
  const from = container.kind === 'object' ? key?.offset : startOf(text, key?.item ?? places.get(pointer) ?? NOWHERE);
  const index = entries.findIndex((entry) => entry.from === from && !entry.isMerged);
  const [before, entry, after] = [entries[index - 1], entries[index], entries[index + 1]];
  if (entry === undefined) return undefined;
  if (entries.length === 1) return emptied(text, container, entry);
  return isInBrackets(text, container)
    ? withoutInBrackets(text, before, entry, after)
    : withoutLines(text, container, entry, after);
}

/** A list or an object without the only part that it has. */
function emptied(text, container, entry) {
  const empty = container.kind === 'array' ? '[]' : '{}';
  if (!isInBrackets(text, container)) {
    const head = text.slice(0, container.offset).replace(/:\s+$/, ': ');
    return head + empty + text.slice(entry.to);
  }
  const around = text.slice(container.offset + 1, entry.from) + text.slice(entry.to, container.end - 1);
  return /^[\s,]*$/.test(around)
    ? splice(text, container.offset, container.end, empty)
    : withoutInBrackets(text, undefined, entry, undefined);
}

/** With the comma between two. */
function withoutInBrackets(text, before, entry, after) {
  const comma = commaAfter(text, entry);
  const start = lineStart(text, entry.from);
  const end = lineEnd(text, comma ?? entry.to);
  const isAlone = isBlank(text.slice(start, entry.from)) && isComment(text.slice(comma ?? entry.to, end));
  if (isAlone) {
    const left = splice(text, start, end + newlineAt(text, end).length, '');
    // JSON has no comma at the end.
    const last = comma === undefined && before ? commaAfter(text, before) : undefined;
    return last === undefined ? left : splice(left, last - 1, last, '');
  }
  if (!before && !after) return undefined;
  // Not with a comment.
  const from = before ? before.to : entry.from;
  const to = before ? entry.to : after.from;
  const between = before ? text.slice(from, entry.from) : text.slice(entry.to, to);
  return /^[\s,]*$/.test(between) ? splice(text, from, to, '') : undefined;
}

/** With its lines, and what is said of it in the last of them. */
function withoutLines(text, container, entry, after) {
  const end = lineEnd(text, entry.to);
  if (container.kind === 'array') {
    const lines = linesOf(text, entry);
    return lines && splice(text, lines.from, end + newlineAt(text, end).length, '');
  }
  const start = lineStart(text, entry.from);
  const lead = text.slice(start, entry.from);
  if (!isComment(text.slice(entry.to, end))) return undefined;
  if (isBlank(lead)) return splice(text, start, end + newlineAt(text, end).length, '');
  // The first member of an element stands beside its dash: the next one takes its place.
  const isFirst = /^\s*-\s+$/.test(lead) && after !== undefined;
  return isFirst && isBlank(text.slice(end, after.from)) ? splice(text, entry.from, after.from, '') : undefined;
}

/** With a member, or an element at the end. */
function added(text, source, pointer, value) {
  const { places, format } = source;
  const at = parentOf(pointer);
  const container = places.get(at);
  const last = lastOf(pointer);
  if (container === undefined) {
    // A list that is left out is empty.
    return pointer === '' ? undefined : added(text, source, at, last === '-' ? [value] : { [last]: value });
  }
  if (container.made || (container.kind !== 'array' && container.kind !== 'object')) return undefined;
  const given = inFormat(format, shapeAt(pointer), value);
  if (container.kind === 'object') return withEntry(text, source, at, given, nameOf(pointer, format));
  const isTag = shapeAt(at)?.value !== undefined;
  if (isTag) return withEntry(text, source, at, { Key: last, Value: given });
  const isNext = last === '-' || Number(last) === container.items.length;
  return isNext ? withEntry(text, source, at, given) : undefined;
}

function withEntry(text, { places, keys }, at, value, name) {
  const container = places.get(at);
  const last = entriesOf(text, container).at(-1);
  if (isInBrackets(text, container)) {
    return last === undefined
      ? filled(text, container, keys.get(at), value, name)
      : withInBrackets(text, container, last, value, name);
  }
  if (last === undefined) return undefined;
  const end = lineEnd(text, last.to);
  if (!isComment(text.slice(last.to, end))) return undefined;
  return splice(text, end, end, newlineOf(text) + inLines(text, value, name, columnAt(text, container.offset)));
}

const isStructure = (value) => typeof value === 'object' && value !== null;

/** Empty brackets with their first part in them, or, where a structure has room for it, in lines in their place. */
function filled(text, { offset, end }, key, value, name) {
  const newline = newlineOf(text);
  const isOnItsLine = key !== undefined && /^\s*(-\s+)*$/.test(text.slice(lineStart(text, key.offset), key.offset));
  const isInner = isBlank(text.slice(offset + 1, end - 1));
  const isLast = isComment(text.slice(end, lineEnd(text, end)));
  if (!isJson(text) && isStructure(value) && isOnItsLine && isInner && isLast) {
    const lines = inLines(text, value, name, `${columnAt(text, key.offset)}  `);
    return splice(text, withoutEnd(text.slice(0, offset)).length, end, newline + lines);
  }
  const isBroken = !isInner || (isJson(text) && isOnItsLine && (isStructure(value) || name !== undefined));
  const around = indentAt(text, key?.offset ?? offset);
  const indent = around + unitOf(text);
  const entry = inBrackets(text, value, name, { indent, isBroken, isQuoted: false, isPadded: true });
  if (!isInner) {
    // What is said in the brackets stays.
    const first = lineEnd(text, offset + 1);
    return isComment(text.slice(offset + 1, first)) ? splice(text, first, first, newline + indent + entry) : undefined;
  }
  const padding = text[offset] === '{' ? ' ' : '';
  const lines = isBroken ? `${newline}${indent}${entry}${newline}${around}` : padding + entry + padding;
  return splice(text, offset + 1, end - 1, lines);
}

/** After the last part. */
function withInBrackets(text, container, last, value, name) {
  const lead = text.slice(lineStart(text, last.from), last.from);
  const isBroken = isBlank(lead);
  const entry = inBrackets(text, value, name, {
    indent: lead,
    isBroken,
    isQuoted: text[last.from] === '"',
    isPadded: text[container.offset + 1] === ' ',
  });
  const comma = commaAfter(text, last);
  const after = comma ?? last.to;
  const head = text.slice(0, after) + (comma === undefined ? ',' : '');
  if (!isBroken) return `${head} ${entry}${text.slice(after)}`;
  // What is said of the last part stays beside it.
  const end = lineEnd(text, after);
  const rest = text.slice(after, end);
  return isComment(rest) ? `${head}${rest}${newlineOf(text)}${lead}${entry}${text.slice(end)}` : undefined;
}
