// `form`: serves the form, with a file in it or without, until its page is closed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { Buffer } from 'node:buffer';
import { applyPatch } from '../dist/index.js';
import { read } from '../dist/read.js';
import { Unusable, readAll } from './input.js';
import { Refused, serve } from './serve.js';
import { bold, flush, print } from './terminal.js';

/** Files that are larger hold no request that the form could show. */
const MOST_BYTES = 16 * 1024 * 1024;

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

const versionOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

export async function formCommand([path]) {
  if (path === '-') throw new Unusable('form takes a file, to which it can save.');
  const file = path === undefined ? undefined : await open(path);
  const server = await serve(file);
  await print('The form is at ', bold(server.address));
  if (file?.isEditable() === true)
    await print(`Save writes to ${file.name}; what doesn't fit in there, to ${file.beside}.`);
  else if (file) await print(`Save writes to ${file.beside}; ${file.name} stays as it is.`);
  await print('It ends when the page is closed, or with Ctrl+C.');
  await flush();
  process.once('SIGINT', server.close);
  process.once('SIGTERM', server.close);
  await server.ended;
  return 0;
}

/** The file beside another one that takes a request as JSON. */
const besides = (path) => `${path.replace(/\.[^./\\]*$/, '')}.create-collaboration.json`;

/** As many states of a file are kept that pages were opened with. */
const MOST_STATES = 8;

/** A file that is open in the form: `read` answers what is in it, `save` writes a request back. */
async function open(path) {
  await readAll(path);
  if (statSync(path).size > MOST_BYTES) throw new Unusable(`${path}: it is too large to be a request.`);
  const name = basename(path);
  const beside = besides(path);
  /** What pages were opened with, by version: changes are counted from it, so that what is undone is as it was. */
  const states = new Map();
  /** What we have written beside it. */
  let made;
  const requestIn = (text, index) => read(text, { name }).requests[index];

  return {
    name,
    beside: basename(beside),
    isEditable: () => isEditable(requestIn(textOf(readFileSync(path)) ?? '', 0)),
    read() {
      const bytes = readFileSync(path);
      const version = versionOf(bytes);
      states.set(version, bytes);
      if (states.size > MOST_STATES) states.delete(states.keys().next().value);
      // What isn't UTF-8 says so when it is read as bytes; here it is shown with the signs that stand for what is none.
      return { name, text: new TextDecoder().decode(bytes), beside: basename(beside), version };
    },
    /** `from` is the version that the patch is of, `version` the one that the file is to have now. A trial writes nothing. */
    save({ index, from, version, patch, request, isTrial }) {
      const now = readFileSync(path);
      const bytes = states.get(from);
      if (bytes === undefined || (isTrial !== true && versionOf(now) !== version)) {
        throw new Refused(412, `${name} was changed since it was opened here.`);
      }
      const text = textOf(bytes) ?? '';
      const found = requestIn(text, index ?? -1);
      const { edited, left } = editedBy(patch, text, (one) => requestIn(one, index ?? -1));
      if (isTrial === true) return { text: edited };
      const isWhole = isEditable(found) && left.length === 0;
      const isOurs = made !== undefined && existsSync(beside) && readFileSync(beside, 'utf8') === made;
      if (!isWhole && !isOurs && existsSync(beside)) {
        throw new Refused(409, `Not all of it fits into ${name}, and ${basename(beside)} is there already.`);
      }
      if (!isWhole) {
        made = `${JSON.stringify(whole(found, patch, request), null, 2)}\n`;
        writeFileSync(beside, made);
      } else if (isOurs) {
        // What it had for us is in the file now.
        rmSync(beside);
      }
      const written = isEditable(found) ? Buffer.from(markOf(bytes) + edited) : now;
      if (!written.equals(now)) writeFileSync(path, written);
      return {
        version: versionOf(written),
        isSaved: isWhole || !written.equals(now),
        left: isEditable(found) ? left : [],
        ...(!isWhole && { beside: basename(beside), open: found?.open.length ?? 0 }),
        ...(isWhole && isOurs && { removed: basename(beside) }),
      };
    },
  };
}

const markOf = (bytes) => (bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? '\ufeff' : '');

/** A file's text; nothing, where it isn't UTF-8 and would be another one if it were written back. */
function textOf(bytes) {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text.slice(markOf(bytes).length) : undefined;
}

/** Whether a request can be changed in the text of its file. */
const isEditable = (found) => found?.edit([]) !== undefined;

/**
 * The text with as much of a patch as can be made in it, one operation after the other. `left` has what can't: where in the
 * request, and how the file computes what is there, if it does.
 */
function editedBy(patch, text, requestIn) {
  const left = [];
  /** Lists whose elements don't stand where the operations take them to be, since one before could not be made. */
  const astray = [];
  let edited = text;
  for (const operation of patch) {
    const { path, from = path } = operation;
    const found = requestIn(edited);
    const isAstray = astray.some((list) => path.startsWith(`${list}/`));
    const changed = isAstray ? undefined : found?.edit([operation]);
    if (changed !== undefined) {
      edited = changed;
      continue;
    }
    const isIn = (one) => from === one.pointer || from.startsWith(`${one.pointer}/`);
    left.push({ pointer: from, computed: found?.computed.find(isIn)?.text, isOpen: operation.op === 'hold' });
    const list = /^(.*)\/(?:\d+|-)$/.exec(from)?.[1];
    if (list !== undefined && operation.op !== 'replace') astray.push(list);
  }
  return { edited, left };
}

/** The request as it is to be written. What the file leaves open is as the form says it: JSON has nothing for it. */
function whole(found, patch, request) {
  const isComplete = found?.open.length === 0 && patch.every(({ op }) => op !== 'hold');
  return isComplete ? applyPatch(found.request, patch) : request;
}
