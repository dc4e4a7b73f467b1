import { TrailcaseError } from '../../../shared/errors.ts';
import { leaveWork } from '../../app/leave-work.tsx';
import { tellTrouble } from '../../app/trouble-notice.ts';
import type { GivenToPage, NamedFile } from '../../engine/dropped-entries.ts';
import { openCase } from '../../state/case-session.ts';
import { fileNameOf } from '../../state/file-name.ts';
import { lookAt } from './looked-at.ts';
import { takeDropped } from './take-dropped.ts';
import { takeArchives } from './waiting-archives.ts';

/** Files that were opened with the program, as a host tells of them. */
export interface GivenPaths {
  casePath: string | null;
  archives: readonly string[];
  /** Cases that were opened beside it. */
  otherCases?: readonly string[];
}

/** Opens the case and looks at the archives. */
export async function takeGiven({
  casePath,
  archives,
  otherCases = [],
}: GivenPaths): Promise<void> {
  tellOthers(otherCases.map(fileNameOf));
  await openThenTake(casePath, archives.length, () => lookAt(archives));
}

/** The same for what was dropped into the window. A case that cannot be opened loses nothing of the rest. */
export async function takeDrop({ files, leftOut }: GivenToPage): Promise<void> {
  const [first, ...others] = files.filter(isCase);
  const archives = files.filter((file) => !isCase(file));
  const casePath = first === undefined ? null : await pathOfCase(first.file).catch(told);
  if (casePath !== null) tellOthers(others.map(({ file }) => file.name));
  const count = Math.max(archives.length, leftOut.length > 0 ? 1 : 0);
  await openThenTake(casePath, count, () => takeDropped({ files: archives, leftOut }));
}

function told(error: unknown): null {
  tellTrouble(error);
  return null;
}

/** Where a dropped case lies. Fails with `not-allowed` in a browser, which knows no paths. */
async function pathOfCase(file: File): Promise<string> {
  const { trailcase } = window;
  if (trailcase === undefined) {
    throw new TrailcaseError(
      'not-allowed',
      'A case cannot be dropped into the browser, which would hand over a copy of it. Choose "Open a case" and find it in its folder.',
    );
  }
  return await trailcase.pathOf(file);
}

/** Opens a case, if there is one, and takes the archives once it is open. */
async function openThenTake(
  casePath: string | null,
  count: number,
  look: () => Promise<void>,
): Promise<void> {
  if (casePath === null) {
    await takeArchives(count, look);
    return;
  }
  await leaveWork(async () => {
    await openCase(casePath, false).catch(told);
    await takeArchives(count, look);
  });
}

/** Says which cases are not opened: only one is open at a time. */
function tellOthers(others: readonly string[]): void {
  if (others.length === 0) return;
  const were = others.length === 1 ? 'was' : 'were';
  const message = `One case is open at a time: ${others.join(', ')} ${were} not opened.`;
  tellTrouble(new TrailcaseError('not-allowed', message));
}

function isCase({ name }: NamedFile): boolean {
  return name.toLowerCase().endsWith('.trailcase');
}
