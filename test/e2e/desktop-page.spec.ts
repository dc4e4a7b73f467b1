import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, goTo, test } from './app.ts';
import { asDesktop, breakLine, choose, desktopOf, dropFiles, tell } from './desktop-bridge.ts';

const demoJobs = fileURLToPath(new URL('../../assets/demo/jobs.json', import.meta.url));

test('files are chosen in the dialogs of the system, and nowhere else', async ({ page, app }) => {
  await asDesktop(page);
  await page.goto(app.url);
  const path = join(app.folder, 'acme.trailcase');
  await choose(page);
  await page.getByRole('button', { name: 'Open a case' }).click();
  await expect.poll(async () => (await desktopOf(page)).asked).toEqual([{ kind: 'case' }]);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await choose(page, path);
  await page.getByRole('button', { name: 'Create a case' }).click();
  await expect(page).toHaveTitle(/^acme\.trailcase · (Sound|Not checked) · Trailcase$/);

  await page.keyboard.press('Control+i');
  await expect(page.getByRole('region', { name: 'Folder' })).toHaveCount(0);
  await choose(page, demoJobs);
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  const receipt = page.getByText(/read = (\d+) stored \+ 0 duplicate \+ 0 rejected/);
  const stored = Number(/= (\d+)/.exec((await receipt.textContent()) ?? '')?.[1]);

  await goTo(page, 'Timeline');
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByRole('button', { name: 'Export' })).toBeDisabled();
  const out = join(app.folder, 'out.json');
  await choose(page, out);
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await dialog.getByRole('button', { name: 'Export' }).click();
  await expect(dialog.getByText(out, { exact: true })).toBeVisible();
  await expect.poll(() => JSON.parse(readFileSync(out, 'utf8')).length).toBe(stored);
  expect(app.troubles).toEqual([]);
});

test('the menu follows what can be done, and its commands run', async ({ page, app }) => {
  await asDesktop(page);
  await page.goto(app.url);
  const enabled = async (id: string) =>
    (await desktopOf(page)).menu.find((command) => command.id === id)?.enabled;
  await expect.poll(() => enabled('import.open')).toBe(false);
  await expect.poll(() => enabled('case.open')).toBe(true);
  await choose(page, join(app.folder, 'menu.trailcase'));
  await tell(page, { host: 'command', id: 'case.new' });
  await expect.poll(() => enabled('import.open')).toBe(true);
  await tell(page, { host: 'command', id: 'import.open' });
  await expect(page.getByRole('main', { name: 'Import' })).toBeVisible();
  await tell(page, { host: 'command', id: 'case.close' });
  await expect(page.getByRole('main', { name: 'Welcome' })).toBeVisible();
  await expect.poll(() => enabled('import.open')).toBe(false);
});

test('archives that are opened or dropped wait for a case', async ({ page, app }) => {
  await asDesktop(page);
  await page.goto(app.url);
  const archive = join(app.folder, 'a.ndjson');
  writeFileSync(archive, '{"id":1}\n');
  await expect(page.getByRole('button', { name: 'Open a case' })).toBeVisible();
  await tell(page, { host: 'open', casePath: null, archives: [archive] });
  await expect(page.getByText('1 archive waits to be imported')).toBeVisible();
  await choose(page, join(app.folder, 'waiting.trailcase'));
  await page.getByRole('button', { name: 'Create a case' }).click();
  await expect(page.getByRole('main', { name: 'Import' })).toBeVisible();
  await expect(page.getByText('a.ndjson').first()).toBeVisible();

  const second = join(app.folder, 'second.trailcase');
  await choose(page, second);
  await tell(page, { host: 'command', id: 'case.new' });
  await expect(page).toHaveTitle(/^second/);
  await dropFiles(page, {
    'waiting.trailcase': join(app.folder, 'waiting.trailcase'),
    'second.trailcase': second,
  });
  await expect(page).toHaveTitle(/^waiting/);
  await expect(
    page.getByText('One case is open at a time: second.trailcase was not opened.'),
  ).toBeVisible();
  expect(app.troubles).toEqual([]);
});

test('archives that come one after the other are all taken, and a folder with them', async ({
  page,
  app,
}) => {
  await asDesktop(page);
  await page.goto(app.url);
  await expect(page.getByRole('button', { name: 'Open a case' })).toBeVisible();
  mkdirSync(join(app.folder, 'logs/deep'), { recursive: true });
  const line = '{"When":"2026-01-05T10:00:00Z","Who":"ana"}\n';
  const [first, second] = [join(app.folder, 'first.ndjson'), join(app.folder, 'second.ndjson')];
  for (const path of [first, second, join(app.folder, 'logs/deep/third.ndjson')]) {
    writeFileSync(path, line);
  }
  await tell(page, { host: 'open', casePath: null, archives: [first] });
  await tell(page, { host: 'open', casePath: null, archives: [second] });
  await expect(page.getByText('2 archives wait to be imported')).toBeVisible();
  await choose(page, join(app.folder, 'batches.trailcase'));
  await page.getByRole('button', { name: 'Create a case' }).click();
  const shown = page.getByRole('heading', { name: /ndjson$/ });
  await expect(shown).toHaveText(['first.ndjson', 'second.ndjson']);

  await dropFiles(page, { logs: join(app.folder, 'logs') });
  await expect(shown).toHaveText(['first.ndjson', 'second.ndjson', 'logs/deep/third.ndjson']);
  await dropFiles(page, { 'first.ndjson': first });
  await expect(shown).toHaveCount(3);

  await page.getByRole('button', { name: 'Start over' }).click();
  await choose(page, join(app.folder, 'logs'));
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(shown).toHaveText(['logs/deep/third.ndjson']);
  expect((await desktopOf(page)).asked.at(-1)).toEqual({ kind: 'archive-folder' });
  expect(app.troubles).toEqual([]);
});

test('an engine that stopped is told of, and the case is verified after it', async ({
  page,
  app,
}) => {
  const path = join(app.folder, 'lost.trailcase');
  await asDesktop(page);
  await page.goto(app.url);
  await choose(page, path);
  await page.getByRole('button', { name: 'Create a case' }).click();
  await expect(page).toHaveTitle(/^lost/);
  await breakLine(page);
  await expect(page.getByRole('alert')).toContainText('It is being started again');

  const again = await page.context().newPage();
  const why = 'The engine process stopped by itself (exit code 139).';
  await asDesktop(again, { recovered: { why, casePath: path } });
  await again.goto(app.url);
  const notice = again.getByRole('alert');
  await expect(notice).toContainText('lost.trailcase was verified');
  await expect(notice).toContainText('everything is as it was imported');
  await expect(notice).toContainText('exit code 139');
  await expect(again).toHaveTitle(/^lost/);
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(notice).toHaveCount(0);
});

test('a case that cannot be opened after that is named, and nothing else is said of it', async ({
  page,
  app,
}) => {
  const path = join(app.folder, 'torn.trailcase');
  writeFileSync(path, 'no case at all');
  await asDesktop(page, { recovered: { why: 'The engine process stopped.', casePath: path } });
  await page.goto(app.url);
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('the case cannot be opened');
  await expect(notice).toContainText('torn.trailcase was open then. It is not open now');
  await expect(notice).not.toContainText('verify it under Evidence', { ignoreCase: true });
  await expect(page.getByRole('main', { name: 'Welcome' })).toBeVisible();
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(notice).toHaveCount(0);
});

test('a case cannot be dropped into a browser, and the page says why; archives beside it are taken', async ({
  page,
  app,
}) => {
  await page.goto(app.url);
  await expect(page.getByRole('button', { name: 'Open a case' })).toBeVisible();
  await dropFiles(page, { 'x.trailcase': '', 'a.json': '', 'b.json': '' });
  await expect(page.getByText('A case cannot be dropped into the browser')).toBeVisible();
  await expect(page.getByText('2 archives wait to be imported')).toBeVisible();
});

test('cases are taken off the list of those that were opened', async ({ page, app }) => {
  await asDesktop(page);
  await page.goto(app.url);
  await expect(page.getByRole('button', { name: 'Open a case' })).toBeVisible();
  for (const name of ['one', 'two', 'three']) {
    await choose(page, join(app.folder, `${name}.trailcase`));
    await tell(page, { host: 'command', id: 'case.new' });
    await expect(page).toHaveTitle(new RegExp(`^${name}`));
  }
  await tell(page, { host: 'command', id: 'case.close' });
  await page.getByRole('button', { name: 'Take two off the list' }).click();
  await expect(page.getByRole('button', { name: 'two', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'one', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the list' }).click();
  await expect(page.getByText('Opened of late')).toHaveCount(0);
});
