// Where the command line reads from: files and standard input.
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import process from 'node:process';

/** An input that can't be used, told in one line. */
export class Unusable extends Error {}

/** What a file is called in messages. */
export const nameOf = (file) => (file === '-' ? '(standard input)' : file);

/** Says why a file can't be read. */
function cannotRead(file, error) {
  const reasons = { ENOENT: 'there is no such file', EISDIR: 'it is a directory', EACCES: 'no permission to read it' };
  return new Unusable(`${nameOf(file)}: ${reasons[error.code] ?? error.message}`);
}

/** The size of a file in bytes; undefined for standard input. */
export async function sizeOf(file) {
  if (file === '-') return undefined;
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    return found.size;
  } catch (error) {
    throw cannotRead(file, error);
  }
}

/** All of an input, as bytes. */
export async function readAll(file) {
  await sizeOf(file);
  try {
    if (file !== '-') return readFileSync(file);
    // Standard input may come bit by bit.
    const chunks = [];
    for await (const chunk of process.stdin) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    throw cannotRead(file, error);
  }
}

/** An input chunk by chunk. What has been read can be asked for again, until lines that come after it are. */
export function chunksOf(file) {
  const kept = [];
  const chunks = {
    /** How many bytes have been read. */
    read: 0,
    async *[Symbol.asyncIterator]() {
      try {
        for await (const chunk of file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 })) {
          kept.push({ start: chunks.read, chunk });
          chunks.read += chunk.length;
          yield chunk;
        }
      } catch (error) {
        throw error.code ? cannotRead(file, error) : error;
      }
    },
    /** Lets go of all before a place. */
    forgetBefore(place) {
      while (kept.length > 0 && kept[0].start + kept[0].chunk.length <= place) kept.shift();
    },
    between(from, to) {
      const parts = kept.filter(({ start, chunk }) => start < to && start + chunk.length > from);
      return Buffer.concat(parts.map(({ start, chunk }) => chunk.subarray(Math.max(0, from - start), to - start)));
    },
  };
  return chunks;
}
