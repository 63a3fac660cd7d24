// Why a text can't be read, where there is a better word than where the reading ended.
import { Unreadable, because } from './problem.js';

/** What begins a file of Terraform's. */
const TERRAFORM =
  /^[ \t]*(?:(?:resource|data)[ \t]+"[^"\n]+"[ \t]+"|(?:variable|provider|module|output)[ \t]+"|(?:terraform|locals)[ \t]*\{)/m;

const causes = [
  [/^\s*$/, 'The file is empty.'],
  [/^\s*(```|~~~)/, 'The file begins with a fence of Markdown: keep only what stands between the fences.'],
];

/** Causes that a JSON text has outside of its strings. */
const causesOfJson = [
  [/[\u201c\u201d\u2018\u2019]/, 'JSON has its strings between " and ", not typographic quotes.'],
  [/'/, 'JSON has its strings between " and ", not single quotes. Python writes JSON with json.dumps, not with print.'],
  [
    /\b(True|False|None)\b/,
    'JSON has true, false and null, not True, False and None. Python writes JSON with json.dumps, not with print.',
  ],
  [/(?<![\w.])0\d+/, 'No number of JSON begins with 0. An account ID stands in quotes.'],
  [/\b(undefined|NaN|Infinity)\b/, 'JSON has neither undefined nor NaN nor Infinity.'],
];

function find(text, causesOf) {
  for (const [expression, message] of causesOf) {
    const found = expression.exec(text);
    if (found !== null) return because('syntax', message, found[0].trim() === '' ? 0 : found.index);
  }
  return undefined;
}

/** Refuses a text that nothing can be in. */
export function refuse(text) {
  const found = find(text, causes);
  if (found !== undefined) throw found;
}

/** Refuses the source of Terraform. */
export function refuseTerraform(text, name) {
  if (!/\.tf$/i.test(name) && !TERRAFORM.test(text.slice(0, 1 << 20))) return;
  const how = 'terraform plan -out plan && terraform show -json plan > plan.json';
  const what = "This is Terraform's source, which only Terraform can evaluate";
  throw because('terraform_source', `${what}. Check its plan: ${how}`, 0);
}

/** What is wrong with a text that is to be JSON, if it is something known. */
export const causeIn = (text) => find(withoutStrings(text), causesOfJson);

/** A text with nothing in its strings, in which all else keeps its place. */
function withoutStrings(text) {
  const parts = [];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('"', at);
    if (start < 0) break;
    let end = start + 1;
    while (end < text.length && text[end] !== '"' && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
    parts.push(text.slice(at, start), '"'.repeat(Math.min(end + 1, text.length) - start));
    at = Math.min(end + 1, text.length);
  }
  return parts.join('') + text.slice(at);
}

/** The text of bytes. */
export function decode(bytes) {
  const [first, second] = bytes;
  const isWide =
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (bytes.length > 1 && (first === 0) !== (second === 0));
  if (isWide) {
    throw because('encoding', 'The file is UTF-16: save it as UTF-8. (> of Windows PowerShell writes UTF-16.)', 0);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    throw Object.assign(new Unreadable('encoding', "The file isn't UTF-8.", text.indexOf('\ufffd')), { text });
  }
}
