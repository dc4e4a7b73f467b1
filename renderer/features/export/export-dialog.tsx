import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { ExportReceipt } from '../../../shared/export.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { runJob } from '../../../shared/run-job.ts';
import { tell, tellTrouble, wordsOf } from '../../app/trouble-notice.ts';
import { JobBar } from '../../components/job-bar.tsx';
import { count } from '../../components/numbers.ts';
import { engine } from '../../engine/connection.ts';
import { dismiss } from '../../state/on-screen.ts';
import type { ViewKey } from '../../state/view.ts';
import { ExportForm } from './export-form.tsx';
import type { ExportOrder } from './export-order.ts';
import { ExportResult } from './export-result.tsx';

type Step =
  | { step: 'choosing'; trouble: string | null }
  | { step: 'running'; job: number | null; progress: JobProgress | null }
  | { step: 'done'; receipt: ExportReceipt };

/**
 * Writes what is on the screen into a file: choosing, the work with its progress, where it went. Closing
 * the dialog does not stop the work: a notice tells of its end.
 */
export function ExportDialog({ view }: { view: ViewKey }) {
  const [at, setAt] = useState<Step>({ step: 'choosing', trouble: null });
  const isShown = useIsShown();
  const start = async (order: ExportOrder) => {
    let job: number | null = null;
    const running = (progress: JobProgress | null) => setAt({ step: 'running', job, progress });
    running(null);
    try {
      const receipt = await runJob(engine(), 'export.start', order, running, (number) => {
        job = number;
        running(null);
      });
      if (isShown.current) setAt({ step: 'done', receipt });
      else tell(`Exported ${count(receipt.counts.written)} records to ${receipt.path}.`);
    } catch (error) {
      const isCancelled = error instanceof TrailcaseError && error.code === 'cancelled';
      if (isShown.current)
        setAt({ step: 'choosing', trouble: isCancelled ? null : wordsOf(error) });
      else tellTrouble(error);
    }
  };
  return (
    <Modal
      opened
      onClose={dismiss}
      closeOnClickOutside={at.step === 'choosing'}
      title="Export"
      size="xl"
    >
      {at.step === 'choosing' ? (
        <ExportForm view={view} trouble={at.trouble} onOrder={(order) => void start(order)} />
      ) : at.step === 'running' ? (
        <JobBar job={at.job} progress={at.progress} label="Progress of the export" />
      ) : (
        <ExportResult receipt={at.receipt} />
      )}
    </Modal>
  );
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
