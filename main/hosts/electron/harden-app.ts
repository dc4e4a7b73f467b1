import type { App } from 'electron';
import { applyContentsRules } from './contents-rules.ts';
import { applySessionRules, type Refused } from './session-rules.ts';

/** Parts of Chromium that would speak to servers of their own. */
const silenced = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'no-pings',
];

/**
 * Rules for everything that the application will ever create, set before it is ready: the sandbox, every
 * session, every page, frame and view. No certificate of this user is ever sent by itself.
 */
export function hardenApp(app: App, refused: Refused, openLink: (address: string) => void): void {
  app.enableSandbox();
  for (const name of silenced) app.commandLine.appendSwitch(name);
  app.on('session-created', (session) => applySessionRules(session, refused));
  app.on('web-contents-created', (_event, contents) =>
    applyContentsRules(contents, refused, openLink),
  );
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
  });
}
