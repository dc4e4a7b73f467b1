import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownRules } from '../main/engine/detect/findings/own-rules.ts';
import { expect, goTo, openDemo, startHost, stopHost, test, watch } from './app.ts';

const folder = mkdtempSync(join(tmpdir(), 'trailcase-e2e-'));
const hosts: ChildProcess[] = [];

test.afterEach(async () => {
  await Promise.all(hosts.splice(0).map(stopHost));
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<string> {
  const { child, url } = await startHost(folder, []);
  hosts.push(child);
  return url;
}

test('a folder of own rules is there after a restart; one that is gone says so and keeps no other rule away', async ({
  page,
}) => {
  mkdirSync(join(folder, 'config'));
  mkdirSync(join(folder, 'our rules'));
  writeFileSync(join(folder, 'our rules', 'own.yml'), ownRules);
  const app = { url: '', folder, requests: [], troubles: [] as string[] };
  watch(page, app);
  const own = page.getByRole('region', { name: 'Folders of own rules' });
  const title = page.getByText('Guessing from one address', { exact: true });

  await openDemo(page, { ...app, url: await start() });
  await goTo(page, 'Findings');
  await page.getByRole('tab', { name: 'Rules' }).click();
  await own.getByRole('button', { name: 'Add a folder of own rules…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'our rules' }).click();
  await expect(page.getByRole('dialog')).toContainText(join(folder, 'our rules'));
  await page.getByRole('button', { name: 'Use this folder' }).click();
  await expect(title.first()).toBeVisible();
  await goTo(page, 'Overview');
  await Promise.all(hosts.splice(0).map(stopHost));

  await page.goto('about:blank');
  await openDemo(page, { ...app, url: await start() });
  await goTo(page, 'Findings');
  await page.getByRole('tab', { name: 'Rules' }).click();
  await expect(own).toContainText('our rules');
  await expect(title.first()).toBeVisible();
  await expect(own.getByRole('alert')).toHaveCount(0);

  renameSync(join(folder, 'our rules'), join(folder, 'moved'));
  await goTo(page, 'Overview');
  await goTo(page, 'Findings');
  await page.getByRole('tab', { name: 'Rules' }).click();
  await expect(own.getByRole('alert')).toContainText('not there any more');
  await expect(title).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'List of rules' })).toContainText(
    'Many things deleted',
  );
});
