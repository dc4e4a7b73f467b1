import { isAbsolute, resolve } from 'node:path';
import { openBrowser, startWebHost, type WebHostOptions } from '../web/index.ts';
import { builtPage, cacheFolder, configFolder, demoArchives } from '../workbench/index.ts';
import { keptConnections } from './live-case.ts';
import { complain, print } from './output.ts';
import { ServedSecrets } from './served-secrets.ts';

/** How the page is served; paths as they were given. */
export interface ServeOptions {
  version: string;
  case: string | null;
  /** Every case is opened for reading only. */
  readOnly: boolean;
  port: number;
  folders: readonly string[];
  allowLive: boolean;
  /** Files with secrets of connections, as `NAME=FILE`. */
  keyFiles: readonly string[];
  idleMinutes: number;
  /** Whether a browser is opened. */
  open: boolean;
}

/**
 * Serves the page until a person stops it (Ctrl C), nobody uses it any more, or somebody guesses its token. A second
 * Ctrl C does not wait for the case to be closed.
 * @returns why it ended
 */
export async function servePage(options: ServeOptions): Promise<'stopped' | 'idle' | 'guesses'> {
  const interrupted = Promise.withResolvers<'stopped'>();
  const stop = () => interrupted.resolve('stopped');
  // Whoever reads the address may stop the host at once.
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const host = await startWebHost(hostOptions(options));
  await print(
    `Trailcase is at ${host.url}\nOnly this machine can reach it, only with this address. Ctrl C stops it.`,
  );
  const forget = options.open
    ? openBrowser(host.launchUrl(), ({ message }) =>
        complain(`no browser could be started (${message}); open the address above yourself`),
      )
    : () => undefined;
  const first = host.firstPage.then(forget);
  try {
    const reason = await Promise.race([interrupted.promise, host.wantsToStop]);
    process.once('SIGINT', () => process.exit(1));
    return reason;
  } finally {
    forget();
    await host.stop();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    void first;
  }
}

function hostOptions(options: ServeOptions): WebHostOptions {
  const { version, port, allowLive, idleMinutes, readOnly } = options;
  const current = process.cwd();
  const startWith = options.case === null ? null : resolve(options.case);
  const caseFolder = startWith === null ? [] : [resolve(startWith, '..')];
  const named = options.folders.map((folder) => (isAbsolute(folder) ? folder : resolve(folder)));
  return {
    page: builtPage,
    version,
    port,
    folders: [...(named.length > 0 ? named : [current]), ...caseFolder],
    startWith,
    readOnly,
    allowLive,
    given: new ServedSecrets({
      connections: () => keptConnections().list(),
      keyFiles: options.keyFiles,
      env: process.env,
    }),
    idleMinutes,
    demoArchives,
    current,
    configFolder: configFolder(),
    cacheFolder: cacheFolder(),
    log: (trouble) => complain(trouble instanceof Error ? trouble.message : String(trouble)),
  };
}
