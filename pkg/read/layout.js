// How a text is laid out, so that what is put into it looks like what is around it: quotes, indents, brackets or lines of
// their own, ends of lines.
import { Document, Scalar, visit } from 'yaml';

/** How wide lines of folded text are. */
const WIDTH = 80;

/** What every reader of YAML takes for text without quotes, if it takes it for text. */
const SEEN = /^[\x20-\x7e\xa1-\u1fff\u3000-\ud7ff]*$/;

/**
 * A value as YAML. Version 1.1 has more words that aren't strings than 1.2 has: what is quoted for the one is right in the
 * other. Quoted is as well what can't be seen, such as the end of a line.
 */
function yaml(value, options = {}) {
  const document = new Document(value, { version: '1.1' });
  visit(document, {
    Scalar(_, node) {
      const isText = typeof node.value === 'string' && options.defaultStringType === undefined;
      if (isText && !SEEN.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return withoutEnd(document.toString({ lineWidth: 0, ...options }));
}

/** Without what is blank at its end: only what YAML takes for blank. */
export function withoutEnd(text) {
  let end = text.length;
  while (end > 0 && ' \t\r\n'.includes(text[end - 1])) end--;
  return text.slice(0, end);
}

/** Whether it is JSON, which YAML as well may be in brackets. */
export const isJson = (text) => /^\s*[[{/]/.test(text);

/** Whether a list or an object is in brackets, and not in lines of its own. */
export const isInBrackets = (text, { offset }) => text[offset] === '[' || text[offset] === '{';

export const lineStart = (text, offset) =>
  Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;

/** Where the line ends that an offset is in, before what ends it. */
export function lineEnd(text, offset) {
  const found = text.slice(offset).search(/[\r\n]/);
  return found < 0 ? text.length : offset + found;
}

/** What ends lines. */
export const newlineOf = (text) => /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';

/** By how much one thing stands deeper than another. */
export const unitOf = (text) => /[\r\n]([ \t]+)\S/.exec(text)?.[1] ?? '  ';

/** The spaces that a line begins with. */
export const indentAt = (text, offset) => /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))[0];

/** The spaces that are as wide as what stands before an offset in its line. */
export const columnAt = (text, offset) => text.slice(lineStart(text, offset), offset).replace(/[^\t]/g, ' ');

/** Where a node begins: what YAML says of it before it, such as `!Ref`, is of it. */
export function startOf(text, { offset }) {
  const before = text.slice(lineStart(text, offset), offset);
  return offset - /(?:[!&][^\s[\]{},]*\s+)*$/.exec(before)[0].length;
}

/** Where a node ends, without the lines and comments after it. */
export function endOf(text, node) {
  const { offset, end, items, members, made } = node;
  const inner = items ?? members?.map((member) => member.node) ?? [];
  const isBlock = inner.length > 0 && !isInBrackets(text, node) && !made;
  if (isBlock) return Math.max(...inner.map((one) => endOf(text, one)));
  return offset + withoutEnd(text.slice(offset, end)).length;
}

/** The parts of a list or an object: each from where to where it stands, in that order. */
export function entriesOf(text, { items, members = [] }) {
  const entries = items
    ? items.map((item) => ({ from: startOf(text, item), to: endOf(text, item), isMerged: false }))
    : members.map(({ offset, node, isMerged = false }) => ({ from: offset, to: endOf(text, node), isMerged }));
  return entries.sort((one, other) => one.from - other.from);
}

/** A scalar, quoted as the one was that it replaces, of which this is the first character. */
export function scalar(text, value, before) {
  if (before === "'" && typeof value === 'string' && !/[\r\n]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  if (before === '"' || isJson(text)) return JSON.stringify(value);
  const plain = yaml(value);
  // What means something between brackets is quoted, wherever it stands.
  return /^["']|[[\]{},:#\r\n]/.test(plain) ? JSON.stringify(value) : plain;
}

/** A text in lines of its own, folded or as they are, in place of another such. */
export function block(text, value, before) {
  const blockQuote = before[0] === '>' ? 'folded' : 'literal';
  const made = yaml(
    { x: value },
    { lineWidth: WIDTH, blockQuote, defaultStringType: 'BLOCK_LITERAL', defaultKeyType: 'PLAIN' },
  );
  const [, indent = '  '] = /[\r\n]+([ ]+)/.exec(before) ?? [];
  // Without the key that it is made with, and with the indent that was there.
  const lines = made.slice('x: '.length).replace(/\n[ ]{2}/g, `\n${indent}`);
  return lines.replaceAll('\n', newlineOf(text)) + /\s*$/.exec(before)[0];
}

/** A part of a list or, with a name, of an object, in brackets. */
export function inBrackets(text, value, name, { indent, isBroken, isQuoted, isPadded }) {
  const newline = newlineOf(text);
  if (isJson(text)) {
    const made = isBroken ? JSON.stringify(value, null, unitOf(text)) : onOneLine(value);
    return (name === undefined ? made : `${JSON.stringify(name)}: ${made}`).replaceAll('\n', newline + indent);
  }
  const made = yaml([value], { collectionStyle: 'flow', flowCollectionPadding: isPadded });
  const inner = made.slice(1, -1).trim();
  return name === undefined ? inner : `${scalar(text, name, isQuoted ? '"' : '')}: ${inner}`;
}

/** JSON on one line, with spaces as people write them. */
function onOneLine(value) {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${onOneLine(inner)}`);
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
}

/** A part of a list or, with a name, of an object, in lines of its own. */
export function inLines(text, value, name, indent) {
  const made = yaml(name === undefined ? [value] : { [name]: value });
  const lines = made.split('\n').map((line) => (line === '' ? line : indent + line));
  return lines.join(newlineOf(text));
}
