// The package's tables beside the models that others ship.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { imported, root } from '../node/packed.mjs';
import { botocoreIn, difference, ofBotocore, ofSchema, ofSdk } from './model.mjs';

const ours = ofSchema(imported.jsonSchema());

test('the edition\u2019s own model has nothing else', () => {
  assert.deepEqual(difference(ours, ofBotocore(botocoreIn(join(root, '.tools/edition')))), []);
});

test('a later botocore has what the service changed since', () => {
  const library = join(root, '.tools/python/lib');
  const [python] = readdirSync(library);
  const rows = difference(ours, ofBotocore(botocoreIn(join(library, python, 'site-packages'))));
  const expected = [
    /^added .*emberAbilities\/\*: the value CAN_RUN_JOB/,
    /^added .*aymentConfiguration\/jobCompute: kind structure/,
    /^added \/jobLogStatus: kind string, required false, values DISABLED, ENABLED/,
    /^added \/autoApprovedChangeRequestTypes: kind list/,
    /^added \/allowedResultRegions: kind list/,
    /^added .*machineLearning\/syntheticDataGeneration: kind structure/,
    /^changed \/members: length 0\u20139 \u2192 0\u2013Infinity/,
    /^added \/isMetricsEnabled: kind boolean/,
    /^changed \/description: required true \u2192 false/,
    /^changed \/description: (length 1\u2013255 \u2192 0\u2013255|pattern)/,
    /^changed .*customMLMemberAbilities: length 1\u2013Infinity \u2192 0\u2013Infinity/,
    /^added .*emberAbilities\/\*: the value CAN_EXPORT_QUERY_ANALYSIS_LOG/,
    // What comes within these.
    /^added .*(jobCompute|syntheticDataGeneration)\/isResponsible|^added .*(ChangeRequestTypes|ResultRegions)\/\*/,
  ];
  for (const row of expected)
    assert.ok(
      rows.some((one) => row.test(one)),
      String(row),
    );
  assert.deepEqual(
    rows.filter((one) => !expected.some((row) => row.test(one))),
    [],
  );
});

test('the SDK for JavaScript has the same members, and what came later', () => {
  const rows = difference(ours, ofSdk(join(root, 'node_modules/@aws-sdk/client-cleanrooms')));
  assert.ok(rows.some((row) => row.startsWith('added /jobLogStatus')));
  // It tells of additions alone: that nothing of ours is gone shows that all of it was read.
  assert.deepEqual(
    rows.filter((row) => !row.startsWith('added ')),
    [],
  );
});

test('whatever is changed in a model is told', () => {
  const model = botocoreIn(join(root, '.tools/edition'));
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
