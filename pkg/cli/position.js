// Where in a JSON text values stand, for formats that point into a file.
import { toStep } from '../pointer.js';

/**
 * Where the values at some pointers of a JSON text begin: the line and column, from 1 and in code points, and the offset
 * in the text, in UTF-16 code units. A value that isn't there is told by the last one around it. The text is gone through
 * once, however many pointers there are.
 */
export function positions(text, pointers) {
  const offsets = offsetsOf(text, new Set(pointers.flatMap(around)));
  const offset = (pointer) => offsets.get(around(pointer).find((other) => offsets.has(other))) ?? 0;
  const placed = linesAndColumns(text, [...new Set(pointers.map(offset))]);
  return new Map(pointers.map((pointer) => [pointer, placed.get(offset(pointer))]));
}

/** A pointer and those of all values around it, the innermost first. */
function around(pointer) {
  const all = [pointer];
  for (let at = pointer.lastIndexOf('/'); at >= 0; at = pointer.lastIndexOf('/', at - 1)) {
    all.push(pointer.slice(0, at));
    if (at === 0) break;
  }
  return all;
}

/** The line and column at each of some places of a text. */
function linesAndColumns(text, offsets) {
  const placed = new Map();
  let [at, line, column] = [0, 1, 1];
  for (const offset of offsets.toSorted((one, other) => one - other)) {
    for (; at < offset; at++) {
      const unit = text.charCodeAt(at);
      // A line ends with LF, CR or both.
      if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) {
        line++;
        column = 1;
      } else if (unit < 0xdc00 || unit > 0xdfff) {
        // The second half of a surrogate pair is no character more.
        column++;
      }
    }
    placed.set(offset, { line, column, offset });
  }
  return placed;
}

/** The place at a line and column of a text. */
export function placeAt(text, line, column) {
  let offset = 0;
  for (let left = line; left > 1; left--) offset = endOfLine(text, offset);
  for (let left = column; left > 1 && offset < text.length; left--) offset += text.codePointAt(offset) > 0xffff ? 2 : 1;
  return { line, column, offset };
}

/** Where the next line begins. A line ends with LF, CR or both. */
function endOfLine(text, from) {
  const end = /\r\n|\r|\n|$/g;
  end.lastIndex = from;
  const { index, 0: found } = end.exec(text);
  return index + found.length;
}

/** What ends a number, `true`, `false` or `null`. */
const END = /[\s,\]}]|$/g;

/** Where those values begin that are wanted. The text is JSON. */
function offsetsOf(text, wanted) {
  const offsets = new Map();
  /** The objects and arrays around, with their pointer and the key or index of what comes next in them. */
  const open = [];
  /** How deep what is wanted stands at the most: what is deeper has no need of a pointer. */
  const deepest = [...wanted].reduce((most, pointer) => Math.max(most, pointer.split('/').length), 0) + 1;
  const here = () => {
    const around = open.at(-1);
    return around === undefined ? '' : open.length > deepest ? undefined : `${around.pointer}/${around.next}`;
  };
  let isKey = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    switch (character) {
      case ' ':
      case '\t':
      case '\r':
      case '\n':
        break;
      case ':':
        isKey = false;
        break;
      case ',': {
        const around = open.at(-1);
        if (around.isList) around.next++;
        else isKey = true;
        break;
      }
      case '}':
      case ']':
        open.pop();
        isKey = false;
        break;
      default: {
        const start = at;
        if (character === '"') at = endOfString(text, at);
        if (isKey) {
          open.at(-1).next = toStep(JSON.parse(text.slice(start, at + 1)));
          break;
        }
        const pointer = here();
        // Of two with one key, the first.
        if (wanted.has(pointer) && !offsets.has(pointer)) offsets.set(pointer, start);
        if (character === '{') {
          open.push({ pointer, isList: false, next: '' });
          isKey = true;
        } else if (character === '[') {
          open.push({ pointer, isList: true, next: 0 });
        } else if (character !== '"') {
          END.lastIndex = at;
          at = END.exec(text).index - 1;
        }
      }
    }
  }
  return offsets;
}

/** Where the closing quote is of a string that begins at a place. */
function endOfString(text, start) {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}
