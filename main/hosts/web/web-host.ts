import type { WebSocket } from 'ws';
import { makeAnswerer } from '../../../shared/rpc/index.ts';
import { createEngine } from '../../engine/index.ts';
import {
  type Common,
  DemoPlace,
  KeptConnections,
  KeptSettings,
  liveRefusals,
  readPage,
  routeCalls,
  SessionSecrets,
  SharedCase,
} from '../workbench/index.ts';
import { AllowedFolders } from './allowed-folders.ts';
import { followImports } from './dropped-imports.ts';
import { GuessLimit } from './guess-limit.ts';
import { makeHostAnswers } from './host-answers.ts';
import { IdleClock } from './idle-clock.ts';
import { Launch } from './launch.ts';
import { LineServer } from './line-server.ts';
import { listenOnLoopback } from './loopback-server.ts';
import { answerRequest, type Site } from './routes.ts';
import { socketLine } from './socket-line.ts';
import { Spool } from './spool.ts';
import { Tickets } from './tickets.ts';
import { Token } from './token.ts';

/** Secrets that come from outside of the page. None of them is ever given to it. */
export interface GivenSecrets {
  list(): { name: string; where: 'given'; since: string }[];
  /** Null where there is none of this name. */
  read(name: string): Promise<string | null>;
}

/** How a web host is started. Paths are absolute. */
export interface WebHostOptions {
  /** Folder of the built page. */
  page: string;
  version: string;
  /** 0: any port that is free. */
  port: number;
  /** Folders that the page may read and write in. */
  folders: readonly string[];
  /** A case that the page opens at first. */
  startWith: string | null;
  /** Whether every case is opened for reading only. */
  readOnly?: boolean;
  /** Whether tenants may be called, to read or to act. */
  allowLive: boolean;
  /** Secrets that the host was started with. */
  given: GivenSecrets;
  /** Minutes without a page until the host wants to stop; 0 for never. */
  idleMinutes: number;
  /** Folder of the demo's archives. */
  demoArchives: string;
  /** Folder in which the demo case is made, where it can be written. */
  current: string;
  /** Folders of this user: for settings, and for files that were dropped into the page. */
  configFolder: string;
  cacheFolder: string;
  /** Told of trouble that no page is told of: an error, or a sentence. */
  log: (trouble: unknown) => void;
  /** Milliseconds that only go forward. */
  now?: () => number;
}

/** Why a host wants to stop: nobody uses it, or somebody guesses its token. */
export type StopReason = 'idle' | 'guesses';

/** A web host that runs. */
export interface WebHost {
  port: number;
  /** Where the page is, with the token that it needs. */
  url: string;
  /** An address for a browser that is started with a file; good for a minute. */
  launchUrl(): string;
  /** Kept when the first page has connected. */
  firstPage: Promise<void>;
  /** Kept when the host should be stopped. */
  wantsToStop: Promise<StopReason>;
  /** Cancels jobs, closes the case and leaves nothing behind. */
  stop(): Promise<void>;
}

/** Starts the web host: one engine, served to pages on this machine. Fails with a `TrailcaseError`. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { log, now = () => performance.now() } = options;
  const page = readPage(options.page);
  const secrets = new SessionSecrets();
  const { given } = options;
  const refusal = options.allowLive ? null : liveRefusals.browser;
  const demo = new DemoPlace(options.demoArchives, options.current, options.configFolder);
  const folders = new AllowedFolders([...options.folders, demo.folder], [demo.archives]);
  const shared = new SharedCase(
    createEngine({
      refusal,
      isChosen: (path) => folders.holdsNamed(path),
      // What was entered on the page is what the person wants now.
      secret: async (name) => secrets.read(name) ?? (await given.read(name)),
    }),
  );
  const { engine } = shared;
  const wish = Promise.withResolvers<StopReason>();
  const first = Promise.withResolvers<void>();
  const spool = new Spool(options.cacheFolder);
  const site: Site = {
    page,
    spool,
    token: new Token(),
    tickets: new Tickets(now),
    launch: new Launch(now),
    guesses: new GuessLimit(() => wish.resolve('guesses')),
  };
  const imports = followImports(engine, spool);
  const common = commonOf(options, { shared, secrets, spool, demo, folders }, imports.started);
  const isBusy = async () =>
    (await engine.call('job.list', {})).some(({ state }) => state === 'running');
  const idle = new IdleClock(options.idleMinutes, isBusy, () => wish.resolve('idle'));
  let pages = 0;

  const openLine = (socket: WebSocket) => {
    pages += 1;
    const calls = routeCalls(pages, common);
    const line = socketLine(socket, log);
    const stopTelling = engine.subscribe(makeAnswerer(line, calls.answer, log));
    idle.connected();
    first.resolve();
    line.onClose(() => {
      stopTelling();
      if (idle.gone() === 0) spool.releaseIdle();
      calls.leave().catch(log);
    });
  };

  const lines = new LineServer(site.tickets, openLine, () => void site.guesses.count());
  const leaveNothing = async () => {
    idle.stop();
    imports.stop();
    await shared.change(null, () => engine.close());
    spool.close();
  };
  const server = await listenOnLoopback(options.port, {
    request: (request, response, asked) => answerRequest(site, request, response, asked),
    upgrade: (request, socket, head, asked) => lines.upgrade(request, socket, head, asked),
    isLaunch: (path) => site.launch.isLaunch(path),
    log,
  }).catch(async (error: unknown) => {
    await leaveNothing();
    throw error;
  });

  const address = `http://127.0.0.1:${server.port}`;
  return {
    port: server.port,
    url: `${address}/#t=${site.token.text}`,
    launchUrl: () => `${address}${site.launch.offer()}#t=${site.token.text}`,
    firstPage: first.promise,
    wantsToStop: wish.promise,
    async stop() {
      lines.close();
      await server.close();
      await leaveNothing();
    },
  };
}

/** What all pages of this host share. */
/** What is made once for a host. */
interface HostParts {
  shared: SharedCase;
  secrets: SessionSecrets;
  spool: Spool;
  demo: DemoPlace;
  folders: AllowedFolders;
}

function commonOf(
  options: WebHostOptions,
  { shared, secrets, spool, demo, folders }: HostParts,
  importStarted: (job: number, files: readonly string[]) => Promise<void>,
): Common {
  const { version, startWith, allowLive } = options;
  const kept = new KeptSettings(options.configFolder, options.log);
  const info = { host: 'web', version, allowLive, startWith, recovered: null } as const;
  return {
    case: shared,
    host: makeHostAnswers({
      info,
      folders,
      kept,
      connections: new KeptConnections(options.configFolder, options.log),
      demo,
      case: shared,
      secrets,
      given: options.given,
    }),
    paths: {
      forReading: (path) => (spool.has(path) ? path : folders.forReading(path)),
      forWriting: (path) => folders.forWriting(path),
    },
    readOnly: options.readOnly === true,
    caseOpened: (path) => {
      try {
        kept.opened(path);
      } catch (error) {
        options.log(error);
      }
    },
    importStarted,
  };
}
