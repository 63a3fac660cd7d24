// What is printed on a terminal: colours, and text of others that must not disturb it.
import process from 'node:process';

const useColour =
  !process.env.NO_COLOR && (Boolean(process.env.FORCE_COLOR) || (process.stdout.isTTY && process.env.TERM !== 'dumb'));
const paint = (code) => (text) => (useColour ? `\u001b[${code}m${text}\u001b[0m` : text);
export const [bold, dim, red, yellow, green] = [1, 2, 31, 33, 32].map(paint);

/** How wide a quoted value gets, in characters. */
const WIDTH = 60;

/** Control characters, marks of direction and line breaks would disturb the terminal. */
export const printable = (text) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\u00b7');

/** A value as JSON, cut to what fits on a line. */
export function shown(value) {
  // What is longer or deeper than a line isn't written out to its end.
  const start = typeof value === 'string' ? value.slice(0, WIDTH * 2) : value;
  let text;
  try {
    text = JSON.stringify(start);
  } catch {
    return Array.isArray(value) ? '[\u2026]' : '{\u2026}';
  }
  const characters = [...printable(text).slice(0, WIDTH * 2)];
  return characters.length > WIDTH ? `${characters.slice(0, WIDTH).join('')}\u2026` : characters.join('');
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
