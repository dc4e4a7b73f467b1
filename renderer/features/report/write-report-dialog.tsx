import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { type ReportFormat, type ReportReceipt, reportFormats } from '../../../shared/report.ts';
import { runJob } from '../../../shared/run-job.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { JobBar } from '../../components/job-bar.tsx';
import { OutputPlace } from '../../components/output-place.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { fileNameOf } from '../../state/file-name.ts';
import { orderOf, proposedName, type ReportChoice } from './report-choice.ts';
import { ReportResult } from './report-result.tsx';

type Step =
  | { step: 'choosing'; trouble: string | null }
  | { step: 'running'; job: number | null; progress: JobProgress | null }
  | { step: 'done'; receipt: ReportReceipt };

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
  const [at, setAt] = useState<Step>({ step: 'choosing', trouble: null });
  const [format, setFormat] = useState<ReportFormat>('html');
  const [name, setName] = useState(() => proposedName(caseName, 'html', new Date()));
  const [out, setOut] = useState<string | null>(null);
  const write = async (path: string) => {
    let job: number | null = null;
    const running = (progress: JobProgress | null) => setAt({ step: 'running', job, progress });
    running(null);
    try {
      const order = { ...orderOf(choice), format, out: path };
      const receipt = await runJob(engine(), 'report.start', order, running, (number) => {
        job = number;
        running(null);
      });
      setAt({ step: 'done', receipt });
    } catch (error) {
      const isCancelled = error instanceof TrailcaseError && error.code === 'cancelled';
      setAt({ step: 'choosing', trouble: isCancelled ? null : wordsOf(error) });
    }
  };
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
            if (out !== null) void write(out);
          }}
        >
          <Stack gap="sm">
            {at.trouble === null ? null : <Trouble message={at.trouble} />}
            <Radio.Group
              label="Format"
              value={format}
              onChange={(value) => {
                const next = reportFormats.find((each) => each === value);
                if (next === undefined) return;
                setFormat(next);
                setName((before) => before.replace(/\.[a-z]+$/, `.${next}`));
              }}
            >
              <Stack gap={4} mt={4}>
                {reportFormats.map((each) => (
                  <Radio
                    key={each}
                    value={each}
                    label={formats[each].label}
                    description={formats[each].about}
                  />
                ))}
              </Stack>
            </Radio.Group>
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
