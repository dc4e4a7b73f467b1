import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { FolderEntry, FolderListing } from '../../../shared/host.ts';
import { isCaseFile } from '../workbench/index.ts';
import type { AllowedFolders } from './allowed-folders.ts';

const mostEntries = 5_000;

/** Endings that log exports have. */
const archiveEndings = new Set(['.json', '.jsonl', '.ndjson', '.csv', '.tsv', '.log']);
const packedEndings = new Set(['.gz', '.zst', '.zip']);

interface Found {
  name: string;
  path: string;
  kind: FolderEntry['kind'];
  /** A link that leads out of the allowed folders: nothing of what is there is told. */
  leadsOut: boolean;
}

/**
 * What is in a folder: folders first, then by name. Hidden files are left out; a link that leads out of
 * the allowed folders is told as `other`, without size and time.
 * @param path absolute and allowed. Fails with `not-found` or `file-unreadable`
 */
export async function listFolder(path: string, allowed: AllowedFolders): Promise<FolderListing> {
  const found: Found[] = [];
  for (const entry of await entriesOf(path)) {
    if (entry.name.startsWith('.')) continue;
    const at = join(path, entry.name);
    const leadsOut = entry.isSymbolicLink() && !allowed.holds(at);
    const kind = leadsOut ? 'other' : await kindOf(entry, at);
    found.push({ name: entry.name, path: at, kind, leadsOut });
  }
  found.sort(byKindAndName);
  const parent = dirname(path);
  return {
    path,
    parent: parent !== path && allowed.holds(parent) ? parent : null,
    entries: await Promise.all(found.slice(0, mostEntries).map(describe)),
    total: found.length,
  };
}

async function entriesOf(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new TrailcaseError('not-found', `There is no folder ${path}.`);
    throw new TrailcaseError('file-unreadable', `${path} cannot be listed (${code}).`, {}, error);
  }
}

async function kindOf(entry: Dirent, path: string): Promise<FolderEntry['kind']> {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return kindOfName(entry.name);
  if (!entry.isSymbolicLink()) return 'other';
  const target = await statOf(path);
  if (target?.isDirectory()) return 'folder';
  return target?.isFile() ? kindOfName(entry.name) : 'other';
}

function kindOfName(name: string): FolderEntry['kind'] {
  const ending = extname(name).toLowerCase();
  if (isCaseFile(name)) return 'case';
  return archiveEndings.has(ending) || packedEndings.has(ending) ? 'archive' : 'other';
}

async function describe({ name, path, kind, leadsOut }: Found): Promise<FolderEntry> {
  const found = leadsOut ? null : await statOf(path);
  return {
    name,
    path,
    kind,
    bytes: found?.isFile() ? found.size : 0,
    modified: (found?.mtime ?? new Date(0)).toISOString(),
  };
}

/** Null for what is gone meanwhile, leads nowhere or may not be looked at. */
async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch {
    return null;
  }
}

function byKindAndName(a: Found, b: Found): number {
  if ((a.kind === 'folder') !== (b.kind === 'folder')) return a.kind === 'folder' ? -1 : 1;
  return inOrder.compare(a.name, b.name) || (a.name < b.name ? -1 : 1);
}

const inOrder = new Intl.Collator('en', { numeric: true });
