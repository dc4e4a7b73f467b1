import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '../../../main/hosts/cli/start/electron-binary.ts';
import { hasDisplay } from '../../../main/hosts/web/index.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The Electron of this machine; null where it could not be fetched, or no screen could show its window. */
export const electron = hasDisplay() ? findElectron(join(root, 'node_modules')) : null;

const program = electron ?? 'electron';

/** The one line that says why the suite did not run. */
export const skipped =
  'Tests of the real window are skipped: there is no Electron binary ("npx install-electron" fetches it) or no screen.';

/** The desktop application as it runs from source. */
export interface DesktopApp {
  app: ElectronApplication;
  page: Page;
  /** A folder of its own, with the settings of its own user in it. */
  folder: string;
  /** Starts another instance with arguments; kept when it has ended. */
  again(...args: string[]): Promise<void>;
}

/** A test with the real window. */
export const test = base.extend<{ desktop: DesktopApp }>({
  desktop: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'trailcase-desktop-'));
    mkdirSync(join(folder, 'home'));
    const env = {
      ...(process.env as Record<string, string>),
      HOME: join(folder, 'home'),
      XDG_CONFIG_HOME: join(folder, 'config'),
      APPDATA: join(folder, 'config'),
    };
    const app = await _electron.launch({ executablePath: program, args: [root], env });
    const page = await app.firstWindow();
    await use({
      app,
      page,
      folder,
      async again(...args) {
        const other = spawn(program, [root, ...args], { env, stdio: 'ignore' });
        await new Promise((resolve) => other.once('exit', resolve));
      },
    });
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** The person's answers to the next dialogs, in the real main process. */
export async function answerDialogs(
  { app }: DesktopApp,
  answers: { open?: string[]; save?: string; button?: number },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save, button }) => {
    Object.assign(dialog, {
      showOpenDialog: async () => ({ canceled: open === undefined, filePaths: open ?? [] }),
      showSaveDialog: async () => ({ canceled: save === undefined, filePath: save ?? '' }),
      showMessageBox: async () => ({ response: button ?? 0, checkboxChecked: false }),
    });
  }, answers);
}

export { expect } from '@playwright/test';
