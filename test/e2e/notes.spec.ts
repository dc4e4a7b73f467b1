import type { Page } from '@playwright/test';
import { expect, goTo, openDemo, test } from './app.ts';
import { asDesktop, desktopOf, tell } from './desktop-bridge.ts';

const newNote = (page: Page) => page.getByRole('textbox', { name: 'New note' });
const changed = (page: Page) => page.getByRole('textbox', { name: 'Text of the note' });

/** Opens the notes of the first record of the jobs. */
async function openNotes(page: Page): Promise<void> {
  await goTo(page, 'Jobs');
  await page.getByRole('gridcell').first().click();
  await page.getByRole('tab', { name: /Notes/ }).click();
  await expect(newNote(page)).toBeVisible();
}

/** Goes one row down, to the notes of another record. */
async function nextRecord(page: Page): Promise<void> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('j');
  await expect(newNote(page)).toHaveValue('');
}

/** Whether the browser is told to ask before the page goes. */
const asksToLeave = (page: Page) =>
  page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

test('what is written of a note is there after another record and a reload, until it is saved', async ({
  page,
  app,
}) => {
  await openDemo(page, app);
  await openNotes(page);
  await newNote(page).fill('First thought.');
  await newNote(page).press('Control+Enter');
  await expect(page.getByRole('article')).toContainText('First thought.');
  expect(await asksToLeave(page)).toBe(false);
  await page.getByRole('button', { name: 'Edit' }).click();
  expect(await asksToLeave(page)).toBe(false);
  await changed(page).fill('First thought, and better.');
  await newNote(page).fill('Second thought.');

  await nextRecord(page);
  await expect(changed(page)).toHaveCount(0);
  await page.getByRole('grid').focus();
  await page.keyboard.press('k');
  await expect(changed(page)).toHaveValue('First thought, and better.');
  await expect(newNote(page)).toHaveValue('Second thought.');
  expect(await asksToLeave(page)).toBe(true);

  await page.reload();
  await expect(changed(page)).toHaveValue('First thought, and better.');
  await expect(newNote(page)).toHaveValue('Second thought.');
  await changed(page).press('Control+Enter');
  await expect(page.getByRole('article')).toContainText('First thought, and better.');
  await newNote(page).press('Control+Enter');
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(newNote(page)).toHaveValue('');
  expect(await asksToLeave(page)).toBe(false);
  expect(app.troubles).toEqual([]);
});

test('a case is left with unsaved notes only after a question, which leads to them', async ({
  page,
  app,
}) => {
  await asDesktop(page);
  await openDemo(page, app);
  await openNotes(page);
  await newNote(page).fill('Not saved yet.');
  await expect.poll(async () => (await desktopOf(page)).unsaved).toBe(1);
  // A window that asked here could not be loaded again when its engine stopped.
  expect(await asksToLeave(page)).toBe(false);
  await goTo(page, 'Overview');

  await tell(page, { host: 'command', id: 'case.close' });
  const question = page.getByRole('dialog', { name: 'Notes are not saved' });
  await expect(question).toContainText('1 note of this case is written and not saved.');
  await question.getByRole('button', { name: /^record [\d,]+$/ }).click();
  await expect(question).toHaveCount(0);
  await expect(newNote(page)).toHaveValue('Not saved yet.');

  await page.reload();
  await expect(newNote(page)).toHaveValue('Not saved yet.');
  await expect.poll(async () => (await desktopOf(page)).unsaved).toBe(1);
  await tell(page, { host: 'command', id: 'case.close' });
  await question.getByRole('button', { name: 'Go on without saving' }).click();
  await expect(page.getByRole('main', { name: 'Welcome' })).toBeVisible();
  await page.getByRole('button', { name: 'demo', exact: true }).click();
  await openNotes(page);
  await expect(newNote(page)).toHaveValue('Not saved yet.');
  await newNote(page).press('Control+Enter');
  await expect.poll(async () => (await desktopOf(page)).unsaved).toBe(0);
  await tell(page, { host: 'command', id: 'case.close' });
  await expect(page.getByRole('main', { name: 'Welcome' })).toBeVisible();
  expect(app.troubles).toEqual([]);
});

test('the change of a note that is removed meanwhile is not lost with it', async ({
  page,
  app,
}) => {
  await openDemo(page, app);
  await openNotes(page);
  await newNote(page).fill('Short.');
  await newNote(page).press('Control+Enter');
  await page.getByRole('button', { name: 'Edit' }).click();
  await changed(page).fill('Much longer.');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('article')).toHaveCount(0);
  const left = page.getByRole('textbox', { name: 'Change of a note that was removed meanwhile' });
  await expect(left).toHaveValue('Much longer.');
  await left.press('Control+Enter');
  await expect(page.getByRole('article')).toContainText('Much longer.');
  await expect(left).toHaveCount(0);
});
