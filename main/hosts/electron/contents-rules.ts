import type { WebContents } from 'electron';
import { appOrigin, isMadeByPage, partsOf } from './app-scheme.ts';
import type { Refused } from './session-rules.ts';

/**
 * What every page, frame and view of the program is held to, whatever created it: it stays where it is,
 * opens no window and holds no other page. A frame in it may hold what the page made itself, which is the
 * preview of a report.
 * @param openLink told of the address of a link that a person followed
 */
export function applyContentsRules(
  contents: WebContents,
  refused: Refused,
  openLink: (address: string) => void,
): void {
  const stay = (event: { url: string; preventDefault(): void }) => {
    if (partsOf(event.url).origin === appOrigin) return;
    refused(`a navigation to ${partsOf(event.url).origin}`);
    event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || !isMadeByPage(event.url)) stay(event);
  });
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    refused('a webview');
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url);
    return { action: 'deny' };
  });
}
