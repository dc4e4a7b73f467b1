import type { Session } from 'electron';
import { appOrigin, isMadeByPage, partsOf } from './app-scheme.ts';

/** Told of what a page tried and was refused. */
export type Refused = (what: string) => void;

/** Sessions that are held to the rules already. */
const held = new WeakSet<Session>();

/**
 * What every session of the program is held to: Electron allows each permission unless it is told
 * otherwise, so all are denied, both when they are asked for and when they are looked up; no device, no
 * screen, no download, and no request to anywhere but the page itself.
 */
export function applySessionRules(session: Session, refused: Refused): void {
  if (held.has(session)) return;
  held.add(session);
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    refused(`permission ${permission}`);
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  // A Mac asks by itself, and knows no handler.
  if (process.platform !== 'darwin') {
    session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  }
  session.setDisplayMediaRequestHandler((_request, callback) => {
    refused('display capture');
    callback(null);
  });
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    refused('a download');
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const cancel = !isOwn(url);
    if (cancel) refused(`a request to ${partsOf(url).origin}`);
    callback({ cancel });
  });
}

/** The page's own files, what it makes itself, and the developer tools of a build that has them. */
function isOwn(url: string): boolean {
  const { origin } = partsOf(url);
  return (
    origin === appOrigin ||
    origin.startsWith('devtools:') ||
    url.startsWith('data:') ||
    isMadeByPage(url)
  );
}
