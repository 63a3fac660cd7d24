// Where drafts come from and where they are kept: imports, earlier visits, links, undo.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { request, root } from '../node/packed.mjs';
import { address, open } from './browser.mjs';

test('import: what was found is told, and nothing is taken from what holds no request', async (t) => {
  const form = await open(t);
  await form.text('Collaboration name').fill('Precious');
  for (const [text, told] of [
    ['{"name": ', /value expected. It is about line 1, column 10/],
    ['[1]', /no collaboration in it/],
    ['{"collaboration": {"unrelated": true}}', /There is no request in it/],
    ['Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n', /has no resource AWS::CleanRooms::Collaboration/],
    ["{'name': True}", /Python/],
    ['', /The file is empty/],
  ]) {
    await form.look(text);
    assert.match(await form.dialog().getByText('Nothing was imported').locator('xpath=../..').innerText(), told, text);
    assert.equal(await form.dialog().getByRole('button', { name: 'Replace' }).count(), 0);
    await form.dialog().getByRole('button', { name: 'Cancel' }).click();
  }
  assert.equal(await form.text('Collaboration name').inputValue(), 'Precious');

  await form.import(
    '{"name": "kept", "nmae": 1, "members": {}, "tags": {"a": 1, "b": "c"}, "description": 5, "name": "kept"}',
  );
  const told = await form.notices().innerText();
  for (const part of [
    /nmae.*Did you mean name\?/,
    /members: The members must be a list/,
    /tags\/a: The tag value must be a string/,
    /description: /,
    /more than once/,
  ]) {
    assert.match(told, part);
  }
  assert.equal(await form.text('Collaboration name').inputValue(), 'kept');
  // The way back is at hand, and where the focus is.
  await form.notices().getByRole('button', { name: 'Undo' }).click();
  assert.equal(await form.text('Collaboration name').inputValue(), 'Precious');
  await form.focusedOn('step');
});

test('import: whatever people have is recognized, compared with the draft, and taken by Replace alone', async (t) => {
  const form = await open(t);
  await form.example(0);
  const template = (name, resource) => `  ${resource}:
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name: ${name}
      Description: Reach
      CreatorDisplayName: Brightwater Outdoor
      CreatorMemberAbilities: [CAN_QUERY, CAN_RECEIVE_RESULTS]
      QueryLogStatus: ENABLED
      Members: [{AccountId: !Ref Partner, DisplayName: Partner, MemberAbilities: []}]
`;
  await form.look(`Resources:\n${template('One', 'First')}${template('Two', 'Second')}`);
  const dialog = form.dialog();
  await dialog.getByText('2 requests were found. Choose one.').waitFor();
  await dialog.getByRole('radio', { name: 'CloudFormation template, Second' }).check();
  const rows = await dialog.getByRole('row').allInnerTexts();
  assert.ok(
    rows.some((row) => /Collaboration name\s+Spring campaign reach\s+Two/.test(row)),
    rows.join('|'),
  );
  assert.ok(
    rows.some((row) => /Lantern Media, 111122223333\s+no abilities\s+–/.test(row)),
    rows.join('|'),
  );
  await form.screenshot('import-choice');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  assert.equal(await form.text('Collaboration name').inputValue(), 'Spring campaign reach');

  for (const [text, title] of [
    [`Resources:\n${template('One', 'First')}`, 'CloudFormation template, First'],
    ['aws cleanrooms create-collaboration --name One --description d', 'AWS CLI command'],
    [JSON.stringify({ collaboration: { name: 'One', id: 'x', creatorDisplayName: 'c' } }), 'Answer of the service'],
    ['name: One\ncreatorDisplayName: d\nqueryLogStatus: ENABLED\nmembers: []\n', 'Request in YAML'],
    [JSON.stringify(request()), 'Request in JSON'],
  ]) {
    await form.look(text);
    await dialog.getByText(`Recognized: ${title}`).waitFor();
    await dialog.getByRole('button', { name: 'Replace' }).click();
    await form.notices().getByText(`The draft was replaced by: ${title}`).waitFor();
  }
  // What a file leaves open is shown as it says it, and is no error.
  await form.import(`Resources:\n${template('One', 'First')}`);
  await form.page.getByText('Left open by the file: !Ref Partner').waitFor();
  assert.equal(await form.summary().count(), 0);
});

test('import: a file, a drop, and what goes with it', async (t) => {
  const form = await open(t);
  await form.openImport();
  // Five megabytes that are wrong at the end.
  await form.page.setInputFiles('input[type=file]', {
    name: 'large.json',
    mimeType: 'application/json',
    buffer: Buffer.from(`{"x": "${'y'.repeat(5_000_000)}"`),
  });
  await form.page.getByText('larger than a request can be').waitFor();
  await form.dialog().getByRole('button', { name: 'Cancel' }).click();
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
  await form.dialog().getByText('Recognized: Request in JSON').waitFor();
  await form.dialog().getByRole('button', { name: 'Replace' }).click();
  assert.equal(await form.text('Collaboration name').inputValue(), 'dropped');
  // What is said of an import, and what it shows in red, go and come with it.
  await form.import({ name: 'broken', creatorDisplayName: 'x', members: [] });
  assert.match(await form.summary().innerText(), /Description is required/);
  await form.tool('Undo').click();
  assert.equal(await form.summary().count(), 0);
  await form.tool('Redo').click();
  assert.match(await form.summary().innerText(), /Description is required/);
});

test('drafts are kept, offered, deleted, linked; those of another shape break nothing', async (t) => {
  const form = await open(t);
  await form.text('Collaboration name').fill('Kept');
  await form.page.waitForFunction(() => localStorage.length === 1);
  await form.page.reload();
  await form.page.getByText('1 draft of an earlier visit').waitFor();
  await form.button('Open').click();
  assert.equal(await form.text('Collaboration name').inputValue(), 'Kept');
  await form.page.reload();
  await form.button('Delete').click();
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
    await form.button('Next').waitFor();
    if (stored.includes('Old')) {
      await form.button('Open').click();
      assert.equal(await form.text('Collaboration name').inputValue(), 'Old');
    }
  }

  await form.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await form.example(2);
  await form.button('Share').click();
  await form.page.getByText('account IDs as well').waitFor();
  await form.button('Copy the link').click();
  await form.page.getByText('Copied').waitFor();
  const link = await form.page.evaluate(() => navigator.clipboard.readText());
  const other = await open(t, { url: link });
  await other.notices().getByText('This draft came from a link.').waitFor();
  assert.equal(await other.text('Collaboration name').inputValue(), 'Churn model');
  assert.equal(await other.payload(), await form.payload());
  const broken = await open(t, { url: `${address}#draft=broken` });
  await broken.page.getByText('It has no draft in it that can be read').waitFor();
  // A link that is opened where the page is open already is followed; undo leads back.
  await broken.text('Collaboration name').fill('Here');
  await broken.page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await broken.page.waitForFunction(() => document.querySelector('input[type=text]').value === 'Churn model');
  assert.equal(await broken.page.getByText('The draft in the link was not opened').count(), 0);
  await broken.tool('Undo').click();
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
    await form.notices().getByText('The draft in the link was not opened').waitFor();
    await form.notices().getByText(words).waitFor();
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
    assert.equal(await offered.getByRole('button', { name: 'Open' }).count(), 0);
    await offered.getByRole('button', { name: 'Delete' }).click();
    await offered.waitFor({ state: 'detached' });
    // As an import.
    const imported = { ...request(), tags: Object.fromEntries(draft.tags.map(({ key, value }) => [key, value])) };
    await form.look(imported);
    await form.dialog().getByText(words).waitFor();
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
  await form.page.getByText('drafts of earlier visits').waitFor();
  await form
    .offered(/^Precious/)
    .getByRole('button', { name: 'Open' })
    .click();
  assert.equal(await form.text('Collaboration name').inputValue(), 'Precious');
  // Undo leaves it where it was kept.
  await form.tool('Undo').click();
  await form.page.reload();
  await form.page.getByText('drafts of earlier visits').waitFor();
  assert.equal(await form.button('Open').count(), 2);
  await form
    .offered(/^Without a name/)
    .getByRole('button', { name: 'Open' })
    .click();
  assert.equal(await form.text('Description').inputValue(), 'something else');

  const link = Buffer.from(JSON.stringify({ name: 'Linked' })).toString('base64url');
  const other = await open(t, { url: `${address}#draft=${link}` });
  await other.page.waitForFunction(() => localStorage.length === 1);
  await other.page.reload();
  await other
    .offered(/^Linked/)
    .getByRole('button', { name: 'Open' })
    .click();
  await other.text('Collaboration name').fill('Changed');
  await other.page.waitForFunction(() => localStorage.getItem(localStorage.key(0)).includes('Changed'));
  await other.page.reload();
  await other.button('Open').click();
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
  for (const part of [
    { members: Array(60_000).fill(member) },
    { name: 'x'.repeat(2_000_000) },
    { members: Array(600).fill(member) },
  ]) {
    await form.look({ ...request(), ...part });
    await form
      .dialog()
      .getByText(/than the form can show|the \d+ that the form/)
      .waitFor();
    await form.dialog().getByRole('button', { name: 'Cancel' }).click();
  }
  const unknown = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`unknown${index}`, 1]));
  const tags = Object.fromEntries(Array.from({ length: 110 }, (_, index) => [`${index}`.padEnd(140, 'k'), 'v']));
  await form.import({ ...request(), tags, ...unknown });
  assert.match(await form.notices().innerText(), /unknown19/);
  assert.match(await form.page.locator('main').innerText(), /110 errors/);
  // It is still there after a look at another step.
  await form.import({ ...request(), unknown: 1 });
  await form.next();
  await form.button('Previous').click();
  assert.match(await form.notices().innerText(), /"unknown" isn't a field/);
});

test('leaving asks while there is something to lose, and only then', async (t) => {
  const form = await open(t);
  const isAsked = () => form.page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.equal(await isAsked(), false);
  await form.text('Collaboration name').fill('J');
  assert.equal(await isAsked(), true);
  await form.tool('Undo').click();
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
  await form.tool('Undo').click();
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
