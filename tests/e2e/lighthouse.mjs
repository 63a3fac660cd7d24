// `npm run lighthouse`: what Lighthouse says of the production build, as a phone sees it, served compressed;
// the median of five runs. A measurement, not a test: the machine decides.
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
const categories = ['performance', 'accessibility', 'best-practices'];
const runs = [];
for (let run = 0; run < 5; run++) {
  const { lhr } = await lighthouse(`http://127.0.0.1:${server.address().port}/`, {
    port: chrome.port,
    onlyCategories: categories,
    logLevel: 'error',
  });
  runs.push(lhr);
}
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
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
