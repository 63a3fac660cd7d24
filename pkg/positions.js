// Where in a JSON text values stand.
import { toStep } from './pointer.js';
import { bare } from './spelling.js';

/**
 * Where the values at some pointers of a JSON text begin: offsets in UTF-16 code units. A value whose key is spelt otherwise is
 * found as well; one that isn't there is told by the last one around it. The text is gone through once, or twice if some are
 * not there, however many pointers there are.
 */
function offsetsAt(text, pointers) {
  const offsets = offsetsOf(text, new Set(pointers.flatMap(around)), (key) => key);
  const lacking = pointers.filter((pointer) => !offsets.has(pointer));
  const alike = lacking.length > 0 ? offsetsOf(text, new Set(lacking.flatMap(around).map(bare)), bare) : offsets;
  const find = (pointer) => around(pointer).map((one) => offsets.get(one) ?? alike.get(bare(one)));
  return new Map(pointers.map((pointer) => [pointer, find(pointer).find((offset) => offset !== undefined) ?? 0]));
}

/** The same as places that `placeOf` tells, where the text begins at an offset of what that is about. */
export function placesIn(text, pointers, placeOf, offset = 0) {
  const offsets = offsetsAt(text, pointers);
  return new Map(pointers.map((pointer) => [pointer, placeOf(offset + offsets.get(pointer))]));
}

/** A pointer and those of all values around it, the innermost first. */
export function around(pointer) {
  const all = [pointer];
  for (let at = pointer.lastIndexOf('/'); at >= 0; at = pointer.lastIndexOf('/', at - 1)) {
    all.push(pointer.slice(0, at));
    if (at === 0) break;
  }
  return all;
}

/** What ends a number, `true`, `false` or `null`. */
const END = /[\s,\]}]|$/g;

/** Where those values begin that are wanted, with the keys on their pointers as `asKey` has them. The text is JSON. */
function offsetsOf(text, wanted, asKey) {
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
          open.at(-1).next = toStep(asKey(JSON.parse(text.slice(start, at + 1))));
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
