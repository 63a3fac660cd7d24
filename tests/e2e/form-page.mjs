// The form as a person sees it: what can be found on the page, and done there.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../node/packed.mjs';

export const steps = ['Define collaboration', 'Specify member abilities', 'Configure payment', 'Review and create'];

export class FormPage {
  constructor(page) {
    this.page = page;
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Undo or redo, of the toolbar. */
  tool(name) {
    return this.page.getByRole('toolbar', { name: 'History' }).getByRole('button', { name, exact: true });
  }

  /** The text field with a label; of a participant's, the participant by number, from 1 for the creator. */
  text(label, participant) {
    const within =
      participant === undefined
        ? this.page
        : this.page.getByRole('group', { name: new RegExp(`^Participant ${participant}\\b`) });
    return within.getByLabel(label, { exact: false }).first();
  }

  box(name, within = this.page) {
    return within.getByRole('checkbox', { name });
  }

  /** What stands at a field, by the end of its name: label, help, and what is wrong. */
  async at(field) {
    const places = ['field', 'messages', 'place'].map((kind) => `[data-${kind}$="${field}"]`);
    return (await this.page.locator(places.join()).allInnerTexts()).join('\n');
  }

  async example(number) {
    await this.button('Load an example').click();
    await this.page.getByRole('menuitem').nth(number).click();
  }

  async openImport() {
    await this.button('Import').first().click();
    return this.page.getByRole('textbox', { name: 'What to import' });
  }

  /** Has a text looked at; what is found can then be taken or left. */
  async look(text) {
    const area = await this.openImport();
    await area.fill(typeof text === 'string' ? text : JSON.stringify(text));
    await this.dialog().getByRole('button', { name: 'Import', exact: true }).click();
  }

  /** Takes what is found. */
  async import(request) {
    await this.look(request);
    await this.dialog().getByRole('button', { name: 'Replace' }).click();
    await this.dialog().waitFor({ state: 'detached' });
  }

  dialog() {
    return this.page.getByRole('dialog', { name: 'Import' });
  }

  /** What is told at the top of the page. */
  notices() {
    return this.page.locator('[data-place="notices"]');
  }

  /** Opens a step from the list of steps, by its number. */
  async step(number) {
    await this.page
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('button')
      .nth(number - 1)
      .click();
    await this.whole();
  }

  /** Where a participant has an ability, by their names. */
  cell(participant, ability) {
    return this.page.getByLabel(`${participant}: ${ability}`, { exact: true });
  }

  /** What has the focus: the field it is in, or the name of a button. */
  focused() {
    return this.page.evaluate(() => {
      const { activeElement: here } = document;
      const field = here?.closest('[data-field]')?.dataset.field;
      return field ?? here?.getAttribute('aria-label') ?? here?.dataset.place ?? here?.textContent?.trim();
    });
  }

  /** What comes later than the page is there. */
  async whole() {
    await this.page.waitForFunction(() => !document.querySelector('.later'));
  }

  async next() {
    await this.button('Next').click();
    await this.whole();
  }

  summary() {
    return this.page.locator('.problems.errors');
  }

  warnings() {
    return this.page.locator('.problems.warnings');
  }

  /** A draft of an earlier visit, by its name. */
  offered(name) {
    return this.page.getByRole('group', { name });
  }

  /** Waits until the page has nothing left to do: what it shows of the request follows a moment after what is typed. */
  async idle() {
    await this.page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 20_000 })));
  }

  async payload() {
    await this.idle();
    return (await this.page.locator('.code .line').allInnerTexts()).map((line) => line.replace(/\n$/, '')).join('\n');
  }

  async sendTo(endpoint) {
    await this.button('Settings').click();
    await this.page.getByRole('textbox', { name: 'Endpoint' }).fill(endpoint);
    await this.page.keyboard.press('Escape');
  }

  /** Waits until something has the focus: see `focused`. */
  async focusedOn(wanted) {
    for (let i = 0; i < 200 && (await this.focused()) !== wanted; i++) await this.page.waitForTimeout(50);
    assert.equal(await this.focused(), wanted);
  }

  async screenshot(name) {
    await this.page.screenshot({ path: join(root, 'tests/screenshots', `${name}.png`), fullPage: true });
    // The page was as high as its content for a moment, and finds back.
    await this.page.waitForTimeout(150);
  }
}
