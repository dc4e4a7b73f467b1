import { Text } from '@mantine/core';
import { JobBar, written } from '../../components/job-bar.tsx';
import type { LiveJob } from './live-jobs.ts';

type Running = Extract<LiveJob<unknown>, { step: 'running' }>;

/** A pull that runs: what it does or waits for, how far and how fast, and the way to stop it. */
export function PullRun({ running }: { running: Running }) {
  const { job, progress, follow } = running;
  return (
    <JobBar
      job={job}
      progress={progress}
      label={follow === null ? 'Progress of the pull' : 'Progress of following'}
      stop={follow === null ? 'Cancel: keep what is stored' : 'Stop following'}
    >
      {follow === null ? (
        <Text size="sm" c="dimmed">
          {rateWords(running)}
        </Text>
      ) : null}
    </JobBar>
  );
}

function rateWords({ rate, progress }: Running): string {
  if (rate.perSecond === null || progress === null) return 'Measuring the rate…';
  return `${written(Math.round(rate.perSecond), progress.unit)} a second`;
}
