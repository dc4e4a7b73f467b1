import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { packZip } from '../demo/pack.ts';
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

/** The field of the mapping with this label. */
function column(page: Page, label: string) {
  return page
    .getByRole('combobox', { name: label, exact: true })
    .or(page.getByRole('textbox', { name: label, exact: true }))
    .first();
}

async function look(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: /^Look at \d+ files?$/ }).click();
}

const doors = [
  'When,Who,What,Where,Remark',
  '2026-01-05 10:00:00,ana,opened,10.0.0.1,north',
  '2026-01-05 11:00:00,ben,closed,10.0.0.2,south',
  '',
].join('\n');

test('a table of unknown columns is mapped before it is imported, with its zone asked for', async ({
  page,
  app,
}) => {
  writeFileSync(join(app.folder, 'door.csv'), doors);
  await createCase(page, app, 'door');
  await look(page, 'door.csv');
  await expect(page.getByText('Not recognised')).toBeVisible();
  const proposed = page.getByRole('list', { name: 'Proposed' });
  await expect(proposed).toContainText('named like a time, and 2 of 2 values are times');
  await expect(column(page, 'Created On')).toHaveValue('When');
  await expect(page.getByRole('region', { name: /as they would be stored/ })).toContainText('ana');
  await expect(page.getByText('No source recognises door.csv')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import 1 file' })).toBeDisabled();

  await page.getByRole('button', { name: 'Use this mapping' }).click();
  await expect(page.getByText('Read by a mapping, Events')).toBeVisible();
  await expect(page.getByText('No source recognises door.csv')).toHaveCount(0);
  await column(page, 'Organization').click();
  await page.getByRole('option', { name: 'Remark', exact: true }).click();
  await expect(page.getByRole('region', { name: /as stored/ })).toContainText('north');
  await column(page, 'Name of their system').fill('north gate');
  await column(page, 'Name of their system').press('Enter');
  await expect(page.getByText('Read as north gate, Events')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import 1 file' })).toBeDisabled();
  await column(page, 'Zone of times without one').fill('Europe/Berlin');
  await page.getByRole('option', { name: 'Europe/Berlin' }).click();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText('2 read = 2 stored + 0 duplicate + 0 rejected')).toBeVisible();
  await goTo(page, 'Events');
  await expect(counts(page)).toContainText('2 of 2 records');
  await expect(page.getByRole('gridcell', { name: '2026-01-05 09:00:00.000Z' })).toBeVisible();
  expect(app.troubles).toEqual([]);
});

test('a mapping is kept under a name, found again by its columns, and forgotten', async ({
  page,
  app,
}) => {
  writeFileSync(join(app.folder, 'door.csv'), doors);
  writeFileSync(join(app.folder, 'other.csv'), 'Zeit,Wer\n2026-01-05T10:00:00Z,ana\n');
  await createCase(page, app, 'kept');
  await look(page, 'door.csv');
  await page.getByRole('button', { name: 'Use this mapping' }).click();
  await column(page, 'Keep this mapping as…').fill('Door log');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByText('The mapping is kept as Door log.')).toBeVisible();
  await expect(column(page, 'Kept mappings')).toHaveValue('Door log');

  await page.getByRole('button', { name: 'Start over' }).click();
  await look(page, 'other.csv');
  await column(page, 'Kept mappings').click();
  await expect(page.getByText('Some of its columns are missing')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Start over' }).click();
  await look(page, 'door.csv');
  await column(page, 'Kept mappings').click();
  await expect(page.getByText('Made for these columns')).toBeVisible();
  await page.getByRole('option', { name: 'Door log' }).click();
  await expect(page.getByText('Read by a mapping, Events')).toBeVisible();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(page.getByText('The mapping Door log is forgotten')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Forget it' })).toHaveCount(0);
  await expect(column(page, 'Kept mappings')).toHaveCount(0);
});

test('members of an archive that nothing recognises are asked about, and the others imported', async ({
  page,
  app,
}) => {
  const audit = {
    action: 'create User',
    target: 'x',
    actor: 'ana',
    timestamp: '2026-01-21T08:00:00Z',
  };
  writeFileSync(
    join(app.folder, 'mixed.zip'),
    packZip([
      { name: 'audit.json', content: Buffer.from(JSON.stringify([audit])) },
      { name: 'door.csv', content: Buffer.from(doors.replaceAll(':00,', ':00Z,')) },
    ]),
  );
  await createCase(page, app, 'mixed');
  await look(page, 'mixed.zip');
  await expect(page.getByText('No source recognises 1 member')).toBeVisible();
  await expect(page.getByText('No source recognises door.csv')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import 1 file' })).toBeDisabled();
  await page.getByRole('button', { name: 'Import the others only' }).click();
  await expect(page.getByRole('button', { name: 'Import 1 file' })).toBeEnabled();
  await page.getByRole('button', { name: 'Use the proposed mappings' }).click();
  await expect(page.getByText('Read by a mapping, Events')).toBeVisible();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText('3 records stored from 2 sources.')).toBeVisible();
});

test('a file is read as another system, and as content says again', async ({ page, app }) => {
  const audit = {
    action: 'create User',
    target: 'x',
    actor: 'ana',
    timestamp: '2026-01-21T08:00:00Z',
  };
  writeFileSync(join(app.folder, 'audit.json'), JSON.stringify([audit]));
  await createCase(page, app, 'read-as');
  await look(page, 'audit.json');
  await expect(page.getByText(/Read as .*\(tenant\), Audit/)).toBeVisible();
  await expect(page.getByText(/^Likely, because it looks like audit/)).toBeVisible();
  await column(page, 'Read as').fill('okta');
  await page.getByRole('option', { name: /\(okta\)/ }).click();
  await expect(page.getByText('do not look like those of okta')).toBeVisible();
  await expect(page.getByText('No source recognises audit.json')).toBeVisible();
  await column(page, 'Read as').fill('');
  await page.getByRole('option', { name: 'As recognised' }).click();
  await expect(page.getByText(/Read as .*\(tenant\), Audit/)).toBeVisible();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText('1 read = 1 stored')).toBeVisible();
});

test('the systems are listed with what tells them and where each field stands', async ({
  page,
  app,
}) => {
  await createCase(page, app, 'sources');
  await page.getByRole('button', { name: 'Which systems are recognised' }).click();
  const systems = page.getByRole('navigation', { name: 'Systems' });
  await expect(systems.getByRole('button', { name: /tenant/ })).toBeVisible();
  await page.getByRole('textbox', { name: /Find a system/ }).fill('alternateId');
  await systems.getByRole('button', { name: /okta/ }).click();
  await expect(page).toHaveURL(/#\/sources\/okta$/);
  await expect(page.getByRole('article')).toContainText('What tells it: has');
  await expect(page.getByRole('row', { name: /^actor .*alternateId/ }).first()).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('main', { name: 'Import' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByLabel('Find a command').fill('Sources');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Sources' })).toBeVisible();
  expect(app.troubles).toEqual([]);
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
