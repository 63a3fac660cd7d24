// Filling in the form in a real browser, the way that people do it. Screenshots go to tests/screenshots.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes } from '../../pkg/dist/codes.js';
import { cases } from '../cases.mjs';
import { imported, request } from '../node/packed.mjs';
import { open } from './browser.mjs';
import { steps } from './form-page.mjs';

const { validate } = imported;

const casesOf = (code) => cases.filter(({ name }) => name.startsWith(`${code}/`));

test('the whole way with each example', async (t) => {
  for (const number of [0, 1, 2, 3]) {
    const options = { edition: number === 3 ? 'latest' : '2024-11-07' };
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
    assert.equal(validate(written, options).ok, true);
    assert.deepEqual(validate(written, options).warnings, []);
  }
});

test('an edition is chosen: its fields come and go, and nothing is lost', async (t) => {
  const form = await open(t);
  const { page } = form;
  const choose = async (edition) => {
    await page.getByRole('radio', { name: new RegExp(edition) }).check({ force: true });
  };
  const regions = page.locator('[data-field="allowedResultRegions"]');
  await form.example(0);
  assert.equal(await regions.count(), 0);
  await choose('2026-08-11');
  await regions.getByRole('button').first().click();
  // The list moves while it opens; what is left of it when it is filtered doesn't.
  await page.keyboard.type('eu-west-1');
  await page.getByRole('option', { name: 'eu-west-1' }).click();
  await page.keyboard.press('Escape');
  await form.box(/^Add members/).check();
  await form.box('Allow metrics').check();
  await page.locator('[data-field="jobLogStatus"]').getByRole('radio', { name: /^On/ }).check();
  const written = JSON.parse(await form.payload());
  assert.deepEqual(written.allowedResultRegions, ['eu-west-1']);
  assert.deepEqual(written.autoApprovedChangeRequestTypes, ['ADD_MEMBER']);
  assert.equal(written.isMetricsEnabled, true);
  assert.equal(written.jobLogStatus, 'ENABLED');
  // On the way back, what is lost is said first.
  await page.getByRole('radio', { name: /2024-11-07/ }).click();
  const asked = page.getByRole('group', { name: 'Switch the edition' });
  assert.match(await asked.innerText(), /Allowed result Regions: eu-west-1/);
  await asked.getByRole('button', { name: 'Cancel' }).click();
  assert.deepEqual(JSON.parse(await form.payload()), written);
  await page.getByRole('radio', { name: /2024-11-07/ }).click();
  await asked.getByRole('button', { name: 'Switch' }).click();
  assert.equal(await regions.count(), 0);
  const before = JSON.parse(await form.payload());
  assert.ok(!('allowedResultRegions' in before) && !('jobLogStatus' in before));
  await choose('2026-08-11');
  assert.deepEqual(JSON.parse(await form.payload()), written);
  await form.tool('Undo').click();
  assert.deepEqual(JSON.parse(await form.payload()), before);

  // Several may pay, and are named as such.
  await form.example(3);
  await form.next();
  await form.next();
  await page.getByText('Nordlicht Energie (you) or Skyline Media: whoever runs an analysis chooses.').first().waitFor();
  await form.screenshot('editions-payment');
  await page.locator('[data-field="payment.queryCompute"]').getByLabel('Skyline Media may pay').uncheck();
  await page.getByText('Nordlicht Energie (you), set to pay.').first().waitFor();

  // What an import needs is chosen, and said.
  await form.example(0);
  await form.import({ ...request(), isMetricsEnabled: true });
  await page.getByText('the API edition becomes 2026-01-02').waitFor();
  assert.equal(await page.getByRole('radio', { name: '2026-01-02' }).isChecked(), true);
});

test('every rule is seen at its field, and errors in the summary as well', async (t) => {
  const rules = [
    ['multiple_payers', 'payment.', 2],
    ['default_payer_declined', 'payment.', 2],
    ['job_payer_declined', 'payment.jobCompute', 2],
    ['duplicate_account', '.accountId', 0],
    ['reserved_tag_key', '.key', 0],
    ['multiple_queriers', 'abilities.CAN_QUERY', 1],
    ['multiple_job_runners', 'abilities.CAN_RUN_JOB', 1],
    ['job_runner_cannot_query', 'abilities.CAN_RUN_JOB', 1],
    ['job_runner_declines', 'payment.jobCompute', 2],
    ['no_querier', 'abilities.CAN_QUERY', 1],
    ['no_receiver', 'abilities.CAN_RECEIVE_RESULTS', 1],
    ['member_quota', 'members', 0],
    ['ml_needs_spark', 'analyticsEngine', 0],
    ['jobs_need_spark', 'analyticsEngine', 0],
    ['engine_retired', 'analyticsEngine', 0],
    ['log_export_unusable', 'abilities.CAN_EXPORT_QUERY_ANALYSIS_LOG', 1],
  ];
  // That the creator is a member shows only where the form is told who that is.
  const shown = codes.filter(({ code, isRule }) => isRule && code !== 'creator_is_member').map(({ code }) => code);
  assert.deepEqual(rules.map(([code]) => code).toSorted(), shown.toSorted());
  for (const [code, field, step] of rules) {
    // One in which nothing else is wrong before the step.
    const found = casesOf(code).find(({ options, request: body }) => {
      if (body === undefined || Object.keys(options ?? {}).some((name) => name !== 'edition')) return false;
      const result = validate(body, options);
      const issues = [...(result.ok ? [] : result.errors), ...result.warnings];
      return (
        issues.some((issue) => issue.code === code) &&
        (result.ok || result.errors.every((issue) => issue.code === code))
      );
    });
    assert.ok(found, code);
    const result = validate(found.request, found.options);
    const issue = [...(result.ok ? [] : result.errors), ...result.warnings].find((one) => one.code === code);
    const form = await open(t);
    await form.import(found.request);
    for (let i = 0; i < step; i++) await form.next();
    const places = `[data-field*="${field}"], [data-messages*="${field}"]`;
    const shown = await form.page.locator(places).allInnerTexts();
    // The form calls participants by their names: what stands before the first of them tells.
    const start = issue.message
      .replace(/^This participant /, '')
      .split(/ ?\b[Mm]ember \d/)[0]
      .slice(0, 40);
    assert.ok(
      shown.some((text) => text.includes(start)),
      `${found.name}: ${start} at ${field}: ${shown.join('|')}`,
    );
    const listed = await (issue.level === 'error' ? form.summary() : form.warnings()).innerText();
    assert.ok(listed.includes(start), `${found.name}: ${listed}`);
    await form.page.close();
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
    creatorMemberAbilities: ['CAN_QUERY', 'CAN_DANCE', 'CAN_RECEIVE_RESULTS', 'CAN_RECEIVE_RESULTS'],
    creatorMLMemberAbilities: { customMLMemberAbilities: ['CAN_QUERY'] },
    description: 'half \ud83d',
    members: [{ accountId: '1111-2222-3333', displayName: '😀', memberAbilities: [] }],
    tags: { ['k'.repeat(129)]: 'v'.repeat(257) },
  });
  assert.match(await form.at('name'), /too many characters\. Character count: 120\/100/);
  assert.match(await form.at('description'), /half of a surrogate pair/);
  assert.match(await form.at('queryLogStatus'), /Did you mean ENABLED\?/);
  assert.match(await form.at('.accountId'), /exactly 12 digits, without \(hyphen\)\.\nRemove spaces and hyphens/);
  assert.match(await form.at('.displayName'), /aren't valid: 😀/);
  assert.match(await form.at('.key'), /129\/128/);
  assert.match(await form.at('.value'), /257\/256/);
  assert.match(await form.summary().innerText(), /can't be "CAN_DANCE"/);
  await form.page.getByRole('link', { name: /CAN_DANCE/ }).click();
  await form.whole();
  assert.match(await form.at('unknown.abilities'), /can't be "CAN_DANCE"/);
  assert.match(await form.at('abilities.CAN_RECEIVE_RESULTS'), /can list each value once/);
  assert.match(await form.at('unknown.mlAbilities'), /can't be "CAN_QUERY"/);
  for (let i = 0; i < 2; i++) await form.button('Remove it').first().click();
  assert.doesNotMatch(await form.page.innerText('main'), /CAN_DANCE|can't be "CAN/);
});

test('nothing is red at first; then on leaving a field, on every key, on Next, on submit', async (t) => {
  const form = await open(t);
  const error = form.page.locator('[data-field="name"]').getByText('Collaboration name is required.');
  const name = form.text('Collaboration name');
  assert.equal(await form.page.getByText('is required').count(), 0);
  await name.focus();
  assert.equal(await error.count(), 0);
  // Whoever only passes through sees nothing red.
  await form.text('Description').focus();
  await form.text('Description').blur();
  assert.equal(await form.page.getByText('is required').count(), 0);
  await name.fill('J');
  await name.fill('');
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
  await account(3).fill('123');
  await form.text('Description').focus();
  const row = (number) => form.page.getByRole('group', { name: `Participant ${number}` });
  assert.match(await row(2).innerText(), /digits; this has 2/);
  assert.match(await row(3).innerText(), /digits; this has 3/);
  await form.button('Move Second up').click();
  // It is first now, and moved on from there.
  await form.focusedOn('Move Second down');
  assert.match(await row(2).innerText(), /exactly 12 digits; this has 3/);
  assert.match(await row(3).innerText(), /digits; this has 2/);
  await form.button('Remove Second').click();
  assert.match(await row(2).innerText(), /digits; this has 2/);

  // The focus is in the row that takes the place of the one removed.
  await form.page.waitForFunction(() => document.activeElement?.value === 'First');
  await account(2).focus();
  await form.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text', 'Account\tName\n1234-5678-9012\tAcme, Inc.\n2222 3333 4444\r\n333344445555\n');
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

test('what a question about everybody is about is marked for everybody', async (t) => {
  const form = await open(t);
  await form.example(1);
  await form.next();
  await form.cell('Harbour Books', 'Receive results').focus();
  await form.page.locator('.line.focused').first().waitFor();
  const marked = await form.page.locator('.line.focused').allInnerTexts();
  assert.equal(marked.filter((line) => /emberAbilities"/.test(line)).length, 5);
});

test('the review says all that was filled in, for print as well', async (t) => {
  const form = await open(t);
  await form.example(1);
  await form.text('Your account ID').fill('999988887777');
  for (let i = 0; i < 3; i++) await form.next();
  const told = await form.page.innerText('#form-view');
  for (const part of [
    /Retail Association \(you\), 999988887777/,
    /Retail Association is billed for queries\./,
    /Footfall Institute can contribute data, run queries and receive results\./,
    /Footfall Institute is set not to pay for queries\./,
    /Who pays for queries\s+Retail Association, set to pay\./,
    /012345678901/,
    /No errors and no warnings/,
  ])
    assert.match(told, part);
});

test('dark or light as it was chosen, whatever the system does, and after a reload', async (t) => {
  const form = await open(t, { colorScheme: 'light' });
  const dark = form.page.locator('body.awsui-dark-mode');
  await form.page.emulateMedia({ colorScheme: 'dark' });
  await dark.waitFor();
  await form.page.emulateMedia({ colorScheme: 'light' });
  await dark.waitFor({ state: 'detached' });
  await form.button('Settings').click();
  await form.box('Dark mode').check();
  await dark.waitFor();
  await form.page.reload();
  await form.button('Next').waitFor();
  await form.page.emulateMedia({ colorScheme: 'dark' });
  await form.page.emulateMedia({ colorScheme: 'light' });
  assert.equal(await dark.count(), 1);
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
  await panel.getByRole('radio', { name: 'Lantern Media', exact: true }).check();
  assert.match(await told(), /Lantern Media, set to pay/);
  // Who pays by default stands there once, and not a second time to be named.
  assert.equal(await panel.getByRole('radio').count(), 2);
  assert.equal((await form.payload()).match(/"isResponsible": true/g).length, 1);
  // Nothing is said for others behind their backs.
  assert.doesNotMatch(await form.payload(), /"isResponsible": false/);
  await panel.getByRole('radio', { name: 'Brightwater Outdoor (you), who runs queries (default)' }).check();
  assert.doesNotMatch(await form.payload(), /isResponsible/);
  await form.page.getByRole('button', { name: 'Advanced: who declines (0)' }).first().click();
  await form.box('Brightwater Outdoor (you) declines').first().check();
  assert.match(await told(), /Nobody, because no participant is set to pay, and the one who can query declines/);
  // At the field, at once.
  assert.match(await form.at('payment.queryCompute'), /Nobody pays for queries/);
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
  await form.text('Account ID', 3).fill('');
  // What isn't there is marked where it would be.
  await form.page.locator('.line.error').getByText(/^ *\{/).waitFor();
  await form.text('Account ID', 3).fill('333344445555');
  for (const [label, start] of [
    ['AWS CLI', /^aws cleanrooms create-collaboration/],
    ['Python, boto3', /^import boto3/],
    ['JavaScript, AWS SDK', /^import \{ CleanRoomsClient/],
    ['CloudFormation', /^AWSTemplateFormatVersion/],
    ['Terraform', /^resource "aws_cleanrooms_collaboration"/],
  ]) {
    await form.page.getByRole('button', { name: /^Format/ }).click();
    await form.page.getByRole('menuitem', { name: label }).click();
    assert.match(await form.payload(), start);
  }
  await form.page.getByText('Terraform says less than the request').waitFor();
  const [download] = await Promise.all([
    form.page.waitForEvent('download'),
    form.button('Download the Terraform').click(),
  ]);
  assert.equal(download.suggestedFilename(), 'collaboration.tf');
  // While something is missing, it stands in angle brackets.
  await form.text('Collaboration name').fill('');
  await form.page.getByText('The request is not complete').waitFor();
  assert.match(await form.payload(), /= "<Collaboration name>"/);
});
