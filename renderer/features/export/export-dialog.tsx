import { Modal } from '@mantine/core';
import { JobBar } from '../../components/job-bar.tsx';
import { count } from '../../components/numbers.ts';
import { useWriting } from '../../components/use-writing.ts';
import { dismiss } from '../../state/on-screen.ts';
import type { ViewKey } from '../../state/view.ts';
import { ExportForm } from './export-form.tsx';
import { ExportResult } from './export-result.tsx';

/** Writes what is on the screen into a file: choosing, the work with its progress, where it went. */
export function ExportDialog({ view }: { view: ViewKey }) {
  const { at, write } = useWriting(
    'export.start',
    ({ counts, path }) => `Exported ${count(counts.written)} records to ${path}.`,
  );
  return (
    <Modal
      opened
      onClose={dismiss}
      closeOnClickOutside={at.step === 'choosing'}
      title="Export"
      size="xl"
    >
      {at.step === 'choosing' ? (
        <ExportForm view={view} trouble={at.trouble} onOrder={(order) => void write(order)} />
      ) : at.step === 'running' ? (
        <JobBar job={at.job} progress={at.progress} label="Progress of the export" />
      ) : (
        <ExportResult receipt={at.receipt} />
      )}
    </Modal>
  );
}
