import type { Page } from '@playwright/test';
import { expect } from './app.ts';

/** The step of a run that is on the screen. */
export const step = (page: Page) => page.getByRole('region', { name: 'Step', exact: true });

/**
 * Goes through the run that is on the screen by keys: asks each step, notes what was seen, calls it malicious and puts
 * what it proposes on the plan.
 * @param address given to the run as that of the intruder, where a step shows it
 * @returns the titles of the steps
 */
export async function judgeSteps(page: Page, address: string): Promise<string[]> {
  const judged: string[] = [];
  for (;;) {
    const title = await step(page).getByRole('heading', { level: 2 }).innerText();
    await answer(page, title, address);
    judged.push(title.replace(/^\d+\. /, ''));
    if (
      !(await step(page)
        .getByRole('button', { name: /^Next: / })
        .isVisible())
    )
      break;
    await page.keyboard.press('n');
    await expect(step(page).getByRole('heading', { level: 2 })).not.toHaveText(title);
  }
  return judged;
}

/** Asks, judges and plans one step by keys, as its title wants it. */
async function answer(page: Page, title: string, address: string): Promise<void> {
  const ask = step(page).getByRole('button', { name: 'Ask', exact: true });
  if (await ask.isVisible()) {
    await expect(ask).toBeEnabled();
    await page.keyboard.press('a');
    await expect(step(page).getByRole('status')).toContainText(/\d+ records?/);
  }
  if (title.includes('Sign-ins by address')) await giveAddress(page, address);
  if (title.includes('Changes made by the account')) await keepRows(page, 3);
  await page.keyboard.press('w');
  await page.keyboard.type(`Seen: ${title}`);
  await page.keyboard.press('Control+Enter');
  await expect(step(page).getByRole('button', { name: 'Keep note and evidence' })).toBeHidden();
  await page.keyboard.press('3');
  await expect(step(page).getByRole('button', { name: /^Malicious/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const proposed = step(page).getByRole('region', { name: 'Proposed actions' });
  if (!(await proposed.isVisible())) return;
  await expect(proposed).not.toContainText('Reading the targets');
  if (!(await proposed.getByRole('button', { name: /^Add / }).isVisible())) return;
  await page.keyboard.press('P');
  await expect(proposed.getByRole('button', { name: /^Add / })).toBeHidden();
}

/** Tells the run which address the intruder came from. */
async function giveAddress(page: Page, address: string): Promise<void> {
  await page.keyboard.press('v');
  await expect(page.getByRole('combobox', { name: /Address of the intruder/ })).toBeFocused();
  await page.keyboard.type(address);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('main')).toContainText(address);
}

/** Keeps the first rows of the answer as evidence. */
async function keepRows(page: Page, number: number): Promise<void> {
  const rows = page.getByRole('grid', { name: 'Records of the answer' }).getByRole('row');
  for (let row = 1; row <= number; row += 1) {
    await expect(rows.nth(row).getByRole('checkbox')).toBeEnabled();
    await page.keyboard.press('x');
    await expect(rows.nth(row)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('j');
  }
  await expect(step(page)).toContainText(`${number} records kept as evidence`);
}
