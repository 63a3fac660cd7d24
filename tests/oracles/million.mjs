// `npm run differential`: a million generated requests for all editions, each given as an object, as text, as bytes and as a line, with
// text beyond ASCII, halves of surrogate pairs among it; every thousand meet an instance that nobody has called yet.
// `-- 20000` for as many; a second number is another seed.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { root } from '../../pkg/scripts/run.mjs';
import { mustAgree } from '../node/differential.mjs';
import { EDITIONS, chance, generatorOf, mutated } from '../node/generate.mjs';

const EACH = 1000;

/** Text of any width, now and then with half of a pair at its end or its beginning. */
function widened(random, value) {
  if (typeof value === 'string' && random.often(0.03)) {
    const piece = random.pick(['é', '春', '\u{1f680}', '\ud83d', '\ude00', 'x']).repeat(1 + random.below(120));
    return random.often(0.5) ? value + piece : piece + value;
  }
  if (Array.isArray(value)) return value.map((inner) => widened(random, inner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, widened(random, inner)]));
}

async function compare({ count, seed }) {
  const api = await import(pathToFileURL(join(root, 'pkg/dist/index.js')).href);
  const random = chance(seed);
  const edition = random.pick(EDITIONS);
  const { validRequest, wild } = generatorOf(edition);
  let accepted = 0;
  for (let index = 0; index < count; index++) {
    const one = validRequest(random);
    const made = random.often(0.4) ? one : random.often(0.7) ? mutated(random, one) : wild(random);
    const options = { edition, maxIssues: 1_000_000 };
    if (mustAgree(api, JSON.parse(JSON.stringify(widened(random, made))), options).ok) accepted++;
  }
  return accepted;
}

if (isMainThread) {
  const [count = 1_000_000, seed = 17] = process.argv.slice(2).map(Number);
  let [begun, done, accepted] = [0, 0, 0];
  const next = () =>
    new Promise((resolve, reject) => {
      const given = { count: Math.min(EACH, count - begun), seed: seed * 1_000_003 + begun };
      begun += given.count;
      const worker = new Worker(fileURLToPath(import.meta.url), { workerData: given });
      worker.once('message', (valid) => {
        done += given.count;
        accepted += valid;
        if (done % 50_000 < EACH) process.stderr.write(`${done} requests, ${accepted} of them valid\n`);
      });
      worker.once('error', reject);
      worker.once('exit', resolve);
    });
  const lane = async () => {
    while (begun < count) await next();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  console.log(`${done} requests, ${accepted} of them valid: no difference`);
} else {
  parentPort.postMessage(await compare(workerData));
}
