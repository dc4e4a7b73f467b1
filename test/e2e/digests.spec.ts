import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { altered, digestOf, logFile } from '../helpers/trail-files.ts';
import { expect, goTo, test } from './app.ts';

test('an altered log file of CloudTrail is told after the import and by the verification', async ({
  page,
  app,
}) => {
  const [kept, forged, missing] = [logFile('kept'), logFile('forged'), logFile('missing')];
  const digest = digestOf(3, [kept, forged, missing], null);
  const files = [kept, altered(forged, forged.text.replace('pat', 'kit')), digest];
  for (const { name, text } of files) writeFileSync(join(app.folder, name), text);

  await page.goto(app.url);
  await page.getByRole('button', { name: 'Create a case' }).click();
  await page.getByRole('textbox', { name: 'Name of the case' }).fill('trail');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('button', { name: 'Import archives' }).click();
  for (const { name } of files) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Look at 3 files' }).click();
  await page.getByRole('button', { name: 'Import 3 files' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'not as CloudTrail delivered them' });
  await expect(told).toContainText(`${forged.name} (source`);
  await expect(told).toContainText(`${missing.object}, attested by`);

  await goTo(page, 'Evidence');
  await page.getByRole('tab', { name: 'Verify' }).click();
  await page.getByRole('button', { name: 'Verify the case' }).click();
  await expect(page.getByText('Something differs')).toBeVisible();
  const row = page.getByRole('row', { name: /CloudTrail digests/ });
  await expect(row).toContainText('DIFFERS');
  await expect(row).toContainText(`${forged.name} (source`);
  await expect(row.getByRole('listitem').filter({ hasText: missing.object })).toBeVisible();
  expect(app.troubles).toEqual([]);
});
