import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, goTo } from './app.ts';
import { judgeSteps } from './playbook-run.ts';
import { account, connect, newCase, sessionsOf, test } from './tenants.ts';

test('a tenant is pulled, its taken account found out by the playbook, and its sessions are ended there', async ({
  page,
  app,
  tenant,
}) => {
  test.slow();
  await newCase(page, app);
  await connect(page, 'Acme', tenant);
  await page.getByRole('button', { name: 'Pull', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Receipt of the pull' })).toBeVisible({
    timeout: 60_000,
  });

  await goTo(page, 'Playbooks');
  await page.getByRole('button', { name: /^Suspected account compromise/ }).click();
  await page.getByRole('combobox', { name: 'Account' }).fill(account);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('main', { name: 'Run of a playbook' })).toBeVisible();
  const judged = await judgeSteps(page, '198.51.100.77');
  expect(judged.length).toBeGreaterThan(12);

  await goTo(page, 'Response plan');
  await page.getByRole('button', { name: 'Carry out…' }).click();
  const acting = page.getByRole('region', { name: 'Carry out the plan' });
  await acting.getByLabel('Over the connection').selectOption({ index: 1 });
  await acting.getByRole('button', { name: 'Dry run' }).click();
  const dry = acting.getByRole('region', { name: 'Dry run' });
  await expect(dry).toContainText('Nothing was changed');
  expect(sessionsOf(tenant).filter((state) => state === 'active')).toHaveLength(3);
  await acting.getByLabel('Type the name of the tenant').fill('acme');
  await acting.getByRole('button', { name: /^Carry out \d+ requests$/ }).click();
  const executions = page.getByRole('region', { name: 'Executions' });
  await expect(executions).toContainText(/\d+ done/, { timeout: 60_000 });
  await expect(executions).not.toContainText('waiting');
  expect(sessionsOf(tenant).length).toBeGreaterThan(3);
  expect(sessionsOf(tenant)).not.toContain('active');

  await goTo(page, 'Evidence');
  await page.getByRole('tab', { name: /^Custody log/ }).click();
  const log = page.getByRole('tabpanel', { name: /^Custody log/ });
  for (const entry of ['pull started', 'plan execution started', 'tenant asked to act']) {
    await expect(log).toContainText(entry);
  }
  const entries = await log.innerText();
  expect(entries.match(/tenant answered/g)?.length).toBe(
    entries.match(/tenant asked to act/g)?.length,
  );
  const asked = custodyOf(join(app.folder, 'pulled.trailcase'), 'tenant asked to act');
  for (const id of ['live-1', 'live-2', 'live-3']) {
    expect(asked.filter((detail) => detail.includes(id)).length, id).toBe(1);
  }
  expect(app.troubles).toEqual([]);
});

/** What the custody log of a case says of an action, entry by entry. */
function custodyOf(path: string, action: string): string[] {
  const db = new Database(path, { readonly: true });
  try {
    return db
      .prepare('SELECT detail FROM custody WHERE action = ? ORDER BY id')
      .pluck()
      .all(action) as string[];
  } finally {
    db.close();
  }
}
