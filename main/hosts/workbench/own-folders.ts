import { statSync } from 'node:fs';
import type { OwnFolder } from '../../../shared/host.ts';

/** Whether a folder of own rules or playbooks can be read now; if not, why and what to do. */
export function lookAtFolder(path: string, forReading: (path: string) => string): OwnFolder {
  try {
    if (isFolder(forReading(path))) return { path, trouble: null };
  } catch (error) {
    return { path, trouble: error instanceof Error ? error.message : String(error) };
  }
  return {
    path,
    trouble:
      'This folder is not there any more. Bring it back, choose where it is now, or leave it out.',
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
