// What is written to standard output and standard error: text of others that must not disturb a terminal, colours,
// and no more at a time than whoever reads can take.
import { once } from 'node:events';
import process from 'node:process';

const useColour =
  !process.env.NO_COLOR && (Boolean(process.env.FORCE_COLOR) || (process.stdout.isTTY && process.env.TERM !== 'dumb'));

/** Text in a colour. Nothing else brings a control character to a terminal: see `printable`. */
class Painted {
  constructor(code, text) {
    this.code = code;
    this.text = text;
  }
}
const paint = (code) => (text) => new Painted(code, text);
export const [bold, dim, red, yellow, green] = [1, 2, 31, 33, 32].map(paint);

/** Control characters, marks of direction and line breaks would disturb the terminal. */
const DISTURBING = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

export const printable = (text) => text.replace(DISTURBING, '\u00b7');

/** JSON of a value. What would disturb a terminal is written as escapes, so that nothing is lost. */
export const json = (value) =>
  JSON.stringify(value).replace(DISTURBING, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

/** A line of text as it is printed, made of plain and painted parts. */
function lineOf(parts) {
  const shown = parts.map((part) => {
    if (!(part instanceof Painted)) return printable(String(part));
    const text = printable(part.text);
    return useColour ? `\u001b[${part.code}m${text}\u001b[0m` : text;
  });
  return `${shown.join('')}\n`;
}

/** So many characters are written at once. */
const ENOUGH = 1 << 16;
let waiting = '';

/** Writes to standard output. To be awaited: it takes until there is room for more. */
async function write(text) {
  waiting += text;
  if (waiting.length >= ENOUGH) await flush();
}

/** Writes what is still waiting. */
export async function flush() {
  const text = waiting;
  waiting = '';
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Prints a line on standard output, of plain and painted parts. */
export const print = (...parts) => write(lineOf(parts));

/** Prints a line on standard error. */
export const complain = (...parts) => void process.stderr.write(lineOf(parts));

/** The lines of a text of ours. */
export async function printText(text) {
  for (const line of text.replace(/\n$/, '').split('\n')) await print(line);
}

export const count = (number, thing) => `${number} ${thing}${number === 1 ? '' : 's'}`;

/** Draws how far a file has been read, on a terminal. */
export function progress(size) {
  let percent = -1;
  const draw = (read, what) => {
    const now = Math.min(100, Math.floor((read / size) * 100));
    if (now === percent) return;
    percent = now;
    const done = Math.floor(now / 5);
    process.stderr.write(`\r[${'#'.repeat(done)}${' '.repeat(20 - done)}] ${now} % ${what}`);
  };
  const clear = () => process.stderr.write('\r\u001b[K');
  const isShown = process.stderr.isTTY && size > 0;
  return isShown ? { draw, clear } : { draw() {}, clear() {} };
}
