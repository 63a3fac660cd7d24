// The real tools that are Python's: run by the interpreter that set-up made, with nothing of the
// machine's own configuration.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { comesUp, freePort } from '../servers.mjs';
import { root } from './packed.mjs';

export const bin = join(root, '.tools/python/bin');
const home = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-home-'));

/** The environment of a user of AWS without any configuration but this. */
export const environment = {
  PATH: `${bin}:${process.env.PATH}`,
  HOME: home,
  LC_ALL: 'C.UTF-8',
  PYTHONUTF8: '1',
  PYTHONIOENCODING: 'utf-8',
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Runs a script of tests/python with a value as its input. Returns what it prints. */
export function python(script, input, args = []) {
  const done = spawnSync(join(bin, 'python'), [join(root, 'tests/python', script), ...args], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0) throw new Error(`${script} failed: ${done.stderr}`);
  return done.stdout;
}

/** Starts an emulator of AWS. Returns its address and how to end it. */
export async function startEmulator() {
  const port = await freePort();
  const child = spawn(join(bin, 'moto_server'), ['-H', '127.0.0.1', '-p', String(port)], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data) => (said += data));
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await comesUp(`${endpoint}/moto-api/data.json`, child);
    return { endpoint, stop: () => child.kill() };
  } catch (error) {
    child.kill();
    throw new Error(`The emulator did not start: ${said}`, { cause: error });
  }
}
