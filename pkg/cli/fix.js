// Mends files: makes the safe fixes of all their requests in the text, and shows what that changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { fixes, validate } from '../dist/index.js';
import { read } from '../dist/read.js';
import { nameOf } from './input.js';
import { bold, count, green, red } from './terminal.js';

/** How many fixes are made in a file at the most. */
const MOST_FIXES = 1000;

/** How many lines of context a change is shown with. */
const CONTEXT = 3;

/** The text of a file with its safe fixes made, and the titles of these. */
export function mended(text, name, options) {
  let left = text;
  const titles = [];
  while (titles.length < MOST_FIXES) {
    const next = firstFix(left, name, options);
    if (next === undefined) break;
    left = next.text;
    titles.push(next.title);
  }
  return { text: left, titles };
}

function firstFix(text, name, options) {
  for (const request of read(text, { name }).requests) {
    const { errors, warnings } = validate(request.request, options);
    for (const issue of [...errors, ...warnings]) {
      for (const { applicability, title, patch } of fixes(request.request, issue, options)) {
        const changed = applicability === 'safe' ? request.edit(patch) : undefined;
        if (changed !== undefined) return { text: changed, title };
      }
    }
  }
  return undefined;
}

const BYTE_ORDER_MARK = '\ufeff';

/** The text of bytes; nothing if they are no UTF-8. */
function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Shows what would be mended in a file, or mends it; `line` prints. */
export async function fixFile(file, options, { write, line }) {
  const text = textOf(readFileSync(file));
  if (text === undefined) return;
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const before = text.slice(mark.length);
  const { text: after, titles } = mended(before, nameOf(file), options);
  if (titles.length === 0) return;
  if (write) {
    writeFileSync(file, mark + after);
    await line(bold(nameOf(file)), ': ', green(`${count(titles.length, 'change')} made`));
  } else {
    await line(bold(`--- ${nameOf(file)}`));
    await line(bold(`+++ ${nameOf(file)}`));
    for (const one of difference(before, after)) {
      await line(one.startsWith('-') ? red(one) : one.startsWith('+') ? green(one) : one);
    }
  }
  if (titles.length === MOST_FIXES) await line(`These are the first ${MOST_FIXES}: there may be more.`);
}

const linesOf = (text) => text.split(/\r\n|\r|\n/);

/** The lines of a unified difference. */
function difference(before, after) {
  const rows = rowsOf(linesOf(before), linesOf(after));
  const isNear = (index) =>
    rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ mark }) => mark !== ' ');
  const shown = [];
  for (let index = 0; index < rows.length; index++) {
    if (!isNear(index)) continue;
    let end = index;
    while (end < rows.length && isNear(end)) end++;
    const hunk = rows.slice(index, end);
    const [old, now] = ['+', '-'].map((other) => hunk.filter(({ mark }) => mark !== other).length);
    const [{ from, to }] = hunk;
    shown.push(`@@ -${from + 1},${old} +${to + 1},${now} @@`, ...hunk.map(({ mark, line }) => mark + line));
    index = end;
  }
  return shown;
}

/** How many lines are compared with how many: more are shown as taken out and put in. */
const MOST_COMPARED = 4_000_000;

/** The lines of both texts in one row: those that are in both once, others with a mark. */
function rowsOf(old, now) {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const [left, right] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  // How long the longest row of lines is that both have, from two places on.
  const isShort = left.length * right.length <= MOST_COMPARED;
  const common = Array.from({ length: left.length + 1 }, () => new Uint32Array(isShort ? right.length + 1 : 0));
  for (let i = left.length - 1; isShort && i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      common[i][j] = left[i] === right[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const rows = [];
  let [from, to] = [0, 0];
  const put = (mark, line) => {
    rows.push({ mark, line, from, to });
    if (mark !== '+') from++;
    if (mark !== '-') to++;
  };
  for (const line of old.slice(0, start)) put(' ', line);
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) put(' ', left[(j++, i++)]);
    else if (i < left.length && (j === right.length || !isShort || common[i + 1][j] >= common[i][j + 1]))
      put('-', left[i++]);
    else put('+', right[j++]);
  }
  for (const line of old.slice(old.length - end)) put(' ', line);
  // What ends the last line begins no other.
  return rows.at(-1)?.mark === ' ' && rows.at(-1).line === '' ? rows.slice(0, -1) : rows;
}
