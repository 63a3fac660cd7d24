// `npm run keys`: how many keys it takes, by keyboard alone, from an empty page to a valid request with five participants of
// whom two pay; typed in full, and with the participants pasted out of a spreadsheet. A count, not a test.
import { join } from 'node:path';
import { preview } from 'vite';
import { launch } from '../chromium.mjs';
import { root } from '../node/packed.mjs';

const people = [
  ['Retail Association', ''],
  ['Footfall Institute', '222233334444'],
  ['North Grocers', '333344445555'],
  ['Harbour Books', '444455556666'],
  ['Elm Street Pharmacy', '012345678901'],
];

const server = await preview({ root: join(root, 'www'), logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
const browser = await launch();

/** A keyboard that counts. */
async function keyboardOf(page) {
  let keys = 0;
  const press = async (key) => {
    keys++;
    await page.keyboard.press(key);
    await page.waitForTimeout(30);
  };
  /** What has the focus: its field or its name. */
  const here = () =>
    page.evaluate(() => {
      const one = document.activeElement;
      const label = document.getElementById(one?.getAttribute('aria-labelledby')?.split(' ')[0] ?? '');
      const name = one?.getAttribute('aria-label') ?? label?.textContent ?? one?.textContent;
      return `${one?.closest('[data-field]')?.dataset.field ?? ''}|${name?.trim()}`;
    });
  return {
    press,
    count: () => keys,
    async type(text) {
      for (const letter of text) await press(letter);
    },
    /** Goes on with Tab to what matches. */
    async to(wanted) {
      for (let i = 0; i < 60; i++) {
        if (wanted.test(await here())) return;
        await press('Tab');
      }
      throw new Error(`${wanted} was not reached; the focus is at ${await here()}`);
    },
  };
}

async function whole(isPasted) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 1000 } })).newPage();
  await page.goto(server.resolvedUrls.local[0]);
  await page.getByRole('button', { name: 'Next' }).waitFor();
  const { press, type, to, count } = await keyboardOf(page);
  const arrived = (step) => page.getByRole('heading', { name: step, exact: true }).first().waitFor();
  await to(/Skip to the form/);
  await press('Enter');
  await page.waitForTimeout(100);
  await to(/^name\|/);
  await type('Regional footfall study');
  await press('Tab');
  await type('Footfall across five retailers');
  await to(/^members\.creator\.displayName/);
  if (isPasted) {
    await page.evaluate(
      (text) => {
        const data = new DataTransfer();
        data.setData('text', text);
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        globalThis.pasted = () => document.activeElement.dispatchEvent(event);
      },
      people
        .slice(1)
        .map((row) => row.join('\t'))
        .join('\n'),
    );
    await type(people[0][0]);
    await to(/^members\.(?!creator).*\.displayName/);
    await press('Control+V');
    await page.evaluate(() => globalThis.pasted());
  } else {
    for (const [name, account] of people) {
      await type(name);
      if (account !== '') await press('Tab');
      await type(account);
      if (account !== people.at(-1)[1]) await press('Enter');
      await page.waitForTimeout(100);
    }
  }
  await to(/\|Next$/);
  await press('Enter');
  await arrived('Who does what');
  await to(/Custom machine learning$/);
  await press('Space');
  await to(/: Run queries$/);
  await press('ArrowDown');
  await to(/Footfall Institute: Receive results$/);
  await press('Space');
  await to(/\|Next$/);
  await press('Enter');
  await arrived('Query compute payment');
  await to(/^payment\.queryCompute/);
  await press('ArrowDown');
  await to(/^payment\.modelTraining/);
  for (let i = 0; i < 2; i++) await press('ArrowDown');
  await to(/\|Next$/);
  await press('Enter');
  await arrived('The agreement: Regional footfall study');
  await to(/\|Check the request$/);
  await press('Enter');
  await page.getByText('The request is valid').waitFor();
  const payload = JSON.parse(await page.locator('.code').innerText());
  const pays = (one) => JSON.stringify(one ?? {}).includes('"isResponsible":true');
  const payers = [payload.creatorPaymentConfiguration, ...payload.members.map((one) => one.paymentConfiguration)];
  console.log(
    `${isPasted ? 'participants pasted' : 'all typed'}: ${count()} keys; ${payload.members.length + 1} participants, ${payers.filter(pays).length} payers`,
  );
}

for (const isPasted of [false, true]) await whole(isPasted);
await browser.close();
server.httpServer.close();
