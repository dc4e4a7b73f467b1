import { TrailcaseError } from '../../../shared/errors.ts';
import { leaveWork } from '../../app/leave-work.tsx';
import { tell, tellTrouble } from '../../app/trouble-notice.ts';
import { counted } from '../../components/numbers.ts';
import { useAnswered } from '../../state/answered.ts';
import { openCase } from '../../state/case-session.ts';
import { useChosen } from '../../state/chosen.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { lookAt, takeDropped } from './run-import.ts';

/** Files that were opened with the program, as a host tells of them. */
export interface GivenPaths {
  casePath: string | null;
  archives: readonly string[];
}

/** Opens the case and looks at the archives. */
export async function takeGiven({ casePath, archives }: GivenPaths): Promise<void> {
  await openThenTake(casePath, archives.length, () => lookAt(archives));
}

/** The same for files that were dropped into the window. */
export async function takeDrop(files: readonly File[]): Promise<void> {
  const [first] = files.filter(isCase);
  const archives = files.filter((file) => !isCase(file));
  const casePath = first === undefined ? null : await pathOfCase(first);
  await openThenTake(casePath, archives.length, () => takeDropped(archives));
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
    await openCase(casePath, false);
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
    useOnScreen.setState({ waiting: { count, look } });
    return;
  }
  useChosen.setState({ place: { screen: 'import' } });
  await look();
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

function isCase({ name }: File): boolean {
  return name.toLowerCase().endsWith('.trailcase');
}
