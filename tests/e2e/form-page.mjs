// The form as a person sees it: what can be found on the page, and done there.
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
    return (await this.page.locator(`[data-field$="${field}"]`).allInnerTexts()).join('\n');
  }

  async example(number) {
    await this.button('Load an example').click();
    await this.page.getByRole('menuitem').nth(number).click();
  }

  async openImport() {
    const area = this.page.getByRole('textbox', { name: 'Request as JSON' });
    if (!(await area.isVisible())) await this.page.getByRole('button', { name: 'Import a request' }).click();
    return area;
  }

  async import(request) {
    const area = await this.openImport();
    await area.fill(typeof request === 'string' ? request : JSON.stringify(request));
    await this.button('Take over').click();
  }

  async next() {
    await this.button('Next').click();
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

  async payload() {
    return (await this.page.locator('.code .line').allInnerTexts()).map((line) => line.replace(/\n$/, '')).join('\n');
  }

  async sendTo(endpoint) {
    await this.button('Settings').click();
    await this.page.getByRole('textbox', { name: 'Endpoint' }).fill(endpoint);
    await this.page.keyboard.press('Escape');
  }

  async screenshot(name) {
    await this.page.screenshot({ path: join(root, 'tests/screenshots', `${name}.png`), fullPage: true });
    // The page was as high as its content for a moment, and finds back.
    await this.page.waitForTimeout(150);
  }
}
