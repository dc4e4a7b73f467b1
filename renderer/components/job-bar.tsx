import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { JobProgress } from '../../shared/job.ts';
import { toldWhenItFails } from '../app/trouble-notice.ts';
import { engine } from '../engine/connection.ts';
import { LogText } from './log-text.tsx';
import { count, size } from './numbers.ts';

/**
 * A job that runs: what it does, how far it is, and a way to stop it.
 * @param job its number; null until it is known
 * @param label what its progress is called by screen readers
 * @param stop words of the button that cancels it
 */
export function JobBar({
  job,
  progress,
  label,
  stop = 'Cancel',
  told,
  children,
}: {
  job: number | null;
  progress: JobProgress | null;
  label: string;
  stop?: string;
  /** What is said of it, where its stage says everything already. */
  told?: string;
  children?: ReactNode;
}) {
  const { done = 0, total = null, stage = 'Starting', unit = 'steps' } = progress ?? {};
  return (
    <Stack gap="sm" maw={640}>
      <Text size="sm" role="status">
        {told === undefined ? (
          <>
            {stage}: {written(done, unit)}
            {total === null ? '' : ` of ${written(total, unit)}`}
          </>
        ) : (
          <LogText text={told} />
        )}
      </Text>
      <Progress
        value={total === null || total === 0 ? 100 : (done / total) * 100}
        animated={total === null}
        aria-label={label}
      />
      {children}
      <Group justify="end">
        <Button variant="default" disabled={job === null} onClick={() => void cancelJob(job)}>
          {stop}
        </Button>
      </Group>
    </Stack>
  );
}

/** An amount in the unit of a job. */
export function written(amount: number, unit: JobProgress['unit']): string {
  return unit === 'bytes' ? size(amount) : `${count(amount)} ${unit}`;
}

/** Asks a job to stop. */
export function cancelJob(job: number | null): Promise<void> {
  return toldWhenItFails(async () => {
    if (job !== null) await engine().call('job.cancel', { job });
  });
}
