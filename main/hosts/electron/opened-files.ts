import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isCaseFile } from '../workbench/index.ts';

/** Files that were opened with the program. Paths are absolute; what is not there is left out. */
export interface OpenedFiles {
  casePath: string | null;
  archives: string[];
}

/**
 * The files that a command line names.
 * @param args without the program itself
 * @param current folder that the command line was given in
 */
export function filesOfArguments(args: readonly string[], current: string): OpenedFiles {
  const named = args.filter((argument) => argument !== '' && !argument.startsWith('-'));
  return sortOpened(named.map((argument) => resolve(current, argument)));
}

/** A case, the first if there are several, and everything else as archives to import. */
export function sortOpened(paths: readonly string[]): OpenedFiles {
  const files = [...new Set(paths)].filter(isFile);
  const cases = files.filter(isCaseFile);
  return { casePath: cases[0] ?? null, archives: files.filter((path) => !isCaseFile(path)) };
}

/** Whether there is anything to open. */
export function isEmpty({ casePath, archives }: OpenedFiles): boolean {
  return casePath === null && archives.length === 0;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
