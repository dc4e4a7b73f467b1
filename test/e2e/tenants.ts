import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { demoRecords } from '../tenant/demo-records.ts';
import { type ReferenceTenant, startTenant } from '../tenant/start-tenant.ts';
import { type App, expect, goTo, startHost, stopHost, watch } from './app.ts';
import { seriousTroubles } from './axe.ts';

/** The account that was taken over in the demo. */
export const account = 'jonas.keller@acme.example';

/** Pictures of the screens, for looking at them: where they go, if anywhere. */
const pictures = process.env.TRAILCASE_PICTURES;

/** A host that may call tenants unless `given` says otherwise, a tenant with the records of the demo, and one that has none. */
export const test = base.extend<{
  given: string[];
  app: App;
  tenant: ReferenceTenant;
  empty: ReferenceTenant;
}>({
  given: [['--allow-live'], { option: true }],
  app: async ({ page, given }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'trailcase-connect-'));
    mkdirSync(join(folder, 'config'));
    const { child, url } = await startHost(folder, given);
    const app: App = { url, folder, requests: [], troubles: [] };
    watch(page, app);
    await use(app);
    await stopHost(child);
    rmSync(folder, { recursive: true, force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  tenant: async ({}, use) => {
    const records = await demoRecords();
    const session = [...records.session, ...heldSince];
    const tenant = await startTenant({ records: { ...records, session } });
    await use(tenant);
    await tenant.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  empty: async ({}, use) => {
    const tenant = await startTenant({ tenant: 'second' });
    await use(tenant);
    await tenant.stop();
  },
});

/** Sessions that the account has at this moment: those of the demo are over. */
export const heldSince = ['live-1', 'live-2', 'live-3'].map((sessionId) => ({
  sessionId,
  protocol: 'OIDC',
  clientId: 'wiki',
  userId: 7,
  createdAt: '2026-02-12T08:00:00.000Z',
  status: 'active',
  details: { claims: { email: account } },
}));

/** States of the sessions that the account has in a tenant. */
export function sessionsOf({ store }: ReferenceTenant): string[] {
  return store
    .texts('session')
    .map(
      (text) => JSON.parse(text) as { status: string; details?: { claims?: { email?: string } } },
    )
    .filter(({ details }) => details?.claims?.email === account)
    .map(({ status }) => status);
}

/** Makes an empty case from the first screen. */
export async function newCase(page: Page, { url, folder }: App): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Create a case' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the case').fill('pulled.trailcase');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  expect(existsSync(join(folder, 'pulled.trailcase'))).toBe(true);
}

/** Looks for what keeps people out, and takes a picture where that is wanted. */
export async function look(page: Page, name: string): Promise<void> {
  expect(await seriousTroubles(page)).toEqual([]);
  if (pictures === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
  }
}

/** Writes a connection in the form and keeps it, with its secret. */
export async function connect(
  page: Page,
  name: string,
  { address, tenant, tokens }: ReferenceTenant,
  token: keyof ReferenceTenant['tokens'] = 'admin',
): Promise<void> {
  await goTo(page, 'Connections');
  await page.getByRole('button', { name: 'Add a connection' }).click();
  const form = page.getByRole('form', { name: 'New connection' });
  await form.getByLabel('System', { exact: true }).selectOption('tenant');
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Address', { exact: true }).fill(address);
  await form.getByLabel('Tenant id', { exact: true }).fill(tenant);
  await form.getByLabel('Way', { exact: true }).selectOption({ label: 'Access token' });
  await form.getByLabel('Access token', { exact: true }).last().fill(tokens[token]);
  await form.getByRole('button', { name: 'Keep the connection' }).click();
  await expect(page.getByRole('region', { name: 'Secret' })).toContainText('Kept in memory');
}
