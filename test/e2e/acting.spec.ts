import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoRecords } from '../tenant/demo-records.ts';
import { startTenant } from '../tenant/start-tenant.ts';
import { expect, goTo, openDemo, startHost, stopHost, test, watch } from './app.ts';
import { seriousTroubles } from './axe.ts';

const account = 'jonas.keller@acme.example';

/** Pictures of the screens, for looking at them: where they go, if anywhere. */
const pictures = process.env.TRAILCASE_PICTURES;

const panel = (page: Page) => page.getByRole('region', { name: 'Carry out the plan' });

async function look(page: Page, name: string): Promise<void> {
  expect(await seriousTroubles(page)).toEqual([]);
  if (pictures === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
  }
}

async function plan(page: Page, kind: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Add action' }).click();
  const dialog = page.getByRole('dialog', { name: 'Plan an action' });
  await dialog.getByLabel('Action').selectOption(kind);
  await dialog.getByRole('textbox').first().fill(value);
  await dialog.getByRole('checkbox', { checked: true }).waitFor();
  await dialog.getByRole('button', { name: 'Add to the plan' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

test('a host that allows no calls says how to start it for them', async ({ page, app }) => {
  await openDemo(page, app);
  await goTo(page, 'Response plan');
  await plan(page, 'revoke-sessions', account);
  await page.getByRole('button', { name: 'Carry out…' }).click();
  await expect(panel(page)).toContainText('--allow-live');
  await expect(panel(page).getByRole('button', { name: 'Dry run' })).toHaveCount(0);
  await look(page, 'acting-refused');
});

test('the plan is tried and carried out in a tenant, stops at a failure and goes on', async ({
  page,
  app,
}) => {
  const records = await demoRecords();
  const since = ['live-1', 'live-2', 'live-3'].map((sessionId) => ({
    sessionId,
    protocol: 'OIDC',
    clientId: 'wiki',
    userId: 7,
    createdAt: '2026-02-12T08:00:00.000Z',
    status: 'active',
    details: { claims: { email: account } },
  }));
  const session = [...records.session, ...since];
  const tenant = await startTenant({ records: { ...records, session } });
  const host = await startHost(app.folder, ['--allow-live']);
  watch(page, app);
  try {
    await openDemo(page, { ...app, url: host.url });
    await goTo(page, 'Connections');
    await page.getByRole('button', { name: /^Add/ }).first().click();
    const form = page.getByRole('form', { name: 'New connection' });
    await form.getByLabel('System', { exact: true }).selectOption('tenant');
    await form.getByLabel('Way', { exact: true }).selectOption({ label: 'Access token' });
    await form.getByLabel('Name', { exact: true }).fill('Acme');
    await form.getByLabel('Address', { exact: true }).fill(tenant.address);
    await form.getByLabel('Tenant id').fill('acme');
    await form.getByLabel('Access token').last().fill(tenant.tokens.actor);
    await form.getByRole('button', { name: 'Keep the connection' }).click();
    await expect(page.getByRole('heading', { name: 'Acme' })).toBeVisible();

    await goTo(page, 'Response plan');
    await plan(page, 'revoke-sessions', account);
    await plan(page, 'revoke-grants', account);
    await plan(page, 'disable-account', account);
    await page.getByRole('button', { name: 'Carry out…' }).press('Enter');
    await panel(page).getByLabel('Over the connection').selectOption({ index: 1 });
    await panel(page).getByRole('button', { name: 'Dry run' }).press('Enter');
    const dry = panel(page).getByRole('region', { name: 'Dry run' });
    await expect(dry).toContainText('Nothing was changed');
    await expect(dry).toContainText('has no path for “Disable the account”');
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
    await expect(executions).toContainText('3 done');
    await expect(page.locator('[data-action]').first()).toContainText('carried out');
    await expect(page.locator('[data-action]').last()).toContainText('to be done by hand');
    await look(page, 'acting-done');
    const held = tenant.store
      .texts('session')
      .map(
        (text) => JSON.parse(text) as { status: string; details?: { claims?: { email?: string } } },
      )
      .filter(({ details }) => details?.claims?.email === account);
    expect(held.length).toBeGreaterThan(0);
    expect(held.filter(({ status }) => status === 'active')).toEqual([]);
    expect(app.troubles).toEqual([]);
  } finally {
    await stopHost(host.child);
    await tenant.stop();
  }
});
