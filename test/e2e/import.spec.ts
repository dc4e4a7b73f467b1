import { mkdirSync, writeFileSync } from 'node:fs';
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

/** A folder of two systems: more entries in one folder than a browser hands out at once, a letter, a leftover. */
function logFolder(parent: string): string {
  const root = join(parent, 'evidence');
  for (let n = 0; n < 121; n += 1) {
    mkdirSync(join(root, `tenant/${n}`), { recursive: true });
    writeFileSync(
      join(root, `tenant/${n}/audit.json`),
      JSON.stringify([
        {
          id: `a${n}`,
          action: 'create User',
          target: `user ${n}`,
          actor: 'ana',
          timestamp: '2026-01-21T08:00:00Z',
        },
      ]),
    );
  }
  mkdirSync(join(root, 'cloud'));
  const trail = {
    eventVersion: '1.08',
    eventID: '6e2f0f7c-0000-4000-8000-000000000001',
    eventTime: '2026-01-21T09:00:00Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'CreateUser',
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.1',
    userAgent: 'console',
    userIdentity: { type: 'IAMUser', userName: 'ana' },
    requestParameters: { userName: 'ben' },
    responseElements: null,
  };
  writeFileSync(join(root, 'cloud/audit.json'), JSON.stringify({ Records: [trail] }));
  writeFileSync(join(root, 'notes.txt'), 'Dear Ben,\nsee you.\n');
  writeFileSync(join(root, '.DS_Store'), 'x');
  return root;
}

/** Drops files and folders into the page as a person does from a file manager. */
async function dropPaths(page: Page, ...files: string[]): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
  }
}

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

test('a folder that is dropped is taken with all that is in it, several systems at once', async ({
  page,
  app,
}) => {
  const root = logFolder(app.folder);
  await createCase(page, app, 'folder');
  await dropPaths(page, root);
  const taken = page.getByRole('region', { name: /^evidence\// });
  await expect(taken).toHaveCount(122);
  const first = page.getByRole('region', { name: 'evidence/cloud/audit.json', exact: true });
  await expect(first).toContainText('cloudtrail');
  await expect(page.getByText('Looking at it…')).toHaveCount(0);
  await expect(page.getByText('Not taken: 1 no log, 1 left out')).toBeVisible();
  await page.getByText('Not taken: 1 no log, 1 left out').click();
  await expect(page.getByText('evidence/.DS_Store was left out')).toBeVisible();
  await first.getByRole('button', { name: 'evidence/cloud/audit.json' }).click();
  await expect(first.getByRole('region', { name: /as stored/ })).toBeVisible();

  await page.getByRole('button', { name: 'Import 122 files' }).click();
  await expect(page.getByText('122 records stored from 122 sources. 2 not taken')).toBeVisible();
  await expect(
    page.getByText(/tenant: 121 records from 121 sources; cloudtrail: 1 record/),
  ).toBeVisible();
  await expect(page.getByText('evidence/tenant/7/audit.json: tenant')).toBeVisible();
  expect(app.troubles).toEqual([]);
});

test('a folder can be chosen in the browser, and ticked where the host lists it', async ({
  page,
  app,
}) => {
  const root = logFolder(app.folder);
  await createCase(page, app, 'chosen');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await (await chooser).setFiles(join(root, 'tenant'));
  await expect(page.getByRole('button', { name: 'Import 121 files' })).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();

  await page.getByRole('checkbox', { name: 'All of evidence' }).check();
  await page.getByRole('button', { name: 'Look at 1 folder' }).click();
  await expect(page.getByRole('button', { name: 'Import 122 files' })).toBeVisible();
  await expect(page.getByText('Not taken: 1 no log, 1 left out')).toBeVisible();
});

test('text can be dragged within the page, and brings no import', async ({ page, app }) => {
  await createCase(page, app, 'text');
  const prevented = await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'ana@example.com');
    const input = document.createElement('input');
    document.body.append(input);
    const dropOn = (target: Element) => {
      const event = new DragEvent('drop', {
        dataTransfer: transfer,
        bubbles: true,
        cancelable: true,
      });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    };
    return { field: dropOn(input), elsewhere: dropOn(document.body) };
  });
  expect(prevented).toEqual({ field: false, elsewhere: true });
  await expect(page.getByText('Drop archives anywhere here')).toBeVisible();
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
