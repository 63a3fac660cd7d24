// `npm run model:diff`: what the service has added, removed and changed since the newest edition that this package
// knows, as the newest botocore, AWS SDK for JavaScript and schema of CloudFormation have it. Asks the registries for
// them. An SDK may be behind: then it has the model of an earlier edition. Exit status 1 if there is a difference.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { jsonSchema } from 'cleanrooms-collaboration';
import { editions } from 'cleanrooms-collaboration/codes';
import { root } from '../../pkg/scripts/run.mjs';
import { setUp } from '../../pkg/scripts/setup.mjs';
import { KNOWN_GAPS, gapsOfCloudformation } from './cloudformation.mjs';
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
const of = (edition) => ofSchema(jsonSchema('draft-2020-12', { edition }));
const report = (name, rows) => {
  console.log(`${name}: ${rows.length === 0 ? 'no difference' : `${rows.length} differences`}`);
  for (const row of rows) console.log(`  ${row}`);
  if (rows.length > 0) process.exitCode = 1;
};

report(`botocore ${botocore}`, difference(of('latest'), ofBotocore(botocoreIn(join(folder, 'python')))));
const theirs = ofSdk(sdk);
const known = editions.findLast(({ edition }) => difference(of(edition), theirs).length === 0)?.edition;
const name = `@aws-sdk/client-cleanrooms ${version}${known === undefined ? '' : `, which has edition ${known}`}`;
report(name, known === undefined ? difference(of('latest'), theirs) : []);
const gaps = gapsOfCloudformation(jsonSchema('draft-07', { edition: 'latest' }));
const [more, less] = [gaps.filter((gap) => !KNOWN_GAPS.includes(gap)), KNOWN_GAPS.filter((gap) => !gaps.includes(gap))];
report('CloudFormation', [...more.map((gap) => `lacks ${gap}`), ...less.map((gap) => `has now ${gap}`)]);
