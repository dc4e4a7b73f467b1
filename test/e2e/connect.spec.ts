import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, goTo } from './app.ts';
import { connect, look, newCase, test } from './tenants.ts';

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

  // What a key begins comes into sight, in a small window too.
  await page.setViewportSize({ width: 1100, height: 700 });
  await page.keyboard.press('t');
  const tested = page.getByRole('region', { name: 'Test', exact: true });
  const works = tested.getByText('The connection works and every log may be read.');
  await expect(works).toBeInViewport();
  await expect(tested).toContainText('the earliest from 2026-01-05 04:00:20Z');
  await look(page, 'connection-tested');

  await page.keyboard.press('p');
  const receipt = page.getByRole('region', { name: 'Receipt of the pull' });
  await expect(receipt.getByRole('status')).toBeInViewport({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Pull', exact: true })).toBeEnabled();
  await page.setViewportSize({ width: 1440, height: 900 });
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
  await page.reload();
  // It is known over which connection it goes, so that nobody starts a second one beside it.
  const follows = page.getByRole('region', { name: 'Follow', exact: true });
  await expect(follows).toContainText('it is asked again 5 s after each pull');
  await expect(follows.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pull', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Acme/ })).toContainText('follows');
  await expect(page.getByRole('region', { name: 'A pull that runs' })).toHaveCount(0);
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
  await follows.getByRole('button', { name: 'Stop following' }).click();
  await expect(follows.getByRole('button', { name: 'Follow', exact: true })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Pull', exact: true })).toBeEnabled();
  await expect(receipt).toContainText('1 stored');

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
