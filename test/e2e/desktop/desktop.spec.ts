import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Desktop } from '../../../shared/desktop.ts';
import { answerDialogs, type DesktopApp, electron, expect, skipped, test } from './desktop-app.ts';

test.skip(electron === null, skipped);

const demoJobs = fileURLToPath(new URL('../../../assets/demo/jobs.json', import.meta.url));

/** A new case in the window. */
async function createCase(desktop: DesktopApp, name: string): Promise<string> {
  const path = join(desktop.folder, `${name}.trailcase`);
  await answerDialogs(desktop, { save: path });
  await desktop.page.getByRole('button', { name: 'Create a case' }).click();
  await expect(desktop.page).toHaveTitle(new RegExp(`^${name}`));
  return path;
}

test('the main path: a case, an import, a question, a record, an export', async ({ desktop }) => {
  const { page, folder } = desktop;
  await createCase(desktop, 'acme');
  await answerDialogs(desktop, { open: [demoJobs] });
  await page.keyboard.press('ControlOrMeta+i');
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText(/read = \d+ stored/)).toBeVisible();
  await page.getByRole('button', { name: /^Jobs/ }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const out = join(folder, 'out.json');
  await answerDialogs(desktop, { save: out });
  await page.keyboard.press('ControlOrMeta+e');
  await page.getByRole('button', { name: 'Choose where…' }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect.poll(() => JSON.parse(readFileSync(out, 'utf8')).length).toBeGreaterThan(0);
  const title = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getTitle(),
  );
  expect(title).toMatch(/^acme\.trailcase · /);
});

test('the page has nothing of Node or Electron, and what it is given is frozen (items 2, 3, 20)', async ({
  desktop,
}) => {
  const found = await desktop.page.evaluate(() => ({
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    names: Object.keys((window as Window & { trailcase?: object }).trailcase ?? {}),
    frozen: Object.isFrozen((window as Window & { trailcase?: object }).trailcase),
  }));
  expect(found).toEqual({
    require: 'undefined',
    process: 'undefined',
    names: ['askForPort', 'pathOf'],
    frozen: true,
  });
});

test('the renderer runs in the sandbox (item 4)', async ({ desktop }) => {
  test.skip(process.platform !== 'linux', 'Linux says of each process whether it is confined.');
  const pid = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
});

test('nothing is asked for but the page itself, and nothing else can be reached (items 1, 5, 7)', async ({
  desktop,
}) => {
  const { page } = desktop;
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.reload();
  await expect(page.getByRole('button', { name: 'Open the demo' })).toBeVisible();
  expect(requests.filter((url) => !/^(app|data|blob):/.test(url))).toEqual([]);
  const tried = await page.evaluate(async () => {
    const failed = async (work: () => Promise<unknown>) =>
      work().then(
        () => false,
        () => true,
      );
    const script = document.createElement('script');
    const blocked = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', () => resolve(true), { once: true });
    });
    let evaluated = 'no';
    try {
      script.text = 'window.hacked = true';
      document.body.append(script);
    } catch {
      evaluated = 'trusted types';
    }
    return {
      fetch: await failed(() => fetch('https://example.org/')),
      outside: await failed(() =>
        fetch('app://trailcase/../../etc/passwd').then((answer) => {
          if (!answer.ok) throw new Error(String(answer.status));
        }),
      ),
      clipboard: await failed(() => navigator.clipboard.readText()),
      notification: await Notification.requestPermission(),
      hacked: (globalThis as { hacked?: unknown }).hacked === true,
      evaluated,
      blocked: await Promise.race([
        blocked,
        new Promise((resolve) => setTimeout(resolve, 500, evaluated !== 'no')),
      ]),
    };
  });
  expect(tried).toMatchObject({
    fetch: true,
    outside: true,
    clipboard: true,
    notification: 'denied',
    hacked: false,
    blocked: true,
  });
});

test('the window stays where it is and opens no other (items 12, 13, 14)', async ({ desktop }) => {
  const { page, app } = desktop;
  const address = page.url();
  await page.evaluate(() => {
    window.open('https://example.org/');
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    link.target = '_blank';
    document.body.append(link, document.createElement('webview'));
    link.click();
    link.target = '';
    link.click();
  });
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await expect(page.getByRole('button', { name: 'Open the demo' })).toBeVisible();
  expect(page.url()).toBe(address);
  expect(app.windows()).toHaveLength(1);
});

test('a second start hands its file to the window that is there', async ({ desktop }) => {
  const path = await createCase(desktop, 'first');
  await answerDialogs(desktop, { save: join(desktop.folder, 'second.trailcase') });
  await desktop.page.keyboard.press('ControlOrMeta+Shift+O');
  await expect(desktop.page).toHaveTitle(/^second/);
  await desktop.again(path);
  await expect(desktop.page).toHaveTitle(/^first/);
});

test('a dropped file is allowed by its own path', async ({ desktop }) => {
  await createCase(desktop, 'drop');
  const file = join(desktop.folder, 'dropped.json');
  writeFileSync(file, readFileSync(demoJobs));
  const { page } = desktop;
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'stand-in';
    document.body.append(input);
  });
  await page.setInputFiles('#stand-in', file);
  const found = await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('#stand-in');
    const [given] = input?.files ?? [];
    const { trailcase } = window as Window & { trailcase?: Desktop };
    return given === undefined ? null : await trailcase?.pathOf(given);
  });
  expect(found).toBe(file);
});

test('an engine that is killed is started again, and the case is verified', async ({ desktop }) => {
  await createCase(desktop, 'lost');
  await desktop.app.evaluate(({ app }) => {
    const engine = app.getAppMetrics().find(({ name }) => name === 'Trailcase engine');
    if (engine === undefined) throw new Error('There is no engine process.');
    process.kill(engine.pid, 'SIGKILL');
  });
  await expect(desktop.page.getByRole('alert')).toContainText('everything is as it was imported');
  await expect(desktop.page).toHaveTitle(/^lost/);
});

test('the menu has the commands of the page, and the window is as it was left', async ({
  desktop,
}) => {
  const labels = () =>
    desktop.app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
        (submenu?.items ?? []).map(({ id, enabled }) => [id, enabled]),
      ),
    );
  await expect.poll(labels).toContainEqual(['case.open', true]);
  await expect.poll(labels).toContainEqual(['import.open', false]);
  await createCase(desktop, 'menu');
  await expect.poll(labels).toContainEqual(['import.open', true]);
});
