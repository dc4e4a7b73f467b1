import { TrailcaseError } from '../../shared/errors.ts';
import type { Refusal } from '../../shared/import-receipt.ts';
import { leftOutWords, whyLeftOut } from '../../shared/left-out.ts';

/** A file of the page, with the folders that it was dropped or chosen in. */
export interface NamedFile {
  file: File;
  /** Of a file out of a folder: the path from that folder on, with `/` between; otherwise its name. */
  name: string;
}

/** What was dropped or chosen: files to be taken, and what a folder holds besides. */
export interface GivenToPage {
  files: NamedFile[];
  leftOut: Refusal[];
}

/** Files that are taken at once, as many as `import.files` lists. */
export const mostDropped = 5_000;

/** Folders in folders that are looked into, as the engine does. */
const mostLevels = 50;

/**
 * What a drop brings, to be asked while its event lasts: afterwards a browser forgets it. A folder comes as an entry,
 * a file as itself.
 */
export function droppedThings(transfer: DataTransfer): (File | FileSystemEntry)[] {
  return [...transfer.items].flatMap((item): (File | FileSystemEntry)[] => {
    if (item.kind !== 'file') return [];
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory === true) return [entry];
    const file = item.getAsFile();
    return file === null ? [] : [file];
  });
}

/**
 * Finds all files in what was dropped, in the order of their paths; what a folder holds that is not read is left out
 * with the reason. Fails with `limit-reached` for more files than are taken at once.
 */
export async function filesIn(things: readonly (File | FileSystemEntry)[]): Promise<GivenToPage> {
  const given: GivenToPage = { files: [], leftOut: [] };
  for (const thing of things) {
    if (thing instanceof File) add(given, { file: thing, name: thing.name });
    else await walk(thing, thing.name, given, 0);
  }
  return given;
}

/** The same for a folder that was chosen: a browser gives all of its files with their paths. */
export function filesOfChosenFolder(files: readonly File[]): GivenToPage {
  const given: GivenToPage = { files: [], leftOut: [] };
  const named = files.map((file) => ({ file, name: file.webkitRelativePath || file.name }));
  for (const each of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const [, ...inside] = each.name.split('/');
    const why = inside.map(whyLeftOut).find((reason) => reason !== null) ?? null;
    if (why === null) add(given, each);
    else leaveOut(given, each.name, why);
  }
  return given;
}

async function walk(
  entry: FileSystemEntry,
  name: string,
  given: GivenToPage,
  level: number,
): Promise<void> {
  const why = level === 0 ? null : whyLeftOut(entry.name);
  if (why !== null) {
    leaveOut(given, name, why);
    return;
  }
  if (level > mostLevels) {
    const message = `${name} was not looked into: it lies ${mostLevels} folders deep. Drop it by itself to import what is in it.`;
    given.leftOut.push({ file: name, name, code: 'limit-reached', message });
    return;
  }
  try {
    if (entry.isFile) {
      add(given, { file: await fileOf(entry as FileSystemFileEntry), name });
      return;
    }
    const entries = await entriesOf(entry as FileSystemDirectoryEntry);
    for (const each of entries) await walk(each, `${name}/${each.name}`, given, level + 1);
  } catch (error) {
    if (error instanceof TrailcaseError) throw error;
    const words = error instanceof Error ? error.message : String(error);
    const message = `${name} cannot be read: ${words}`;
    given.leftOut.push({ file: name, name, code: 'file-unreadable', message });
  }
}

function add({ files }: GivenToPage, file: NamedFile): void {
  if (files.length === mostDropped) throw tooMany();
  files.push(file);
}

/** Said where more is given than one look takes. */
export function tooMany(): TrailcaseError {
  return new TrailcaseError(
    'limit-reached',
    `There are more than ${mostDropped.toLocaleString('en-US')} files in it. Give the folders in it one by one, or import it with the command line.`,
  );
}

function leaveOut({ leftOut }: GivenToPage, name: string, why: string): void {
  leftOut.push({ file: name, name, code: 'left-out', message: leftOutWords(name, why) });
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** All entries of a folder in the order of their paths. A browser hands out at most a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    all.push(...some);
  }
  const keyOf = ({ name, isDirectory }: FileSystemEntry) => (isDirectory ? `${name}/` : name);
  return all.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
