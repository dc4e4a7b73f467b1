import { command, expect, goTo, openDemo } from './app.ts';
import { account, connect, look, sessionsOf, test } from './tenants.ts';

test('what an account holds in a tenant now is looked up and planned to be revoked', async ({
  page,
  app,
  tenant,
}) => {
  await openDemo(page, app);
  await connect(page, 'Acme', tenant, 'actor');
  const part = page.getByRole('region', { name: 'Look up an account' });
  await page.keyboard.press('l');
  await expect(part.getByLabel('Account')).toBeFocused();
  await page.keyboard.type('nobody@acme.example');
  await page.keyboard.press('Enter');
  await expect(part).toContainText('has no session and no grant that the tenant lists');
  await expect(part.getByText('try the other')).toBeInViewport();
  await expect(part.getByRole('button', { name: 'Plan to revoke' })).toHaveCount(0);
  await expect(part.getByLabel('Account')).toBeFocused();

  await part.getByLabel('Account').fill(account);
  await page.keyboard.press('Enter');
  await expect(part.getByRole('status')).toContainText(
    /holds 3 sessions and \d+ grants?; \d+ more are over/,
  );
  const rows = part.getByRole('row');
  await expect(rows.nth(1)).toContainText('live-');
  await expect(rows.last()).toContainText('over');
  await part.scrollIntoViewIfNeeded();
  await look(page, 'held-looked-up');
  await part.getByRole('button', { name: 'Plan to revoke' }).press('Enter');
  await expect(page.getByText(/added to the response plan/)).toBeVisible();

  tenant.faults.add({ fault: 'server-error', method: 'GET', times: 20 });
  await part.getByLabel('Account').fill('other@acme.example');
  await page.keyboard.press('Enter');
  await expect(part).toContainText('What other@acme.example holds is not known.', {
    timeout: 60_000,
  });
  await expect(part).toContainText('The sessions could not be asked for');
  await look(page, 'held-failed');
  tenant.faults.clear();

  await goTo(page, 'Entities');
  await page.getByRole('button', { name: account }).click();
  await page.getByRole('heading', { name: 'By kind and outcome' }).waitFor();
  await command(page, 'What it holds in a tenant now');
  const dialog = page.getByRole('dialog', { name: 'What it holds in a tenant now' });
  await expect(dialog).toContainText(account);
  await expect(dialog.getByRole('button', { name: 'Look up' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText(`${account} holds 3 sessions`);
  await look(page, 'held-of-an-actor');
  await dialog.getByRole('button', { name: 'Plan to revoke' }).press('Enter');
  await expect(page.getByText('It is in the response plan already.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await goTo(page, 'Response plan');
  await expect(page.locator('[data-action]').first()).toContainText('Revoke all sessions');
  await expect(page.locator('[data-action]').first()).toContainText(
    '3 sessions held in the tenant',
  );
  expect(tenant.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(sessionsOf(tenant).filter((state) => state === 'active')).toHaveLength(3);
  expect(app.troubles).toEqual([]);
});

test.describe('a host that was not started for it', () => {
  test.use({ given: [] });

  test('looks up no account and says how it would', async ({ page, app, tenant }) => {
    await openDemo(page, app);
    await goTo(page, 'Entities');
    await page.getByRole('button', { name: account }).click();
    await page.getByRole('button', { name: 'Held now…' }).click();
    const dialog = page.getByRole('dialog', { name: 'What it holds in a tenant now' });
    await expect(dialog).toContainText('There is no connection to a tenant yet');
    await expect(dialog.getByRole('note')).toContainText('--allow-live');
    await look(page, 'held-refused');
    await dialog.getByRole('button', { name: 'Connections' }).click();
    await connect(page, 'Acme', tenant);
    const part = page.getByRole('region', { name: 'Look up an account' });
    await part.getByLabel('Account').fill(account);
    await expect(part.getByRole('button', { name: 'Look up' })).toBeDisabled();
    expect(tenant.requests).toEqual([]);
    expect(app.troubles).toEqual([]);
  });
});
