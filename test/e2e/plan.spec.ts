import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, goTo, openDemo, test } from './app.ts';

/** Pictures of the screens, for looking at them: where they go, if anywhere. */
const pictures = process.env.TRAILCASE_PICTURES;

async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  if (pictures === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
  }
}

/** Plans an action by hand, by keyboard alone once the dialog is open. */
async function plan(page: Page, kind: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Add action' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Plan an action' });
  await dialog.getByLabel('Action').selectOption(kind);
  await dialog.getByRole('textbox').first().fill(value);
  await dialog.getByRole('checkbox', { checked: true }).waitFor();
  await dialog.getByRole('button', { name: 'Add to the plan' }).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

test('a response is planned from pages and by hand, ordered by keys, and written out', async ({
  page,
  app,
}) => {
  await openDemo(page, app);
  await goTo(page, 'Entities');
  await page.getByRole('button', { name: 'jonas.keller@acme.example' }).click();
  await page.getByRole('button', { name: 'Plan…' }).click();
  await page.getByText('1 target found').waitFor();
  await page.getByLabel('Why').fill('The account was taken over on 11 February.');
  await look(page, 'plan-dialog');
  await page.getByRole('button', { name: 'Add to the plan' }).click();
  await goTo(page, 'Response plan');
  await plan(page, 'revoke-grants', 'ralf.seidel@acme.example');
  await plan(page, 'replay-webhook', 'https://hooks.acme.example/siem');
  await plan(page, 'disable-account', 'nobody@nowhere.example');

  const actions = page.getByRole('main', { name: 'Response plan' }).locator('[data-action]');
  await expect(actions).toHaveCount(4);
  await actions.last().focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('listitem', { name: /^3\. Disable the account/ })).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('listitem', { name: /^2\. Disable the account/ })).toBeFocused();

  await page.getByRole('button', { name: 'Remove Disable the account' }).click();
  await expect(actions).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('listitem', { name: /^2\. Disable the account/ })).toBeVisible();

  await page.getByRole('button', { name: '1 id, 4 over already' }).click();
  await expect(page.getByText('gr_bdddaac1df9a366ff7')).toBeVisible();
  await look(page, 'plan');

  await page.getByRole('button', { name: 'Write…' }).click();
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.getByText('Written, and entered into the custody log').waitFor();
  const file = join(app.folder, 'response-plan.md');
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('## 2. Disable the account');
  expect(app.troubles).toEqual([]);
});

test('the blast radius of an account leads to addresses, other accounts and records', async ({
  page,
  app,
}) => {
  await openDemo(page, app);
  await goTo(page, 'Entities');
  await page.getByRole('button', { name: 'jonas.keller@acme.example' }).click();
  await page.getByRole('button', { name: 'Blast radius' }).click();
  await page.getByLabel(/^From/).fill('2026-02-11 20:00');
  await page.getByLabel('To', { exact: true }).fill('2026-02-12 04:00');
  await page.keyboard.press('Enter');
  const accounts = page.getByRole('region', { name: 'Other accounts' });
  await expect(accounts.getByRole('row')).toHaveCount(4);
  await look(page, 'radius');
  const address = page.getByRole('region', { name: 'Addresses' });
  await address.getByRole('button', { name: '20 records with 198.51.100.77' }).click();
  await expect(page.getByRole('contentinfo').or(page.locator('footer'))).toContainText('20 of');
  await page.goBack();
  await page.getByRole('link', { name: /claudia\.brandt/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'claudia.brandt@acme.example' })).toBeVisible();
  expect(app.troubles).toEqual([]);
});
