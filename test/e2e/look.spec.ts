import type { Page } from '@playwright/test';
import { counts, expect, goTo, openDemo, test } from './app.ts';
import { seriousTroubles } from './axe.ts';

/** Every screen, and how a person comes to it. */
const screens: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['overview', (page) => goTo(page, 'Overview')],
  ['table', openTable],
  [
    'facets',
    async (page) => {
      await openTable(page);
      await page.getByRole('grid').focus();
      await page.keyboard.press('f');
      await page.getByRole('complementary', { name: 'Facets' }).waitFor();
    },
  ],
  [
    'diff',
    async (page) => {
      await goTo(page, 'Audit');
      await page.getByRole('grid').press('Enter');
      await page.getByRole('tab', { name: /Diff/ }).click();
    },
  ],
  ['entities', (page) => goTo(page, 'Entities')],
  [
    'entity',
    async (page) => {
      await goTo(page, 'Entities');
      await page.getByRole('button', { name: 'jonas.keller@acme.example' }).click();
      await page.getByRole('heading', { name: 'By kind and outcome' }).waitFor();
    },
  ],
  ['evidence', (page) => goTo(page, 'Evidence')],
  ['import', (page) => goTo(page, 'Import')],
  [
    'mapping',
    async (page) => {
      await goTo(page, 'Import');
      const chosen = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose files…' }).first().click();
      const text =
        'When,Who,Before,After\n2026-01-05T10:00:00Z,ana@acme.example,"{}","{""a"":1}"\n';
      await (await chosen).setFiles({
        name: 'door.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(text),
      });
      await page.getByRole('button', { name: 'Use this mapping' }).click();
      await page.getByText('Read by a mapping').waitFor();
    },
  ],
  [
    'sources',
    async (page) => {
      await goTo(page, 'Import');
      await page.getByRole('button', { name: 'Which systems are recognised' }).click();
      await page.getByRole('navigation', { name: 'Systems' }).getByRole('button').first().waitFor();
    },
  ],
  ['marks', (page) => goTo(page, 'Marked')],
  ['views', (page) => goTo(page, 'Saved views')],
  ['help', (page) => goTo(page, 'Help')],
  [
    'licences',
    async (page) => {
      await goTo(page, 'Help');
      await page.getByRole('button', { name: 'Licences' }).click();
      await page.getByText('react-dom 19').waitFor();
    },
  ],
  [
    'keys',
    async (page) => {
      await goTo(page, 'Overview');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  ],
  [
    'export',
    async (page) => {
      await openTable(page);
      await page.getByRole('grid').focus();
      await page.keyboard.press('Control+e');
      await page.getByRole('dialog', { name: 'Export' }).waitFor();
    },
  ],
  [
    'columns',
    async (page) => {
      await openTable(page);
      await page.getByRole('grid').focus();
      await page.keyboard.press('Shift+C');
      await page.getByRole('dialog').waitFor();
    },
  ],
];

async function openTable(page: Page): Promise<void> {
  await goTo(page, 'Events');
  await expect(counts(page)).toContainText('3,006 of 3,006');
  await expect(page.getByRole('gridcell', { name: 'Success' }).first()).toBeVisible();
}

for (const scheme of ['light', 'dark'] as const) {
  test(`no screen has a serious finding of axe, ${scheme}`, async ({ page, app }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(app.url);
    await page.getByRole('button', { name: 'Open the demo' }).waitFor();
    expect(await seriousTroubles(page), 'welcome').toEqual([]);
    await openDemo(page, app);
    for (const [name, open] of screens) {
      await open(page);
      expect(await seriousTroubles(page), name).toEqual([]);
      if (process.env.TRAILCASE_PICTURES !== undefined) {
        await page.screenshot({ path: `${process.env.TRAILCASE_PICTURES}/${name}-${scheme}.png` });
      }
      await page.keyboard.press('Escape');
    }
    expect(app.troubles).toEqual([]);
  });
}
