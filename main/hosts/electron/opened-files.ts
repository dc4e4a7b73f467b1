import { type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isCaseFile } from '../workbench/index.ts';

/** What was opened with the program. Paths are absolute; what is not there is left out. */
export interface OpenedFiles {
  casePath: string | null;
  /** Files, and folders of them. */
  archives: string[];
  /** Cases beside the first: they are told of, and not opened. */
  otherCases?: string[];
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

/** A case, the first if there are several, the other cases, and everything else as archives to import, folders among them. */
export function sortOpened(paths: readonly string[]): OpenedFiles {
  const found = [...new Set(paths)].map((path) => ({ path, state: stateOf(path) }));
  const isCase = ({ path, state }: (typeof found)[number]) =>
    state?.isFile() === true && isCaseFile(path);
  const archives = found.filter(
    (each) => (each.state?.isFile() === true && !isCase(each)) || each.state?.isDirectory(),
  );
  const [first, ...others] = found.filter(isCase).map(({ path }) => path);
  return {
    casePath: first ?? null,
    archives: archives.map(({ path }) => path),
    ...(others.length === 0 ? {} : { otherCases: others }),
  };
}

/** Whether there is anything to open. */
export function isEmpty({ casePath, archives, otherCases = [] }: OpenedFiles): boolean {
  return casePath === null && archives.length === 0 && otherCases.length === 0;
}

function stateOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
