import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '../workbench/index.ts';

/** How each system opens a file with the browser, without a shell. */
const openers: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'open',
  win32: 'explorer.exe',
};

/** True where a browser could show itself. */
export function hasDisplay(
  env: Record<string, string | undefined> = process.env,
  system = process.platform,
): boolean {
  if (system === 'darwin' || system === 'win32') return env.SSH_CONNECTION === undefined;
  return [env.DISPLAY, env.WAYLAND_DISPLAY].some((name) => name !== undefined && name !== '');
}

/**
 * Opens the browser at an address that holds a secret. It is handed over in a file that only this user
 * can read, since every user can read the arguments of a process.
 * @param failed told where no browser could be started
 * @returns removes the file
 */
export function openBrowser(
  url: string,
  failed: (error: Error) => void,
  opener = openers[process.platform] ?? 'xdg-open',
): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'trailcase-open-'));
  const file = join(folder, 'trailcase.html');
  writeFileSync(file, redirectPage(url), { mode: 0o600, flag: 'wx' });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const child = spawn(opener, [file], {
    stdio: 'ignore',
    detached: true,
    env: childEnvironment(process.env),
  });
  child.on('error', (error) => {
    remove();
    failed(error);
  });
  child.unref();
  return remove;
}

/** A file that sends the browser on; addresses of ours hold nothing that HTML would read. */
function redirectPage(url: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${url}">
<title>Trailcase</title>
`;
}
