import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Needed to compile better-sqlite3, which comes compiled. */
const compiledWith: ReadonlySet<string> = new Set(['node_modules/node-addon-api']);

interface LockedPackage {
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
}

/**
 * Folders of the npm packages that the program needs when it runs, by the lock file: `node_modules/zod`.
 * Source of the format: docs.npmjs.com, package-lock.json, version 3
 */
export function shippedPackages(project: string): string[] {
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional, optional }]) => {
      return path !== '' && dev !== true && devOptional !== true && optional !== true;
    })
    .map(([path]) => path)
    .filter((path) => !compiledWith.has(path))
    .sort();
}
