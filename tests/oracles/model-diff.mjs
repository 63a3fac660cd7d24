// `npm run model:diff`: what the service has added, removed and changed since this package's edition of the model,
// as the newest botocore and AWS SDK for JavaScript have it. Asks the registries for both.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchema } from 'cleanrooms-collaboration';
import { root } from '../../pkg/scripts/run.mjs';
import { setUp } from '../../pkg/scripts/setup.mjs';
import { botocoreIn, difference, ofBotocore, ofSchema, ofSdk } from './model.mjs';

await setUp({ python: true });
const folder = join(root, 'target/tmp/model-diff');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const pip = ['install', '--quiet', '--disable-pip-version-check', '--no-deps', '--no-compile', '--target'];
execFileSync(join(root, '.tools/python/bin/pip'), [...pip, join(folder, 'python'), 'botocore'], { stdio: 'inherit' });
const npm = ['install', '--no-audit', '--no-fund', '--silent', '--prefix', folder, '@aws-sdk/client-cleanrooms@latest'];
execFileSync('npm', npm, { stdio: 'inherit' });

const sdk = join(folder, 'node_modules/@aws-sdk/client-cleanrooms');
const { version } = JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8'));
const [, botocore] = /__version__ = '(.*)'/.exec(readFileSync(join(folder, 'python/botocore/__init__.py'), 'utf8'));
const ours = ofSchema(jsonSchema());
for (const [name, theirs] of [
  [`botocore ${botocore}`, ofBotocore(botocoreIn(join(folder, 'python')))],
  [`@aws-sdk/client-cleanrooms ${version}`, ofSdk(sdk)],
]) {
  const rows = difference(ours, theirs);
  console.log(`${name}: ${rows.length === 0 ? 'no difference' : `${rows.length} differences`}`);
  for (const row of rows) console.log(`  ${row}`);
}
