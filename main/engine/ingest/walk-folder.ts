import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Refusal } from '../../../shared/import-receipt.ts';
import { leftOutWords, whyLeftOut } from '../../../shared/left-out.ts';

/** Folders in folders that are looked into. */
const mostLevels = 50;

/** Takes what is found in a folder. */
export interface Walk {
  /** @param name the path from the given folder on, with `/` between */
  take: (path: string, name: string) => Promise<void>;
  leaveOut: (refusal: Refusal) => void;
  /** Asked before each file and folder; false when nothing more is taken. Throws when it was cancelled. */
  goesOn: () => boolean;
}

/**
 * Finds every file in a folder and those below it, in the order of their paths. Whatever is there is taken
 * or told as left out, with the reason: links are not followed, since they lead elsewhere or in circles.
 * @param name of the folder: what the names of its files begin with; empty at the root of a disk
 */
export async function walkFolder(path: string, name: string, walk: Walk, level = 1): Promise<void> {
  const leave = (file: string, named: string, code: ErrorCode, message: string) =>
    walk.leaveOut({ file, name: named, code, message });
  const entries = await entriesOf(path);
  if (typeof entries === 'string') {
    leave(path, name, 'file-unreadable', `The folder ${name} cannot be looked into (${entries}).`);
    return;
  }
  for (const entry of entries) {
    const at = join(path, entry.name);
    const named = name === '' ? entry.name : `${name}/${entry.name}`;
    if (!walk.goesOn()) {
      const message = `${named} and what comes after it in its folder was not read: there are too many files for one import. Import the folders in it one by one.`;
      leave(at, named, 'limit-reached', message);
      return;
    }
    const why = whyLeftOut(entry.name) ?? whyNotRead(entry);
    if (why !== null) {
      leave(at, named, 'left-out', leftOutWords(named, why));
    } else if (entry.isFile()) {
      await walk.take(at, named);
    } else if (level === mostLevels) {
      const message = `${named} was not looked into: it lies ${mostLevels} folders deep. Give it by itself to import what is in it.`;
      leave(at, named, 'limit-reached', message);
    } else {
      await walkFolder(at, named, walk, level + 1);
    }
  }
}

/** The entries in the order of their paths; or why they cannot be listed. */
async function entriesOf(path: string): Promise<Dirent[] | string> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const keyed = entries.map((entry) => ({
      entry,
      key: entry.isDirectory() ? `${entry.name}/` : entry.name,
    }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'EACCES' || code === 'EPERM' ? 'no permission' : (code ?? message);
  }
}

function whyNotRead(entry: Dirent): string | null {
  if (entry.isFile() || entry.isDirectory()) return null;
  return entry.isSymbolicLink()
    ? 'it is a link, and links in a folder are not followed; give what it leads to by itself'
    : 'it is no file (a pipe, a socket or a device)';
}
