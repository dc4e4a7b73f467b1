import type { Page } from '@playwright/test';
import { type App, counts, expect, goTo, openDemo, test } from './app.ts';

const views: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'Timeline',
    '5,001',
    [
      'Time',
      'Kind',
      'Action',
      'Actor',
      'Target',
      'Outcome',
      'Status',
      'Client',
      'IP Address',
      'Message',
    ],
  ],
  [
    'Audit',
    '390',
    [
      'Action',
      'Target',
      'Actor',
      'Subject',
      'Client Actor',
      'Comments',
      'Timestamp',
      'Old Entity',
      'New Entity',
      'Diff',
    ],
  ],
  [
    'Events',
    '3,006',
    [
      'Event Type',
      'Status',
      'Client Name',
      'Provider Name',
      'Created On',
      'Email',
      'Username',
      'IP Address',
      'User Agent',
    ],
  ],
  [
    'Jobs',
    '270',
    [
      'Job Id',
      'Job Name',
      'Job Type',
      'Message',
      'Latest Status',
      'Created At',
      'Updated At',
      'Stacktrace',
    ],
  ],
  ['Notifications', '340', ['Subject', 'Recipient', 'Timestamp', 'Status', 'Category']],
  ['Sessions', '275', ['Session Id', 'Protocol', 'Client Id', 'User Id', 'Created At', 'Status']],
  [
    'Grants',
    '237',
    ['Grant Id', 'Email', 'Provider', 'Client', 'Session Id', 'Created At', 'Status'],
  ],
  [
    'Webhooks',
    '483',
    [
      'Event Id',
      'Event Type',
      'Endpoint',
      'Status',
      'HTTP Status',
      'Attempt',
      'Response Time',
      'Timestamp',
    ],
  ],
];

const queryBar = (page: Page) => page.getByRole('combobox', { name: 'Query' });

async function ask(page: Page, text: string): Promise<void> {
  await queryBar(page).fill(text);
  await queryBar(page).press('Enter');
}

/** Names of all columns, those beyond the edge too: as the columns dialog has them. */
async function columnNames(page: Page): Promise<string[]> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Shift+C');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').first().waitFor();
  const names: string[] = [];
  for (const box of await dialog.getByRole('checkbox').all()) {
    if (await box.isChecked())
      names.push((await box.getAttribute('aria-label')) ?? (await labelOf(page, box)));
  }
  await page.keyboard.press('Escape');
  return names;
}

async function labelOf(page: Page, box: ReturnType<Page['getByRole']>): Promise<string> {
  const id = await box.getAttribute('id');
  return await page.locator(`label[for="${id}"]`).innerText();
}

test('from the first start to every kind of record, with exactly its columns', async ({
  page,
  app,
}) => {
  await openDemo(page, app);
  for (const [title, total, columns] of views) {
    await goTo(page, title);
    await expect(counts(page)).toContainText(`${total} of ${total} records`);
    await expect(page.getByRole('grid')).toHaveAttribute(
      'aria-rowcount',
      String(Number(total.replace(',', '')) + 1),
    );
    expect((await columnNames(page)).toSorted(), title).toEqual(columns.toSorted());
  }
  expect(app.troubles).toEqual([]);
});

/** Drags headings: what is let go of moves and sorts nothing, and edges still resize. */
async function moveColumns(page: Page): Promise<void> {
  const heading = (name: string) => page.locator(`[role=columnheader][data-column=${name}]`);
  const names = () =>
    page
      .locator('[role=columnheader][data-column]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-column')));
  const middle = async (name: string) => {
    const box = await heading(name).boundingBox();
    if (box === null) throw new Error(`${name} is not on the screen`);
    return { ...box, x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const press = async (name: string, by: number) => {
    const { x, y } = await middle(name);
    await page.mouse.move(x - 30, y);
    await page.mouse.down();
    await page.mouse.move(x - 30 + by, y, { steps: 5 });
  };
  const before = await names();
  const [, first, second, third] = before.map(String) as [string, string, string, string];
  const sorted = await heading('eventType').getAttribute('aria-sort');
  const width = (await middle(first)).width;

  await press(first, width + (await middle(second)).width);
  await expect(page.locator('[data-drop]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await names()).toEqual(before);
  await press(first, width + (await middle(second)).width);
  await page.mouse.up();
  await expect.poll(async () => (await names()).slice(1, 4)).toEqual([second, first, third]);
  expect(await heading('eventType').getAttribute('aria-sort')).toBe(sorted);

  const { x, y, width: wide } = await middle(second);
  await page.mouse.move(x + wide / 2 - 3, y);
  await page.mouse.down();
  await page.mouse.move(x + wide / 2 + 37, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await middle(second)).width - wide)).toBe(40);
  await expect.poll(async () => (await names()).slice(1, 4)).toEqual([second, first, third]);
}

test('a sentence, its chips, the histogram, a cell, an order and a hidden column, and back again', async ({
  page,
  app,
}) => {
  await openDemo(page, app);
  await goTo(page, 'Events');
  await ask(page, 'failed logins from 198.51.100.0/26');
  await expect(counts(page)).toContainText('369 of 3,006 records');

  const chips = page.getByRole('list', { name: 'Conditions' });
  const boxes = chips.getByRole('checkbox');
  const all = await boxes.count();
  expect(all).toBeGreaterThan(1);
  await boxes.last().click();
  await expect(counts(page)).not.toContainText('369 of');
  await expect(chips.getByRole('checkbox', { checked: false })).toHaveCount(1);
  await chips.getByRole('checkbox', { checked: false }).click();
  await expect(counts(page)).toContainText('369 of 3,006 records');

  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(counts(page)).toContainText('3,006 of 3,006 records');
  const bars = page.getByRole('slider', { name: 'Bars over time' });
  const box = await bars.boundingBox();
  if (box === null) throw new Error('the histogram is not on the screen');
  await page.mouse.move(box.x + box.width * 0.85, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.95, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(counts(page)).not.toContainText('3,006 of');
  await page.goBack();
  await expect(counts(page)).toContainText('3,006 of 3,006 records');

  await page.getByRole('gridcell', { name: 'Failure' }).first().click();
  await page.keyboard.press('i');
  await expect(chips.getByRole('checkbox')).toHaveCount(1);
  await expect(page.getByRole('gridcell', { name: 'Success' })).toHaveCount(0);

  await page
    .getByRole('columnheader', { name: /Event Type/ })
    .getByRole('button')
    .first()
    .click();
  await expect(page.getByRole('columnheader', { name: /Event Type/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await moveColumns(page);

  await page.getByRole('button', { name: 'Column Client Name' }).click();
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  await expect(page.getByRole('columnheader', { name: /Client Name/ })).toHaveCount(0);
  expect(app.troubles).toEqual([]);
});

test('a change with its difference, copied; its actor; a star, a tag and a note that are there after a reload', async ({
  page,
  app,
  context,
}) => {
  await context.grantPermissions(['clipboard-write']);
  await openDemo(page, app);
  await goTo(page, 'Audit');
  await ask(page, 'changed redirectUris');
  await expect(counts(page)).toContainText('of 390 records');
  await page.getByRole('grid').press('Enter');
  await page.getByRole('tab', { name: /Diff/ }).click();
  await expect(page.getByRole('tabpanel')).toContainText('redirectUris');

  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+c');
  await expect(page.getByText('Copied 1 row.')).toBeVisible();
  await page.keyboard.press('/');
  await queryBar(page).fill('');
  await page.keyboard.press('Control+v');
  await expect(queryBar(page)).toHaveValue(/Action\tTarget\tActor/);
  await queryBar(page).fill('changed redirectUris');
  await queryBar(page).press('Enter');
  await expect(counts(page)).toContainText('of 390 records');

  await page.getByRole('tab', { name: /Fields/ }).click();
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: /@acme\.example/ })
    .first()
    .click();
  await expect(page.getByRole('main', { name: 'Actor' })).toContainText('records, first seen');
  await page.goBack();

  await page.getByRole('grid').focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('img', { name: /starred/ })).toBeVisible();
  await page.getByRole('tab', { name: /Notes/ }).click();
  await page.getByRole('textbox', { name: /note/i }).fill('The redirect that let them in.');
  await page.getByRole('textbox', { name: /note/i }).press('Control+Enter');
  await expect(page.getByRole('tabpanel')).toContainText('The redirect that let them in.');

  await page.reload();
  await expect(page.getByRole('tabpanel')).toContainText('The redirect that let them in.');
  await expect(page.getByRole('img', { name: /starred/ })).toBeVisible();
  await expect(queryBar(page)).toHaveValue(/redirectUris/);
  await goTo(page, 'Marked');
  await expect(page.getByRole('main')).toContainText('The redirect that let them in.');
  expect(app.troubles).toEqual([]);
});

test('nothing is asked for but what the host serves', async ({
  page,
  app,
}: {
  page: Page;
  app: App;
}) => {
  await openDemo(page, app);
  for (const title of ['Timeline', 'Entities', 'Evidence', 'Help']) await goTo(page, title);
  const origin = new URL(app.url).origin;
  expect(app.requests.length).toBeGreaterThan(0);
  for (const address of app.requests) {
    expect(new URL(address).origin === origin || address.startsWith('data:'), address).toBe(true);
  }
});
