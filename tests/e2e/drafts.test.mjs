// Where drafts come from and where they are kept: imports, earlier visits, links, undo.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { request, root } from '../node/packed.mjs';
import { address, open } from './browser.mjs';

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
    .getByText('Taken over; what was wrong here is left out or filled in')
    .locator('xpath=ancestor::*[@role="group" or @role="region" or contains(@class, "alert")][1]')
    .innerText();
  for (const part of [
    /nmae .*Did you mean name\?/,
    /members The members must be a list/,
    /tags\/a The tag value must be a string/,
    /description /,
    /more than once/,
  ]) {
    assert.match(told, part);
  }
  assert.equal(await form.text('Collaboration name').inputValue(), 'kept');

  // Five megabytes that are wrong at the end.
  await form.page.setInputFiles('input[type=file]', {
    name: 'large.json',
    mimeType: 'application/json',
    buffer: Buffer.from(`{"x": "${'y'.repeat(5_000_000)}"`),
  });
  await form.page.getByText('it ends too early').waitFor();
  await form.page.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'a.json'));
      document
        .querySelector('h1')
        .dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    JSON.stringify({ ...request(), name: 'dropped' }),
  );
  const taken = form.page.getByText('The request was taken over');
  await taken.waitFor();
  assert.equal(await form.text('Collaboration name').inputValue(), 'dropped');
  // What is said of an import, and what it shows in red, go and come with it.
  await form.import({ name: 'broken' });
  assert.match(await form.summary().innerText(), /Description is required/);
  await form.button('Undo').click();
  assert.equal(await form.summary().count(), 0);
  await form.button('Redo').click();
  assert.match(await form.summary().innerText(), /Description is required/);
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
  await form.page.waitForFunction(() => localStorage.length === 0);

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
  const broken = await open(t, { url: `${address}#draft=broken` });
  await broken.page.getByText('It has no draft in it that can be read').waitFor();
  // A link that is opened where the page is open already is followed; undo leads back.
  await broken.text('Collaboration name').fill('Here');
  await broken.page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await broken.page.waitForFunction(() => document.querySelector('input[type=text]').value === 'Churn model');
  assert.equal(await broken.page.getByText('The draft in the link was not taken over').count(), 0);
  await broken.button('Undo').click();
  assert.equal(await broken.text('Collaboration name').inputValue(), 'Here');
});

test('a link and a kept draft have the limits of an import, and its words', async (t) => {
  const rows = 'It has more members and tags than the 500 that the form can show.';
  const large = 'It is larger than a request can be, and than the form can show.';
  const tags = (count, size) =>
    Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'x'.repeat(size) }));
  const drafts = [
    [{ name: 'Rows', tags: tags(5000, 1) }, rows],
    [{ name: 'Size', tags: tags(100, 11_000) }, large],
  ];
  for (const [draft, words] of drafts) {
    const hash = `#draft=${Buffer.from(JSON.stringify(draft)).toString('base64url')}`;
    const form = await open(t, { url: `${address}${hash}` });
    await form.page.getByText(`The draft in the link was not taken over. ${words}`).waitFor();
    assert.equal(await form.text('Collaboration name').inputValue(), '');
    // Where the page is open already.
    await form.text('Collaboration name').fill('Here');
    await form.page.evaluate((next) => (location.hash = next), hash);
    await form.page.waitForFunction(() => location.hash === '');
    assert.equal(await form.text('Collaboration name').inputValue(), 'Here');
    // In storage.
    const kept = JSON.stringify([{ id: 'kept', at: 1, draft }]);
    await form.page.evaluate((value) => localStorage.setItem('cleanrooms-collaboration.draft', value), kept);
    await form.page.reload();
    await form.offered(new RegExp(draft.name)).getByText(words).waitFor();
    const offered = form.offered(new RegExp(draft.name));
    assert.equal(await offered.getByRole('button', { name: 'Go on with it' }).count(), 0);
    await offered.getByRole('button', { name: 'Delete it' }).click();
    await offered.waitFor({ state: 'detached' });
    // As an import.
    const request = { name: 'x', tags: Object.fromEntries(draft.tags.map(({ key, value }) => [key, value])) };
    await form.import(request);
    await form.page.getByText(words).waitFor();
  }
});

test('no draft takes the place of another unasked', async (t) => {
  const form = await open(t);
  await form.text('Collaboration name').fill('Precious');
  await form.page.waitForFunction(() => localStorage.length === 1);
  await form.page.reload();
  await form.text('Description').fill('something else');
  // What was typed last is kept however soon the page is left.
  await form.page.reload();
  await form.page.getByText('There are drafts of earlier visits').waitFor();
  await form
    .offered(/^Precious/)
    .getByRole('button', { name: 'Go on with it' })
    .click();
  assert.equal(await form.text('Collaboration name').inputValue(), 'Precious');
  // Undo leaves it where it was kept.
  await form.button('Undo').click();
  await form.page.reload();
  await form.page.getByText('There are drafts of earlier visits').waitFor();
  assert.equal(await form.button('Go on with it').count(), 2);
  await form
    .offered(/^Without a name/)
    .getByRole('button', { name: 'Go on with it' })
    .click();
  assert.equal(await form.text('Description').inputValue(), 'something else');

  const link = Buffer.from(JSON.stringify({ name: 'Linked' })).toString('base64url');
  const other = await open(t, { url: `${address}#draft=${link}` });
  await other.page.waitForFunction(() => localStorage.length === 1);
  await other.page.reload();
  await other
    .offered(/^Linked/)
    .getByRole('button', { name: 'Go on with it' })
    .click();
  await other.text('Collaboration name').fill('Changed');
  await other.page.waitForFunction(() => localStorage.getItem(localStorage.key(0)).includes('Changed'));
  await other.page.reload();
  await other.button('Go on with it').click();
  assert.equal(await other.text('Collaboration name').inputValue(), 'Changed');

  // Another tab, an example and a new beginning leave what was typed in the browser.
  const tab = await other.page.context().newPage();
  await tab.goto(address);
  await tab.getByLabel('Collaboration name').fill('In the other tab');
  await tab.waitForFunction(() => localStorage.getItem(localStorage.key(0)).includes('In the other tab'));
  await other.text('Collaboration name').fill('Changed again');
  await other.page.waitForFunction(() => localStorage.getItem(localStorage.key(0)).includes('Changed again'));
  await other.example(0);
  await other.text('Collaboration name').fill('An example');
  await other.button('Start over').click();
  await other.page.waitForTimeout(300);
  await other.page.reload();
  for (const name of [/^In the other tab/, /^Changed again/, /^An example/]) await other.offered(name).waitFor();
});

test('an import that the form could not show is refused, with what is wrong; none is told in part', async (t) => {
  const form = await open(t);
  const member = { accountId: '1', displayName: 'x', memberAbilities: [] };
  for (const request of [
    { members: Array(60_000).fill(member) },
    { name: 'x'.repeat(2_000_000) },
    { members: Array(600).fill(member) },
  ]) {
    await form.import(request);
    await form.page.getByText('Nothing was taken over').waitFor();
    assert.match(await form.at('import'), /the form can show|the \d+ that the form/);
  }
  const unknown = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`unknown${index}`, 1]));
  const tags = Object.fromEntries(Array.from({ length: 110 }, (_, index) => [`${index}`.padEnd(140, 'k'), 'v']));
  await form.import({ ...request(), tags, ...unknown });
  await form.page.getByText('Taken over; what was wrong here').waitFor();
  assert.match(await form.at('import'), /unknown19/);
  assert.match(await form.page.locator('main').innerText(), /110 problems to mend/);
  // It is still there after a look at another step.
  await form.import({ ...request(), unknown: 1 });
  await form.next();
  await form.button('Previous').click();
  assert.match(await form.at('import'), /"unknown" isn't a field/);
});

test('leaving asks while there is something to lose, and only then', async (t) => {
  const form = await open(t);
  const isAsked = () => form.page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.equal(await isAsked(), false);
  await form.text('Collaboration name').fill('J');
  assert.equal(await isAsked(), true);
  await form.button('Undo').click();
  assert.equal(await isAsked(), false);
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

test('a browser that keeps nothing says so', async (t) => {
  const form = await open(t);
  await form.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await form.text('Collaboration name').fill('Lost');
  await form.page.getByText('This browser does not keep your draft').waitFor();
});

test('the page is served with the headers that its build asks for', async () => {
  const asked = readFileSync(join(root, 'www/dist/_headers'), 'utf8').matchAll(/^ {2}([\w-]+): (.*)$/gm);
  const headers = [...asked].map(([, name, value]) => [name.toLowerCase(), value]);
  assert.match(new Map(headers).get('content-security-policy'), /frame-ancestors 'none'/);
  const { headers: sent } = await fetch(address);
  for (const [name, value] of headers) assert.equal(sent.get(name), value);
});
