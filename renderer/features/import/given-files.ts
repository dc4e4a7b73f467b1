import { TrailcaseError } from '../../../shared/errors.ts';
import { leaveWork } from '../../app/leave-work.tsx';
import { tell, tellTrouble } from '../../app/trouble-notice.ts';
import { counted } from '../../components/numbers.ts';
import type { GivenToPage, NamedFile } from '../../engine/dropped-entries.ts';
import { useAnswered } from '../../state/answered.ts';
import { openCase } from '../../state/case-session.ts';
import { useChosen } from '../../state/chosen.ts';
import { useOnScreen, type WaitingArchives } from '../../state/on-screen.ts';
import { lookAt } from './looked-at.ts';
import { takeDropped } from './take-dropped.ts';

/** Files that were opened with the program, as a host tells of them. */
export interface GivenPaths {
  casePath: string | null;
  archives: readonly string[];
}

/** Opens the case and looks at the archives. */
export async function takeGiven({ casePath, archives }: GivenPaths): Promise<void> {
  await openThenTake(casePath, archives.length, () => lookAt(archives));
}

/** The same for what was dropped into the window. A case that cannot be opened loses nothing of the rest. */
export async function takeDrop({ files, leftOut }: GivenToPage): Promise<void> {
  const [first] = files.filter(isCase);
  const archives = files.filter((file) => !isCase(file));
  const casePath = first === undefined ? null : await pathOfCase(first.file).catch(told);
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

/** Looks at archives before they are imported; where no case is open they wait for one. */
async function takeArchives(count: number, look: () => Promise<void>): Promise<void> {
  if (count === 0) return;
  const { importing } = useOnScreen.getState();
  if (importing.step === 'running' || importing.step === 'taking') {
    tell('An import is running. Drop or open the archives again when it has ended.');
    return;
  }
  if (useAnswered.getState().caseInfo === null) {
    const { waiting } = useOnScreen.getState();
    useOnScreen.setState({
      waiting: waiting === null ? { count, look } : both(waiting, count, look),
    });
    return;
  }
  useChosen.setState({ place: { screen: 'import' } });
  await look();
}

/** Archives that came while others waited already. */
function both(first: WaitingArchives, count: number, look: () => Promise<void>): WaitingArchives {
  return {
    count: first.count + count,
    look: async () => {
      await first.look();
      await look();
    },
  };
}

/** Goes on with archives that wait, as soon as a case is open. */
export function followWaiting(): () => void {
  return useAnswered.subscribe(({ caseInfo }, before) => {
    const { waiting } = useOnScreen.getState();
    if (waiting === null || caseInfo === null || before.caseInfo !== null) return;
    useOnScreen.setState({ waiting: null });
    takeArchives(waiting.count, waiting.look).catch(tellTrouble);
  });
}

/** What waits, in words. */
export function waitingWords(count: number): string {
  return `${counted(count, 'archive')} ${count === 1 ? 'waits' : 'wait'} to be imported: open a case for ${count === 1 ? 'it' : 'them'}, or create one.`;
}

function isCase({ name }: NamedFile): boolean {
  return name.toLowerCase().endsWith('.trailcase');
}
