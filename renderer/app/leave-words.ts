import { counted } from '../components/numbers.ts';

/** What the question says that is asked before a case is left. */
export interface LeaveWords {
  title: string;
  /** A paragraph each. */
  texts: string[];
  /** What the button says that goes on. */
  go: string;
}

/**
 * The question before a case is left; null where there is nothing to ask about.
 * @param isWorking a job runs
 * @param unsaved notes of the case that are written and not saved
 */
export function leaveWords(isWorking: boolean, unsaved: number): LeaveWords | null {
  if (!isWorking && unsaved === 0) return null;
  const texts: string[] = [];
  if (isWorking) {
    texts.push(
      'A job of this case still runs. It is cancelled when you go on: a file that was not read to its end leaves nothing in the case, and what was read before stays.',
    );
  }
  if (unsaved > 0) {
    const [are, they] = unsaved === 1 ? ['is', 'It is'] : ['are', 'They are'];
    texts.push(
      `${counted(unsaved, 'note')} of this case ${are} written and not saved. ${they} there again when the case is opened again, until Trailcase is closed.`,
    );
  }
  return {
    title: isWorking ? 'Work is still going on' : 'Notes are not saved',
    texts,
    go: isWorking ? 'Cancel it and go on' : 'Go on without saving',
  };
}
