import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { sources } from '../../main/engine/sources/index.ts';
import { counts, goTo, openDemo, startHost, stopHost } from './app.ts';
import { findBrowser } from './browser.ts';

/** Takes the pictures of the README and the help: `npm run pictures`. */
const help = fileURLToPath(new URL('../../assets/help', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/unknown', import.meta.url));

/** What is imported in the picture of importing. */
const unknownTable = 'verwaltung.csv';
const archives = ['cloudtrail.json', 'entra.json', 'okta.json', unknownTable];

const shots: readonly (readonly [string, 'light' | 'dark', (page: Page) => Promise<void>])[] = [
  ['overview', 'light', (page) => goTo(page, 'Overview')],
  [
    'table',
    'light',
    async (page) => {
      await goTo(page, 'Events');
      const bar = page.getByRole('combobox', { name: 'Query' });
      await bar.fill('failed logins from 198.51.100.0/26');
      await bar.press('Enter');
      await counts(page).filter({ hasText: '369 of' }).waitFor();
      await page.getByRole('grid').focus();
    },
  ],
  [
    'diff',
    'dark',
    async (page) => {
      await goTo(page, 'Audit');
      const bar = page.getByRole('combobox', { name: 'Query' });
      await bar.fill('changed redirectUris');
      await bar.press('Enter');
      await page.getByRole('tab', { name: /Diff/ }).click();
      await page.getByText('redirectUris').last().waitFor();
    },
  ],
  [
    'facets',
    'dark',
    async (page) => {
      await goTo(page, 'Timeline');
      await page.getByRole('gridcell').first().waitFor();
      await page.getByRole('grid').focus();
      await page.keyboard.press('f');
      await page.getByRole('complementary', { name: 'Facets' }).getByRole('list').first().waitFor();
    },
  ],
  [
    'entity',
    'light',
    async (page) => {
      await goTo(page, 'Entities');
      await page.getByRole('button', { name: 'jonas.keller@acme.example' }).click();
      await page.getByRole('heading', { name: 'By kind and outcome' }).waitFor();
    },
  ],
  [
    'findings',
    'light',
    async (page) => {
      await goTo(page, 'Findings');
      await page.getByRole('button', { name: 'Run the rules' }).first().click();
      const findings = page.getByRole('grid', { name: 'Findings' });
      await findings.waitFor();
      await findings.focus();
      for (let at = 0; at < 5; at += 1) await page.keyboard.press('j');
      await page
        .getByRole('complementary', { name: 'Finding' })
        .getByRole('heading')
        .first()
        .waitFor();
    },
  ],
  [
    'run',
    'dark',
    async (page) => {
      await page.keyboard.press('p');
      await page.getByRole('menuitem', { name: 'Suspected account compromise' }).click();
      await page.getByRole('combobox', { name: 'Account' }).press('Enter');
      await page.getByRole('main', { name: 'Run of a playbook' }).waitFor();
      await page.keyboard.press('a');
      await page.getByText('The answer is frozen').waitFor();
    },
  ],
  ['evidence', 'light', (page) => goTo(page, 'Evidence')],
  [
    'import',
    'light',
    async (page) => {
      await goTo(page, 'Import');
      for (const name of archives) await page.getByRole('checkbox', { name }).check();
      await page.getByRole('button', { name: /^Look at/ }).click();
      await page.getByText('needs a mapping').waitFor();
      await page.getByText(unknownTable).first().click();
      await page.getByRole('button', { name: 'Use this mapping' }).waitFor();
    },
  ],
];

const folder = mkdtempSync(join(tmpdir(), 'trailcase-pictures-'));
layOutArchives();
const { child, url } = await startHost(folder, []);
const path = findBrowser();
const browser = await chromium.launch({
  ...(path === null ? {} : { executablePath: path }),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await openDemo(page, { url, folder, requests: [], troubles: [] });
  for (const [name, colorScheme, open] of shots) {
    await page.emulateMedia({ colorScheme });
    await open(page);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(help, `workbench-${name}.png`) });
  }
} finally {
  await browser.close();
  await stopHost(child);
  rmSync(folder, { recursive: true, force: true });
}

/** Archives of several systems, made of the sources' own samples, and a table that none of them knows. */
function layOutArchives(): void {
  for (const name of archives) {
    const source = sources.find(({ system }) => name === `${system}.json`);
    const records = source?.samples.flatMap(({ record }) =>
      typeof record === 'string' ? [] : [record],
    );
    if (records !== undefined) writeFileSync(join(folder, name), JSON.stringify(records));
  }
  copyFileSync(join(fixtures, unknownTable), join(folder, unknownTable));
}
