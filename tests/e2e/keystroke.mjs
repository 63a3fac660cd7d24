// `npm run keystroke`: what a key costs in the form that holds the benchmark's large payload, as the browser's
// own trace tells: all that runs as script, and how much of it is validation. A measurement, not a test: the
// machine decides.
import { join } from 'node:path';
import { build, preview } from 'vite';
import { launch } from '../chromium.mjs';
import { median } from '../bench/median.mjs';
import { payloads } from '../bench/payloads.mjs';
import { root } from '../node/packed.mjs';
import { FormPage } from './form-page.mjs';

const KEYS = 40;
/** What the trace calls the work of scripts, with the garbage that they leave. */
const SCRIPTING = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'MajorGC',
  'MinorGC',
  'RunMicrotasks',
  'TimerFire',
]);

// As it is shipped, but that its functions keep their names: by these the trace tells whose time it is.
const outDir = join(root, 'target/keystroke');
const site = { root: join(root, 'www'), logLevel: 'error', build: { minify: false, outDir, emptyOutDir: true } };
await build(site);
const server = await preview({ ...site, preview: { port: 0, host: '127.0.0.1' } });
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
await page.goto(server.resolvedUrls.local[0]);
const form = new FormPage(page);
await form.import(payloads['large, valid']);
const field = form.text('Collaboration name');

await field.focus();
// The first keys find code that nothing has made fast yet.
await page.keyboard.type('a'.repeat(KEYS), { delay: 60 });
for (let i = 0; i < KEYS; i++) await page.keyboard.press('Backspace');
const categories = ['devtools.timeline', 'v8', 'disabled-by-default-v8.cpu_profiler'];
await browser.startTracing(page, { categories: [...categories, 'disabled-by-default-v8.cpu_profiler.hires'] });
// One more, with which the browser begins its profile of all code that there is: it isn't counted.
await page.keyboard.type('a'.repeat(KEYS + 1), { delay: 60 });
await page.waitForTimeout(500);
const { traceEvents } = JSON.parse(await browser.stopTracing());
await browser.close();
server.httpServer.close();

const isKey = ({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown';
const keys = traceEvents.filter(isKey).sort((a, b) => a.ts - b.ts);
const [{ pid, tid }] = keys;
const work = traceEvents
  .filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && SCRIPTING.has(event.name))
  .sort((a, b) => a.ts - b.ts);
/** Which key a moment belongs to: the last one before it. */
const keyOf = (moment) => keys.findLastIndex(({ ts }) => ts <= moment);

const scripting = Array.from(keys, () => 0);
let until = 0;
for (const { ts, dur } of work) {
  // What runs within something is in its time already.
  if (ts + dur <= until || keyOf(ts) < 0) continue;
  scripting[keyOf(ts)] += ts + dur - Math.max(ts, until);
  until = ts + dur;
}

// The profile: nodes that name their parents, and samples that name nodes, each with the time since the one before.
const nodes = new Map();
const validating = Array.from(keys, () => 0);
let moment = 0;
for (const { name, pid: process, args } of traceEvents) {
  if (process !== pid || (name !== 'Profile' && name !== 'ProfileChunk')) continue;
  if (name === 'Profile') moment = args.data.startTime;
  for (const node of args.data.cpuProfile?.nodes ?? []) nodes.set(node.id, node);
  for (const [index, sample] of (args.data.cpuProfile?.samples ?? []).entries()) {
    const passed = args.data.timeDeltas[index];
    moment += passed;
    let node = nodes.get(sample);
    while (node && node.callFrame.functionName !== 'validateJson') node = nodes.get(node.parent);
    if (node && keyOf(moment) >= 0) validating[keyOf(moment)] += passed;
  }
}

const told = (microseconds) => `${(microseconds / 1000).toFixed(2)} ms`;
for (const [what, all] of Object.entries({ scripting, validating })) {
  const times = all.slice(1);
  console.log(`${what}, ${times.length} keys: median ${told(median(times))}, most ${told(Math.max(...times))}`);
}
