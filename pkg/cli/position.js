// Where in a JSON text values stand, for formats that point into a file.

/**
 * The line and column, from 1 and in code points, of the values at some pointers of a JSON text. A value that
 * isn't there is told by the last one around it.
 */
export function positions(text, pointers) {
  const offsets = offsetsOf(text, new Set(pointers.flatMap(around)));
  return new Map(
    pointers.map((pointer) => {
      const known = around(pointer).find((other) => offsets.has(other));
      return [pointer, position(text, offsets.get(known) ?? 0)];
    }),
  );
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

function position(text, offset) {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: [...before.at(-1)].length + 1 };
}

const escape = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Where those values begin that are wanted. The text is JSON. */
function offsetsOf(text, wanted) {
  const offsets = new Map();
  /** The objects and arrays around, with their pointer and the key or index of what comes next in them. */
  const open = [];
  const here = () => {
    const around = open.at(-1);
    return around === undefined ? '' : `${around.pointer}/${around.next}`;
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
          open.at(-1).next = escape(JSON.parse(text.slice(start, at + 1)));
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
          while (at + 1 < text.length && !/[\s,\]}]/.test(text[at + 1])) at++;
        }
      }
    }
  }
  return offsets;
}

/** Where the closing quote is of a string that begins at a place. */
function endOfString(text, start) {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}
