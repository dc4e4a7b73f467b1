import { JobBar } from '../../components/job-bar.tsx';
import { useAnswered } from '../../state/answered.ts';
import styles from './connections.module.css';
import type { KeptConnection } from './connections-state.ts';
import type { RunningLive } from './live-jobs.ts';

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

/** Pulls that run over connections which are not kept any more: nothing else on the screen shows them. */
export function OtherRuns({ kept }: { kept: readonly KeptConnection[] | null }) {
  const jobs = useAnswered((answered) => answered.jobs);
  if (kept === null) return null;
  const known = new Set(kept.map(({ connection }) => connection.id));
  return Object.values(jobs).map((job) =>
    job.call === 'pull.start' &&
    job.state === 'running' &&
    !known.has(job.about?.connection ?? '') ? (
      <section key={job.job} className={styles.part} aria-label="A pull that runs">
        <PullRun
          running={{ job: job.job, progress: job.progress, follow: job.about?.follow ?? null }}
        />
      </section>
    ) : null,
  );
}
