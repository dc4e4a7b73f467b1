import { defineConfig } from '@playwright/test';
import { findBrowser } from './test/e2e/browser.ts';
import { electron, skipped } from './test/e2e/desktop/desktop-app.ts';

const browser = findBrowser();
if (electron === null && process.env.TEST_WORKER_INDEX === undefined) {
  process.stdout.write(`${skipped}\n`);
}

/** The page in a real Chromium, against the real web host; and the window, where there is an Electron. */
export default defineConfig({
  testDir: 'test/e2e',
  projects: [
    { name: 'page', testMatch: '*.spec.ts', testIgnore: 'desktop/**' },
    { name: 'desktop', testMatch: 'desktop/*.spec.ts' },
  ],
  outputDir: 'out/e2e',
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  // A loaded machine can lose a key press between two frames; what fails once and then passes is reported as flaky.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    launchOptions: {
      ...(browser === null ? {} : { executablePath: browser }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
