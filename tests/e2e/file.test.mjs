// `cleanrooms-collaboration form FILE`, from the packed package, in a real browser: a file is opened, mended and saved, and
// nobody else gets in.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { launch } from '../chromium.mjs';
import { packageFolder, request } from '../node/packed.mjs';
import { FormPage } from './form-page.mjs';

const cli = join(packageFolder, 'cli.js');
const template = `# What we measure.
Parameters:
  Partner: { Type: String }
  Season: { Type: String, Default: Spring }
Resources:
  Reach:
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name: Reach
      Description: !Ref Season   # the season
      CreatorDisplayName: Brightwater
      CreatorMemberAbilities: [can_query, CAN_RECEIVE_RESULTS]
      CreatorPaymentConfiguration:
        QueryCompute: { IsResponsible: true }
      QueryLogStatus: enabled
      Members:
        - { AccountId: 1111-2222-3333, DisplayName: Lantern, MemberAbilities: [] }
        # theirs
        - AccountId: !Ref Partner
          DisplayName: Partner
          MemberAbilities: []
          PaymentConfiguration:
            QueryCompute:
              IsResponsible: true  # who pays
      Tags:
        - Key: aws:team
          Value: measurement
`;

let browser;
before(async () => void (browser = await launch()));
after(() => browser?.close());

/** A folder of its own with a file in it. */
function place(t, name, text) {
  const folder = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-file-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), text);
  return folder;
}

/** Starts the command; answers the address that it prints, and how it ends. */
async function start(t, folder, ...args) {
  const child = spawn(process.execPath, [cli, 'form', ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let printed = '';
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(printed)?.[0];
      if (found && printed.includes('Ctrl+C')) resolve(found);
    });
    child.stderr.on('data', (chunk) => reject(new Error(String(chunk))));
    child.on('exit', () => reject(new Error(printed)));
  });
  return { child, address, ended, printed };
}

/** Opens the printed address as a person would; what the page complains of is a failure. */
async function open(t, address, expected = /^$/) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 1000 } })).newPage();
  page.setDefaultTimeout(5000);
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(address);
  await page.getByRole('button', { name: 'Next' }).waitFor();
  t.after(() =>
    assert.deepEqual(
      complaints.filter((complaint) => !expected.test(complaint)),
      [],
    ),
  );
  return new FormPage(page);
}

const check = async (folder, name) => {
  try {
    return await promisify(execFile)(process.execPath, [cli, 'check', name], { cwd: folder });
  } catch (error) {
    return error;
  }
};

test('a template with mistakes is opened, mended with the buttons, saved in its layout, and check is content', async (t) => {
  const folder = place(t, 'template.yaml', template);
  const now = () => readFileSync(join(folder, 'template.yaml'), 'utf8');
  assert.equal((await check(folder, 'template.yaml')).code, 1);
  const { address, ended, printed } = await start(t, folder, 'template.yaml');
  assert.match(
    printed,
    /Save writes to template\.yaml; what doesn't fit in there, to template\.create-collaboration\.json\./,
  );
  const form = await open(t, address, /status of 4(09|12)/);
  await form.notices().getByText('template.yaml is open: CloudFormation template, Reach').waitFor();
  assert.equal(await form.text('Collaboration name').inputValue(), 'Reach');
  await form.page.getByText('Left open by the file: !Ref Partner').waitFor();
  await form.page.getByText('Comes from !Ref Season in template.yaml').waitFor();
  await form.screenshot('file-open');
  // Nothing was there before that could be undone.
  assert.equal(await form.tool('Undo').isDisabled(), true);
  await form.button('Use ENABLED (On)').click();
  await form.button('Remove spaces and hyphens').click();
  await form.button('Take aws: off the key').click();
  await form.text('Collaboration name').fill('Reach 2');
  await form.step(2);
  await form.button('Use CAN_QUERY (Run queries)').click();
  await form.step(3);
  await form.button('Keep only Partner as payer').first().click();
  await form.button('Save to template.yaml').click();
  await form.notices().getByText('Saved to template.yaml').waitFor();
  const saved = template
    .replace('enabled', 'ENABLED')
    .replace('1111-2222-3333', '"111122223333"')
    .replace('Name: Reach\n', 'Name: Reach 2\n')
    .replace('can_query', 'CAN_QUERY')
    .replace('aws:team', 'team')
    .replace('IsResponsible: true }', 'IsResponsible: false }');
  assert.equal(now(), saved);
  assert.equal((await check(folder, 'template.yaml')).code, undefined);
  assert.deepEqual(readdirSync(folder), ['template.yaml']);
  // Nothing is left to lose.
  assert.equal(await form.page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true }))), true);

  // A tag and a member have room in it.
  await form.step(1);
  await form.button('Add tag').click();
  await form.page.keyboard.type('cost center');
  await form.page.keyboard.press('Tab');
  await form.page.keyboard.type('12');
  await form.page.getByText('Not saved yet', { exact: true }).waitFor();
  await form.button('Save to template.yaml').click();
  await form.page.getByText('Saved', { exact: true }).waitFor();
  const tagged = `${saved}        - Key: cost center\n          Value: "12"\n`;
  assert.equal(now(), tagged);

  // What a parameter says isn't written over. The rest is, and all of it goes beside, but never over a file that is there.
  await form.text('Description').fill('Summer');
  await form.text('Collaboration name').fill('Reach 3');
  writeFileSync(join(folder, 'template.create-collaboration.json'), 'mine');
  await form.button('Save to template.yaml').click();
  await form.notices().getByText('is there already').waitFor();
  assert.equal(now(), tagged);
  assert.equal(readFileSync(join(folder, 'template.create-collaboration.json'), 'utf8'), 'mine');
  rmSync(join(folder, 'template.create-collaboration.json'));
  await form.button('Save to template.yaml').click();
  await form.notices().getByText('Saved to template.yaml, but for one change').waitFor();
  await form.notices().getByText('Description: template.yaml says !Ref Season there').waitFor();
  await form
    .notices()
    .getByText('What template.yaml leaves open stands in template.create-collaboration.json')
    .waitFor();
  await form.page.getByText('Saved in part', { exact: true }).waitFor();
  await form.screenshot('file-partly-saved');
  const beside = JSON.parse(readFileSync(join(folder, 'template.create-collaboration.json'), 'utf8'));
  assert.deepEqual([beside.name, beside.description], ['Reach 3', 'Summer']);
  assert.equal(now(), tagged.replace('Reach 2', 'Reach 3'));
  // It is told again for as long as it is so.
  await form.button('Save to template.yaml').click();
  await form.notices().getByText('template.yaml is unchanged. The request is in').waitFor();

  // Somebody else's change is not written over, unless that is wanted: then the rest of it stays.
  const theirs = `${now().replace('Reach 3', 'Other')}# mine\n`;
  writeFileSync(join(folder, 'template.yaml'), theirs);
  await form.text('Description').fill('Spring');
  await form.text('Collaboration name').fill('Reach 4');
  await form.button('Save to template.yaml').click();
  await form.notices().getByText('Not saved: template.yaml was changed since it was opened here').waitFor();
  assert.equal(now(), theirs);
  await form.button('Save anyway').click();
  await form.page.getByText('Saved', { exact: true }).waitFor();
  assert.equal(now(), theirs.replace('Other', 'Reach 4'));
  // Nothing is left for the file beside it.
  await form.notices().getByText('template.create-collaboration.json, which was saved before, is removed').waitFor();
  assert.deepEqual(readdirSync(folder), ['template.yaml']);

  // It lives through a reload, and ends with the page.
  await form.page.reload();
  await form.notices().getByText('template.yaml is open').waitFor();
  assert.equal(await form.text('Collaboration name').inputValue(), 'Reach 4');
  await form.page.close();
  assert.equal(await ended, 0);
});

test('what was saved can be undone to the last byte; members move with all that is theirs', async (t) => {
  const folder = place(t, 'template.yaml', template);
  const now = () => readFileSync(join(folder, 'template.yaml'), 'utf8');
  const { address } = await start(t, folder, 'template.yaml');
  const form = await open(t, address);
  const saved = () => form.page.getByText('Saved', { exact: true }).waitFor();
  /** What the file had at first is in it. */
  const asItWas = async () => {
    await form.page.getByText(/^(Not saved yet|Saved)$/).waitFor({ state: 'detached' });
    assert.equal(now(), template);
  };
  await form.page.getByText('Left open by the file: !Ref Partner').waitFor();
  await form.text('Account ID', 3).fill('444455556666');
  await form.page.getByText('Takes the place of !Ref Partner in template.yaml').waitFor();
  await form.page.getByText('Not saved yet', { exact: true }).waitFor();
  await form.page.keyboard.press('Control+s');
  await saved();
  assert.equal(now(), template.replace('!Ref Partner', '"444455556666"'));
  await form.button('Remove Partner').click();
  await form.button('Save to template.yaml').click();
  await saved();
  assert.doesNotMatch(now(), /theirs|Partner$/m);
  for (let i = 0; i < 2; i++) await form.tool('Undo').click();
  await form.button('Save to template.yaml').click();
  await asItWas();

  // What would be saved can be seen before.
  await form.button('Move Partner up').click();
  await form.page.getByRole('button', { name: 'Format: JSON' }).click();
  await form.page.getByRole('menuitem', { name: 'template.yaml' }).click();
  await form.page.locator('.line.changed').first().waitFor();
  assert.match((await form.payload()).slice(0, 20), /^# What we measure\./);
  assert.equal(now(), template);
  await form.button('Save to template.yaml').click();
  await saved();
  const [, one, other] = /(.*Lantern.*\n)( *# theirs\n[^]*?# who pays\n)/.exec(template);
  const moved = template.replace(one + other, other + one);
  assert.equal(now(), moved);
  assert.equal(`${await form.payload()}\n`.trimEnd(), moved.trimEnd());

  // Beginning anew is to go back to the file; what came from elsewhere replaces it only if that is said.
  assert.equal(await form.button('Load an example').count(), 0);
  await form.button('Start over').click();
  await form.button('Save to template.yaml').click();
  await asItWas();
  await form.import(request());
  await form.button('Save to template.yaml').click();
  await form.notices().getByText('Not saved: this draft was not begun with template.yaml').waitFor();
  assert.equal(now(), template);
  await form.button('Save anyway').click();
  await form
    .notices()
    .getByText(/^Saved to template.yaml/)
    .waitFor();
  assert.match(now(), new RegExp(`^ {6}Name: ${request().name}$`, 'm'));

  // The last step leads to saving.
  await form.step(4);
  assert.equal(await form.button(/^Save to/).count(), 2);
});

test('several requests in a file: one is chosen; a file without any stays as it is', async (t) => {
  const lines = [request(), { ...request(), name: 'Second' }].map((one) => JSON.stringify(one)).join('\n');
  const folder = place(t, 'requests.ndjson', `${lines}\n`);
  const { address } = await start(t, folder, 'requests.ndjson');
  const form = await open(t, address);
  await form.page.getByText('2 requests are in requests.ndjson. Choose one.').waitFor();
  assert.equal(await form.button(/^Save to/).isDisabled(), true);
  await form.page.getByRole('button', { name: /: Second$/ }).click();
  await form.text('Collaboration name').fill('Third');
  await form.button('Save to requests.ndjson').click();
  await form.notices().getByText('Saved to requests.ndjson').waitFor();
  assert.equal(readFileSync(join(folder, 'requests.ndjson'), 'utf8'), `${lines.replace('"Second"', '"Third"')}\n`);

  // One that the form can't show is counted all the same: it is the other one that is saved.
  const without = 'Resources:\n  Empty:\n    Type: AWS::CleanRooms::Collaboration\n    Properties: {}\n';
  const two = without + template.slice(template.indexOf('  Reach:'));
  const third = place(t, 'two.yaml', two);
  const { address: here } = await start(t, third, 'two.yaml');
  const shown = await open(t, here);
  await shown.notices().getByText('two.yaml is open: CloudFormation template, Reach').waitFor();
  await shown.text('Collaboration name').fill('Third');
  await shown.button('Save to two.yaml').click();
  await shown.notices().getByText('Saved to two.yaml').waitFor();
  assert.equal(readFileSync(join(third, 'two.yaml'), 'utf8'), two.replace('Name: Reach', 'Name: Third'));

  const other = place(t, 'notes.txt', 'no request');
  const { address: there } = await start(t, other, 'notes.txt');
  const empty = await open(t, there);
  await empty.notices().getByText('Nothing of notes.txt was opened').waitFor();
  await empty.text('Collaboration name').fill('New');
  await empty.button('Save to notes.create-collaboration.json').click();
  await empty
    .notices()
    .getByText('notes.txt is unchanged. The request is in notes.create-collaboration.json.')
    .waitFor();
  assert.equal(readFileSync(join(other, 'notes.txt'), 'utf8'), 'no request');
});

test('without a file it is the form; Ctrl+C ends it; what can not be opened is told', async (t) => {
  const folder = place(t, 'x', '');
  const { address, child, ended } = await start(t, folder);
  const form = await open(t, address, /ERR_(INCOMPLETE_CHUNKED_ENCODING|CONNECTION_(REFUSED|RESET))/);
  assert.equal(await form.button(/^Save/).count(), 0);
  child.kill('SIGINT');
  assert.equal(await ended, 0);
  await form.notices().getByText('The command that served this page has ended').waitFor();
  await assert.rejects(start(t, folder, 'missing.json'), /there is no such file/);
  await assert.rejects(start(t, folder, '-'), /form takes a file/);
});

test('nobody else gets in: not without the token, not from another host or origin, not to another path', async (t) => {
  const folder = place(t, 'template.yaml', template);
  const { address } = await start(t, folder, 'template.yaml');
  const { host, port, pathname } = new URL(address);
  const status = (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const sent = ask({ host: '127.0.0.1', port, path, method, headers: { host, ...headers } }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      });
      sent.on('error', reject).end(body);
    });
  const own = { origin: `http://${host}` };
  const json = { 'content-type': 'application/json' };
  const version = JSON.parse(await (await fetch(`${address}file`)).text()).version;
  const body = JSON.stringify({
    index: 0,
    from: version,
    version,
    patch: [{ op: 'replace', path: '/name', value: 'x' }],
    request: {},
  });
  const put = (headers, path = `${pathname}file`, what = body) => status(path, { method: 'PUT', headers, body: what });

  assert.equal(await status(pathname), 200);
  assert.equal(await status(`${pathname}file`), 200);
  // Without the token, or with another one.
  for (const path of [
    '/',
    '/file',
    '/index.html',
    '//file',
    `/${'a'.repeat(32)}/file`,
    pathname.replace(/.\/$/, (end) => (end === '_/' ? 'A/' : '_/')),
  ])
    assert.equal(await status(path), 403, path);
  assert.equal(await put({ ...own, ...json }, '/file'), 403);
  // With a foreign host, as after a rebinding of its name, or a foreign origin.
  for (const foreign of [`evil.example:${port}`, 'evil.example', `localhost:${port}`, '127.0.0.1'])
    assert.notEqual(await status(pathname, { headers: { host: foreign } }), 200, foreign);
  for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:1`, `https://${host}`]) {
    assert.equal(await status(pathname, { headers: { origin } }), 403, origin);
    assert.equal(await put({ origin, ...json }), 403, origin);
  }
  assert.equal(await put(json), 403, 'without an origin');
  // To other paths, and in other ways.
  for (const path of [
    '../template.yaml',
    '..%2ftemplate.yaml',
    'template.yaml',
    '_headers',
    '%2e%2e/',
    'assets/',
    'file/x',
  ])
    assert.equal(await status(pathname + path), 404, path);
  assert.equal(await put({ ...own, ...json }, `${pathname}index.html`), 405);
  assert.equal(await status(`${pathname}file`, { method: 'POST', headers: { ...own, ...json }, body }), 405);
  // What is no request is not written.
  assert.equal(await put({ ...own, 'content-type': 'text/plain' }), 415);
  for (const what of ['', '{', '[]', '{"patch": 1}', '{"request": [], "patch": []}'])
    assert.equal(await put({ ...own, ...json }, undefined, what), 400, what);
  assert.equal(await put({ ...own, ...json }, undefined, 'x'.repeat(5_000_000)), 413);
  assert.equal(readFileSync(join(folder, 'template.yaml'), 'utf8'), template);
  // The page's own request is done.
  assert.equal(await put({ ...own, ...json }), 200);
  assert.match(readFileSync(join(folder, 'template.yaml'), 'utf8'), /^ {6}Name: x$/m);
  // It is served with the headers that its build asks for.
  const { headers } = await fetch(address);
  assert.match(headers.get('content-security-policy'), /frame-ancestors 'none'/);
  assert.equal(headers.get('referrer-policy'), 'no-referrer');
});
