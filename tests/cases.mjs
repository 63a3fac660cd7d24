// Reads the files of `tests/cases`, as `tests/support/cases.rs` does: see there how a case is written.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromStep } from '../pkg/pointer.js';

const tests = fileURLToPath(new URL('.', import.meta.url));

const files = (from) =>
  readdirSync(from)
    .map((name) => join(from, name))
    .flatMap((path) => (statSync(path).isDirectory() ? files(path) : [path]));

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Every case: its name, its request or its text, its options and its issues. */
export const cases = files(join(tests, 'cases'))
  .sort()
  .map((path) => {
    const { base, without = [], change = {}, ...rest } = read(path);
    const name = relative(join(tests, 'cases'), path).replaceAll('\\', '/');
    return base === undefined ? { name, ...rest } : { name, request: changed(base, without, change), ...rest };
  });

function changed(base, without, change) {
  const request = read(join(tests, 'bases', `${base}.json`));
  const at = (pointer) => {
    const steps = pointer.split('/').slice(1).map(fromStep);
    const last = steps.pop();
    return [steps.reduce((value, step) => value[step], request), last];
  };
  for (const pointer of without) {
    const [around, step] = at(pointer);
    if (Array.isArray(around)) around.splice(step, 1);
    else delete around[step];
  }
  for (const [pointer, value] of Object.entries(change)) {
    const [around, step] = at(pointer);
    // A key may be `__proto__`.
    Object.defineProperty(around, step, { value, enumerable: true, configurable: true, writable: true });
  }
  return request;
}
