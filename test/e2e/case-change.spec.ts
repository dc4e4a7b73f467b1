import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, counts, expect, goTo, openDemo, test } from './app.ts';
import { asDesktop, choose, tell } from './desktop-bridge.ts';

/** Makes a case as the desktop does, and waits until it is the one that is open. */
async function newCase(page: Page, { folder }: App, name: string): Promise<void> {
  await choose(page, join(folder, `${name}.trailcase`));
  await tell(page, { host: 'command', id: 'case.new' });
  await expect(page).toHaveTitle(new RegExp(`^${name}`));
}

test('a dialog of one case is not there in the next', async ({ page, app }) => {
  await asDesktop(page);
  await openDemo(page, app);
  await newCase(page, app, 'first');
  await goTo(page, 'Timeline');
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await choose(page, join(app.folder, 'demo-case', 'demo.trailcase'));
  await tell(page, { host: 'command', id: 'case.open' });
  await expect(page).toHaveTitle(/^demo/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await goTo(page, 'Timeline');
  await page.getByRole('gridcell').first().click();
  await expect(page.getByRole('complementary', { name: 'Record' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Record' })).toHaveCount(0);
});

test('a dialog about one table is not there at the next', async ({ page, app }) => {
  await asDesktop(page);
  await openDemo(page, app);
  await goTo(page, 'Timeline');
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await tell(page, { host: 'command', id: 'go.job' });
  await expect(page.getByRole('main', { name: 'Jobs' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('main', { name: 'Timeline' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goForward();
  await expect(page.getByRole('main', { name: 'Jobs' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(app.troubles).toEqual([]);
});

test('a case that is closed and opened again shows its records as before', async ({
  page,
  app,
}) => {
  await asDesktop(page);
  await openDemo(page, app);
  await goTo(page, 'Jobs');
  await expect(counts(page)).toContainText('270 of 270 records');
  await tell(page, { host: 'command', id: 'case.close' });
  await page.getByRole('button', { name: 'demo', exact: true }).click();
  await goTo(page, 'Jobs');
  await expect(counts(page)).toContainText('270 of 270 records');
  await expect(page.getByRole('gridcell').first()).toBeVisible();

  await choose(page, join(app.folder, 'demo-case', 'demo.trailcase'));
  await tell(page, { host: 'command', id: 'case.open' });
  await expect(page.getByRole('heading', { name: 'Look next' })).toBeVisible();
  await goTo(page, 'Jobs');
  await expect(counts(page)).toContainText('270 of 270 records');
  await page.getByRole('gridcell').first().click();
  await page.getByRole('tab', { name: /Fields/ }).click();
  await page.getByRole('grid').press('End');
  await expect(counts(page)).toContainText('row 270');
  expect(app.troubles).toEqual([]);
});

test('the receipt of an import goes with its case', async ({ page, app }) => {
  writeFileSync(
    join(app.folder, 'audit.json'),
    JSON.stringify([
      { action: 'create User', target: 'x', actor: 'ana', timestamp: '2026-01-21T08:00:00Z' },
    ]),
  );
  await asDesktop(page);
  await page.goto(app.url);
  await expect(page.getByRole('button', { name: 'Open a case' })).toBeVisible();
  await newCase(page, app, 'first');
  await goTo(page, 'Import');
  await choose(page, join(app.folder, 'audit.json'));
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText('1 read = 1 stored')).toBeVisible();
  await newCase(page, app, 'second');
  await goTo(page, 'Import');
  await expect(page.getByRole('button', { name: 'Choose files…' })).toBeVisible();
  await expect(page.getByText('1 read = 1 stored')).toHaveCount(0);

  await choose(page, join(app.folder, 'audit.json'));
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText('1 read = 1 stored')).toBeVisible();
  await tell(page, { host: 'command', id: 'case.close' });
  await newCase(page, app, 'third');
  await goTo(page, 'Import');
  await expect(page.getByRole('button', { name: 'Choose files…' })).toBeVisible();
});

test('an import that was given up with its case says nothing in the next', async ({
  page,
  app,
}) => {
  const line = (number: number) =>
    `${JSON.stringify({ action: 'create User', target: `${number}`, actor: 'ana', timestamp: 1_769_000_000 + number })}\n`;
  const lines = Array.from({ length: 400_000 }, (_, at) => line(at));
  writeFileSync(join(app.folder, 'long.ndjson'), lines.join(''));
  await asDesktop(page);
  await page.goto(app.url);
  await expect(page.getByRole('button', { name: 'Open a case' })).toBeVisible();
  await newCase(page, app, 'left');
  await goTo(page, 'Import');
  await choose(page, join(app.folder, 'long.ndjson'));
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page).toHaveTitle(/^\d+ % · left/);
  writeFileSync(join(app.folder, 'late.ndjson'), line(1));
  await tell(page, {
    host: 'open',
    casePath: null,
    archives: [join(app.folder, 'late.ndjson')],
  });
  const main = page.getByRole('main', { name: 'Import' });
  await expect(main).toContainText('1 archive waits until the import that runs has ended.');
  await choose(page, join(app.folder, 'next.trailcase'));
  await tell(page, { host: 'command', id: 'case.new' });
  await page.getByRole('button', { name: 'Cancel it and go on' }).click();
  await expect(page).toHaveTitle(/^next/);
  await goTo(page, 'Import');
  await expect(page.getByRole('button', { name: 'Choose files…' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(/cancelled/i);
  await expect(page.getByText('That did not work')).toHaveCount(0);
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(main.getByRole('heading', { name: 'late.ndjson' })).toBeVisible();
  await expect(main).not.toContainText('waits');
  await tell(page, { host: 'command', id: 'case.close' });
  await expect(page.getByRole('main', { name: 'Welcome' })).toBeVisible();
  await expect(page.getByText('That did not work')).toHaveCount(0);
});

test('the palette lists what can be done when it opens, and while it is open', async ({
  page,
  app,
}) => {
  await asDesktop(page);
  await openDemo(page, app);
  await goTo(page, 'Events');
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByLabel('Find a command').fill('Export the records');
  await expect(page.getByRole('dialog').getByRole('button')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await goTo(page, 'Help');
  await page.keyboard.press('Control+k');
  await page.getByLabel('Find a command').fill('Export the records');
  await expect(page.getByRole('dialog')).toContainText('No command has that name.');
  await page.getByLabel('Find a command').fill('Saved views');
  await expect(page.getByRole('dialog').getByRole('button')).toHaveCount(1);
  await tell(page, { host: 'command', id: 'case.close' });
  await expect(page.getByRole('dialog')).toContainText('No command has that name.');
  expect(app.troubles).toEqual([]);
});

test('a case whose name hides characters is named with them written out', async ({ page, app }) => {
  await asDesktop(page);
  await page.goto(app.url);
  await expect(page.getByRole('button', { name: 'Open a case' })).toBeVisible();
  await choose(page, join(app.folder, 'acme\u202Eeno.trailcase'));
  await tell(page, { host: 'command', id: 'case.new' });
  await expect(page).toHaveTitle(/^acme‹U\+202E›eno\.trailcase · /);
  await tell(page, { host: 'command', id: 'case.close' });
  await expect(
    page.getByRole('button', { name: 'Take acme‹U+202E›eno off the list', exact: true }),
  ).toBeVisible();
});

test('taking a case off the list leaves the focus in the list, and at the end on what comes next', async ({
  page,
  app,
}) => {
  await asDesktop(page);
  await page.goto(app.url);
  await expect(page.getByRole('button', { name: 'Open a case' })).toBeVisible();
  for (const name of ['one', 'two', 'three']) await newCase(page, app, name);
  await tell(page, { host: 'command', id: 'case.close' });
  const off = (name: string) => page.getByRole('button', { name: `Take ${name} off the list` });
  await off('two').press('Enter');
  await expect(off('one')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(off('three')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Open a case' })).toBeFocused();

  for (const name of ['four', 'five']) await newCase(page, app, name);
  await tell(page, { host: 'command', id: 'case.close' });
  await page.getByRole('button', { name: 'Clear the list' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Open a case' })).toBeFocused();
});
