/** What the way to a window depends on. */
export interface Surroundings {
  /** Asked for the browser on the command line. */
  wantsBrowser: boolean;
  hasDisplay: boolean;
  /** The Electron that is installed, or null. */
  findElectron: () => string | null;
  /** Brings it; why it cannot be had, or null. */
  installElectron: () => Promise<string | null>;
  tell: (line: string) => void;
}

/** Which host serves the page: the desktop, by this Electron, or the browser, and why. */
export type ChosenHost =
  | { host: 'desktop'; electron: string }
  | { host: 'browser'; why: string | null };

/** Electron where there is a screen and it can be had; the browser, with one line of why, anywhere else. */
export async function chooseHost(surroundings: Surroundings): Promise<ChosenHost> {
  const { wantsBrowser, hasDisplay, findElectron, installElectron, tell } = surroundings;
  if (wantsBrowser) return { host: 'browser', why: null };
  if (!hasDisplay) {
    return { host: 'browser', why: 'There is no screen here: Trailcase is served to a browser.' };
  }
  const found = findElectron();
  if (found !== null) return { host: 'desktop', electron: found };
  tell('Electron is not here yet: fetching it once, some 110 MB. Ctrl C stops it.');
  const trouble = await installElectron();
  const electron = trouble === null ? findElectron() : null;
  if (electron !== null) return { host: 'desktop', electron };
  return {
    host: 'browser',
    why: `Electron could not be fetched (${trouble ?? 'it is still missing'}): the same application is served to the browser. "npx install-electron" fetches it where the network allows.`,
  };
}
