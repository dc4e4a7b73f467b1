import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { runJob } from '../../../shared/run-job.ts';
import type { VerifyReport } from '../../../shared/verify-report.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { CheckLines } from '../../components/check-lines.tsx';
import { JobBar } from '../../components/job-bar.tsx';
import { count, lasting } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import styles from './evidence-screen.module.css';

type State =
  | { step: 'idle'; trouble: string | null }
  | { step: 'running'; job: number | null; progress: JobProgress | null }
  | { step: 'done'; report: VerifyReport };

/** Re-hashes everything on demand, and says of each thing what was compared. */
export function Verification() {
  const [state, setState] = useState<State>({ step: 'idle', trouble: null });
  const verify = async () => {
    let job: number | null = null;
    const running = (progress: JobProgress | null) => setState({ step: 'running', job, progress });
    running(null);
    try {
      const report = await runJob(engine(), 'verify.start', {}, running, (number) => {
        job = number;
        running(null);
      });
      setState({ step: 'done', report });
    } catch (error) {
      const isCancelled = error instanceof TrailcaseError && error.code === 'cancelled';
      setState({ step: 'idle', trouble: isCancelled ? null : wordsOf(error) });
    }
  };
  return (
    <Stack gap="sm" maw={900}>
      <Text size="sm">
        Hashes the kept bytes of every source again, compares every record with the evidence it was
        cut from, the counts, the custody log and the database itself, and log files of AWS
        CloudTrail with its digests where the case has some. The result goes into the custody log.
      </Text>
      <Group>
        <Button onClick={() => void verify()} disabled={state.step === 'running'}>
          Verify the case
        </Button>
      </Group>
      {state.step === 'idle' && state.trouble !== null ? <Trouble message={state.trouble} /> : null}
      {state.step === 'running' ? (
        <JobBar job={state.job} progress={state.progress} label="Progress of the verification" />
      ) : null}
      {state.step === 'done' ? <Report report={state.report} /> : null}
    </Stack>
  );
}

function Report({ report }: { report: VerifyReport }) {
  const failed = report.checks.filter(({ ok }) => !ok);
  return (
    <>
      <Alert
        color={report.ok ? 'green' : 'red'}
        role="alert"
        title={report.ok ? 'Everything is as it was imported' : 'Something differs'}
      >
        {count(report.checks.length)} checks in {lasting(report.seconds)}
        {report.ok
          ? ', all passed.'
          : `, ${count(failed.length)} failed: do not rely on what they name.`}
      </Alert>
      <Table verticalSpacing={3}>
        <Table.Tbody>
          {[...failed, ...report.checks.filter(({ ok }) => ok)].map((check) => (
            <Table.Tr key={check.subject}>
              <Table.Td className={check.ok ? styles.good : styles.bad}>
                {check.ok ? '✓ sound' : '✗ DIFFERS'}
              </Table.Td>
              <Table.Th>{check.subject}</Table.Th>
              <Table.Td>
                <CheckLines {...check} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
