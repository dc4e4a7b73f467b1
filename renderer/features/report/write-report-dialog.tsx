import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReportFormat } from '../../../shared/report.ts';
import { FormatChoice } from '../../components/format-choice.tsx';
import { JobBar } from '../../components/job-bar.tsx';
import { OutputPlace } from '../../components/output-place.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { useWriting } from '../../components/use-writing.ts';
import { useAnswered } from '../../state/answered.ts';
import { fileNameOf } from '../../state/file-name.ts';
import { orderOf, proposedName, type ReportChoice } from './report-choice.ts';
import { ReportResult } from './report-result.tsx';

const formats: Record<ReportFormat, { label: string; about: string }> = {
  html: {
    label: 'HTML',
    about: 'For people: opens in any browser, prints well, holds no script and loads nothing.',
  },
  json: { label: 'JSON', about: 'For programs: the same content as data.' },
};

/** Writes the report into a file: where to, the work with its progress, what was written. */
export function WriteReportDialog({ choice, close }: { choice: ReportChoice; close: () => void }) {
  const caseName = useAnswered(({ caseInfo }) => fileNameOf(caseInfo?.path ?? 'case'));
  const { at, write } = useWriting('report.start', ({ path }) => `Wrote the report: ${path}.`);
  const [format, setFormat] = useState<ReportFormat>('html');
  const [name, setName] = useState(() => proposedName(caseName, 'html', new Date()));
  const [out, setOut] = useState<string | null>(null);
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={at.step === 'choosing'}
      title="Write the report"
      size="xl"
    >
      {at.step === 'running' ? (
        <JobBar job={at.job} progress={at.progress} label="Progress of the report" />
      ) : at.step === 'done' ? (
        <ReportResult receipt={at.receipt} caseName={caseName} close={close} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (out !== null) void write({ ...orderOf(choice), format, out });
          }}
        >
          <Stack gap="sm">
            {at.trouble === null ? null : <Trouble message={at.trouble} />}
            <FormatChoice
              formats={formats}
              value={format}
              onFormat={(next) => {
                setFormat(next);
                setName((before) => before.replace(/\.[a-z]+$/, `.${next}`));
              }}
            />
            <OutputPlace name={name} onName={setName} onPlace={setOut} />
            <Text size="sm" c="dimmed">
              The report is written into the custody log, with the SHA-256 of its content.
            </Text>
            <Group justify="end">
              <Button type="submit" disabled={out === null}>
                Write it
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
