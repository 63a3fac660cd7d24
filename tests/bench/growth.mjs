// How the cost grows with the payload: the slope of the line through cost and size on a log scale, where 1
// is linear. Of what grows, there is ten times as much at each step.
import process from 'node:process';
import { checkLines, validate, validateJson } from 'cleanrooms-collaboration';
import { payloads } from './payloads.mjs';

const small = payloads['small, valid'];
const entries = (count, entry) => Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
const kinds = {
  members: (count) => ({
    ...small,
    members: Array.from({ length: count }, (_, index) => ({
      accountId: String(100_000_000_000 + index),
      displayName: `Member ${index}`,
      memberAbilities: [],
    })),
  }),
  tags: (count) => ({ ...small, tags: entries(count, (index) => [`key-${index}`, 'value']) }),
  'length of a string': (count) => ({ ...small, description: 'x'.repeat(count) }),
  errors: (count) => ({ ...small, ...entries(count, (index) => [`unknown${index}`, 1]) }),
};
const counts = [100, 1000, 10_000, 100_000];

/** Short lines after a long one, as many bytes of each. */
function linesAfterOne(count) {
  const text = new TextEncoder().encode(`${' '.repeat(count * 3)}\n${'{}\n'.repeat(count)}`);
  return () => {
    let lines = 0;
    for (const { ok } of checkLines(text)) lines += ok ? 0 : 1;
    if (lines !== count) throw new Error(`${lines} lines of ${count}`);
  };
}

function fastest(body) {
  let least = Infinity;
  for (let run = 0; run < 5; run++) {
    const began = process.hrtime.bigint();
    body();
    least = Math.min(least, Number(process.hrtime.bigint() - began));
  }
  return least;
}

/** The slope of the line through points that fits best. */
function slope(points) {
  const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [x, y] = [0, 1].map((axis) => mean(points.map((point) => point[axis])));
  const products = points.map(([px, py]) => [(px - x) * (py - y), (px - x) ** 2]);
  return mean(products.map(([product]) => product)) / mean(products.map(([, square]) => square));
}

const slopeOf = (make) => slope(counts.map((count) => [Math.log(count), Math.log(fastest(make(count)))]));

export const growth = () => [
  ...Object.entries(kinds).flatMap(([kind, make]) =>
    ['object', 'text'].map((input) => {
      const body = (count) => {
        const value = make(count);
        const options = { maxIssues: count + 10 };
        const text = JSON.stringify(value);
        return input === 'text' ? () => validateJson(text, options) : () => validate(value, options);
      };
      return { kind, input, slope: slopeOf(body) };
    }),
  ),
  { kind: 'lines after a long one', input: 'text', slope: slopeOf(linesAfterOne) },
];
