// Which files the arguments name: files themselves, folders, and patterns, for shells that leave these as they are.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Unusable } from './input.js';

/** What is looked at in a folder. */
const REQUESTS = /\.(json|jsonc|ndjson|jsonl|ya?ml|template|sh)$/i;

/**
 * The files that an argument names, in the order of their names: each with whether it is `found` in a folder, where much
 * else may be.
 */
export function filesOf(arg) {
  const named = (files) => files.map((file) => ({ file, found: false }));
  if (arg === '-') return named([arg]);
  if (!existsSync(arg)) return named(/[*?[{]/.test(arg) ? matching(arg) : [arg]);
  if (!statSync(arg).isDirectory()) return named([arg]);
  const files = [...walk(arg)].filter((file) => REQUESTS.test(file));
  if (files.length === 0) throw new Unusable(`${arg}: there is no file in it that could hold a request`);
  return files.map((file) => ({ file, found: true }));
}

/** All files below a folder, but for what is hidden or installed. */
function* walk(folder) {
  const entries = readdirSync(folder === '' ? '.' : folder, { withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    // A link to a folder may lead back.
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile() || (entry.isSymbolicLink() && existsSync(path) && statSync(path).isFile())) yield path;
  }
}

function matching(pattern) {
  // What stands before the first wildcard is a folder to begin at.
  const fixed = pattern.slice(0, pattern.search(/[*?[{]/));
  const folder = fixed.slice(0, fixed.lastIndexOf('/') + 1);
  const wanted = expressionOf(pattern.replace(/^(\.\/)+/, ''));
  const files =
    folder === '' || existsSync(folder) ? [...walk(folder)].filter((file) => wanted.test(slashed(file))) : [];
  if (files.length === 0) throw new Unusable(`${pattern}: no file matches`);
  return files;
}

/** A path with slashes, as patterns have it. */
export const slashed = (path) => path.replaceAll('\\', '/');

/** A pattern as a regular expression: `**` for any folders, `*` and `?` within a name, `[ab]`, `{one,other}`. */
function expressionOf(pattern) {
  let depth = 0;
  const source = pattern.replace(/\*\*\/|\*\*|[*?{},[\]]|[.+^$()|\\]/g, (mark) => {
    switch (mark) {
      case '**/':
        return '(?:[^/]+/)*';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      case '{':
        depth++;
        return '(?:';
      case '}':
        depth--;
        return ')';
      case ',':
        return depth > 0 ? '|' : ',';
      case '[':
      case ']':
        return mark;
      default:
        return `\\${mark}`;
    }
  });
  try {
    return new RegExp(`^${source}$`);
  } catch {
    throw new Unusable(`${pattern}: this is no pattern`);
  }
}
