// `form`: serves the form, with a file in it or without, until its page is closed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

/** A file that is open in the form: `read` answers what is in it, `save` writes a request back. */
async function open(path) {
  await readAll(path);
  if (statSync(path).size > MOST_BYTES) throw new Unusable(`${path}: it is too large to be a request.`);
  const name = basename(path);
  const beside = besides(path);
  /** Whether the file beside it is ours. */
  let isMade = false;
  const requestIn = (text, index) => read(text, { name }).requests[index];

  return {
    name,
    beside: basename(beside),
    isEditable: () => isEditable(requestIn(textOf(readFileSync(path)) ?? '', 0)),
    read() {
      const bytes = readFileSync(path);
      // What isn't UTF-8 says so when it is read as bytes; here it is shown with the signs that stand for what is none.
      return { name, text: new TextDecoder().decode(bytes), beside: basename(beside), version: versionOf(bytes) };
    },
    save({ index, version, patch, request }) {
      const bytes = readFileSync(path);
      if (versionOf(bytes) !== version) {
        throw new Refused(412, `${name} was changed since it was opened here.`);
      }
      const text = textOf(bytes) ?? '';
      const found = requestIn(text, index ?? -1);
      const { edited, left } = editedBy(patch, text, (now) => requestIn(now, index ?? -1));
      const isWhole = isEditable(found) && left.length === 0;
      if (!isWhole && !isMade && existsSync(beside)) {
        throw new Refused(409, `Not all of it fits into ${name}, and ${basename(beside)} is there already.`);
      }
      if (!isWhole) {
        writeFileSync(beside, `${JSON.stringify(whole(found, patch, request), null, 2)}\n`);
        isMade = true;
      }
      if (edited !== text) writeFileSync(path, markOf(bytes) + edited);
      return {
        isSaved: isWhole || edited !== text,
        left: isEditable(found) ? left : [],
        ...(!isWhole && { beside: basename(beside), open: found?.open.length ?? 0 }),
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
  let edited = text;
  for (const operation of patch) {
    const found = requestIn(edited);
    const changed = found?.edit([operation]);
    if (changed !== undefined) edited = changed;
    else left.push(leftBy(operation, found));
  }
  return { edited, left };
}

function leftBy({ path, from: pointer = path }, found) {
  const isIn = (one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`);
  return { pointer, computed: found?.computed.find(isIn)?.text };
}

/** The request as it is to be written. What the file leaves open is as the form says it: JSON has nothing for it. */
function whole(found, patch, request) {
  const isComplete = found !== undefined && found.open.length === 0;
  return isComplete ? applyPatch(found.request, patch) : request;
}
