// Running other programs: one place that decides what is shown and how failure is told.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's top folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A failure that a person can act on: printed as its message alone, without a stack. */
export class Stop extends Error {}

/** One line of progress. */
export const say = (line) => console.log(`\u2022 ${line}`);

/** The standard output of a program, or undefined when it is missing or fails. */
export function ask(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
  return done.status === 0 ? done.stdout.trim() : undefined;
}

/**
 * Runs a program to its end. With `quiet`, its output is kept back and shown only if it fails.
 * Throws `Stop` when it fails; returns the standard output that was kept back.
 */
export async function run(command, args, { quiet = false, ...options } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  let output = '';
  let kept = '';
  child.stdout?.on('data', (data) => ((output += data), (kept += data)));
  child.stderr?.on('data', (data) => (kept += data));
  const [code, why] = await new Promise((resolve) => {
    child.on('error', (error) => resolve([1, error.message]));
    child.on('close', (status, signal) => resolve([status ?? 1, signal ?? `exit code ${status}`]));
  });
  if (code !== 0) {
    if (kept) process.stderr.write(kept);
    throw new Stop(`${[command, ...args].join(' ')} failed (${why}).`);
  }
  return output;
}

/** Runs a script's main function; a `Stop` ends the process with its message. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\u2717 ${error.message}`);
    process.exit(1);
  }
}
