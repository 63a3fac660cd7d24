// A headless Chromium that asks nobody for anything.
import assert from 'node:assert/strict';
import process from 'node:process';
import { chromium } from 'playwright-core';

const args = [
  // Tests may run as root.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const launch = () => chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args });

/** What a page that complains of nothing leaves in `said` once it has run; and what `also` finds in it. */
export async function said(browser, address, also = () => undefined) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const complaints = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      // Most servers have no icon.
      const isAbout = message.type() === 'error' && !message.location().url.endsWith('/favicon.ico');
      if (isAbout) complaints.push(message.text());
    });
    await page.goto(address);
    await page
      .waitForFunction(() => globalThis.said !== undefined, null, { timeout: 15_000 })
      .catch((error) => {
        throw new Error(`The page says nothing: ${complaints.join(' ')}`, { cause: error });
      });
    assert.deepEqual(complaints, []);
    return [await page.evaluate(() => globalThis.said), await page.evaluate(also)];
  } finally {
    await context.close();
  }
}
