import { type BrowserWindow, dialog, shell } from 'electron';
import type { Refused } from './session-rules.ts';

/** The only places that the program ever sends a browser to. Addresses out of logs are never among them. */
export const linkedOrigins: ReadonlySet<string> = new Set([
  'https://attack.mitre.org',
  'https://github.com',
]);

/**
 * The address as it may be opened: https, one of the fixed origins, no user in it, the host as punycode so
 * that letters of other scripts show. Null for everything else.
 */
export function allowedLink(address: string): URL | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '';
  return isPlain && linkedOrigins.has(url.origin) ? url : null;
}

/** Opens a link of the help in the system's browser, after the person has seen where it leads. */
export async function openExternalLink(
  window: BrowserWindow,
  address: string,
  refused: Refused,
): Promise<void> {
  const url = allowedLink(address);
  if (url === null) {
    refused('a link out of the program');
    return;
  }
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Open a link',
    message: `Open ${url.host} in your browser?`,
    detail: `${url.href}\n\nThis leaves Trailcase. Nothing of the case is sent.`,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await shell.openExternal(url.href);
}
