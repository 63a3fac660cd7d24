// The person's questions: who takes part, who does what, who pays, and where one can go.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imported, request } from '../node/packed.mjs';
import { open } from './browser.mjs';

const { validate } = imported;

/** Ten participants, as a spreadsheet has them. */
const nine = Array.from({ length: 9 }, (_, index) => `Partner ${index + 1}\t${111122223330 + index}`).join('\n');

const paste = (form, text) =>
  form.page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text', pasted);
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);

test('who does what is one table, and the sentence above it is true', async (t) => {
  const form = await open(t);
  await form.text('Collaboration name').fill('Reach');
  await form.text('Description').fill('d');
  await form.text('Creator display name').fill('Me');
  await form.text('Member display name', 2).focus();
  await paste(form, nine);
  await form.next();
  const told = form.page.getByText(/ can run queries/).first();
  assert.match(await told.innerText(), /^Nobody can run queries and receive results yet\.$/i);
  // Ten participants fit on a screen.
  const box = await form.page.getByRole('table').boundingBox();
  assert.ok(box.y + box.height <= 1000, JSON.stringify(box));
  assert.equal(await form.page.getByRole('row').count(), 11);
  assert.deepEqual(
    (await form.page.getByRole('columnheader').allInnerTexts()).map((text) => text.split('\n')[0]),
    ['Participant', 'Run queries', 'Receive results'],
  );
  // One mark in the column: another takes its place.
  await form.cell('Partner 1', 'Run queries').check();
  await form.cell('Partner 2', 'Run queries').check();
  assert.equal(await form.cell('Partner 1', 'Run queries').isChecked(), false);
  await form.cell('Me (you)', 'Receive results').check();
  await form.cell('Partner 2', 'Receive results').check();
  assert.equal(await told.innerText(), 'Partner 2 can run queries; you and Partner 2 can receive results.');
  // A second one is possible, with its warning.
  await form.box('More than one participant runs queries').check();
  await form.cell('Partner 1', 'Run queries').check();
  assert.match(
    await form.at('abilities.CAN_QUERY'),
    /More than one participant can query, where the service expects one/,
  );
  await form.screenshot('abilities-several');
  await form.box('More than one participant runs queries').uncheck();
  assert.equal(await form.cell('Partner 2', 'Run queries').isChecked(), false, 'the first stays');
  // Machine learning's columns are there once it is switched on, and out of the request once it is off.
  await form.box('Custom machine learning').check();
  await form.cell('Partner 3', 'Receive model output').check();
  assert.match(await form.payload(), /CAN_RECEIVE_MODEL_OUTPUT/);
  assert.match(await told.innerText(), /Partner 3 can receive model output/);
  await form.box('Custom machine learning').uncheck();
  assert.equal(await form.page.getByRole('columnheader').count(), 3);
  assert.doesNotMatch(await form.payload(), /CAN_RECEIVE_MODEL_OUTPUT/);
});

test('who pays is one choice for each cost in use; the rest is folded away; no pointer is shown', async (t) => {
  const form = await open(t);
  await form.import({
    ...request(),
    creatorPaymentConfiguration: { queryCompute: { isResponsible: true } },
    members: request().members.map((member) => ({
      ...member,
      paymentConfiguration: { queryCompute: { isResponsible: true } },
    })),
  });
  await form.step(3);
  const pays = form.page.locator('[data-field="payment.queryCompute"]');
  const text = await form.page.innerText('#form-view');
  assert.match(text, /Only one participant can pay for queries/);
  assert.doesNotMatch(text, /\/members|\/creator|isResponsible/);
  // The error's own buttons mend it.
  await pays.getByRole('group', { name: 'Ways to mend it' }).getByRole('button').first().click();
  assert.equal(validate(JSON.parse(await form.payload())).ok, true);
  assert.match(await pays.getByRole('radio').first().getAttribute('value'), /^$/, 'the default stands first');
  const folded = form.page.getByRole('button', { name: 'Costs that are not in use (2)' });
  assert.equal(await folded.getAttribute('aria-expanded'), 'false');
  // What is said of one cost is seen where it must be said of queries.
  await form.example(0);
  await form.step(2);
  await form.box('Custom machine learning').check();
  await form.step(3);
  await form.page.locator('[data-field="payment.modelTraining"]').getByRole('radio', { name: 'Lantern Media' }).check();
  await form.page.getByText('The request also states for Lantern Media who pays for queries').waitFor();
  // It is announced.
  await form.page.waitForFunction(() =>
    [...document.querySelectorAll('[aria-live]')].some(({ textContent }) =>
      textContent.includes('Pays now: Lantern Media, set to pay'),
    ),
  );
});

test('a complete request opens every step; from the review one returns to it; steps and undo stay in sight', async (t) => {
  const form = await open(t);
  const steps = form.page.getByRole('navigation', { name: 'Steps' }).getByRole('button');
  assert.equal(await steps.nth(3).isDisabled(), true);
  await form.example(1);
  await form.step(4);
  await form.page.getByRole('heading', { name: /^The agreement/ }).waitFor();
  await form.page.getByRole('button', { name: /^Edit settings/ }).click();
  await form.focusedOn('step');
  await form.text('Collaboration name').fill('Changed');
  await form.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  for (const one of [steps.first(), form.tool('Undo')]) {
    const { y } = await one.boundingBox();
    assert.ok(y >= 0 && y < 200, String(y));
  }
  await form.button('Save and return to review').click();
  await form.page.getByRole('heading', { name: /^The agreement/ }).waitFor();
  assert.match(await form.page.innerText('#form-view'), /Changed/);
});

test('the review is an agreement: in sentences, printed, copied as Markdown, and warnings are not passed over', async (t) => {
  const form = await open(t);
  await form.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await form.import({ ...request(), creatorMemberAbilities: ['CAN_QUERY'] });
  await form.step(4);
  await form.page.getByText('1 warning. Read it before you send the request.').waitFor();
  await form.button('Check the request').click();
  await form.page.getByText('The request is valid, with 1 warning').waitFor();
  await form.button('Copy as Markdown').click();
  await form.page.getByText('Copied').first().waitFor();
  const markdown = await form.page.evaluate(() => navigator.clipboard.readText());
  assert.match(markdown, /^# Joint measurement\n/);
  assert.match(markdown, /## Errors and warnings\n\n- Warning: /);
  assert.match(markdown, /can contribute data and run queries\./);
  assert.match(markdown, /billed for queries\./);
  await form.page.emulateMedia({ media: 'print' });
  await form.screenshot('print');
  for (const hidden of ['.bar', '#request-view', 'button'])
    assert.equal(await form.page.locator(hidden).first().isVisible(), false, hidden);
  assert.equal(await form.page.getByRole('heading', { name: /^The agreement/ }).isVisible(), true);
});

test('accounts lose spaces and hyphens when their field is left; what nobody sees is named', async (t) => {
  const form = await open(t);
  const account = form.text('Account ID', 2);
  for (const [typed, left] of [
    [' 111122223333 ', '111122223333'],
    ['1111-2222-3333', '111122223333'],
    ['arn:aws:iam::111122223333:root', '111122223333'],
    ['11112222333', '11112222333'],
  ]) {
    await account.fill(typed);
    await account.blur();
    assert.equal(await account.inputValue(), left);
  }
  await account.fill('1111\u200b22223333');
  await account.blur();
  await form.page
    .getByText(/zero width space/)
    .first()
    .waitFor();
  await account.fill('111122223333');
  // Enter goes on to the next row, and from the last to a new one.
  await account.press('Enter');
  assert.equal(await form.page.getByRole('group', { name: /^Participant/ }).count(), 3);
  await form.page.waitForFunction(() => document.activeElement?.ariaLabel === 'Member display name, participant 3');
});

test('the focus never falls to the page: after moving, removing, restoring and deleting', async (t) => {
  const form = await open(t);
  await form.example(1);
  await form.button('Move North Grocers down').click();
  await form.focusedOn('Move North Grocers down');
  await form.button('Remove Elm Street Pharmacy').click();
  await form.page.waitForFunction(() => document.activeElement?.value === 'North Grocers');
  await form.page.keyboard.press('Escape');
  await form.tool('Undo').focus();
  for (let i = 0; i < 3; i++) await form.page.keyboard.press('Enter');
  // Undone to the beginning, the button stays where it is.
  await form.focusedOn('Undo');
  await form.text('Collaboration name').fill('Kept');
  await form.page.waitForFunction(() => localStorage.length === 1);
  await form.page.reload();
  // On a slow machine the example was kept as well, before it was undone.
  await form.button('Delete').first().waitFor();
  for (let left = await form.button('Delete').count(); left > 0; left--) await form.button('Delete').first().click();
  await form.focusedOn('notices');
  await form.text('Collaboration name').fill('Kept');
  await form.page.waitForFunction(() => localStorage.length === 1);
  await form.page.reload();
  await form.button('Open').click();
  await form.focusedOn('notices');
});

test('an example and a new beginning say what they replaced, with the way back at hand', async (t) => {
  const form = await open(t);
  await form.text('Collaboration name').fill('Mine');
  await form.example(0);
  await form.notices().getByText('The example replaced Mine: Two parties measure a campaign').waitFor();
  await form.notices().getByRole('button', { name: 'Undo' }).click();
  assert.equal(await form.text('Collaboration name').inputValue(), 'Mine');
  await form.button('Start over').click();
  await form.notices().getByText('An empty draft replaced Mine').waitFor();
  await form.notices().getByRole('button', { name: 'Undo' }).click();
  assert.equal(await form.text('Collaboration name').inputValue(), 'Mine');
});

test('two rows with one reserved key both say so; an error names people, and its buttons mend it', async (t) => {
  const form = await open(t);
  await form.example(0);
  await form.button('Add tag').click();
  await paste(form, 'aws:x=1\naws:x=2');
  await form.next();
  const wrong = form.page.locator('[data-field$=".key"]').filter({ hasText: /aws:/ });
  assert.equal(await wrong.count(), 2);
});

test('200 tags: pasted, filtered, in a window of rows, found by a link, folded in the review', async (t) => {
  const form = await open(t);
  await form.example(0);
  await form.button('Add tag').click();
  await paste(form, Array.from({ length: 198 }, (_, index) => `key-${index}=value ${index}`).join('\n'));
  const rows = form.page.getByRole('group', { name: /^Tag \d+$/ });
  assert.equal(await rows.count(), 25);
  await form.page.getByRole('searchbox', { name: 'Find tags' }).fill('key-17');
  assert.equal(await rows.count(), 11);
  await form.page.getByText('11 of 200').waitFor();
  await form.page.getByRole('searchbox', { name: 'Find tags' }).fill('');
  await form.page.getByRole('button', { name: 'Next page' }).click();
  await form.page.getByRole('group', { name: 'Tag 26' }).waitFor();
  // What is wrong in another window is drawn when a link leads there.
  await form.page.getByRole('button', { name: 'Page 8' }).click();
  await form.page.getByLabel('Key of tag 200').fill('');
  await form.next();
  await form.page.getByRole('button', { name: 'Page 1', exact: true }).click();
  await form.summary().getByRole('link').first().click();
  await form.page.waitForFunction(() => document.activeElement?.ariaLabel === 'Key of tag 200');
  await form.page.getByLabel('Key of tag 200').fill('last');
  await form.step(4);
  const folded = form.page.getByRole('button', { name: 'Tags (200)' });
  assert.equal(await folded.getAttribute('aria-expanded'), 'false');
});

test('the request answers: a line leads to its field, the focused line is in sight, changes are marked', async (t) => {
  const form = await open(t);
  await form.import({
    ...request(),
    tags: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`key-${i}`, 'v'])),
  });
  const line = (text) => form.page.locator('.line', { hasText: text }).first();
  // The request follows a moment later: until then its lines would move from under a click.
  await line('"key-40"').waitFor();
  await line('"queryLogStatus"').click();
  await form.page.waitForFunction(
    () => document.activeElement?.closest('[data-field]')?.dataset.field === 'queryLogStatus',
  );
  await line('"CAN_QUERY"').click();
  await form.page.waitForFunction(
    () => document.activeElement?.closest('[data-field]')?.dataset.field === 'abilities.CAN_QUERY',
  );
  await line('"key-40"').click();
  await form.page.waitForFunction(() => document.activeElement?.value === 'v');
  const inSight = () =>
    form.page.evaluate(() => {
      const code = document.querySelector('.code').getBoundingClientRect();
      const focused = document.querySelector('.line.focused').getBoundingClientRect();
      return focused.top >= code.top && focused.bottom <= code.bottom;
    });
  await form.text('Collaboration name').focus();
  await form.idle();
  assert.equal(await inSight(), true);
  await form.text('Collaboration name').fill('Another');
  await form.page.getByText('A bar marks what you changed.').waitFor();
  assert.deepEqual(await form.page.locator('.line.changed').allInnerTexts(), ['  "name": "Another",\n']);
});

test('other targets are shown while the draft is incomplete, with placeholders, and notes are above the code', async (t) => {
  const form = await open(t);
  await form.text('Collaboration name').fill('Reach');
  for (const label of ['AWS CLI', 'Python, boto3', 'JavaScript, AWS SDK', 'CloudFormation', 'AWS CDK', 'Terraform']) {
    await form.page.getByRole('button', { name: /^Format/ }).click();
    await form.page.getByRole('menuitem', { name: label, exact: true }).click();
    const written = await form.payload();
    for (const part of ['Reach', '<Description>', '<Account ID>'])
      assert.ok(written.includes(part), `${label}: ${written}`);
  }
  await form.example(1);
  const note = await form.page.getByText('Terraform says less than the request').boundingBox();
  const code = await form.page.locator('.code').boundingBox();
  assert.ok(note.y < code.y);
  // A consequence in words, without pointers.
  const said = await form.page.locator('#request-view .problems').innerText();
  assert.match(said, /Footfall Institute|queries|pays|billed/);
  assert.doesNotMatch(said, /\/members|\/creator/);
});

test('one main heading, one language, counters near a limit, a constraint once for a column', async (t) => {
  const form = await open(t, { locale: 'de-DE' });
  assert.equal(await form.page.locator('h1').count(), 1);
  assert.equal(await form.page.locator('html').getAttribute('lang'), 'en');
  const name = form.text('Collaboration name');
  await name.fill('x'.repeat(79));
  assert.equal(await form.page.getByText('79/100').count(), 0);
  await name.fill('x'.repeat(85));
  await form.page.getByText('85/100 characters').first().waitFor();
  await form.example(1);
  assert.equal(await form.page.locator('.row').getByText('12 digits.').count(), 1);
  // The inputs of a column are aligned.
  const lefts = await form.page
    .locator('.row.member [data-field$=".accountId"] input')
    .evaluateAll((all) => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().left)))]);
  assert.equal(lefts.length, 1);
  // The summary stands at the top of the step, and does not name the step that one is in.
  await name.fill('');
  await form.next();
  const summary = await form.summary().innerText();
  assert.doesNotMatch(summary, /Define collaboration/);
  const [top, details] = [
    await form.summary().boundingBox(),
    await form.page.getByRole('heading', { name: 'Details' }).boundingBox(),
  ];
  assert.ok(top.y < details.y);
});

test('the first paint waits neither for the script nor for the module', async (t) => {
  const form = await open(t);
  const context = await form.page.context().browser().newContext({ javaScriptEnabled: false });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(form.page.url());
  await page.getByRole('heading', { name: 'Create a collaboration' }).waitFor();
  assert.equal(await page.locator('.skeleton').isVisible(), true);
  const preloaded = await page.locator('link[rel="preload"][as="fetch"]').getAttribute('href');
  assert.match(preloaded, /\.wasm$/);
});
