// The pages in pkg/docs: the servers are run and asked by the AWS SDK, the types are compiled.
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CleanRoomsClient, CreateCollaborationCommand, ValidationException } from '@aws-sdk/client-cleanrooms';
import { imported, packageFolder, project, request } from './packed.mjs';
import { compile, snippets } from './snippets.mjs';

const page = (name) => readFileSync(join(packageFolder, 'docs', name), 'utf8');

const servers = project('express');
for (const source of snippets(page('servers.md'), 'js')) {
  const [, name] = /^\/\/ (\w+\.js)\n/.exec(source);
  writeFileSync(join(servers, name), source);
}
const load = (name) => import(pathToFileURL(join(servers, name)).href);
const invalid = { ...request(), name: '' };
delete invalid.members;

test('the server on Express answers the AWS SDK as the service does', async () => {
  const { app } = await load('express.js');
  const server = app.listen(0, '127.0.0.1');
  after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const endpoint = `http://127.0.0.1:${server.address().port}`;
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const client = new CleanRoomsClient({ region: 'us-east-1', endpoint, credentials, maxAttempts: 1 });
  after(() => client.destroy());

  const began = Math.floor(Date.now() / 1000) * 1000;
  const { collaboration } = await client.send(new CreateCollaborationCommand(request()));
  assert.equal(collaboration.name, 'Joint measurement');
  assert.ok(collaboration.createTime >= began && collaboration.createTime <= Date.now() + 1);

  await assert.rejects(client.send(new CreateCollaborationCommand(invalid)), (error) => {
    assert.ok(error instanceof ValidationException);
    const expected = imported.toValidationException(imported.validate(invalid, { edition: 'latest' }));
    assert.equal(error.message, expected.message);
    assert.equal(error.reason, expected.reason);
    assert.deepEqual(error.fieldList, expected.fieldList);
    return true;
  });

  const post = (body) => fetch(`${endpoint}/collaborations`, { method: 'POST', body });
  const nothing = await post();
  assert.deepEqual([nothing.status, nothing.headers.get('x-amzn-errortype')], [400, 'SerializationException']);
  const itself = await post(
    JSON.stringify({ ...request(), members: [{ ...request().members[0], accountId: '444455556666' }] }),
  );
  assert.match((await itself.json()).message, /is the creator's own/);
  assert.equal((await post(JSON.stringify({ ...request(), fromLater: 1 }))).status, 200);
  const twice = await post('{"name": "a", "name": "b"}');
  assert.match((await twice.json()).message, /stands more than once/);
  assert.equal((await post('x'.repeat(2e6))).status, 413);
});

test('the Lambda function answers, whichever way the body comes', async () => {
  const { handler } = await load('lambda.js');
  for (const [value, status] of [
    [request(), 200],
    [invalid, 400],
  ]) {
    const text = JSON.stringify(value);
    for (const event of [
      { body: text },
      { body: text, isBase64Encoded: false },
      { body: Buffer.from(text).toString('base64'), isBase64Encoded: true },
    ]) {
      const answer = await handler(event);
      assert.equal(answer.statusCode, status);
      if (status === 200) {
        const { ok, value: response } = imported.parseResponse(answer.body);
        assert.equal(ok && response.collaboration.name, 'Joint measurement');
      } else {
        const exception = imported.parseException(answer.statusCode, answer.headers, answer.body);
        assert.equal(exception.name, 'ValidationException');
        assert.deepEqual(exception.fieldList[0].path, ['name']);
      }
    }
  }
  assert.equal((await handler({})).statusCode, 400);
});

test('the types on their page compile, and are all that there are', () => {
  const sources = snippets(page('types.md'), 'ts');
  compile(sources, ['--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--noUnusedLocals']);

  const shown = new Set(sources.flatMap((source) => source.match(/\b[A-Z]\w+\b/g)));
  for (const file of ['dist/latest.d.ts', 'dist/types.d.ts', 'api.d.ts', 'codes.d.ts', 'read.d.ts', 'slim.d.ts']) {
    const text = readFileSync(join(packageFolder, file), 'utf8');
    for (const [, name] of text.matchAll(/^export (?:type|interface) (\w+)/gm)) assert.ok(shown.has(name), name);
  }
});
