import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, goTo, test } from './app.ts';

/** A case with one file in it, with its audit records on the screen. */
async function openWith(page: Page, { url, folder }: App, records: object[]): Promise<void> {
  writeFileSync(join(folder, 'log.json'), JSON.stringify(records));
  await page.goto(url);
  await page.getByRole('button', { name: 'Create a case' }).click();
  await page.getByRole('textbox', { name: 'Name of the case' }).fill('changes');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('button', { name: 'Import archives' }).click();
  await page.getByRole('checkbox', { name: 'log.json' }).check();
  await page.getByRole('button', { name: 'Look at 1 file' }).click();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText(`${records.length} read = ${records.length} stored`)).toBeVisible();
  await goTo(page, 'Audit');
  await page.getByRole('grid').press('Home');
}

test('a difference that says other than the states is told above the one that is computed', async ({
  page,
  app,
}) => {
  const change = {
    id: 'a1',
    action: 'update Client',
    target: 'Portal',
    actor: 'ana',
    timestamp: '2026-01-21T08:00:00Z',
    oldEntity: { scope: 'read' },
    newEntity: { scope: 'write' },
  };
  await openWith(page, app, [
    { ...change, diff: { scope: { _old: 'read', _new: 'admin' } } },
    {
      ...change,
      id: 'a2',
      timestamp: '2026-01-20T08:00:00Z',
      diff: { scope: { _old: 'read', _new: 'write' } },
    },
  ]);
  await page.getByRole('tab', { name: /Diff/ }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText("The record's own diff says other than its states");
  await expect(panel.getByRole('region', { name: 'Difference' })).toContainText('write');
  await page.getByRole('grid').press('j');
  await expect(page.getByRole('tabpanel')).toContainText('1 changed');
  await expect(page.getByRole('tabpanel')).not.toContainText("The record's own diff");
  expect(app.troubles).toEqual([]);
});

test('an old state that is not recorded is said to be from another record, which is one step away', async ({
  page,
  app,
}) => {
  const event = (time: number, enabled: boolean) => ({
    time,
    realmId: 'r1',
    authDetails: { realmId: 'r0', clientId: 'c9', userId: 'adm1', ipAddress: '192.0.2.5' },
    operationType: 'UPDATE',
    resourceType: 'USER',
    resourcePath: 'users/u-5',
    representation: JSON.stringify({ username: 'zed', enabled }),
  });
  await openWith(page, app, [event(1_764_950_500_000, false), event(1_764_950_400_000, true)]);
  await page.getByRole('tab', { name: /Diff/ }).click();
  const panel = page.getByRole('tabpanel');
  const notice = panel.getByRole('note').filter({ hasText: 'The old state is not recorded here' });
  await expect(notice).toContainText('it is what record 2');
  await expect(panel).toContainText('enabled');
  await page.getByRole('tab', { name: 'Old' }).click();
  await expect(notice).toContainText('it is what record 2');
  await notice.getByRole('button', { name: 'Show record 2' }).click();
  await expect(page.getByRole('complementary', { name: 'Record' })).toContainText('Record 2 ·');
  await expect(notice).toHaveCount(0);
  expect(app.troubles).toEqual([]);
});

test('a hidden secret is shown and copied only with an entry in the custody log, which does not hold it', async ({
  page,
  app,
}) => {
  await openWith(page, app, [
    {
      id: 'a1',
      action: 'update Client',
      target: 'Portal',
      actor: 'ana',
      timestamp: '2026-01-21T08:00:00Z',
      oldEntity: { client_secret: 'hunter2-old', recoveryCodes: ['hunter2-code'] },
      newEntity: { client_secret: 'hunter2-new', recoveryCodes: [] },
    },
  ]);
  await page.getByRole('tab', { name: /Diff/ }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('recoveryCodes');
  await expect(panel).not.toContainText('hunter2');
  const change = panel.getByRole('article').filter({ hasText: 'client_secret' });
  await change.getByRole('button', { name: 'Reveal' }).click();
  await expect(change).toContainText('hunter2-old');
  await expect(panel).not.toContainText('hunter2-code');

  await page.getByRole('tab', { name: /Old/ }).click();
  const line = page.getByRole('treeitem').filter({ hasText: 'client_secret' });
  await line.hover();
  await expect(line.getByRole('button', { name: 'Filter in: client_secret' })).toHaveCount(0);
  await line.getByRole('button', { name: 'Reveal' }).click();
  await expect(line).toContainText('hunter2-old');

  await goTo(page, 'Evidence');
  await page.getByRole('tab', { name: /Custody/ }).click();
  await expect(page.getByText('secret revealed')).toHaveCount(2);
  await expect(page.getByRole('main')).not.toContainText('hunter2');
  expect(app.troubles).toEqual([]);
});
