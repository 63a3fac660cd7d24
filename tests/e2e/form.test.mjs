// The production build of the form in a real browser, the way that people go through it. Screenshots go to
// tests/screenshots.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { imported, request, root } from '../node/packed.mjs';
import { startEmulator } from '../node/python.mjs';
import { FormPage, steps } from './form-page.mjs';

const { validate } = imported;
let server;
let browser;
let address;

before(async () => {
  server = await preview({ root: join(root, 'www'), logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
  address = server.resolvedUrls.local[0];
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens the form. Whatever it complains of in the console, a violation of its policy included, is a failure. */
async function open(t, { expected = /^$/, url = address, sends, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => dialog.accept());
  const asked = [];
  page.on(
    'request',
    (one) => !/^(data|blob):/.test(one.url()) && !one.url().startsWith(address) && asked.push(one.url()),
  );
  await page.goto(url);
  await page.getByRole('heading', { name: 'Create a collaboration' }).waitFor();
  t.after(async () => {
    await context.close();
    // It asks nobody but whom it is to send to.
    assert.deepEqual(
      asked.filter((one) => !sends || !one.startsWith(sends)),
      [],
    );
    assert.deepEqual(
      complaints.filter((complaint) => !expected.test(complaint)),
      [],
    );
  });
  return new FormPage(page);
}

const cases = (folder) =>
  readdirSync(join(root, 'tests/cases', folder)).map((name) => ({
    name: `${folder}/${name}`,
    ...JSON.parse(readFileSync(join(root, 'tests/cases', folder, name), 'utf8')),
  }));

test('the whole way with each example', async (t) => {
  for (const number of [0, 1, 2]) {
    const form = await open(t);
    await form.example(number);
    for (const step of steps.slice(1)) {
      await form.next();
      await form.page.getByRole('heading', { name: step, exact: true }).first().waitFor();
      await form.screenshot(`example-${number}-${steps.indexOf(step) + 1}`);
    }
    await form.button('Check the request').click();
    await form.page.getByText('The request is valid').waitFor();
    const written = JSON.parse(await form.payload());
    assert.equal(validate(written).ok, true);
    assert.deepEqual(validate(written).warnings, []);
  }
});

test('every rule is seen at its field, and errors in the summary as well', async (t) => {
  const rules = [
    ['multiple_payers', 'payment.', 2],
    ['default_payer_declined', 'payment.', 2],
    ['duplicate_account', '.accountId', 0],
    ['reserved_tag_key', '.key', 0],
    ['multiple_queriers', 'abilities.CAN_QUERY', 1],
    ['no_querier', 'abilities.CAN_QUERY', 1],
    ['no_receiver', 'abilities.CAN_RECEIVE_RESULTS', 1],
    ['member_quota', 'members', 0],
    ['ml_needs_spark', 'analyticsEngine', 0],
    ['engine_retired', 'analyticsEngine', 0],
  ];
  for (const [code, field, step] of rules) {
    // One in which nothing else is wrong before the step.
    const found = cases(code).find(({ options, request: body }) => {
      if (options !== undefined || body === undefined) return false;
      const result = validate(body);
      const issues = [...(result.ok ? [] : result.errors), ...result.warnings];
      return (
        issues.some((issue) => issue.code === code) &&
        (result.ok || result.errors.every((issue) => issue.code === code))
      );
    });
    assert.ok(found, code);
    const result = validate(found.request);
    const issue = [...(result.ok ? [] : result.errors), ...result.warnings].find((one) => one.code === code);
    const form = await open(t);
    await form.import(found.request);
    for (let i = 0; i < step; i++) await form.next();
    const shown = await form.page.locator(`[data-field*="${field}"]`).allInnerTexts();
    // The form may list members in another order of the request, so that others are named: the start tells.
    const start = issue.message.slice(0, 40);
    assert.ok(
      shown.some((text) => text.includes(start)),
      `${found.name}: ${start} at ${field}: ${shown.join('|')}`,
    );
    if (issue.level === 'error')
      assert.match(await form.summary().innerText(), new RegExp(start.replace(/[.()[\]]/g, '\\$&')));
  }

  const form = await open(t);
  await form.import(request());
  await form.text('Your account ID').fill('111122223333');
  assert.match(await form.summary().innerText(), /is the creator's own/);
  assert.match(await form.at('.accountId'), /is the creator's own/);
  await form.text('Your account ID').fill('1111');
  assert.match(await form.at('creator.accountId'), /must be 12 digits/);
});

test('structural mistakes of an imported request land on their fields', async (t) => {
  const form = await open(t);
  await form.import({
    ...request(),
    name: 'x'.repeat(120),
    queryLogStatus: 'enabled',
    creatorMemberAbilities: ['CAN_QUERY', 'CAN_DANCE'],
    members: [{ accountId: '1111-2222-3333', displayName: '😀', memberAbilities: [] }],
    tags: { ['k'.repeat(129)]: 'v'.repeat(257) },
  });
  assert.match(await form.at('name'), /too many characters\. Character count: 120\/100/);
  assert.match(await form.at('queryLogStatus'), /Did you mean ENABLED\?/);
  assert.match(await form.at('.accountId'), /aren't valid: -/);
  assert.match(await form.at('.displayName'), /aren't valid: 😀/);
  assert.match(await form.at('.key'), /129\/128/);
  assert.match(await form.at('.value'), /257\/256/);
  assert.match(await form.summary().innerText(), /can't be "CAN_DANCE"/);
  await form.page.getByRole('link', { name: /CAN_DANCE/ }).click();
  await form.button('Take them out').click();
  assert.doesNotMatch(await form.page.innerText('main'), /CAN_DANCE/);
});

test('nothing is red at first; then on leaving a field, on every key, on Next, on submit', async (t) => {
  const form = await open(t);
  const error = form.page.locator('[data-field="name"]').getByText('Collaboration name is required.');
  const name = form.text('Collaboration name');
  assert.equal(await form.page.getByText('is required').count(), 0);
  await name.focus();
  assert.equal(await error.count(), 0);
  await form.text('Description').focus();
  await error.waitFor();
  assert.equal(await form.page.locator('[data-field="description"]').getByText('is required').count(), 0);
  await name.fill('J');
  assert.equal(await error.count(), 0);
  await name.fill('J😀');
  await form.page.locator('[data-field="name"]').getByText("aren't valid: 😀").waitFor();
  await name.fill('Joint');
  assert.equal(await form.summary().count(), 0);

  await form.next();
  assert.match(await form.summary().innerText(), /Description is required/);
  // The topmost field with a problem has the focus.
  await form.page.waitForFunction(
    () => document.activeElement?.closest('[data-field]')?.dataset.field === 'description',
  );
  await form.screenshot('errors-1440-light');
  await form.page.getByRole('link', { name: 'Creator display name is required.' }).click();
  await form.page.waitForFunction(
    () => document.activeElement?.closest('[data-field]')?.dataset.field === 'members.creator.displayName',
  );
});

test('members: adding, moving and removing keep problems with their rows; a column is pasted', async (t) => {
  const form = await open(t);
  const account = (number) => form.text('Account ID', number);
  await form.text('Member display name', 2).fill('First');
  await account(2).fill('12');
  await form.button('Add member').click();
  await form.page.waitForFunction(() =>
    document.activeElement?.closest('[data-field]')?.dataset.field?.endsWith('.displayName'),
  );
  await form.text('Member display name', 3).fill('Second');
  await account(3).focus();
  await form.text('Description').focus();
  const row = (number) => form.page.getByRole('group', { name: `Participant ${number}` });
  assert.match(await row(2).innerText(), /Character count: 2/);
  assert.match(await row(3).innerText(), /Account ID is required/);
  await form.button('Move Second up').click();
  assert.match(await row(2).innerText(), /2\. Second[^]*Account ID is required/);
  assert.match(await row(3).innerText(), /3\. First[^]*Character count: 2/);
  await form.button('Remove Second').click();
  assert.match(await row(2).innerText(), /2\. First[^]*Character count: 2/);

  await form.page.waitForFunction(() => document.activeElement?.closest('[data-field]')?.dataset.field === 'members');
  await account(2).focus();
  await form.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text', '1234-5678-9012\n2222 3333 4444\r\n333344445555\n');
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  assert.deepEqual(await Promise.all([2, 3, 4].map((number) => account(number).inputValue())), [
    '123456789012',
    '222233334444',
    '333344445555',
  ]);
});

test('who pays is told as it is chosen; choosing one clears the other', async (t) => {
  const form = await open(t);
  await form.example(0);
  await form.next();
  await form.next();
  const panel = form.page.locator('[data-field="payment.queryCompute"]');
  const told = () =>
    form.page
      .getByText(/^Pays now:/)
      .first()
      .innerText();
  assert.match(await told(), /Brightwater Outdoor \(you\), by default/);
  await panel.getByRole('radio', { name: 'Lantern Media' }).check();
  assert.match(await told(), /Lantern Media, set to pay/);
  await panel.getByRole('radio', { name: 'Brightwater Outdoor (you)' }).check();
  assert.match(await told(), /Brightwater Outdoor \(you\), set to pay/);
  assert.equal((await form.payload()).match(/"isResponsible": true/g).length, 1);
  await panel.getByRole('radio', { name: 'Nobody in particular' }).check();
  await form.page.getByRole('button', { name: 'Who declines (0)' }).first().click();
  await form.box('Brightwater Outdoor (you) does not pay for queries').check();
  assert.match(await told(), /Nobody: no participant is set to pay, and the one who can query declines/);
  await form.next();
  assert.match(await form.at('payment.queryCompute'), /Nobody pays for queries/);
  assert.equal(await form.page.getByRole('heading', { name: 'Configure payment' }).count(), 1, 'still there');
});

test('the request beside the form: marked lines, every target, notes', async (t) => {
  const form = await open(t);
  await form.example(1);
  await form.text('Collaboration name').focus();
  assert.match(await form.page.locator('.line.focused').innerText(), /"name": "Regional footfall study"/);
  await form.text('Account ID', 3).fill('3');
  await form.text('Member display name', 3).focus();
  assert.match(await form.page.locator('.line.error').first().innerText(), /"accountId": "3"/);
  await form.text('Account ID', 3).fill('333344445555');
  for (const [label, start] of [
    ['AWS CLI', /^aws cleanrooms create-collaboration/],
    ['Python, boto3', /^import boto3/],
    ['JavaScript, AWS SDK', /^import \{ CleanRoomsClient/],
    ['CloudFormation', /^AWSTemplateFormatVersion/],
    ['Terraform', /^resource "aws_cleanrooms_collaboration"/],
  ]) {
    await form.page.getByRole('button', { name: /^Shown as/ }).click();
    await form.page.getByRole('menuitem', { name: label }).click();
    assert.match(await form.payload(), start);
  }
  await form.page.getByText("What Terraform can't hold").waitFor();
  const [download] = await Promise.all([
    form.page.waitForEvent('download'),
    form.button('Download the Terraform').click(),
  ]);
  assert.equal(download.suggestedFilename(), 'collaboration.tf');
  await form.text('Collaboration name').fill('');
  await form.page.getByText('Terraform is written once the request is valid. 1 problem is left.').waitFor();
});

test('import: what is no request, what there is no field for, a file, a drop', async (t) => {
  const form = await open(t);
  await form.import('{"name": ');
  await form.page.getByText("The text isn't JSON: it ends too early, at line 1, column 10.").waitFor();
  await form.import('[1]');
  await form.page.getByText('The request must be an object, not a list.').waitFor();
  await form.import(
    '{"name": "kept", "nmae": 1, "members": {}, "tags": {"a": 1, "b": "c"}, "description": 5, "name": "kept"}',
  );
  const told = await form.page
    .getByText('Taken over, but for this')
    .locator('xpath=ancestor::*[@role="group" or @role="region" or contains(@class, "alert")][1]')
    .innerText();
  for (const part of [
    /nmae: .*Did you mean name\?/,
    /members: The members must be a list/,
    /tags\/a: The tag value must be a string/,
    /description: /,
    /more than once/,
  ]) {
    assert.match(told, part);
  }
  assert.equal(await form.text('Collaboration name').inputValue(), 'kept');

  // Five megabytes that are wrong at the end.
  const began = Date.now();
  await form.page.setInputFiles('input[type=file]', {
    name: 'large.json',
    mimeType: 'application/json',
    buffer: Buffer.from(`{"x": "${'y'.repeat(5_000_000)}"`),
  });
  await form.page.getByText('it ends too early').waitFor();
  assert.ok(Date.now() - began < 2000);
  await form.page.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'a.json'));
      document
        .querySelector('.drop')
        .dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    JSON.stringify({ ...request(), name: 'dropped' }),
  );
  await form.page.getByText('The request was taken over').waitFor();
  assert.equal(await form.text('Collaboration name').inputValue(), 'dropped');
});

test('drafts are kept, offered, deleted, linked; those of another shape break nothing', async (t) => {
  const form = await open(t);
  await form.text('Collaboration name').fill('Kept');
  await form.page.waitForFunction(() => localStorage.length === 1);
  await form.page.reload();
  await form.page.getByText('There is a draft of an earlier visit').waitFor();
  await form.button('Go on with it').click();
  assert.equal(await form.text('Collaboration name').inputValue(), 'Kept');
  await form.page.reload();
  await form.button('Delete it').click();
  assert.equal(await form.page.evaluate(() => localStorage.length), 0);

  for (const stored of [
    '{',
    'null',
    '[]',
    '{"name": 5, "members": 7, "creator": null}',
    '{"name": "Old", "members": [{"pays": 1}], "tags": [null]}',
  ]) {
    await form.page.evaluate((value) => localStorage.setItem('cleanrooms-collaboration.draft', value), stored);
    await form.page.reload();
    await form.page.getByRole('heading', { name: 'Create a collaboration' }).waitFor();
    if (stored.includes('Old')) {
      await form.button('Go on with it').click();
      assert.equal(await form.text('Collaboration name').inputValue(), 'Old');
    }
  }

  await form.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await form.example(2);
  await form.button('Settings').click();
  await form.button('Copy a link').click();
  await form.page.getByText('Copied.').waitFor();
  const link = await form.page.evaluate(() => navigator.clipboard.readText());
  const other = await open(t, { url: link });
  assert.equal(await other.text('Collaboration name').inputValue(), 'Churn model');
  assert.equal(await other.payload(), await form.payload());
  await open(t, { url: `${address}#draft=broken` });
});

test('undo and redo, but not in a text field', async (t) => {
  const form = await open(t);
  await form.text('Collaboration name').fill('One');
  await form.text('Description').fill('Two');
  await form.button('Add tag').click();
  await form.page.getByRole('heading', { name: 'Create a collaboration' }).click();
  const tags = form.page.getByRole('group', { name: /^Tag/ });
  await form.page.keyboard.press('Control+z');
  assert.equal(await tags.count(), 0);
  await form.page.keyboard.press('Control+z');
  assert.equal(await form.text('Description').inputValue(), '');
  await form.page.keyboard.press('Control+Shift+z');
  await form.page.keyboard.press('Control+Shift+Z');
  assert.equal(await form.text('Description').inputValue(), 'Two');
  assert.equal(await tags.count(), 1);
  await form.button('Undo').click();
  assert.equal(await tags.count(), 0);
});

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
    const to = await endpoint(t, () => ({ status, type, body: JSON.stringify(body) }));
    const form = await readyToSend(t, to, { expected: /status of (402|500|429|403|400)/ });
    await form.button('Create collaboration').click();
    await form.page.getByText(type).waitFor();
    assert.match(await form.page.innerText('main'), told);
    await form.screenshot(`exception-${type}`);
    if (type === 'ValidationException') {
      await form.page.getByRole('link', { name: 'Unknown account' }).click();
      assert.match(await form.at('.accountId'), /Unknown account/);
    }
  }
});

test('an endpoint that is dead, no address, slow, or talks nonsense', async (t) => {
  const expected = /net::ERR|status of 502|Failed to load/;
  for (const [to, told] of [
    ['http://127.0.0.1:9', /could not be reached/],
    ['http://[', /is no address/],
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
  for (let i = 0; i < 3; i++) await create.click();
  const told = form.page.getByText('Too many requests at once');
  await told.waitFor();
  assert.equal(sent, 1);
  await form.button('Undo').click();
  assert.equal(await told.count(), 0);
});

test('no draft takes the place of another unasked', async (t) => {
  const form = await open(t);
  await form.text('Collaboration name').fill('Precious');
  await form.page.waitForFunction(() => localStorage.length === 1);
  await form.page.reload();
  await form.text('Description').fill('something else');
  await form.page.waitForTimeout(500);
  await form.page.reload();
  await form.button('Go on with it').click();
  assert.equal(await form.text('Collaboration name').inputValue(), 'Precious');

  const link = Buffer.from(JSON.stringify({ name: 'Linked' })).toString('base64url');
  const other = await open(t, { url: `${address}#draft=${link}` });
  await other.text('Collaboration name').fill('Changed');
  await other.page.waitForFunction(() => localStorage.length === 1);
  await other.page.reload();
  await other.button('Go on with it').click();
  assert.equal(await other.text('Collaboration name').inputValue(), 'Changed');
});

test('to the emulator and back', async (t) => {
  const emulator = await startEmulator();
  t.after(() => emulator.stop());
  const scope = 'key/20260101/us-east-1/cleanrooms/aws4_request';
  const to = await endpoint(t, async (body) => {
    const headers = { 'content-type': 'application/json', authorization: `AWS4-HMAC-SHA256 Credential=${scope}` };
    const response = await fetch(`${emulator.endpoint}/collaborations`, { method: 'POST', headers, body });
    return { status: response.status, body: await response.text() };
  });
  const form = await readyToSend(t, to);
  await form.button('Create collaboration').click();
  await form.page.getByText('The collaboration was created').waitFor();
  assert.match(await form.page.innerText('main'), /arn:aws:cleanrooms:/);
  await form.screenshot('created');
});

test('by keyboard alone', async (t) => {
  const form = await open(t);
  const { keyboard } = form.page;
  const here = () =>
    form.page.evaluate(
      () =>
        document.activeElement?.closest('[data-field]')?.dataset.field ?? document.activeElement?.textContent?.trim(),
    );
  const seen = [];
  for (let i = 0; i < 60 && seen.at(-1) !== 'Next'; i++) {
    await keyboard.press('Tab');
    const field = await here();
    if (field !== seen.at(-1)) seen.push(field);
    if (field === 'name') await keyboard.type('Joint');
    if (field === 'description') await keyboard.type('By keyboard');
    if (field === 'members.creator.displayName') await keyboard.type('Me');
    if (/^members\.(?!creator).*displayName$/.test(field)) await keyboard.type('You');
    if (/^members\.(?!creator).*accountId$/.test(field)) await keyboard.type('111122223333');
  }
  const fields = seen.filter((field) => /^[a-z]/.test(field));
  const order = [
    'name',
    'description',
    'analyticsEngine',
    'queryLogStatus',
    'members.creator.displayName',
    'members.creator.accountId',
  ];
  assert.deepEqual(fields.slice(0, 6), order, 'the order is that of reading');
  await keyboard.press('Enter');
  await form.page.getByRole('heading', { name: 'Specify member abilities' }).waitFor();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on any step, ${colorScheme}, with and without problems`, async (t) => {
    const look = async (form, name) => {
      await form.screenshot(`${name}-${colorScheme}`);
      const { violations } = await new AxeBuilder({ page: form.page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes[0].html]),
        [],
        name,
      );
    };
    const form = await open(t, { colorScheme });
    await look(form, 'first');
    await form.next();
    await look(form, 'first-errors');
    await form.example(1);
    for (const step of steps.slice(1)) {
      await form.next();
      await look(form, step.toLowerCase().replaceAll(' ', '-'));
    }
    await form.button('Previous').click();
    await form.page
      .locator('[data-field="payment.queryCompute"]')
      .getByRole('radio', { name: 'Nobody in particular' })
      .check();
    await form.next();
    await look(form, 'payment-errors');
  });
}

test('320 pixels: nothing sticks out, on any step', async (t) => {
  const form = await open(t, { viewport: { width: 320, height: 700 } });
  const fits = async (name) => {
    await form.screenshot(`narrow-${name}`);
    assert.ok(await form.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
  };
  await fits('first');
  await form.next();
  await fits('first-errors');
  await form.example(1);
  for (const step of steps.slice(1)) {
    await form.next();
    await fits(step.toLowerCase().replaceAll(' ', '-'));
  }
  await form.page.getByRole('tab', { name: 'Request' }).click();
  await fits('request');
});

test('offline once loaded', async (t) => {
  const form = await open(t);
  await form.page.context().setOffline(true);
  await form.example(2);
  for (let i = 0; i < 3; i++) await form.next();
  await form.button('Check the request').click();
  await form.page.getByText('The request is valid').waitFor();
});

test('200 tags and 9 members: a keystroke stays under 50 ms', async (t) => {
  const form = await open(t);
  const tags = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`key-${index}`, 'v'.repeat(100)]));
  const members = Array.from({ length: 9 }, (_, index) => ({
    accountId: String(100_000_000_000 + index),
    displayName: `Member ${index}`,
    memberAbilities: [],
  }));
  await form.import({ ...request(), members, tags });
  // From the key to when all that it set off is done and laid out.
  await form.page.evaluate(() => {
    window.times = [];
    let pressed = 0;
    addEventListener('keydown', () => (pressed = performance.now()), true);
    const laidOut = () => {
      document.body.getBoundingClientRect();
      window.times.push(performance.now() - pressed);
    };
    addEventListener('input', () => setTimeout(laidOut), true);
  });
  const value = form.page.getByRole('group', { name: 'Tag 100', exact: true }).getByLabel('Value');
  for (const field of [form.text('Collaboration name'), value]) {
    await field.focus();
    await form.page.keyboard.type('abcdefghijkl', { delay: 60 });
  }
  assert.match(await value.inputValue(), /abcdefghijkl/);
  const times = (await form.page.evaluate(() => window.times)).sort((a, b) => a - b);
  console.log(`a keystroke with 200 tags: median ${Math.round(times[12])} ms, most ${Math.round(times.at(-1))} ms`);
  assert.equal(times.length, 24);
  assert.ok(times[12] < 50, times.map(Math.round).join(' '));
});
