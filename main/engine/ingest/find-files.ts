import { type BigIntStats, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { TrailcaseError } from '../../../shared/errors.ts';
import { type FoundFile, type GivenPath, pathOf } from '../../../shared/given-paths.ts';
import type { Refusal } from '../../../shared/import-receipt.ts';
import { leftOutWords } from '../../../shared/left-out.ts';
import { walkFolder } from './walk-folder.ts';

/** Files that one import reads; more are refused, so that a whole disk is not taken by mistake. */
export const mostFiles = 100_000;

/** What stands in a name for bytes that are no text: such a name leads nowhere. */
const noCharacter = '\uFFFD';

/** What files and folders come to. */
export interface Found {
  files: FoundFile[];
  leftOut: Refusal[];
}

/**
 * The files that are given and those in the folders that are given, each once, in the order in which they
 * are given and within a folder by path. No file is opened.
 * @param own the open case, which is never read as an archive: closing it would drop SQLite's locks
 * @param look told how many files there are so far; throws when the import was cancelled
 * @throws TrailcaseError `bad-request` for a name that is not the end of its path
 */
export async function findFiles(
  given: readonly GivenPath[],
  own: string | null,
  look: (files: number) => void = () => undefined,
): Promise<Found> {
  const found: Found = { files: [], leftOut: [] };
  const seen = new Set<string>();
  const isOwn = ownCase(own);
  const isNew = (path: string) => seen.size < seen.add(resolve(path)).size;
  const take = async (path: string, name: string) => {
    if (!isNew(path)) return;
    const state = await stat(path, { bigint: true }).catch(() => null);
    if (state !== null && isOwn(state)) {
      const message = leftOutWords(name, 'it is the open case or belongs to it');
      found.leftOut.push({ file: path, name, code: 'left-out', message });
    } else if (state === null && name.includes(noCharacter)) {
      const message = `${name} cannot be read: its name is not written in Unicode. Rename a copy and import that.`;
      found.leftOut.push({ file: path, name, code: 'file-unreadable', message });
    } else {
      found.files.push({ path, name, bytes: Number(state?.size ?? 0) });
    }
  };
  for (const each of given) {
    const path = pathOf(each);
    const name = nameOf(each);
    look(found.files.length);
    if (!(await isFolder(path))) {
      await take(path, name);
      continue;
    }
    let entries = 0;
    await walkFolder(path, basename(resolve(path)), {
      take,
      leaveOut: (refusal) => {
        entries += 1;
        if (isNew(refusal.file)) found.leftOut.push(refusal);
      },
      goesOn: () => {
        entries += 1;
        look(found.files.length);
        return found.files.length < mostFiles;
      },
    });
    if (entries === 0) {
      const message = `There is no file in ${path}.`;
      found.leftOut.push({ file: path, name, code: 'file-unreadable', message });
    }
  }
  return found;
}

/** What a file is told as. Fails with `bad-request`: a name says no more than the path. */
export function nameOf(given: GivenPath): string {
  if (typeof given === 'string') return basename(given);
  const { path, name } = given;
  const slashed = sep === '\\' ? path.replaceAll('\\', '/') : path;
  if (slashed === name || slashed.endsWith(`/${name}`)) return name;
  throw new TrailcaseError('bad-request', `"${name}" is not the end of the path ${path}.`);
}

/** What cannot be looked at is taken for a file: reading it says what is wrong. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Knows the files of the open case, under whatever name they are found. */
function ownCase(own: string | null): (state: BigIntStats) => boolean {
  if (own === null) return () => false;
  const files = ['', '-wal', '-shm', '-journal'].flatMap((ending) => {
    const state = statSync(`${own}${ending}`, { bigint: true, throwIfNoEntry: false });
    return state === undefined ? [] : [state];
  });
  return ({ ino, dev }) => files.some((file) => file.ino === ino && file.dev === dev);
}
