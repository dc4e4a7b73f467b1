import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { counts, expect, goTo, test } from './app.ts';
import { seriousTroubles } from './axe.ts';

const session = (sessionId: string, status: string) => ({
  sessionId,
  protocol: 'OIDC',
  clientId: 'wiki',
  userId: 7,
  createdAt: `2026-01-05T08:00:0${sessionId}Z`,
  status,
});

test('a session that was exported active and again revoked shows both states, the latest alone on request, and what changed', async ({
  page,
  app,
}) => {
  const [monday, friday] = [
    [session('1', 'active'), session('2', 'active'), session('3', 'active')],
    [session('1', 'active'), session('2', 'revoked'), session('3', 'active')],
  ];
  writeFileSync(join(app.folder, '1-monday.json'), JSON.stringify(monday));
  writeFileSync(join(app.folder, '2-friday.json'), JSON.stringify(friday));
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Create a case' }).click();
  await page.getByRole('textbox', { name: 'Name of the case' }).fill('states');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('button', { name: 'Import archives' }).click();
  for (const name of ['1-monday.json', '2-friday.json']) {
    await page.getByRole('checkbox', { name }).check();
  }
  await page.getByRole('button', { name: 'Look at 2 files' }).click();
  await page.getByRole('button', { name: 'Import 2 files' }).click();
  await expect(page.getByText('3 read = 1 stored')).toBeVisible();

  await goTo(page, 'Sessions');
  await expect(counts(page)).toContainText('4 of 4 records');
  const earlier = page.getByRole('row', { name: /a later state is in the case/ });
  await expect(earlier).toHaveCount(1);
  await earlier.click();
  await expect(page.getByText('A later state of this is in the case')).toBeVisible();
  await page.getByRole('grid').press('2');
  await expect(page.getByRole('tabpanel')).toContainText('This is the first state of it');
  await page.getByRole('grid').press(']');
  const difference = page.getByRole('region', { name: 'Difference' });
  await expect(difference).toContainText('1 changed');
  await expect(difference).toContainText('revoked');
  await expect(page.getByRole('tabpanel')).toContainText('State 2 of 2 of session 2');
  expect(await seriousTroubles(page)).toEqual([]);

  await page.getByRole('button', { name: 'with 1 earlier state' }).click();
  await expect(counts(page)).toContainText('3 of 4 records');
  await expect(earlier).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'earlier states' })).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Conditions' })).toContainText('Superseded');
  expect(app.troubles).toEqual([]);
});

test('what stands under the id of a stored record with other content is listed and compared with it', async ({
  page,
  app,
}) => {
  const change = (actor: string) => ({
    id: 'a-1',
    action: 'update Client',
    target: 'Portal',
    actor,
    timestamp: '2026-01-21T08:00:00Z',
  });
  writeFileSync(join(app.folder, '1-first.json'), JSON.stringify([change('ana')]));
  writeFileSync(join(app.folder, '2-altered.json'), JSON.stringify([change('somebody else')]));
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Create a case' }).click();
  await page.getByRole('textbox', { name: 'Name of the case' }).fill('differing');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('button', { name: 'Import archives' }).click();
  for (const name of ['1-first.json', '2-altered.json']) {
    await page.getByRole('checkbox', { name }).check();
  }
  await page.getByRole('button', { name: 'Look at 2 files' }).click();
  await page.getByRole('button', { name: 'Import 2 files' }).click();
  await expect(page.getByText('1 read = 0 stored')).toBeVisible();

  await goTo(page, 'Evidence');
  await page.getByRole('tab', { name: 'Differing 1' }).click();
  const list = page.getByRole('region', { name: 'Differing duplicates' });
  await expect(list.getByRole('row', { name: /2-altered\.json/ })).toBeVisible();
  expect(await seriousTroubles(page)).toEqual([]);
  await list.getByRole('button', { name: 'Compare' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('somebody else');
  await expect(dialog).toContainText('Old is what is stored');
  await page.keyboard.press('Escape');
  await list.getByRole('button', { name: 'Audit 1' }).click();
  await expect(counts(page)).toContainText('1 of 1 record');
  await expect(page.getByRole('complementary', { name: 'Record' })).toContainText('1-first.json');
  expect(app.troubles).toEqual([]);
});
