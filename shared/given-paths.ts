import type { Refusal } from './import-receipt.ts';

/**
 * A file or folder to import, by its path; a file that was found in a folder also by the name that it is
 * told under, which must be the end of its path, with `/` between the parts.
 */
export type GivenPath = string | { path: string; name: string };

/** One file that would be read. */
export interface FoundFile {
  path: string;
  /** Of a file out of a folder: the path from that folder on, the folder's own name first, `/` between. */
  name: string;
  bytes: number;
}

/** What files and folders come to, before anything of them is read. */
export interface FoundFiles {
  /** In order of their paths within what was given; at most 5 000. */
  files: FoundFile[];
  /** Files there are. */
  total: number;
  /** What is not read, and why; at most 5 000. */
  leftOut: Refusal[];
  /** How much of it there is. */
  leftOutTotal: number;
}

/** The path of something that was given. */
export function pathOf(given: GivenPath): string {
  return typeof given === 'string' ? given : given.path;
}
