// Folders of the tests' own with programs of a user's in them, and the packed package installed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../node/packed.mjs';

const npm = (folder, ...args) =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });

/** Copies a folder of tests into target, with what it depends on and the package. Returns where it is. */
export function installed(name) {
  const source = join(root, 'tests', name);
  const folder = join(root, 'target', name);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(source)) {
    if (!file.endsWith('.mjs')) cpSync(join(source, file), join(folder, file), { recursive: true });
  }
  const stamp = join(folder, 'node_modules/.installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(source, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    npm(folder, 'ci');
    writeFileSync(stamp, wanted);
  }
  rmSync(join(folder, 'node_modules/cleanrooms-collaboration'), { recursive: true, force: true });
  // Those of earlier versions would be taken for it.
  for (const file of readdirSync(folder)) if (file.endsWith('.tgz')) rmSync(join(folder, file));
  npm(join(root, 'pkg'), 'pack', '--silent', '--pack-destination', folder);
  const { version } = JSON.parse(readFileSync(join(root, 'pkg/package.json'), 'utf8'));
  npm(folder, 'install', '--no-save', '--prefer-offline', `./cleanrooms-collaboration-${version}.tgz`);
  return folder;
}
