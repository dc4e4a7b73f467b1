import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, type Target } from './target.ts';

/** Where the database's native module for a target is, as npm installed it. */
export function addonOf(project: string, target: Target): string {
  return join(project, 'node_modules', 'better-sqlite3', 'prebuilds', `${nameOf(target)}.node`);
}

/**
 * Writes the SHA-256 of the native module that is packaged outside of the checked archive to a file that is
 * inside of it: the program compares them before it loads the module.
 */
export function writeNativeHashes(project: string, target: Target): void {
  const name = nameOf(target);
  const addon = readFileSync(addonOf(project, target));
  const hash = createHash('sha256').update(addon).digest('hex');
  mkdirSync(join(project, 'out'), { recursive: true });
  const text = `${JSON.stringify({ [name]: hash }, null, 2)}\n`;
  writeFileSync(join(project, 'out', 'native-hashes.json'), text);
}
