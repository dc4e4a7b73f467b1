import { tell, tellTrouble } from '../../app/trouble-notice.ts';
import { counted } from '../../components/numbers.ts';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import { useOnScreen, type WaitingArchives } from '../../state/on-screen.ts';

/** What archives wait for: a case, the end of an import, or that a person has them looked at. */
export type WaitsFor = 'case' | 'import' | 'person';

/** Looks at archives before they are imported; where no case is open or an import runs they wait for that. */
export async function takeArchives(count: number, look: () => Promise<void>): Promise<void> {
  if (count === 0) return;
  const why = waitsFor();
  if (why !== 'person') {
    wait({ count, look });
    if (why === 'import') tell(waitingWords(count, why));
    return;
  }
  useChosen.setState({ place: { screen: 'import' } });
  await look();
}

/** Has the archives looked at that wait; they go on waiting where an import runs. */
export async function lookAtWaiting(): Promise<void> {
  const { waiting } = useOnScreen.getState();
  if (waiting === null) return;
  useOnScreen.setState({ waiting: null });
  await takeArchives(waiting.count, waiting.look);
}

/** Forgets the archives that wait. */
export function forgetWaiting(): void {
  useOnScreen.setState({ waiting: null });
}

/** Goes on with archives that wait, as soon as a case is open. */
export function followWaiting(): () => void {
  return useAnswered.subscribe(({ caseInfo }, before) => {
    if (caseInfo === null || before.caseInfo !== null) return;
    lookAtWaiting().catch(tellTrouble);
  });
}

/** What archives wait for now. */
export function waitsFor(): WaitsFor {
  const { step } = useOnScreen.getState().importing;
  if (step === 'running' || step === 'taking') return 'import';
  return useAnswered.getState().caseInfo === null ? 'case' : 'person';
}

/** What waits, in words. */
export function waitingWords(number: number, why: WaitsFor): string {
  const [wait, them] = number === 1 ? ['waits', 'it'] : ['wait', 'them'];
  const archives = `${counted(number, 'archive')} ${wait}`;
  switch (why) {
    case 'case':
      return `${archives} to be imported: open a case for ${them}, or create one.`;
    case 'import':
      return `${archives} until the import that runs has ended.`;
    case 'person':
      return `${archives} to be looked at.`;
  }
}

/** One look after the other; trouble with the first keeps the second from nothing. */
export function inOrder(
  first: () => Promise<void>,
  then: () => Promise<void>,
): () => Promise<void> {
  return async () => {
    await first().catch(tellTrouble);
    await then();
  };
}

/** Those that came while others waited already are looked at after them. */
function wait({ count, look }: WaitingArchives): void {
  const { waiting } = useOnScreen.getState();
  useOnScreen.setState({
    waiting:
      waiting === null
        ? { count, look }
        : { count: waiting.count + count, look: inOrder(waiting.look, look) },
  });
}
