// The form for everybody: by keyboard, for assistive technology, narrow, dark, offline, and quick.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { request, root } from '../node/packed.mjs';
import { open } from './browser.mjs';
import { steps } from './form-page.mjs';

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
    'edition',
    'analyticsEngine',
    'members.creator.displayName',
    'members.creator.accountId',
  ];
  assert.deepEqual(fields.slice(0, 6), order, 'the order is that of reading');
  /** Goes on with Tab to a field or button. */
  const tabTo = async (wanted) => {
    for (let i = 0; i < 60 && (await here()) !== wanted; i++) await keyboard.press('Tab');
    assert.equal(await here(), wanted);
  };
  const arrived = async (step) => {
    await form.page.getByRole('heading', { name: step, exact: true }).first().waitFor();
    await form.focusedOn('step');
    await form.whole();
  };
  await keyboard.press('Enter');
  await arrived(steps[1]);
  for (const ability of ['CAN_QUERY', 'CAN_RECEIVE_RESULTS']) {
    await tabTo(`abilities.${ability}`);
    await keyboard.press('Space');
  }
  await tabTo('Next');
  await keyboard.press('Enter');
  await arrived(steps[2]);
  await tabTo('Next');
  await keyboard.press('Enter');
  await arrived(steps[3]);
  await tabTo('Check the request');
  await keyboard.press('Enter');
  await form.page.getByText('The request is valid').waitFor();
  assert.match(await form.payload(), /CAN_RECEIVE_RESULTS/);
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
    await form.button('Settings').click();
    await look(form, 'settings');
    await form.page.keyboard.press('Escape');
    await form.openImport();
    await look(form, 'import');
    await form.dialog().getByRole('button', { name: 'Cancel' }).click();
    await form.look('no request');
    await look(form, 'import-refused');
    await form.dialog().getByRole('button', { name: 'Cancel' }).click();
    await form.look({ ...request(), name: 5, unknown: 1 });
    await look(form, 'import-found');
    await form.dialog().getByRole('button', { name: 'Replace' }).click();
    await look(form, 'imported');
    await form.example(3);
    await look(form, 'newest');
    await form.next();
    await look(form, 'newest-abilities');
    await form.next();
    await look(form, 'newest-payment');
    await form.step(1);
    await form.example(1);
    for (const step of steps.slice(1)) {
      await form.next();
      await look(form, step.toLowerCase().replaceAll(' ', '-'));
    }
    await form.button('Check the request').click();
    await form.page.getByText('The request is valid').waitFor();
    await look(form, 'valid');
    await form.button('Previous').click();
    await form.page
      .locator('[data-field="payment.queryCompute"]')
      .getByRole('radio', { name: /^Nobody \(default\)/ })
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
  for (const number of [3, 1]) {
    await form.example(number);
    if (number === 3) await fits('newest');
    for (const step of steps.slice(1)) {
      await form.next();
      await fits(`${step.toLowerCase().replaceAll(' ', '-')}${number === 3 ? '-newest' : ''}`);
    }
    if (number === 3) await form.step(1);
  }
  await form.page.getByRole('tab', { name: 'Request' }).click();
  await fits('request');
});

test('offline once loaded', async (t) => {
  const form = await open(t);
  await form.page.waitForLoadState('networkidle');
  await form.page.waitForTimeout(1000);
  await form.page.context().setOffline(true);
  await form.example(2);
  for (let i = 0; i < 3; i++) await form.next();
  await form.button('Check the request').click();
  await form.page.getByText('The request is valid').waitFor();
});

test('what the page needs at first weighs no more than its budget', () => {
  const folder = join(root, 'www/dist');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = new Set([...page.matchAll(/(?:href|src)="\.\/(assets\/[^"]+)"/g)].map(([, name]) => name));
  const weigh = (end) =>
    [...named]
      .filter((name) => name.endsWith(end))
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
  assert.ok(weigh('.js') > 100_000 && weigh('.js') <= 205_000, String(weigh('.js')));
  assert.ok(weigh('.css') > 30_000 && weigh('.css') <= 75_000, String(weigh('.css')));
});

test('the order in which it is read is the one that is written down', async (t) => {
  const form = await open(t);
  await form.example(1);
  const read = [];
  for (const step of steps) {
    if (step !== steps[0]) await form.next();
    // What is announced comes and goes.
    await form.page.waitForTimeout(2500);
    read.push(`# ${step}\n${await form.page.locator('main').ariaSnapshot()}\n`);
  }
  const written = new URL('reading-order.txt', import.meta.url);
  if (process.env.UPDATE_SNAPSHOTS) writeFileSync(written, read.join('\n'));
  assert.equal(read.join('\n'), readFileSync(written, 'utf8'), 'UPDATE_SNAPSHOTS=1 writes it anew');
});
