import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, goTo, openDemo, test } from './app.ts';

test('stars order the table, are counted beside it as they change, and are exported with it', async ({
  page,
  app,
}) => {
  await openDemo(page, app);
  await goTo(page, 'Jobs');
  const grid = page.getByRole('grid');
  await page.getByRole('gridcell').nth(40).click();
  await expect(page.getByRole('tab', { name: /Notes/ })).toBeVisible();
  await grid.focus();
  await page.keyboard.press('m');
  await expect(grid.getByRole('img', { name: 'starred' })).toHaveCount(1);

  await page.keyboard.press('f');
  await page.getByRole('combobox', { name: 'One more field' }).fill('Starred');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { name: 'Starred' }).scrollIntoViewIfNeeded();
  const facet = page.getByRole('list', { name: 'Values of Starred' });
  await expect(facet.getByRole('listitem').filter({ hasText: 'true' })).toContainText('1');

  await grid.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await expect(facet.getByRole('listitem').filter({ hasText: 'true' })).toContainText('2');

  await page.getByRole('button', { name: 'Starred records first' }).click();
  await expect(grid.getByRole('row').nth(1).getByRole('img', { name: 'starred' })).toBeVisible();
  await expect(grid.getByRole('row').nth(2).getByRole('img', { name: 'starred' })).toBeVisible();

  await facet.getByRole('checkbox', { name: 'true' }).check();
  await expect(grid).toHaveAttribute('aria-rowcount', '3');

  await grid.focus();
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('checkbox', { name: 'Stars, tags and notes too' }).check();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog).toContainText('Marks of 2 records');
  const name = readdirSync(app.folder).find((each) => each.endsWith('.marks.json')) ?? '';
  expect(existsSync(join(app.folder, name.replace('.marks.json', '')))).toBe(true);
  expect(JSON.parse(readFileSync(join(app.folder, name), 'utf8')).records).toHaveLength(2);
  expect(app.troubles).toEqual([]);
});

test('a time is taken as the table shows it', async ({ page, app }) => {
  await openDemo(page, app);
  await goTo(page, 'Jobs');
  const shown = await page.getByRole('gridcell').locator('time').first().innerText();
  expect(shown).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}Z$/);
  const bar = page.getByRole('combobox', { name: 'Query' });
  await bar.fill(`at ${shown}`);
  await bar.press('Enter');
  await expect(page.getByRole('gridcell').locator('time').first()).toHaveText(shown);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
  expect(app.troubles).toEqual([]);
});
