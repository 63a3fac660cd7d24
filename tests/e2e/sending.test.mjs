// Sending a request from the form, and every answer that can come.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { startEmulator } from '../node/python.mjs';
import { open } from './browser.mjs';

/** An endpoint that answers as it is told. */
async function endpoint(t, answer) {
  const backend = createServer(async (incoming, response) => {
    const headers = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'content-type',
      'access-control-expose-headers': 'x-amzn-errortype',
    };
    if (incoming.method === 'OPTIONS') return void response.writeHead(204, headers).end();
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { status, type, body } = await answer(Buffer.concat(chunks).toString());
    return void response.writeHead(status, { ...headers, ...(type && { 'x-amzn-errortype': type }) }).end(body);
  });
  await new Promise((resolve) => backend.listen(0, '127.0.0.1', resolve));
  t.after(() => backend.close());
  return `http://127.0.0.1:${backend.address().port}`;
}

async function readyToSend(t, to, options) {
  const form = await open(t, { sends: to, ...options });
  await form.example(0);
  await form.sendTo(to);
  for (let i = 0; i < 3; i++) await form.next();
  return form;
}

test('each exception is shown for what it is, at its fields, with a retry where that helps', async (t) => {
  const answers = {
    ServiceQuotaExceededException: [
      402,
      { message: 'No more', quotaName: 'Collaborations', quotaValue: 10 },
      /A quota of the account is used up[^]*Collaborations, 10/,
    ],
    InternalServerException: [500, { message: 'Oops' }, /The service failed[^]*Try again/],
    ThrottlingException: [429, { message: 'Slow down' }, /Too many requests at once[^]*Try again/],
    AccessDeniedException: [
      403,
      { message: 'No', reason: 'INSUFFICIENT_PERMISSIONS' },
      /may not create[^]*INSUFFICIENT_PERMISSIONS/,
    ],
    ValidationException: [
      400,
      {
        message: 'Bad',
        reason: 'FIELD_VALIDATION_FAILED',
        fieldList: [{ name: 'members[0].accountId', message: 'Unknown account' }],
      },
      /refuses the request[^]*Unknown account/,
    ],
  };
  for (const [type, [status, body, told]] of Object.entries(answers)) {
    let sent = 0;
    const to = await endpoint(t, () => {
      sent++;
      return { status, type, body: JSON.stringify(body) };
    });
    const form = await readyToSend(t, to, { expected: /status of (402|500|429|403|400)/ });
    await form.button('Create collaboration').click();
    await form.page.getByText(type).waitFor();
    assert.match(await form.page.innerText('main'), told);
    await form.screenshot(`exception-${type}`);
    if (type === 'ValidationException') {
      await form.page.getByRole('link', { name: 'Unknown account' }).click();
      assert.match(await form.at('.accountId'), /Unknown account/);
      // It stays while others change, and goes with a change of its own field.
      await form.text('Collaboration name').fill('Another name');
      assert.match(await form.at('.accountId'), /Unknown account/);
      await form.text('Account ID', 2).fill('999988887777');
      assert.doesNotMatch(await form.at('.accountId'), /Unknown account/);
      await form.text('Account ID', 2).fill('111122223333');
      // It holds nobody up: the service may think otherwise by now.
      for (let i = 0; i < 3; i++) await form.next();
      await form.button('Create collaboration').click();
      await form.page.getByText(type).waitFor();
      assert.equal(sent, 2);
    }
  }
});

test('an endpoint that is dead, no address, slow, or talks nonsense', async (t) => {
  const expected = /net::ERR|status of 502|Failed to load/;
  for (const [to, told] of [
    ['http://127.0.0.1:9', /could not be reached/],
    ['http://[', /An address begins with/],
    ['http://example.com', /An address begins with/],
    ['https://example.com/?stage=prod', /An address begins with/],
    [await endpoint(t, () => ({ status: 502, body: '<html>' })), /An answer that the operation does not have[^]*502/],
    [
      await endpoint(t, () => ({ status: 200, body: '{"collaboration": {}}' })),
      /The answer can't be read[^]*ID is required/,
    ],
  ]) {
    const form = await readyToSend(t, to, { expected });
    await form.button('Create collaboration').click();
    await form.page
      .getByText(told)
      .first()
      .waitFor({ timeout: 5000 })
      .catch(() => undefined);
    assert.match(await form.page.innerText('main'), told);
  }
  const slow = await endpoint(
    t,
    () => new Promise((resolve) => setTimeout(() => resolve({ status: 200, body: '' }), 20_000).unref()),
  );
  const form = await readyToSend(t, slow, { expected });
  await form.button('Create collaboration').click();
  await form.button('Cancel').click();
  await form.page.getByText('Cancelled.').waitFor();
});

test('however often it is asked, one request is sent; an answer goes with the draft that it is about', async (t) => {
  let sent = 0;
  const to = await endpoint(t, async () => {
    sent++;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { status: 429, type: 'ThrottlingException', body: '{"message": "Slow down"}' };
  });
  const form = await readyToSend(t, to, { expected: /status of 429/ });
  const create = form.button('Create collaboration');
  for (let i = 0; i < 3; i++) await create.click({ force: true });
  // The button shows it.
  assert.equal(await create.getAttribute('aria-disabled'), 'true');
  const told = form.page.getByText('Too many requests at once');
  await told.waitFor();
  assert.equal(sent, 1);
  await form.tool('Undo').click();
  assert.equal(await told.count(), 0);
});

test('a collaboration is told of, whatever its maker did meanwhile', async (t) => {
  const collaboration = {
    id: '1b2c3d4e',
    arn: 'arn:aws:cleanrooms:us-east-1:111122223333:collaboration/1b2c3d4e',
    name: 'Made meanwhile',
    creatorAccountId: '111122223333',
    creatorDisplayName: 'Me',
    createTime: 1_700_000_000,
    updateTime: 1_700_000_000,
    memberStatus: 'INVITED',
    queryLogStatus: 'ENABLED',
  };
  const to = await endpoint(t, async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { status: 200, body: JSON.stringify({ collaboration }) };
  });
  const form = await readyToSend(t, to);
  await form.button('Create collaboration').click();
  await form.button('Previous').click();
  await form.tool('Undo').click();
  await form.page.getByText('The collaboration was created').waitFor();
  const outcome = await form.at('outcome');
  assert.match(outcome, /Made meanwhile/);
  assert.match(outcome, /What comes next: you and each member create a membership/);
  await form.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await form.button('Copy the ARN').click();
  await form.page.getByText('Copied').first().waitFor();
  assert.equal(await form.page.evaluate(() => navigator.clipboard.readText()), collaboration.arn);
});

test('to the emulator and back', async (t) => {
  const emulator = await startEmulator();
  t.after(() => emulator.stop());
  let sent = 0;
  const scope = 'key/20260101/us-east-1/cleanrooms/aws4_request';
  const to = await endpoint(t, async (body) => {
    sent++;
    const headers = { 'content-type': 'application/json', authorization: `AWS4-HMAC-SHA256 Credential=${scope}` };
    const response = await fetch(`${emulator.endpoint}/collaborations`, { method: 'POST', headers, body });
    return { status: response.status, body: await response.text() };
  });
  const form = await readyToSend(t, to);
  await form.button('Create collaboration').click();
  await form.page.getByText('The collaboration was created').waitFor();
  assert.match(await form.page.innerText('main'), /arn:aws:cleanrooms:/);
  await form.screenshot('created');
  assert.equal(sent, 1);
  // It is by the buttons, where the focus is, and stays when one looks at a step again or changes something.
  assert.ok(await form.page.evaluate(() => document.activeElement.innerText.includes('was created')));
  await form.button('Previous').click();
  await form.next();
  await form.page.getByText('The collaboration was created').waitFor();
  // The same once more would be another collaboration.
  await form.button('Create collaboration').click();
  await form.page.getByText('There is a collaboration of this request already').waitFor();
  await form.button('Create another').click();
  await form.page.getByText('The collaboration was created').waitFor();
  // What was created is no unsaved work.
  const isAsked = () => form.page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.equal(await isAsked(), false);
  await form.tool('Undo').click();
});
