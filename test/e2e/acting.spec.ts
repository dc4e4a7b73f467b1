import type { Page } from '@playwright/test';
import { expect, goTo, openDemo } from './app.ts';
import { account, connect, look, sessionsOf, test } from './tenants.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Carry out the plan' });

async function plan(page: Page, kind: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Add action' }).click();
  const dialog = page.getByRole('dialog', { name: 'Plan an action' });
  await dialog.getByLabel('Action').selectOption(kind);
  await dialog.getByRole('textbox').first().fill(value);
  await dialog.getByRole('checkbox', { checked: true }).waitFor();
  await dialog.getByRole('button', { name: 'Add to the plan' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

test.describe('a host that was not started for it', () => {
  test.use({ given: [] });

  test('says how to start it for them', async ({ page, app }) => {
    await openDemo(page, app);
    await goTo(page, 'Response plan');
    await plan(page, 'revoke-sessions', account);
    await page.getByRole('button', { name: 'Carry out…' }).click();
    await expect(panel(page)).toContainText('--allow-live');
    await expect(panel(page).getByRole('button', { name: 'Dry run' })).toHaveCount(0);
    await look(page, 'acting-refused');
  });
});

test('the plan is tried and carried out in a tenant, stops at a failure and goes on', async ({
  page,
  app,
  tenant,
}) => {
  await openDemo(page, app);
  await connect(page, 'Acme', tenant, 'actor');

  await goTo(page, 'Response plan');
  await plan(page, 'revoke-sessions', account);
  await plan(page, 'revoke-grants', account);
  await plan(page, 'disable-account', account);
  await page.getByRole('button', { name: 'Carry out…' }).press('Enter');
  await panel(page).getByLabel('Over the connection').selectOption({ index: 1 });
  await panel(page).getByRole('button', { name: 'Dry run' }).press('Enter');
  const dry = panel(page).getByRole('region', { name: 'Dry run' });
  await expect(dry).toContainText('Nothing was changed');
  await expect(dry).toContainText(`(${account}).`);
  await look(page, 'acting-dry-run');
  expect(tenant.requests.filter(({ method }) => method !== 'GET')).toEqual([]);

  const start = panel(page).getByRole('button', { name: /^Carry out \d+ requests$/ });
  await expect(start).toBeDisabled();
  const name = panel(page).getByLabel('Type the name of the tenant');
  await name.fill('Acme');
  await expect(start).toBeDisabled();
  await name.fill('acme');
  tenant.faults.add({ fault: 'server-error', method: 'POST', skip: 1, times: 1 });
  await name.press('Enter');
  await expect(panel(page)).toContainText('stopped before its end');
  await look(page, 'acting-stopped');
  await panel(page).getByRole('button', { name: 'Go on…' }).press('Enter');
  await panel(page).getByLabel('Type the name of the tenant').fill('acme');
  await page.keyboard.press('Enter');
  const executions = page.getByRole('region', { name: 'Executions' });
  await expect(executions).not.toContainText('waiting');
  await executions.getByRole('button', { name: /^Requests of execution/ }).click();
  await expect(executions).not.toContainText('waiting');
  await expect(executions).toContainText('4 done');
  await expect(page.locator('[data-action]').first()).toContainText('carried out');
  await expect(page.locator('[data-action]').last()).toContainText('carried out');
  await look(page, 'acting-done');
  expect(sessionsOf(tenant).length).toBeGreaterThan(0);
  expect(sessionsOf(tenant)).not.toContain('active');
  expect(tenant.store.accounts.find(account)?.status).toBe('disabled');
  expect(app.troubles).toEqual([]);
});
