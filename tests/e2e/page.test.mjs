// The production build of the page in a real browser. Screenshots go to tests/screenshots.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { root } from '../node/packed.mjs';

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

async function open(t, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints, []);
  });
  return page;
}

const bodyOf = (name) =>
  JSON.stringify(JSON.parse(readFileSync(join(root, 'tests/cases/bodies', name), 'utf8')).request, null, 2);

test('a pasted payload is checked', async (t) => {
  const page = await open(t);
  assert.equal(await page.textContent('#summary'), 'Nothing to check yet.');
  await page.getByLabel('Request body (JSON)').fill(bodyOf('placeholders.json'));
  assert.equal(await page.textContent('#summary'), '5 errors.');
  const first = page.locator('#issues li').first();
  assert.match(await first.innerText(), /Error at \/creatorMemberAbilities\/0/);
  await page.getByLabel('Request body (JSON)').fill(bodyOf('two-members.json'));
  assert.equal(await page.textContent('#summary'), 'The request is valid.');
  assert.equal(await page.locator('#issues li').count(), 0);
  assert.match(await page.innerText('#payers'), /Queries\s+the creator \(by default: can query\)/);
});

test('what is no JSON is told with line and column, and the text stays', async (t) => {
  const page = await open(t);
  await page.getByLabel('Request body (JSON)').fill('{\n  "name": }');
  assert.match(await page.innerText('#issues'), /line 2, column 11/);
  assert.equal(await page.inputValue('#payload'), '{\n  "name": }');
  assert.equal(await page.isVisible('#payment'), false);
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 320]) {
    test(`${colorScheme}, ${width} px wide: nothing sticks out`, async (t) => {
      const page = await open(t, { colorScheme, viewport: { width, height: 900 } });
      const shot = (name) =>
        page.screenshot({ path: join(root, `tests/screenshots/${name}-${colorScheme}-${width}.png`), fullPage: true });
      await shot('empty');
      await page.getByRole('button', { name: 'Load an example' }).click();
      assert.match(await page.textContent('#summary'), /errors/);
      await shot('example');
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(overflow, 0);
    });
  }
}
