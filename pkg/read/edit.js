// Makes the change of a fix in the text of a file, and leaves all that is around it as it is: layout, comments, quotes.

/**
 * The text with a patch made; nothing where it can't be made in the text, such as in what a template computes. `places` has
 * the node of each value of the request, `keys` where the name of each member is, and `nameOf` tells what the format calls a
 * member.
 */
export function edited(text, { places, keys, nameOf }, patch) {
  const edits = patch.map((operation) => editOf(text, places, keys, nameOf, operation));
  if (edits.includes(undefined)) return undefined;
  return edits
    .sort((one, other) => other.from - one.from)
    .reduce((left, { from, to, by }) => left.slice(0, from) + by + left.slice(to), text);
}

function editOf(text, places, keys, nameOf, { op, path, from, value }) {
  switch (op) {
    case 'replace': {
      const node = places.get(path);
      // A block of several lines ends with them.
      const isBlock = '>|'.includes(text[node?.offset] ?? '-');
      if (node?.kind !== 'scalar' || node.isMade || isBlock || typeof value === 'object') return undefined;
      return { from: node.offset, to: node.end, by: written(value, text[node.offset]) };
    }
    case 'move': {
      const key = keys.get(from);
      if (key === undefined || key.isMade || parentOf(from) !== parentOf(path)) return undefined;
      const name = nameOf(path.slice(path.lastIndexOf('/') + 1));
      const quote = text[key.offset];
      if (quote !== '"' && quote !== "'") return { from: key.offset, to: key.offset + key.key.length, by: name };
      const end = text.indexOf(quote, key.offset + 1);
      return { from: key.offset + 1, to: end, by: name };
    }
    case 'remove':
      return removalOf(text, places.get(parentOf(path)), Number(path.slice(path.lastIndexOf('/') + 1)));
    default:
      return undefined;
  }
}

const parentOf = (pointer) => pointer.slice(0, pointer.lastIndexOf('/'));

/** A scalar in the quotes of the one that it replaces. */
function written(value, before) {
  if (typeof value !== 'string') return String(value);
  if (before === "'") return `'${value.replaceAll("'", "''")}'`;
  // Without quotes stays what YAML takes for nothing else.
  const isPlain = before !== '"' && /^[A-Z]+_[A-Z_]+$|^(ENABLED|DISABLED|SPARK)$/.test(value);
  return isPlain ? value : JSON.stringify(value);
}

/** The text of an element of a list. */
function removalOf(text, list, index) {
  if (list?.kind !== 'array' || list.isMade) return undefined;
  const { items } = list;
  const item = items[index];
  if (item === undefined) return undefined;
  if (text[list.offset] === '[') {
    const from = index > 0 ? items[index - 1].end : item.offset;
    const to = index > 0 ? item.end : (items[1]?.offset ?? item.end);
    // With the comma between two, not with a comment.
    const between = index > 0 ? text.slice(from, item.offset) : text.slice(item.end, to);
    return /^[\s,]*$/.test(between) ? { from, to, by: '' } : undefined;
  }
  // A line of its own.
  const from = Math.max(text.lastIndexOf('\n', item.offset), text.lastIndexOf('\r', item.offset)) + 1;
  const end = /\r\n|\r|\n|$/g;
  end.lastIndex = item.end;
  const { index: at, 0: found } = end.exec(text);
  const isAlone = /^\s*-\s+$/.test(text.slice(from, item.offset)) && /^\s*(#.*)?$/.test(text.slice(item.end, at));
  return isAlone ? { from, to: at + found.length, by: '' } : undefined;
}
