// Mends files: makes the safe fixes of all their requests in the text, and shows what that changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { fixes, validate } from '../dist/index.js';
import { read } from '../dist/read.js';
import { nameOf } from './input.js';
import { bold, count, green, print, red } from './terminal.js';

/** How many fixes are made in a file at the most. */
const MOST_FIXES = 1000;

/** How many lines of context a change is shown with. */
const CONTEXT = 2;

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

/** Shows what would be mended in a file, or mends it. Answers how many fixes there are. */
export async function fixFile(file, options, isWriting) {
  const text = textOf(readFileSync(file));
  if (text === undefined) return 0;
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const { text: after, titles } = mended(text.slice(mark.length), nameOf(file), options);
  if (titles.length === 0) return 0;
  if (isWriting) {
    writeFileSync(file, mark + after);
    await print(bold(nameOf(file)), ': ', green(`${count(titles.length, 'fix').replace(/fixs$/, 'fixes')} made`));
    return titles.length;
  }
  await print(bold(`--- ${nameOf(file)}`));
  await print(bold(`+++ ${nameOf(file)}`));
  for (const line of difference(text.slice(mark.length), after)) {
    await print(line.startsWith('-') ? red(line) : line.startsWith('+') ? green(line) : line);
  }
  return titles.length;
}

/**
 * The lines of a unified difference. Fixes change lines or take them out, and put none in: so each line of the new text stands
 * for one of the old.
 */
function difference(before, after) {
  const [old, now] = [before, after].map((text) => text.split(/\r\n|\r|\n/));
  const shown = [];
  let place = 0;
  const rows = old.map((line, index) => {
    const left = old.length - index;
    const isOut = line !== now[place] && now.length - place < left && !isAlike(line, now[place]);
    if (isOut) return { line, other: undefined, at: place };
    return { line, other: now[place], at: place++ };
  });
  let last = -1;
  rows.forEach(({ line, other, at }, index) => {
    if (line === other) return;
    const from = Math.max(index - CONTEXT, last + 1);
    if (from > last + 1 || last < 0) shown.push(`@@ line ${index + 1}, now ${at + 1} @@`);
    for (let near = from; near < index; near++) shown.push(` ${rows[near].line}`);
    shown.push(`-${line}`);
    if (other !== undefined) shown.push(`+${other}`);
    last = index;
    for (let near = index + 1; near <= index + CONTEXT && rows[near] && rows[near].line === rows[near].other; near++) {
      shown.push(` ${rows[near].line}`);
      last = near;
    }
  });
  return shown;
}

/** Whether one line is another but for a part of it. */
function isAlike(one, other = '') {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return start + end > Math.min(one.length, other.length) / 2;
}
