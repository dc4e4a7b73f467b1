import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const macApplication = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * A Chromium on this machine: the one that TRAILCASE_CHROMIUM names, one on the path, or Playwright's own.
 * Null when there is none; `npm run browser` brings one.
 */
export function findBrowser(): string | null {
  const named = process.env.TRAILCASE_CHROMIUM;
  if (named !== undefined) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return (
    [...found, macApplication, chromium.executablePath()].find((path) => existsSync(path)) ?? null
  );
}
