/**
 * What the desktop's preload offers the page as `window.trailcase`: one frozen object, nothing of Electron.
 * It is not there in a browser.
 */
export interface Desktop {
  /**
   * Asks for a new message port to the engine process. It arrives as a `message` event of the window itself
   * whose data is `portMessage`, since a port cannot cross from a preload in any other way.
   */
  askForPort(): void;
  /** Where a file that was dropped into the page lies; what was dropped is allowed from then on. */
  pathOf(file: DroppedFile): Promise<string>;
}

/** A `File` of the page; this folder knows nothing of browsers. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}

/** Data of the message that brings a port. */
export const portMessage = 'trailcase:port';
