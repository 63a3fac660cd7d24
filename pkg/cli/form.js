// `form`: serves the form, with a file in it or without, until its page is closed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { applyPatch } from '../dist/index.js';
import { read } from '../dist/read.js';
import { Unusable, readAll } from './input.js';
import { Refused, serve } from './serve.js';
import { bold, flush, print } from './terminal.js';

/** Files that are larger hold no request that the form could show. */
const MOST_BYTES = 16 * 1024 * 1024;

const BYTE_ORDER_MARK = '\ufeff';

const versionOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

export async function formCommand([path]) {
  if (path === '-') throw new Unusable('form takes a file, to which it can save.');
  const file = path === undefined ? undefined : await open(path);
  const server = await serve(file);
  await print('The form is at ', bold(server.address));
  if (file) await print(`Save writes to ${file.name}, or, where its layout can't be kept, to ${besides(path)}.`);
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
  /** Whether the file beside it is ours. */
  let isMade = false;

  return {
    name,
    read() {
      const bytes = readFileSync(path);
      // What isn't UTF-8 says so when it is read as bytes; here it is shown with the signs that stand for what is none.
      return { name, text: new TextDecoder().decode(bytes), version: versionOf(bytes) };
    },
    save({ index, version, patch, request }) {
      const bytes = readFileSync(path);
      if (versionOf(bytes) !== version) {
        throw new Refused(
          409,
          `${name} was changed since it was opened here. Reload the page to see what is in it now.`,
        );
      }
      const text = bytes.toString('utf8');
      const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
      const found = read(text.slice(mark.length), { name }).requests[index ?? -1];
      const edited = found && (patch.length === 0 ? text.slice(mark.length) : found.edit(patch));
      if (edited !== undefined) {
        writeFileSync(path, mark + edited);
        return { path: name, version: versionOf(readFileSync(path)), open: 0 };
      }
      const beside = besides(path);
      if (!isMade && existsSync(beside)) {
        throw new Refused(409, `The layout of ${name} can't be kept, and ${basename(beside)} is there already.`);
      }
      writeFileSync(beside, `${JSON.stringify(whole(found, patch, request), null, 2)}\n`);
      isMade = true;
      return { path: basename(beside), version, open: found?.open.length ?? 0 };
    },
  };
}

/** The request as it is to be written. What the file leaves open is as the form says it: JSON has nothing for it. */
function whole(found, patch, request) {
  const changed = found && applyPatch(found.request, patch);
  const isWhole = changed !== undefined && found.open.length === 0;
  return isWhole ? changed : request;
}
