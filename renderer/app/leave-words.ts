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
 * @param steps of playbooks whose note or evidence is not kept
 */
export function leaveWords(isWorking: boolean, unsaved: number, steps = 0): LeaveWords | null {
  if (!isWorking && unsaved === 0 && steps === 0) return null;
  const texts: string[] = [];
  if (isWorking) {
    texts.push(
      'A job of this case still runs. It is cancelled when you go on: a file that was not read to its end leaves nothing in the case, and what was read before stays.',
    );
  }
  if (unsaved > 0) {
    texts.push(
      `${counted(unsaved, 'note')} of this case ${unsaved === 1 ? 'is' : 'are'} written and not saved.`,
    );
  }
  if (steps > 0) {
    texts.push(
      `${counted(steps, 'step')} of playbooks ${steps === 1 ? 'has' : 'have'} a note or evidence that is not kept.`,
    );
  }
  if (unsaved + steps > 0) {
    texts.push(
      'What is written is there again when the case is opened again, until Trailcase is closed.',
    );
  }
  return {
    title: isWorking ? 'Work is still going on' : 'Notes are not saved',
    texts,
    go: isWorking ? 'Cancel it and go on' : 'Go on without saving',
  };
}
