import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import { fuseConfig } from './fuses.ts';
import type { HookContext } from './target.ts';

/** What electron-builder runs after each package, before it is signed: sets the fuses. Never skipped. */
export default async function afterPack(context: HookContext): Promise<void> {
  await flipFuses(binaryOf(context), fuseConfig(context.electronPlatformName === 'darwin'));
}

/** Where the fuses are, in the form that @electron/fuses wants. */
export function binaryOf({ appOutDir, electronPlatformName, packager }: HookContext): string {
  const { executableName, appInfo } = packager;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${appInfo.productFilename}.app`);
  if (electronPlatformName === 'win32') return join(appOutDir, `${appInfo.productFilename}.exe`);
  return join(appOutDir, executableName);
}
