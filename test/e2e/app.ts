import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';

const commandLine = fileURLToPath(new URL('../../main/hosts/cli/trailcase.ts', import.meta.url));

/** Trailcase as a person starts it: the command, in a folder of its own. */
export interface App {
  /** Address with token. */
  url: string;
  /** The current folder of the host, which the page may read and write in. */
  folder: string;
  /** Everything that the page asked for over the network. */
  requests: string[];
  /** What went wrong in the page: exceptions, refused content, console errors. */
  troubles: string[];
}

/** A test with a host of its own and a page on its address. */
export const test = base.extend<{ app: App }>({
  app: async ({ page }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'trailcase-e2e-'));
    mkdirSync(join(folder, 'config'));
    const { child, url } = await startHost(folder, []);
    const app: App = { url, folder, requests: [], troubles: [] };
    watch(page, app);
    await use(app);
    await stopHost(child);
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Starts `trailcase serve` and waits for the address that it prints. */
export async function startHost(
  folder: string,
  args: readonly string[],
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [commandLine, 'serve', ...args], {
    cwd: folder,
    env: {
      ...process.env,
      XDG_CONFIG_HOME: join(folder, 'config'),
      XDG_CACHE_HOME: join(folder, 'cache'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (data) => {
      text += String(data);
      const found = /http:\/\/\S+#t=\S+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`trailcase serve ended with ${code}: ${text}`)));
  });
  return { child, url };
}

/** Stops a host as a person does: Ctrl C. */
export async function stopHost(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}

/** Notes what a page asks for and what goes wrong in it. */
export function watch(page: Page, { requests, troubles }: App): void {
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
}

/** Opens the demo from the first screen and waits for its records. */
export async function openDemo(page: Page, { url }: App): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await page.getByRole('heading', { name: 'Look next' }).waitFor();
}

/** Goes to a view by the rail. */
export async function goTo(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: title })
    .click();
}

/** What the status bar says of the table. */
export function counts(page: Page) {
  return page.getByRole('contentinfo').getByRole('status');
}

export { expect };

/** Runs a command by its name. */
export async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByLabel('Find a command')).toBeFocused();
  await page.getByLabel('Find a command').fill(title);
  await expect(page.getByRole('dialog').getByRole('button').first()).toContainText(title);
  await page.keyboard.press('Enter');
}
