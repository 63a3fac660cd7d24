// The package's tables beside the models that others ship.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { imported, packageFolder, root } from '../node/packed.mjs';
import { KNOWN_GAPS, gapsOfCloudformation } from './cloudformation.mjs';
import { botocoreIn, difference, ofBotocore, ofSchema, ofSdk } from './model.mjs';

const { editions } = await import(pathToFileURL(join(packageFolder, 'dist/codes.js')));
const [first] = editions;
const of = (edition) => ofSchema(imported.jsonSchema('draft-2020-12', { edition }));
const modelOf = (edition) => JSON.parse(readFileSync(join(root, `.tools/editions/${edition}.json`), 'utf8'));

for (const { edition } of editions) {
  test(`${edition}: its own model has nothing else`, () => {
    assert.deepEqual(difference(of(edition), ofBotocore(modelOf(edition))), []);
  });
}

test('what changed with an edition is what its model has otherwise', () => {
  editions.forEach(({ edition, changes }, index) => {
    if (index === 0) return assert.deepEqual(changes, []);
    const rows = difference(of(editions[index - 1].edition), ofBotocore(modelOf(edition)));
    // A row without what is within it: the first of those that a change is about.
    const places = rows.map((row) => /(\/[^: ]*)/.exec(row)[1]);
    const about = ({ pointer }) => places.some((place) => place === pointer || place.startsWith(`${pointer}/`));
    for (const change of changes) assert.ok(about(change), `${edition} ${JSON.stringify(change)} ${rows.join('; ')}`);
    const told = (place) => changes.some(({ pointer }) => place === pointer || place.startsWith(`${pointer}/`));
    assert.deepEqual(
      places.filter((place) => !told(place)),
      [],
    );
  });
});

test('the newest botocore has nothing that the newest edition lacks', () => {
  const library = join(root, '.tools/python/lib');
  const [python] = readdirSync(library);
  const model = botocoreIn(join(library, python, 'site-packages'));
  assert.deepEqual(difference(of('latest'), ofBotocore(model)), []);
});

test('the SDK for JavaScript is of the edition 2026-01-02', () => {
  const sdk = ofSdk(join(root, 'node_modules/@aws-sdk/client-cleanrooms'));
  assert.deepEqual(difference(of('2026-01-02'), sdk), []);
  assert.ok(difference(of('latest'), sdk).includes('changed /description: required false \u2192 true'));
});

test('CloudFormation takes the newest edition, but for what is known', () => {
  assert.deepEqual(gapsOfCloudformation(imported.jsonSchema('draft-07', { edition: 'latest' })), KNOWN_GAPS);
});

test('whatever is changed in a model is told', () => {
  const model = modelOf(first.edition);
  const ours = of(first.edition);
  const changes = [
    [
      (shapes) => delete shapes.CreateCollaborationInput.members.tags,
      'removed /tags',
      'removed /tags/*',
      'removed /tags/key',
    ],
    [(shapes) => delete shapes.AccountId.pattern, 'changed /members/*/accountId: pattern \\d+ \u2192 undefined'],
    [
      (shapes) => delete shapes.AnalyticsEngine.enum,
      'removed /analyticsEngine: the value SPARK',
      'removed /analyticsEngine: the value CLEAN_ROOMS_SQL',
    ],
    [(shapes) => (shapes.TagKey.max = 127), 'changed /tags/key: length 1\u2013128 \u2192 1\u2013127'],
    [(shapes) => shapes.AnalyticsEngine.enum.pop(), 'removed /analyticsEngine: the value CLEAN_ROOMS_SQL'],
    [
      (shapes) => shapes.DataEncryptionMetadata.required.pop(),
      'changed /dataEncryptionMetadata/preserveNulls: required true \u2192 false',
    ],
    [(shapes) => (shapes.CollaborationName.type = 'boolean'), 'changed /name: kind string \u2192 boolean'],
  ];
  for (const [change, ...wanted] of changes) {
    const changed = structuredClone(model);
    change(changed.shapes);
    const rows = difference(ours, ofBotocore(changed));
    for (const row of wanted) assert.ok(rows.includes(row), `${row} is not among ${rows.join('; ')}`);
  }
});
