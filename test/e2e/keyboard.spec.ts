import { counts, expect, test } from './app.ts';

test('without a mouse: demo, a view, a question, a record, a filter, a mark, the palette, help', async ({
  page,
  app,
}) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Open the demo' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Look next' }).waitFor();
  await page.keyboard.press('Alt+3');
  await expect(counts(page)).toContainText('3,006 of 3,006');
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Query' })).toBeFocused();
  await page.keyboard.type('status is failure');
  await page.keyboard.press('Enter');
  await expect(counts(page)).not.toContainText('3,006 of');
  await expect(counts(page)).toContainText('row 1');
  await page.getByRole('grid').focus();
  await page.keyboard.press('j');
  await expect(counts(page)).toContainText('row 2');
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(counts(page)).toContainText('row 1');
  await page.keyboard.press('z');
  await expect(page.getByRole('gridcell', { name: /\+0[12]:00$/ }).first()).toBeVisible();
  await page.keyboard.press('z');
  await expect(
    page.getByRole('gridcell', { name: /T\d\d:\d\d:\d\d\.\d+Z$/ }).first(),
  ).toBeVisible();
  await page.keyboard.press('z');
  await expect(
    page.getByRole('gridcell', { name: /\d \d\d:\d\d:\d\d\.\d+Z$/ }).first(),
  ).toBeVisible();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(counts(page)).toContainText('2 selected');
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await expect(page.getByRole('img', { name: /starred/ })).toHaveCount(1);
  await page.keyboard.press('Control+k');
  await expect(page.getByLabel('Find a command')).toBeFocused();
  await page.getByLabel('Find a command').fill('Evidence');
  await expect(page.getByRole('dialog').getByRole('button')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Evidence' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await expect(page.getByRole('main', { name: 'Help' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('main', { name: 'Evidence' })).toBeVisible();
  expect(app.troubles).toEqual([]);
});
