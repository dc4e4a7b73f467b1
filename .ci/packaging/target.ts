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
    /** On macOS: the keychain into which the certificate of CSC_LINK was put. */
    codeSigningInfo?: { value: Promise<{ keychainFile?: string | null }> };
  };
}

/** Source: `Arch` of builder-util 26 */
const arches: Record<number, string> = { 1: 'x64', 3: 'arm64' };

/**
 * Fails for what Trailcase is not built for, and on another system than the target's: `${platform}` in
 * electron-builder.yml is the system it runs on, so the package would carry a native module of that one.
 */
export function targetOf({ electronPlatformName, arch }: HookContext): Target {
  const name = arches[arch];
  if (name === undefined || !['linux', 'darwin', 'win32'].includes(electronPlatformName)) {
    throw new Error(`Trailcase is not built for ${electronPlatformName}, processor ${arch}.`);
  }
  if (electronPlatformName !== process.platform) {
    throw new Error(
      `A package for ${electronPlatformName} cannot be made on ${process.platform}. Make it on ${electronPlatformName}.`,
    );
  }
  return { platform: electronPlatformName, arch: name };
}

/** Name of the target, and of the database's native module for it. */
export function nameOf({ platform, arch }: Target): string {
  return `${platform}-${arch}`;
}
