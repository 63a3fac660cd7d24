import { readFileSync } from 'node:fs';
import process from 'node:process';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const launchOptions = { executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] };
const browser = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions }),
  instances: [{ browser: 'chromium' }],
};

export default defineConfig({
  test: {
    include: ['vitest/*.test.js'],
    provide: { expected: readFileSync('expected.json', 'utf8') },
    ...(process.env.VITEST_MODE === 'browser' && { browser }),
  },
});
