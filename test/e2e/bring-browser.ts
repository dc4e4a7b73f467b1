import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { findBrowser } from './browser.ts';

/**
 * Sees to it that there is a Chromium: where none is found, a Debian machine gets its own package, every
 * other one that of Playwright.
 */
function bringBrowser(): number {
  if (findBrowser() !== null) return 0;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('No Chromium is found: installing that of Debian.');
    const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: quiet });
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
    spawnSync('apt-get', install, { stdio: 'inherit', env: quiet });
    if (findBrowser() !== null) return 0;
  }
  console.log('No Chromium is found: installing that of Playwright.');
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  return (
    spawnSync(process.execPath, [playwright, 'install', 'chromium'], { stdio: 'inherit' }).status ??
    1
  );
}

process.exitCode = bringBrowser();
