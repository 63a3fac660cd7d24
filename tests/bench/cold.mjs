// From nothing to the first verdict: import, making the validator, one check; each in processes of its own. What
// Node needs once, to import anything, it has done before.
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { median } from './median.mjs';
import { payloads } from './payloads.mjs';

const RUNS = 11;

/** Milliseconds by subject, the median of runs that take turns. */
export function coldStart(subjects) {
  const times = Object.fromEntries(subjects.map((name) => [name, []]));
  for (let run = 0; run < RUNS; run++) {
    for (const name of subjects) {
      const module = new URL(`./subjects/${name}.mjs`, import.meta.url).href;
      const program = `
        await import('data:text/javascript,');
        const value = ${JSON.stringify(payloads['small, valid'])};
        const began = performance.now();
        const { run } = await import(${JSON.stringify(module)});
        if (!run(value)) throw new Error('It is valid.');
        console.log(performance.now() - began);`;
      times[name].push(Number(execFileSync(process.execPath, ['--input-type=module', '-e', program])));
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}
