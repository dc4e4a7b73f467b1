import { JobBar } from '../../components/job-bar.tsx';
import type { LiveJob } from './live-jobs.ts';

type Running = Extract<LiveJob<unknown>, { step: 'running' }>;

/** A pull that runs: what it does or waits for, how much came and how fast, and the way to stop it. */
export function PullRun({ running: { job, progress, follow } }: { running: Running }) {
  return (
    <JobBar
      job={job}
      progress={progress}
      told={progress?.stage ?? 'Asking the system…'}
      label={follow === null ? 'Progress of the pull' : 'Progress of following'}
      stop={follow === null ? 'Cancel: keep what is stored' : 'Stop following'}
    />
  );
}
