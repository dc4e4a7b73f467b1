import { execFileSync } from 'node:child_process';
import { findIdentity, isSignAllowed } from 'app-builder-lib/out/codeSign/macCodeSign.js';
import type { HookContext } from './target.ts';

/** Who signs: one of the certificates in a keychain of macOS. */
export interface Identity {
  name: string;
  hash?: string;
}

/**
 * Signs the database's native module for macOS, in place and before its sum is taken. electron-builder signs
 * after the archive with the sum is closed, which would change the module: it leaves this one alone
 * (`signIgnore` in electron-builder.yml). Does nothing on other systems, or without a certificate.
 * @param addon path of the module
 */
export async function signNative(context: HookContext, addon: string): Promise<void> {
  if (context.electronPlatformName !== 'darwin' || !isSignAllowed(false)) return;
  const keychain = (await context.packager.codeSigningInfo?.value)?.keychainFile ?? null;
  const identity = await findIdentity('Developer ID Application', null, keychain);
  if (identity !== null) execFileSync('codesign', signature(addon, identity, keychain));
}

/** Arguments of `codesign` for a module that Apple is to notarise: dated, with the hardened runtime. */
export function signature(addon: string, { name, hash }: Identity, keychain: string | null) {
  return [
    '--sign',
    hash ?? name,
    '--force',
    ...(keychain === null ? [] : ['--keychain', keychain]),
    '--timestamp',
    '--options',
    'runtime',
    addon,
  ];
}
