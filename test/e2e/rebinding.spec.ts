import { chromium } from '@playwright/test';
import { expect, test } from './app.ts';
import { findBrowser } from './browser.ts';

test('a page of another name that leads to this machine gets nothing (W-13)', async ({ app }) => {
  const { port } = new URL(app.url);
  const path = findBrowser();
  const browser = await chromium.launch({
    ...(path === null ? {} : { executablePath: path }),
    args: ['--no-sandbox', '--host-resolver-rules=MAP evil.test 127.0.0.1'],
  });
  try {
    const page = await browser.newPage();
    const answer = await page.goto(`http://evil.test:${port}/`);
    expect(answer?.status()).toBe(421);
    for (const file of ['/', '/index.html', '/ticket']) {
      const status = await page.evaluate(
        async (name) => (await fetch(name, { method: name === '/ticket' ? 'POST' : 'GET' })).status,
        file,
      );
      expect(status, file).toBe(421);
    }
    const opened = await page.evaluate(
      (own) =>
        new Promise((resolve) => {
          const socket = new WebSocket(`ws://127.0.0.1:${own}/line`, ['trailcase', 'a']);
          socket.onopen = () => resolve(true);
          socket.onerror = () => resolve(false);
        }),
      port,
    );
    expect(opened).toBe(false);
  } finally {
    await browser.close();
  }
});
