import { JobBar } from '../../components/job-bar.tsx';
import { useAnswered } from '../../state/answered.ts';
import styles from './connections.module.css';
import { type RunningLive, useLiveJobs } from './live-jobs.ts';

/** A pull that runs: what it does or waits for, how much came and how fast, and the way to stop it. */
export function PullRun({
  running: { job, progress, follow },
  inRow = false,
}: {
  running: Pick<RunningLive<unknown>, 'job' | 'progress' | 'follow'>;
  inRow?: boolean;
}) {
  return (
    <JobBar
      job={job}
      progress={progress}
      inRow={inRow}
      told={begun(progress?.stage ?? 'Asking the system…')}
      label={follow === null ? 'Progress of the pull' : 'Progress of following'}
      stop={follow === null ? 'Cancel: keep what is stored' : 'Stop following'}
    />
  );
}

function begun(stage: string): string {
  return `${stage.charAt(0).toUpperCase()}${stage.slice(1)}`;
}

/** Pulls that run and were begun before this page was loaded: what they tell names their connection. */
export function EarlierRuns() {
  const jobs = useAnswered((answered) => answered.jobs);
  const own = useLiveJobs(({ pulls }) => pulls);
  const known = new Set(
    Object.values(own).map((entry) => (entry.step === 'running' ? entry.job : null)),
  );
  return Object.values(jobs).map((job) =>
    job.call === 'pull.start' && job.state === 'running' && !known.has(job.job) ? (
      <section key={job.job} className={styles.part} aria-label="A pull that runs">
        <PullRun running={{ job: job.job, progress: job.progress, follow: null }} />
      </section>
    ) : null,
  );
}
