import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, counts, expect, goTo, test } from './app.ts';

/** An empty case, made through the dialog. */
async function createCase(page: Page, { url }: App, name: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Create a case' }).click();
  await page.getByRole('textbox', { name: 'Name of the case' }).fill(name);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'This case is empty' })).toBeVisible();
  await page.getByRole('button', { name: 'Import archives' }).click();
}

test('a table of unknown columns is mapped before it is imported, with its zone asked for', async ({
  page,
  app,
}) => {
  const lines = [
    'When,Who,What,Where',
    '2026-01-05 10:00:00,ana,opened,10.0.0.1',
    '2026-01-05 11:00:00,ben,closed,10.0.0.2',
  ];
  writeFileSync(join(app.folder, 'door.csv'), `${lines.join('\n')}\n`);
  await createCase(page, app, 'door');
  await page.getByRole('checkbox', { name: 'door.csv' }).check();
  await page.getByRole('button', { name: 'Look at 1 file' }).click();
  await expect(page.getByText('Not recognised')).toBeVisible();
  for (const [field, column] of [
    ['Created On', 'When'],
    ['Email', 'Who'],
    ['Event Type', 'What'],
    ['IP Address', 'Where'],
  ] as const) {
    const choice = page
      .getByRole('combobox', { name: field })
      .or(page.getByRole('textbox', { name: field }));
    await choice.first().click();
    await page.getByRole('option', { name: column, exact: true }).click();
  }
  await expect(page.getByRole('region', { name: /as stored/ })).toContainText('ana');
  await expect(page.getByRole('button', { name: 'Import 1 file' })).toBeDisabled();
  const zone = page
    .getByRole('combobox', { name: /Zone of times/ })
    .or(page.getByRole('textbox', { name: /Zone of times/ }));
  await zone.first().fill('Europe/Berlin');
  await page.getByRole('option', { name: 'Europe/Berlin' }).click();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText('2 read = 2 stored + 0 duplicate + 0 rejected')).toBeVisible();
  await goTo(page, 'Events');
  await expect(counts(page)).toContainText('2 of 2 records');
  await expect(page.getByRole('gridcell', { name: '2026-01-05 09:00:00.000Z' })).toBeVisible();
});

test('what cannot be read is counted, listed, and opened at its place', async ({ page, app }) => {
  const good = (id: string) =>
    JSON.stringify({
      id,
      action: 'create User',
      target: 'x',
      actor: 'ana',
      timestamp: '2026-01-21T08:00:00Z',
    });
  writeFileSync(
    join(app.folder, 'audit.ndjson'),
    `${good('a')}\n{"id": "b", broken\n${good('c')}\n`,
  );
  await createCase(page, app, 'broken');
  await page.getByRole('checkbox', { name: 'audit.ndjson' }).check();
  await page.getByRole('button', { name: 'Look at 1 file' }).click();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText('3 read = 2 stored + 0 duplicate + 1 rejected')).toBeVisible();
  await page.getByRole('button', { name: 'line 2', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('"b", broken');
  await expect(page.getByRole('dialog').locator('mark')).toContainText('broken');
});

test('files that are dropped are streamed, looked at and imported', async ({ page, app }) => {
  await createCase(page, app, 'dropped');
  const record = {
    action: 'create User',
    target: 'x',
    actor: 'ana',
    timestamp: '2026-01-21T08:00:00Z',
  };
  const text = JSON.stringify([record]);
  const dropped = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'audit.json'));
    return transfer;
  }, text);
  await page.getByRole('main', { name: 'Import' }).dispatchEvent('drop', { dataTransfer: dropped });
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText('1 read = 1 stored + 0 duplicate + 0 rejected')).toBeVisible();
});
