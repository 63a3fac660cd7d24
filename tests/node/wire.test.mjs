// The wire: what is sent and read, beside the AWS SDK for JavaScript, the AWS CLI and an emulator.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { CleanRoomsClient, CreateCollaborationCommand } from '@aws-sdk/client-cleanrooms';
import { chance, validRequest } from './generate.mjs';
import { imported, request, root } from './packed.mjs';
import { environment, python, startEmulator } from './python.mjs';

const { exportAs, parseException, parseResponse, toHttpRequest, toValidationException, validate } = imported;
const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
const random = chance(5);
const requests = [request(), ...Array.from({ length: 100 }, () => validRequest(random))];

let emulator;
before(async () => (emulator = await startEmulator()));
after(() => emulator?.stop());

/** A server that keeps what it is sent and answers with what it is told to. */
async function answering(answer) {
  const seen = [];
  const server = createServer(async (incoming, response) => {
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    seen.push({
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
    });
    const { status, headers, body } = answer();
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { seen, endpoint: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

const clientFor = (endpoint) => new CleanRoomsClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });

const collaboration = {
  id: '2b2b5bd2-0000-4000-8000-000000000000',
  arn: 'arn:aws:cleanrooms:us-east-1:111122223333:collaboration/2b2b5bd2-0000-4000-8000-000000000000',
  name: 'n',
  creatorAccountId: '111122223333',
  creatorDisplayName: 'c',
  createTime: 1731000000.25,
  updateTime: 1731000001,
  memberStatus: 'ACTIVE',
  queryLogStatus: 'ENABLED',
};

test('the request is what the SDK sends', async () => {
  const server = await answering(() => ({ status: 200, headers: {}, body: JSON.stringify({ collaboration }) }));
  try {
    const client = clientFor(server.endpoint);
    for (const one of requests) {
      await client.send(new CreateCollaborationCommand(one));
      const sent = server.seen.at(-1);
      const ours = toHttpRequest(one);
      assert.equal(ours.method, sent.method);
      assert.equal(ours.path, sent.path);
      assert.equal(ours.headers['content-type'], sent.headers['content-type']);
      assert.deepEqual(JSON.parse(ours.body), JSON.parse(sent.body));
    }
  } finally {
    server.stop();
  }
});

test('the emulator takes the request, and its answer is read', async () => {
  const { method, path, headers, body } = toHttpRequest(requests[1]);
  const scope = 'key/20260101/us-east-1/cleanrooms/aws4_request';
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
  const response = await fetch(emulator.endpoint + path, { method, headers: { ...headers, authorization }, body });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  const parsed = parseResponse(text);
  assert.deepEqual(parsed.errors, undefined);
  assert.equal(parsed.value.collaboration.name, requests[1].name);
  assert.ok(parsed.value.collaboration.createTime instanceof Date);
  assert.ok(Math.abs(parsed.value.collaboration.createTime - Date.now()) < 600_000);
  // As the SDK reads it.
  const { collaboration: theirs } = await clientFor(emulator.endpoint).send(
    new CreateCollaborationCommand(requests[1]),
  );
  const { collaboration: ours } = parsed.value;
  assert.deepEqual(
    Object.keys(ours).sort(),
    Object.keys(theirs)
      .filter((name) => theirs[name] !== undefined)
      .sort(),
  );
});

test('exported commands and modules create a collaboration in the emulator', async () => {
  const created = async () => {
    const data = await (await fetch(`${emulator.endpoint}/moto-api/data.json`)).json();
    return data.cleanrooms?.Collaboration?.length ?? 0;
  };
  const env = { ...environment, AWS_ENDPOINT_URL: emulator.endpoint };
  const folder = join(root, 'target/tmp/wire');
  mkdirSync(folder, { recursive: true });
  let count = await created();
  for (const one of [requests[1], requests[2]]) {
    for (const cli of ['options', 'input-json']) {
      const answer = JSON.parse(
        execFileSync('sh', ['-c', exportAs('cli', one, { cli }).text], { env, encoding: 'utf8' }),
      );
      assert.equal(answer.collaboration.name, one.name);
      assert.equal(await created(), ++count);
    }
    const file = join(folder, 'export.mjs');
    writeFileSync(file, exportAs('javascript', one).text);
    const printed = execFileSync(process.execPath, [file], { env, encoding: 'utf8' });
    assert.match(printed, /^[0-9a-f-]{36}\n$/);
    assert.equal(await created(), ++count);
    writeFileSync(join(folder, 'export.py'), exportAs('boto3', one).text);
    assert.match(execFileSync('python', [join(folder, 'export.py')], { env, encoding: 'utf8' }), /^[0-9a-f-]{36}\n$/);
    assert.equal(await created(), ++count);
  }
});

test('dates come as dates, later members are left out, unknown values are kept', () => {
  const body = {
    collaboration: { ...collaboration, description: null, memberStatus: 'PAUSED', later: { a: 1 } },
    more: 1,
  };
  for (const given of [body, JSON.stringify(body), new TextEncoder().encode(JSON.stringify(body))]) {
    const { ok, value } = parseResponse(given);
    assert.equal(ok, true);
    assert.deepEqual(value, {
      collaboration: {
        ...collaboration,
        memberStatus: 'PAUSED',
        createTime: new Date('2024-11-07T17:20:00.250Z'),
        updateTime: new Date('2024-11-07T17:20:01Z'),
      },
    });
  }
});

test('a response that is none is told with its faults', () => {
  const circular = {};
  circular.circular = circular;
  const codes = (body) => parseResponse(body).errors.map(({ code, pointer }) => `${code} ${pointer}`);
  for (const body of [
    '',
    '<html>502 Bad Gateway</html>',
    '{"collaboration": {"id": "x"',
    undefined,
    circular,
    () => 1,
    1n,
  ]) {
    assert.deepEqual(codes(body), ['syntax ']);
  }
  assert.deepEqual(codes('[]'), ['type ']);
  assert.match(parseResponse('[]').errors[0].message, /^The response must be an object/);
  assert.deepEqual(codes({}), ['required /collaboration']);
  assert.deepEqual(codes({ collaboration: { ...collaboration, id: 5, arn: null, createTime: '2024' } }), [
    'type /collaboration/id',
    'required /collaboration/arn',
    'type /collaboration/createTime',
  ]);
});

test('every exception of the model is read, as the SDK reads it', async () => {
  const model = JSON.parse(python('exceptions.py', {}));
  assert.equal(model.length, 5);
  let answer;
  const server = await answering(() => answer);
  const client = clientFor(server.endpoint);
  const sample = { string: 'text', double: 7.5, list: [{ name: 'members.0.accountId', message: 'why' }] };
  try {
    for (const { name, status, members } of model) {
      const body = Object.fromEntries(
        Object.entries(members).map(([member, { type, enum: values }]) => [member, values[0] ?? sample[type]]),
      );
      const variants = [
        [{ 'x-amzn-errortype': name }, body],
        [{ 'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/x/` }, body],
        [{}, { __type: name, ...body }],
        [{}, { __type: `com.amazonaws.cleanrooms#${name}`, ...body }],
        [{}, { code: name, ...body }],
      ];
      for (const [headers, sent] of variants) {
        answer = { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(sent) };
        const ours = parseException(status, new Headers(answer.headers), answer.body);
        const theirs = await client.send(new CreateCollaborationCommand(request())).then(
          () => assert.fail('no exception'),
          (error) => error,
        );
        assert.equal(ours.name, name);
        assert.equal(ours.name, theirs.name);
        assert.equal(ours.message, theirs.message);
        assert.equal(ours.status, theirs.$metadata.httpStatusCode);
        for (const member of Object.keys(members)) {
          assert.deepEqual(theirs[member], body[member]);
          const path = ['members', 0, 'accountId'];
          const wanted = member === 'fieldList' ? body[member].map((field) => ({ ...field, path })) : body[member];
          assert.deepEqual(ours[member], wanted, `${name}.${member}`);
        }
      }
    }
  } finally {
    server.stop();
  }
});

test('exceptions are read as the crate reads them', () => {
  const vectors = JSON.parse(readFileSync(join(root, 'target/tmp/exceptions.json'), 'utf8'));
  assert.ok(vectors.length > 500);
  for (const { status, type, body, parsed } of vectors) {
    assert.deepEqual(parseException(status, { 'x-amzn-errortype': type }, body), parsed, `${status} ${type} ${body}`);
  }
});

test('anything else is an unknown exception', () => {
  for (const body of ['', '<html>', '{"message": "cut', 'null', '[]', '7', undefined, { message: 5 }]) {
    assert.deepEqual(parseException(503, {}, body), {
      name: 'UnknownException',
      message: 'An answer with status 503 and no message.',
      status: 503,
      retryable: true,
    });
  }
  const unsigned = parseException(403, { 'X-Amzn-ErrorType': ['InvalidSignatureException'] }, '{"message":"m"}');
  assert.deepEqual(unsigned, {
    name: 'UnknownException',
    code: 'InvalidSignatureException',
    message: 'm',
    status: 403,
    retryable: false,
  });
  for (const [told, retryable] of [
    ['ThrottlingException', true],
    ['InternalServerException', true],
    ['AccessDeniedException', false],
    ['__proto__', false],
  ]) {
    assert.equal(parseException(400, [['x-amzn-errortype', told]], '{}').retryable, retryable, told);
  }
  const soon = { __type: 'ValidationException', message: 'm', reason: 'IAM_SYNCHRONIZATION_DELAY' };
  assert.equal(parseException(400, null, soon).retryable, true);
});

test('bodies and headers of every sort', () => {
  const text = '{"message": "m"}';
  const bytes = new TextEncoder().encode(`\ufeff${text}`);
  const bodies = [
    text,
    `\ufeff${text}`,
    bytes,
    Buffer.from(bytes),
    bytes.buffer,
    new DataView(bytes.buffer),
    { message: 'm' },
  ];
  for (const body of bodies) {
    assert.equal(parseException(429, { 'X-AMZN-ErrorType': 'ThrottlingException' }, body).message, 'm');
  }
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const strange = [
    null,
    undefined,
    [null],
    5,
    proxy,
    { 'x-amzn-errortype': Object.create(null) },
    { 'x-amzn-errortype': ' ' },
  ];
  for (const headers of strange) {
    assert.equal(parseException(429, headers, { __type: 'ThrottlingException' }).name, 'ThrottlingException');
  }
  const key = 'aws:a/b~c]';
  const told = toValidationException(validate({ ...request(), tags: { [key]: 'x' } }));
  const read = parseException(400, { 'x-amzn-errortype': 'ValidationException' }, told);
  assert.deepEqual(read.fieldList[0].path, ['tags', key]);
});

test('errors as a server built with Smithy tells them', () => {
  const exception = toValidationException(validate({ ...request(), name: '', tags: { 'aws:x': 'y' } }));
  assert.equal(
    exception.message,
    "3 validation errors at 2 paths detected. First failure: Value with length 0 at '/name' failed to satisfy constraint: Member must have length between 1 and 100, inclusive",
  );
  assert.equal(exception.reason, 'FIELD_VALIDATION_FAILED');
  assert.equal(exception.fieldList.length, 3);
  assert.match(exception.fieldList[2].message, /reserved for AWS/);
  assert.equal(toValidationException(validate(request())), undefined);
});
