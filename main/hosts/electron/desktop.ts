import { type App, type BrowserWindow, clipboard, nativeTheme, screen, session } from 'electron';
import type { Recovered } from '../../../shared/host.ts';
import { DemoPlace, isCaseFile, KeptConnections, KeptSettings } from '../workbench/index.ts';
import { AppMenu } from './app-menu.ts';
import type { AppPlaces } from './app-places.ts';
import { serveApp } from './app-scheme.ts';
import { answerDesk } from './desk-answers.ts';
import type { WorkingState } from './desk-contract.ts';
import { DeskSettings } from './desk-settings.ts';
import { offerPorts, runWindow, showProgress } from './desk-window.ts';
import { EngineKeeper } from './engine-keeper.ts';
import { recoverEngine } from './engine-recovery.ts';
import { openExternalLink } from './external-links.ts';
import { FileDialogs } from './file-dialogs.ts';
import { GrantedPaths } from './granted-paths.ts';
import { guardedIpc } from './guarded-ipc.ts';
import { createMainWindow } from './main-window.ts';
import { isEmpty, type OpenedFiles } from './opened-files.ts';
import { PageWishes } from './page-wishes.ts';
import { printReport } from './print-report.ts';
import { RestartLimit } from './restart-limit.ts';
import { SecretStore } from './secret-store.ts';
import { systemVault } from './secret-vault.ts';
import type { Refused } from './session-rules.ts';
import { placeOnScreens } from './window-place.ts';

/** How the desktop application is started. */
export interface DesktopOptions {
  app: App;
  places: AppPlaces;
  /** Folder of this user for what is kept. */
  configFolder: string;
  refused: Refused;
  log: (trouble: unknown) => void;
}

/** The desktop application: one window, one engine process, and what ties them. Made when Electron is ready. */
export class Desktop {
  readonly granted = new GrantedPaths();
  readonly engine: EngineKeeper;
  /** Kept when the page has asked its host for the first time. */
  readonly pageAsked: Promise<void>;
  readonly #options: DesktopOptions;
  readonly #settings: DeskSettings;
  readonly #kept: KeptSettings;
  readonly #connections: KeptConnections;
  readonly #demo: DemoPlace;
  readonly #menu: AppMenu;
  readonly #wishes: PageWishes;
  readonly #asked = Promise.withResolvers<void>();
  #window: BrowserWindow | null = null;
  #working: WorkingState = { running: [], fraction: null };
  #unsaved = 0;
  #casePath: string | null = null;
  #startWith: string | null = null;
  #recovered: Recovered | null = null;

  constructor(options: DesktopOptions) {
    this.#options = options;
    this.pageAsked = this.#asked.promise;
    const { configFolder, places, app, log } = options;
    this.#settings = new DeskSettings(configFolder, log);
    this.#kept = new KeptSettings(configFolder, log);
    this.#connections = new KeptConnections(configFolder, log);
    this.#demo = new DemoPlace(places.demo, configFolder, configFolder);
    this.#wishes = new PageWishes((event) => {
      this.engine.ask('engine.tell', { event }).catch(log);
    });
    this.#menu = new AppMenu(() => ({
      recent: this.#kept.recent(),
      isMac: process.platform === 'darwin',
      devTools: !app.isPackaged,
      run: (id) => this.#wishes.send({ host: 'command', id }),
      openRecent: (casePath) => this.open({ casePath, archives: [] }),
      clearRecent: () => {
        this.#kept.forget();
        if (process.platform !== 'linux') app.clearRecentDocuments();
        this.#menu.refresh();
      },
    }));
    this.engine = this.#makeEngine();
  }

  /** Archives of the demo. */
  get demoArchives(): readonly string[] {
    return this.#demo.files().archives;
  }

  /** Starts the engine and shows the window, with the files that the program was opened with. */
  start(opened: OpenedFiles): void {
    const { places, refused } = this.#options;
    serveApp(session.defaultSession.protocol, places.page);
    const ipc = guardedIpc(refused);
    offerPorts(ipc, this.engine);
    ipc.answer('trailcase:dropped', (path) => this.#takeDropped(path));
    this.engine.start();
    this.#startWith = opened.casePath;
    this.open({ ...opened, casePath: null });
    this.#allow(opened);
    this.#menu.refresh();
    this.#openWindow();
  }

  /** Opens files in the window that is there. */
  open(opened: OpenedFiles): void {
    if (isEmpty(opened)) return;
    this.#allow(opened);
    this.#wishes.send({ host: 'open', ...opened });
    this.raise();
  }

  /** Brings the window to the front. */
  raise(): void {
    if (this.#window?.isMinimized()) this.#window.restore();
    this.#window?.focus();
  }

  /** A link of the page was followed. */
  openLink(address: string): void {
    if (this.#window === null) return;
    openExternalLink(this.#window, address, this.#options.refused).catch(this.#options.log);
  }

  #openWindow(): void {
    const { places, app, log } = this.#options;
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const window = createMainWindow({
      preload: places.preload,
      icon: places.icon,
      devTools: !app.isPackaged,
      place: placeOnScreens(this.#settings.window(), areas),
      dark: nativeTheme.shouldUseDarkColors,
    });
    this.#window = window;
    window.webContents.on('did-start-loading', () => {
      this.#wishes.end();
      // The page tells it anew, of what it could keep.
      this.#unsaved = 0;
    });
    runWindow(window, {
      settings: this.#settings,
      working: () => this.#working,
      unsaved: () => this.#unsaved,
      closing: () => this.engine.stop(),
      shown: () => process.send?.({ ready: true }),
      log,
    });
    window.on('closed', () => {
      this.#window = null;
    });
  }

  #makeEngine(): EngineKeeper {
    const { app, configFolder, places, log } = this.#options;
    const isOffline = app.commandLine.hasSwitch('offline');
    const answer = answerDesk({
      info: () => {
        this.#asked.resolve();
        const told = { startWith: this.#startWith, recovered: this.#recovered };
        this.#startWith = null;
        this.#recovered = null;
        const version = app.getVersion();
        return { host: 'desktop', version, folders: [], allowLive: !isOffline, ...told };
      },
      kept: this.#kept,
      connections: this.#connections,
      demo: this.#demo,
      dialogs: new FileDialogs(
        () => this.#window,
        this.#settings,
        this.granted,
        app.getPath('documents'),
      ),
      granted: this.granted,
      secrets: new SecretStore(configFolder, systemVault(process.platform), log),
      release: (path) => this.engine.ask('engine.release', { path }),
      copy: (text) => clipboard.writeText(text),
      print: (report, out) => printReport(report, out, this.#options.refused),
      commands: (commands) => {
        this.#menu.take(commands);
        this.#wishes.begin();
      },
      unsaved: (notes) => {
        this.#unsaved = notes;
      },
      recentChanged: () => this.#menu.refresh(),
      caseChanged: (path) => this.#takeCase(path),
      working: (state) => this.#takeWorking(state),
    });
    const limit = new RestartLimit(3, 60_000, () => performance.now());
    return new EngineKeeper({
      entry: places.engine,
      given: isOffline ? ['--offline'] : [],
      answer,
      log,
      ended: (end) => {
        this.#takeWorking({ running: [], fraction: null });
        const restart = (why: string) => this.#restart(why);
        recoverEngine(end, { limit, restart, quit: () => app.exit(1), log }).catch(log);
      },
    });
  }

  #restart(why: string): void {
    this.#recovered = { why, casePath: this.#casePath };
    this.#casePath = null;
    this.engine.start();
    this.#window?.webContents.reload();
  }

  #takeCase(path: string | null): void {
    const { app, log } = this.#options;
    this.#casePath = path;
    if (process.platform === 'darwin') this.#window?.setRepresentedFilename(path ?? '');
    if (path === null) return;
    // Linux has no such list of its own.
    if (process.platform !== 'linux') app.addRecentDocument(path);
    try {
      this.#kept.opened(path);
    } catch (error) {
      log(error);
    }
    this.#menu.refresh();
  }

  #takeWorking(state: WorkingState): void {
    this.#working = state;
    if (this.#window !== null) showProgress(this.#window, state);
  }

  #takeDropped(path: unknown): string {
    if (typeof path !== 'string' || path === '')
      throw new Error('A file without a path was dropped.');
    this.#allow({ casePath: isCaseFile(path) ? path : null, archives: [path] });
    return path;
  }

  #allow({ casePath, archives }: OpenedFiles): void {
    this.granted.allowReading(archives);
    if (casePath !== null) this.granted.allowWriting([casePath]);
  }
}
