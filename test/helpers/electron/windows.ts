import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

/** A page as the main process sees it. */
export class WebContentsStub extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  reloads = 0;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  /** What a PDF of it is; fails where it is an error. */
  pdf: Buffer | Error = Buffer.from('%PDF-1.7 of a stub');

  async printToPDF(_options: Record<string, unknown>): Promise<Buffer> {
    if (this.pdf instanceof Error) throw this.pdf;
    return this.pdf;
  }

  reload(): void {
    this.reloads += 1;
    this.emit('did-start-loading');
  }
}

/** Every window that was made. */
export const windows: WindowStub[] = [];

/** A window that no screen shows. */
export class WindowStub extends EventEmitter {
  readonly options: Record<string, unknown>;
  readonly contents = new WebContentsStub();
  readonly webContents = strict('webContents', this.contents);
  bounds = { x: 10, y: 20, width: 1_000, height: 700 };
  isUp = true;
  progress: unknown[] = [];
  represented = '';

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    windows.push(this);
  }

  /** Told of each address that a window loads. */
  static onLoad: ((window: WindowStub, address: string) => void | Promise<void>) | null = null;

  /** The window that the program has. */
  static last(): WindowStub {
    const window = windows.at(-1);
    if (window === undefined) throw new Error('No window was made.');
    return window;
  }

  show(): void {}
  focus(): void {}
  restore(): void {}
  maximize(): void {}
  isMinimized = () => false;
  isMaximized = () => false;
  isFullScreen = () => false;
  getNormalBounds = () => this.bounds;
  setFullScreen(_on: boolean): void {}
  setRepresentedFilename(path: string): void {
    this.represented = path;
  }
  setProgressBar(...progress: unknown[]): void {
    this.progress = progress;
  }
  async loadURL(address: string): Promise<void> {
    await WindowStub.onLoad?.(this, address);
    this.contents.emit('did-start-loading');
  }
  /** As a person closes it: those who listen may prevent it. */
  close(): void {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (!prevented) this.destroy();
  }
  destroy(): void {
    this.isUp = false;
    this.emit('closed');
  }
}

/** The class that the program makes windows of: each comes with its strict face. */
export const BrowserWindow = new Proxy(WindowStub, {
  construct: (_class, [options]) =>
    strict('BrowserWindow', new WindowStub(options as Record<string, unknown>)),
});
