// `npm run lighthouse`: what Lighthouse says of the production build, as a phone sees it, served compressed;
// the median of five runs. A measurement, not a test: the machine decides. Lighthouse makes the processor four times slower,
// which gives the phone that it means on a machine with a benchmark index of 1533; `-- --calibrated` takes the figure for
// the index that this machine has.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { root } from '../node/packed.mjs';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
const server = createServer(({ url }, response) => {
  try {
    const path = url === '/' ? '/index.html' : new URL(url, 'http://x').pathname;
    const body = gzipSync(readFileSync(join(root, 'www/dist', path)));
    const headers = { 'content-type': types[extname(path)] ?? 'text/plain', 'content-encoding': 'gzip' };
    response.writeHead(200, { ...headers, 'cache-control': 'max-age=31536000' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
process.env.CHROME_PATH ??= '/usr/bin/chromium';
const chrome = await launch({
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
/** How many times slower a machine with so high an index is made, as Lighthouse's documentation has it. */
const SLOWER = [
  [150, 1],
  [800, 2],
  [1300, 3],
  [1533, 4],
  [1766, 5],
  [2000, 6],
];
function slowerFor(index) {
  const above = Math.min(
    Math.max(
      SLOWER.findIndex(([known]) => known >= index),
      1,
    ),
    SLOWER.length - 1,
  );
  const [[low, less], [high, more]] = SLOWER.slice(above - 1);
  return Math.max(less + ((index - low) / (high - low)) * (more - less), 1);
}

const categories = ['performance', 'accessibility', 'best-practices'];
const runs = [];
const settings = { port: chrome.port, onlyCategories: categories, logLevel: 'error' };
const run = async (flags) => (await lighthouse(`http://127.0.0.1:${server.address().port}/`, flags)).lhr;
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const indices = [];
let slower = 4;
if (process.argv.includes('--calibrated')) {
  for (let i = 0; i < 3; i++) indices.push((await run(settings)).environment.benchmarkIndex);
  slower = slowerFor(median(indices));
}
for (let i = 0; i < 5; i++) {
  runs.push(await run({ ...settings, throttling: { cpuSlowdownMultiplier: slower } }));
}
console.log(
  `benchmark index: ${median(runs.map(({ environment }) => environment.benchmarkIndex))}, ${slower.toFixed(2)} times slower`,
);
for (const name of categories) {
  const scores = runs.map((run) => run.categories[name].score);
  console.log(`${name}: ${median(scores)} (${scores.join(', ')})`);
}
for (const name of [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
]) {
  const values = runs.map((run) => run.audits[name].numericValue);
  console.log(`${name}: ${median(values).toFixed(2)}, score ${median(runs.map((run) => run.audits[name].score))}`);
}
const failing = Object.values(runs[0].audits).filter(
  ({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode === 'binary',
);
for (const { id, title } of failing) console.log(`not passed: ${id}: ${title}`);
await chrome.kill();
server.close();
