import { dirname, resolve } from 'node:path';

/** Asks whether a person chose a file, by its name or as part of a folder. */
export type IsChosen = (path: string) => boolean | Promise<boolean>;

/** What Windows takes for another machine or a device; asking for it can send the user's password there. */
const elsewhere = /^[\\/]{2}/;

/**
 * Of the files that the sources of a case were imported from, those beside which a manifest may be looked for. A case
 * may come from anybody and name any path: one that lies in the very folder of the case does not lead on, any other
 * counts only where a person chose it. Nothing is asked of the file system for the rest.
 */
export async function manifestPlaces(
  files: readonly string[],
  casePath: string,
  isChosen: IsChosen,
): Promise<string[]> {
  const folder = dirname(resolve(casePath));
  const places: string[] = [];
  for (const file of new Set(files)) {
    if (file.includes('\0')) continue;
    const isBeside = dirname(resolve(file)) === folder;
    if (isBeside || (!elsewhere.test(file) && (await isChosen(file)))) places.push(file);
  }
  return places;
}
