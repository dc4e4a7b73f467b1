/** What a package is built for: system and processor as Node names them. */
export interface Target {
  platform: string;
  arch: string;
}

/** What electron-builder tells its hooks; only what is used. */
export interface HookContext {
  appOutDir: string;
  electronPlatformName: string;
  /** A number of electron-builder's own `Arch`. */
  arch: number;
  packager: {
    projectDir: string;
    executableName: string;
    appInfo: { productFilename: string };
  };
}

/** Source: `Arch` of builder-util 26 */
const arches: Record<number, string> = { 1: 'x64', 3: 'arm64' };

/** Fails for what Trailcase is not built for. */
export function targetOf({ electronPlatformName, arch }: HookContext): Target {
  const name = arches[arch];
  if (name === undefined || !['linux', 'darwin', 'win32'].includes(electronPlatformName)) {
    throw new Error(`Trailcase is not built for ${electronPlatformName}, processor ${arch}.`);
  }
  return { platform: electronPlatformName, arch: name };
}

/** Name of the target, and of the database's native module for it. */
export function nameOf({ platform, arch }: Target): string {
  return `${platform}-${arch}`;
}
