import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { demoRecords } from '../tenant/demo-records.ts';
import { type ReferenceTenant, startTenant } from '../tenant/start-tenant.ts';
import { type App, expect, goTo, startHost, stopHost, watch } from './app.ts';
import { seriousTroubles } from './axe.ts';

/** Pictures of the screens, for looking at them: where they go, if anywhere. */
const pictures = process.env.TRAILCASE_PICTURES;

/** A host that may call tenants, a tenant with the records of the demo, and one that has none. */
const test = base.extend<{
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
    const tenant = await startTenant({ records: await demoRecords() });
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

async function look(page: Page, name: string): Promise<void> {
  expect(await seriousTroubles(page)).toEqual([]);
  if (pictures === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
  }
}

async function newCase(page: Page, { url, folder }: App): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Create a case' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the case').fill('pulled.trailcase');
  await dialog.getByLabel('Name of the case').press('Enter');
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  expect(existsSync(join(folder, 'pulled.trailcase'))).toBe(true);
}

/** Writes a connection in the form and keeps it, with its secret. */
async function connect(
  page: Page,
  name: string,
  { address, tenant, tokens }: ReferenceTenant,
): Promise<void> {
  await goTo(page, 'Connections');
  await page.getByRole('button', { name: 'Add a connection' }).click();
  const form = page.getByRole('form', { name: 'New connection' });
  await form.getByLabel('System', { exact: true }).selectOption('tenant');
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Address', { exact: true }).fill(address);
  await form.getByLabel('Tenant id', { exact: true }).fill(tenant);
  await form.getByLabel('Way', { exact: true }).selectOption({ label: 'Access token' });
  await form.getByLabel('Access token', { exact: true }).last().fill(tokens.admin);
  await form.getByRole('button', { name: 'Keep the connection' }).click();
  await expect(page.getByRole('region', { name: 'Secret' })).toContainText('Kept in memory');
}

test('a tenant is connected, tested, pulled and followed', async ({ page, app, tenant }) => {
  await newCase(page, app);
  await goTo(page, 'Connections');
  await page.getByRole('button', { name: 'Add a connection' }).click();
  const form = page.getByRole('form', { name: 'New connection' });
  await form.getByRole('button', { name: 'Keep the connection' }).click();
  await expect(form.getByText('Give it a name, to find it by.')).toBeVisible();
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await look(page, 'connection-form');
  // What was written is still there after a look at another screen.
  await form.getByLabel('Name', { exact: true }).fill('Half written');
  await goTo(page, 'Evidence');
  await connect(page, 'Acme \u202Etxt <img src=x>', tenant);
  await expect(page.getByRole('button', { name: /Acme ‹U\+202E›txt <img src=x>/ })).toBeVisible();

  await page.keyboard.press('t');
  const tested = page.getByRole('region', { name: 'Test' });
  await expect(tested).toContainText('The connection works and every log may be read.');
  await look(page, 'connection-tested');

  await page.getByRole('button', { name: 'Pull', exact: true }).click();
  const receipt = page.getByRole('region', { name: 'Receipt of the pull' });
  await expect(receipt).toBeVisible({ timeout: 60_000 });
  const audit = tenant.store.count('audit');
  await expect(receipt).toContainText(`${audit} read = ${audit} stored + 0 duplicate + 0 rejected`);
  const pulls = page.getByRole('region', { name: 'Earlier pulls' });
  await pulls.getByRole('button', { name: /^Pull \d+$/ }).click();
  const pages = page.getByRole('grid', { name: /^Pages of pull/ });
  await expect(pages.getByRole('row').nth(1)).toContainText(
    'GET /auth/admin/tenants/acme/audit-logs',
  );
  await look(page, 'connection-pulled');
  await pages.getByRole('button', { name: 'Show the records of page 1' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('row ');
  await page.goBack();

  await page.getByLabel('Ask again every').selectOption({ label: '5 seconds' });
  await page.getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(page.getByRole('contentinfo')).toContainText('nothing new', { timeout: 60_000 });
  await look(page, 'connection-follows');
  await goTo(page, 'Audit');
  await expect(page.getByRole('contentinfo')).toContainText(`${audit} of ${audit} records`);
  const [newest = '{}'] = tenant.store.texts('audit').slice(-1);
  tenant.store.add('audit', [
    { ...JSON.parse(newest), id: 'new-while-following', timestamp: new Date().toISOString() },
  ]);
  await expect(page.getByRole('contentinfo')).toContainText(
    `${audit + 1} of ${audit + 1} records`,
    {
      timeout: 60_000,
    },
  );
  await goTo(page, 'Connections');
  await page.getByRole('button', { name: /^Acme/ }).click();
  await page.getByRole('button', { name: 'Stop following' }).click();
  await expect(page.getByRole('button', { name: 'Follow', exact: true })).toBeEnabled();

  // The secret stays behind when the address is changed, and nowhere in the page is it to be read.
  await page.getByRole('button', { name: 'Edit…' }).click();
  await page.getByLabel('Address', { exact: true }).fill('https://elsewhere.example');
  await expect(page.getByText('is not sent anywhere else')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it as it was' }).click();
  expect(await page.content()).not.toContain(tenant.tokens.admin);

  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByRole('region', { name: 'Of this case' })).toContainText('None.');
  await expect(page.getByRole('region', { name: 'Earlier pulls' })).toContainText('Acme');
  expect(app.troubles).toEqual([]);
});

test('an archive is restored to a second tenant, step by step', async ({ page, app, empty }) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await page.getByRole('heading', { name: 'Look next' }).waitFor();
  await connect(page, 'Second', empty);
  await goTo(page, 'Restore');
  await page.getByRole('checkbox', { name: /audit-until-january/ }).uncheck();
  await page
    .getByLabel('Connection', { exact: true })
    .selectOption({ label: `Second (${empty.address})` });
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison).toContainText('The tenant has 0 records.', { timeout: 60_000 });
  await look(page, 'restore-compared');
  const send = page.getByRole('button', { name: /^Restore \d+ records$/ });
  await expect(send).toBeDisabled();
  // Nothing is lost when one looks elsewhere meanwhile.
  await goTo(page, 'Evidence');
  await goTo(page, 'Restore');
  await expect(comparison).toContainText('The tenant has 0 records.');
  // A page of a proxy in place of an answer stops it; it goes on when the proxy is gone.
  empty.faults.add({ fault: 'proxy-page', method: 'POST' });
  await page.getByLabel(/^Type the name of the tenant/).fill('second');
  await page.keyboard.press('Enter');
  const upload = page.getByRole('region', { name: 'Upload' });
  await expect(upload).toContainText('can go on', { timeout: 60_000 });
  await look(page, 'restore-stopped');
  empty.faults.clear();
  await upload.getByLabel(/^Type the name of the tenant/).fill('second');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Verification' })).toContainText(
    '✓ What was sent is in the tenant.',
    { timeout: 60_000 },
  );
  const sent = empty.store.count('audit');
  expect(sent).toBeGreaterThan(300);
  await expect(upload).toContainText(`${sent} records accepted`);
  await look(page, 'restore-done');
  await page.getByRole('button', { name: 'Write the receipt…' }).click();
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.getByText('Written, and entered into the custody log').waitFor();
  await page.getByRole('button', { name: 'Close' }).last().click();
  const [file = ''] = await page
    .getByRole('region', { name: 'Restores of this case' })
    .getByRole('button')
    .allTextContents();
  const written = join(app.folder, `${file.toLowerCase().replace(' ', '-')}.html`);
  expect(readFileSync(written, 'utf8')).toContain('second');
  expect(app.troubles).toEqual([]);
});

test.describe('a host that was not started for it', () => {
  test.use({ given: [] });

  test('calls no tenant, says how it would, and keeps connections all the same', async ({
    page,
    app,
    tenant,
  }) => {
    await newCase(page, app);
    await connect(page, 'Acme', tenant);
    await expect(page.getByRole('note')).toContainText('--allow-live');
    for (const name of ['Test the connection', 'Pull', 'Follow']) {
      await expect(page.getByRole('button', { name, exact: true })).toBeDisabled();
    }
    await look(page, 'connection-refused');
    await page.getByRole('button', { name: 'Edit…' }).click();
    await page.getByLabel('For you, for every case').check();
    await page.getByRole('button', { name: 'Keep the connection' }).click();
    await expect(page.getByRole('region', { name: 'Yours, for every case' })).toContainText('Acme');
    await expect(page.getByRole('region', { name: 'Of this case' })).toContainText('None.');
    await expect(page.getByRole('region', { name: 'Secret' })).toContainText('Kept in memory');
    await page.getByRole('button', { name: 'Forget it' }).click();
    await expect(page.getByRole('region', { name: 'Secret' })).toContainText('None is kept');
    await goTo(page, 'Restore');
    await expect(page.getByRole('note')).toContainText('--allow-live');
    expect(tenant.requests).toEqual([]);
    expect(app.troubles).toEqual([]);
  });
});
