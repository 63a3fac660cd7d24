// Lines and columns of a text, from 1 and in code points. A line ends with LF, CR or both.

/** Where each line of a text begins, in UTF-16 code units. */
function linesOf(text) {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}

/** Tells the place of an offset in a text. It looks through the text once, when it is first asked. */
export function placer(text) {
  let starts;
  return (offset) => {
    starts ??= linesOf(text);
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: [...text.slice(starts[low], offset)].length + 1, offset };
  };
}

/** The offset of a line and column of a text. */
export function offsetAt(text, line, column) {
  const start = linesOf(text)[line - 1] ?? text.length;
  return start + [...text.slice(start, start + 2 * column)].slice(0, column - 1).join('').length;
}
