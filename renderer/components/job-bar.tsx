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
 * @param inRow in one line, in the place of the button that began it: nothing below it moves
 */
export function JobBar({
  job,
  progress,
  label,
  stop = 'Cancel',
  told,
  inRow = false,
  children,
}: {
  job: number | null;
  progress: JobProgress | null;
  label: string;
  stop?: string;
  /** What is said of it, where its stage says everything already. */
  told?: string;
  inRow?: boolean;
  children?: ReactNode;
}) {
  const { done = 0, total = null, stage = 'Starting', unit = 'steps' } = progress ?? {};
  const said = (
    <Text size={inRow ? 'xs' : 'sm'} role="status" style={{ overflowWrap: 'anywhere' }}>
      {told === undefined ? (
        <>
          {stage.replace(/\.$/, '')}: {farWords(done, total, unit)}
        </>
      ) : (
        <LogText text={told} />
      )}
    </Text>
  );
  const bar = (
    <Progress
      value={total === null || total === 0 ? 100 : (done / total) * 100}
      animated={total === null}
      aria-label={label}
      miw={100}
    />
  );
  const end = (
    <Button
      variant="default"
      size={inRow ? 'compact-sm' : 'sm'}
      style={{ flex: 'none' }}
      disabled={job === null}
      onClick={() => void cancelJob(job)}
    >
      {stop}
    </Button>
  );
  if (inRow) {
    return (
      <Group gap="xs" wrap="nowrap">
        {end}
        {bar}
        {said}
      </Group>
    );
  }
  return (
    <Stack gap="sm" maw={640}>
      {said}
      {bar}
      {children}
      <Group justify="end">{end}</Group>
    </Stack>
  );
}

/** How far a job is: `7 of 50 steps`. */
function farWords(done: number, total: number | null, unit: JobProgress['unit']): string {
  if (total === null) return written(done, unit);
  const whole = written(total, unit);
  return `${unit === 'bytes' ? size(done) : count(done)} of ${whole}`;
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
