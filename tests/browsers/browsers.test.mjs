// `npm run test:browsers`: the production form under its policy, and the packed package in a page, a worker and a
// service worker, in three engines: Chromium, Firefox and WebKit. Each is driven through its own WebDriver; all must show
// the same.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { Builder, By, Key, until } from 'selenium-webdriver';
import { preview } from 'vite';
import { imported, packageFolder, request, root } from '../node/packed.mjs';
import { report } from '../runtimes/report.js';
import { comesUp, freePort, serve } from '../servers.mjs';

const wrong = {
  ...request(),
  name: 'Two\nlines',
  creatorMemberAbilities: [],
  members: [{ accountId: '1234', memberAbilities: ['CAN_QUERY'], displayName: '' }],
  tags: { 'aws:team': 'x' },
};

const miniBrowser = () => {
  const libraries = '/usr/lib/x86_64-linux-gnu';
  const [folder] = readdirSync(libraries).filter((name) => existsSync(join(libraries, name, 'MiniBrowser')));
  return join(libraries, String(folder), 'MiniBrowser');
};

const engines = {
  Chromium: {
    driver: (port) => [process.env.CHROMEDRIVER ?? '/usr/bin/chromedriver', `--port=${port}`],
    capabilities: {
      browserName: 'chrome',
      'goog:chromeOptions': {
        binary: process.env.CHROME_PATH ?? '/usr/bin/chromium',
        args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
      },
    },
  },
  Firefox: {
    driver: (port) => ['geckodriver', '--port', String(port)],
    capabilities: {
      browserName: 'firefox',
      'moz:firefoxOptions': { binary: process.env.FIREFOX ?? '/usr/bin/firefox-esr', args: ['-headless'] },
    },
  },
  WebKit: {
    // It has no way to run without a screen.
    driver: (port) => ['xvfb-run', '-a', 'WebKitWebDriver', `--port=${port}`],
    get capabilities() {
      return {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
      };
    },
  },
};

let server;
let address;
before(async () => {
  mkdirSync(join(root, 'tests/screenshots'), { recursive: true });
  server = await preview({ root: join(root, 'www'), logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
  address = server.resolvedUrls.local[0];
});
after(() => server?.close());

/** Starts a driver and its browser, has `body` use it, and stops both. */
async function within({ driver: command, capabilities }, body) {
  const port = await freePort();
  const [program, ...args] = command(port);
  const home = mkdtempSync(join(tmpdir(), 'cleanrooms-collaboration-browser-'));
  const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: home, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const child = spawn(program, args, { env, stdio: 'ignore', detached: true });
  let session;
  try {
    await comesUp(`http://127.0.0.1:${port}/status`, child);
    const builder = new Builder().disableEnvironmentOverrides().usingServer(`http://127.0.0.1:${port}`);
    session = await builder.withCapabilities(capabilities).build();
    return await body(session);
  } finally {
    await session?.quit().catch(() => undefined);
    try {
      process.kill(-child.pid);
    } catch {
      // It has ended by itself.
    }
  }
}

const button = (name) =>
  By.xpath(`//*[(self::button or @role="button") and normalize-space()=${JSON.stringify(name)}]`);

/** What the form shows of a wrong request, and whether its policy holds. */
async function shown(session) {
  const find = (locator) => session.wait(until.elementLocated(locator), 20_000);
  const click = async (name) => (await find(button(name))).click();
  await session.get(address);
  await find(By.xpath('//h1[normalize-space()="Create a collaboration"]'));
  await session.executeScript(
    'window.violations = []; addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));',
  );
  await click('Import');
  const area = await find(By.css('[role="dialog"] textarea'));
  await area.sendKeys(JSON.stringify(wrong));
  await (await find(By.xpath('//*[@role="dialog"]//button[normalize-space()="Import"]'))).click();
  await click('Replace');
  await find(By.css('.code .line'));
  await click('Next');
  await find(By.css('.problems.errors'));
  const problems = await session.executeScript(
    'return [...document.querySelectorAll(".problems.errors li")].map((one) => one.textContent)',
  );
  const payload = await session.executeScript(
    'return [...document.querySelectorAll(".code .line")].map((line) => line.textContent.trimEnd()).join("\\n")',
  );
  const unharmed = await session.executeScript('return window.violations.length');
  // Typing goes on with the check.
  const name = await find(By.css('[data-field="name"] input'));
  // The topmost field with a problem gets the focus.
  await session.wait(() => session.executeScript('return document.activeElement === arguments[0]', name), 10_000);
  await name.sendKeys(Key.END, ' and more');
  const typed = await session.wait(async () => {
    const script = 'return [...document.querySelectorAll(".code .line")].map((line) => line.textContent).join("")';
    return (await session.executeScript(script)).includes('and more');
  }, 10_000);
  // A script that is put into the page isn't run.
  const stopped = await session.executeAsyncScript(
    `const done = arguments[arguments.length - 1];
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    setTimeout(() => done([window.ran ?? false, window.violations.length > 0]), 300);`,
  );
  return { problems, payload, unharmed, typed, stopped };
}

// The pages of the runtimes' tests, beside the packed package, under a policy that allows nothing else.
const site = join(packageFolder, '../..');
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
const scripts = ['window.js', 'in-worker.js', 'in-service-worker.js'];
before(() => {
  for (const name of ['report.js', 'page'])
    cpSync(join(root, 'tests/runtimes', name), join(site, name), { recursive: true });
});

/** What a page says that loads a script of these. */
async function said(session, script) {
  const page = `<script type="module" src="/page/${script}"></script>`;
  const served = await serve(site, { page, headers: { 'content-security-policy': policy } });
  try {
    await session.get(served.address);
    return await session.wait(() => session.executeScript('return globalThis.said'), 20_000, `${script} says nothing`);
  } finally {
    served.stop();
  }
}

const seen = {};
for (const [name, engine] of Object.entries(engines)) {
  test(`the form in ${name}`, { timeout: 120_000 }, async (t) => {
    seen[name] = await within(engine, async (session) => {
      const capabilities = await session.getCapabilities();
      t.diagnostic(`${capabilities.get('browserName')} ${capabilities.get('browserVersion')}`);
      for (const script of scripts) assert.equal(await said(session, script), report(imported), script);
      const all = await shown(session);
      writeFileSync(join(root, `tests/screenshots/engine-${name}.png`), await session.takeScreenshot(), 'base64');
      return all;
    });
    const { problems, payload, unharmed, typed, stopped } = seen[name];
    assert.equal(unharmed, 0);
    assert.equal(typed, true);
    assert.deepEqual(stopped, [false, true]);
    assert.deepEqual(JSON.parse(payload).tags, wrong.tags);
    // The problems are those of the request beside the form.
    const { errors } = imported.validate(JSON.parse(payload));
    assert.ok(errors.length > 3);
    for (const { message } of errors) {
      assert.ok(
        problems.some((problem) => problem.startsWith(message)),
        `${message} is not among ${problems.join('; ')}`,
      );
    }
    assert.equal(problems.length, errors.length);
  });
}

test('all show the same', () => {
  const [one, ...others] = Object.values(seen);
  assert.equal(others.length, 2);
  for (const other of others) assert.deepEqual(other, one);
});
