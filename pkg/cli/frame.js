// The part of a text that an issue is about, as a person is shown it: its line, and a mark below.

/** How much is shown before and after the place, in UTF-16 code units. */
const BEFORE = 60;
const AFTER = 40;

const isBreak = (unit) => unit === undefined || unit === '\n' || unit === '\r';

/** The lines of the frame around a place of a text. */
export function frameOf(text, { offset, line }) {
  let start = offset;
  while (offset - start < BEFORE && !isBreak(text[start - 1])) start--;
  let end = offset;
  while (end - offset < AFTER && !isBreak(text[end])) end++;
  // Halves of a pair stay together.
  if (isSecondHalf(text, start)) start++;
  if (isSecondHalf(text, end)) end--;
  const isCut = !isBreak(text[start - 1]);
  const before = isCut ? `\u2026${text.slice(start, offset)}` : text.slice(start, offset).trimStart();
  const after = `${text.slice(offset, end)}${isBreak(text[end]) ? '' : '\u2026'}`;
  const margin = String(line);
  return [`${margin} | ${before}${after}`, `${' '.repeat(margin.length)} | ${' '.repeat([...before].length)}^`];
}

const isSecondHalf = (text, at) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
