// A real browser with the production build of the form in it, for the tests of one file.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { preview } from 'vite';
import { launch } from '../chromium.mjs';
import { root } from '../node/packed.mjs';
import { FormPage } from './form-page.mjs';

/** SLOW=4: as on a machine four times slower, where what a test only seems to wait for is found. */
const slow = Number(process.env.SLOW ?? 1);

let server;
let browser;
export let address;

before(async () => {
  server = await preview({ root: join(root, 'www'), logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
  address = server.resolvedUrls.local[0];
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens the form. Whatever it complains of in the console, a violation of its policy included, is a failure. */
export async function open(t, { expected = /^$/, url = address, sends, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(5000 * slow);
  if (slow > 1) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slow });
  }
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
  await page.getByRole('button', { name: 'Next' }).waitFor();
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
