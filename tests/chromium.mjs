// A headless Chromium that asks nobody for anything.
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
