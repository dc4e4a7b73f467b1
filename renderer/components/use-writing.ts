import { useEffect, useRef, useState } from 'react';
import type { JobCallName, ParamsOf, ResultOf } from '../../shared/contract.ts';
import { TrailcaseError } from '../../shared/errors.ts';
import type { JobProgress } from '../../shared/job.ts';
import { runJob } from '../../shared/run-job.ts';
import { tell, tellTrouble, wordsOf } from '../app/trouble-notice.ts';
import { engine } from '../engine/connection.ts';

/** How far the writing of a file is. */
export type Writing<Receipt> =
  | { step: 'choosing'; trouble: string | null }
  | { step: 'running'; job: number | null; progress: JobProgress | null }
  | { step: 'done'; receipt: Receipt };

/**
 * Writes a file by a job, for a dialog: choosing, the work with its progress, what was written. Closing the dialog
 * does not stop the work: a notice tells of its end.
 * @param words that notice
 */
export function useWriting<N extends JobCallName>(
  call: N,
  words: (receipt: ResultOf<N>) => string,
): { at: Writing<ResultOf<N>>; write: (params: ParamsOf<N>) => Promise<void> } {
  const [at, setAt] = useState<Writing<ResultOf<N>>>({ step: 'choosing', trouble: null });
  const isShown = useIsShown();
  const write = async (params: ParamsOf<N>) => {
    let job: number | null = null;
    const running = (progress: JobProgress | null) => setAt({ step: 'running', job, progress });
    running(null);
    try {
      const receipt = await runJob(engine(), call, params, running, (number) => {
        job = number;
        running(null);
      });
      if (isShown.current) setAt({ step: 'done', receipt });
      else tell(words(receipt));
    } catch (error) {
      const isCancelled = error instanceof TrailcaseError && error.code === 'cancelled';
      if (!isShown.current) tellTrouble(error);
      else setAt({ step: 'choosing', trouble: isCancelled ? null : wordsOf(error) });
    }
  };
  return { at, write };
}

/** Whether the component is still on the screen. */
function useIsShown() {
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  return isShown;
}
