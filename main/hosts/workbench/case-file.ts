import { extname } from 'node:path';

/** What the name of a case ends with. */
const ending = '.trailcase';

/** Whether a file is called as cases are, in whatever letters. */
export function isCaseFile(path: string): boolean {
  return extname(path).toLowerCase() === ending;
}

/** The path, with the ending of cases where it has none. */
export function withCaseEnding(path: string): string {
  return isCaseFile(path) ? path : `${path}${ending}`;
}
