// The package with a crate in which the worst happens: its memory moves at every call into it, and a trap can be set.
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../pkg/scripts/build.mjs';
import { root } from '../pkg/scripts/run.mjs';

const folder = join(root, 'target/attacked/pkg');

/** Builds it and returns its folder. Its modules are there as they are before they are bundled, too. */
export async function attacked(env) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(join(root, 'pkg'))) {
    if (name !== 'dist' && name !== 'scripts') cpSync(join(root, 'pkg', name), join(folder, name), { recursive: true });
  }
  await build(env, { folder, features: ['trap', 'moving'] });
  return folder;
}
