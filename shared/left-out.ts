/** What operating systems leave beside the files of people, by name in small letters. */
const leftovers: ReadonlySet<string> = new Set([
  '.ds_store',
  '.localized',
  '.spotlight-v100',
  '.trashes',
  '.fseventsd',
  '__macosx',
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  '$recycle.bin',
  'system volume information',
]);

/** A case, and what SQLite keeps beside it while it is open. */
const caseFile = /\.trailcase(?:-wal|-shm|-journal)?$/i;

/**
 * Why something in a folder that was given is not read, judged by its name alone; null where it is. What
 * was given by itself is read whatever it is called.
 * @param name of the entry, without the folders that it lies in
 */
export function whyLeftOut(name: string): string | null {
  if (leftovers.has(name.toLowerCase()) || name.startsWith('._')) {
    return 'it is what an operating system leaves beside files';
  }
  if (caseFile.test(name)) return 'it is a case of Trailcase or belongs to one';
  if (name.startsWith('.')) return 'it is hidden; give it by itself to import it';
  return null;
}

/** A file that was left out, in a sentence. */
export function leftOutWords(name: string, why: string): string {
  return `${name} was left out: ${why}.`;
}
