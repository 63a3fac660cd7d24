// The names that the package's code reads, collected from the code: of members after a point, in what is taken apart,
// and in what is written out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `Object.prototype` has by itself is nobody's pollution. */
const own = new Set(Object.getOwnPropertyNames(Object.prototype));

const PATTERNS = [
  // one.name, one?.name
  /\.([A-Za-z_$][\w$]*)/g,
  // { name: …, { name, …, 'name': …
  /[{,]\s*['"]?([A-Za-z_$][\w$]*)['"]?\s*(?=[:,}=])/g,
  // 'name'
  /['"]([A-Za-z_$][\w$]*)['"]/g,
];

/** All names in a file of the package. */
export function namesIn(folder, file = 'dist/core.js') {
  const code = readFileSync(join(folder, file), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  const names = PATTERNS.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name]) => name));
  return [...new Set(names)].filter((name) => !own.has(name)).sort();
}
