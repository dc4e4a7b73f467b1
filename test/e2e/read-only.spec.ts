import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { type App, command, expect, goTo, startHost, stopHost, watch } from './app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

base(
  'a case that is served for reading only says so, refuses to keep anything and stays as it is',
  async ({ page }) => {
    const folder = mkdtempSync(join(tmpdir(), 'trailcase-read-only-'));
    mkdirSync(join(folder, 'config'));
    const path = join(folder, 'a.trailcase');
    const line = [join(root, 'main/hosts/cli/trailcase.ts'), 'import', path];
    execFileSync(process.execPath, [...line, join(root, 'assets/demo/audit.json')]);
    const hash = () => createHash('sha256').update(readFileSync(path)).digest('hex');
    const before = hash();
    const { child, url } = await startHost(folder, [path, '--read-only']);
    const app: App = { url, folder, requests: [], troubles: [] };
    watch(page, app);
    try {
      await page.goto(url);
      const bar = page.getByRole('contentinfo');
      await expect(
        bar.getByRole('button', { name: /^Read only\. .*it was opened so/ }),
      ).toBeVisible();
      await goTo(page, 'Audit');
      await page.getByRole('gridcell', { name: 'update User' }).first().click();
      await page.keyboard.press('m');
      await expect(page.getByText(/^This case is open for reading only/).first()).toBeVisible();
      await command(page, 'Import archives');
      await expect(page.getByRole('main', { name: 'Import' })).toHaveCount(0);
      await expect(page.getByRole('button', { name: /^Unstar|Take the star off/ })).toHaveCount(0);
      if (process.env.TRAILCASE_PICTURES !== undefined) {
        await page.screenshot({ path: `${process.env.TRAILCASE_PICTURES}/read-only.png` });
      }
      expect(app.troubles).toEqual([]);
    } finally {
      await stopHost(child);
    }
    expect(hash()).toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('a.'))).toEqual(['a.trailcase']);
    rmSync(folder, { recursive: true, force: true });
  },
);
