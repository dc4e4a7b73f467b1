import { Button, Popover, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { LoaderCircle } from 'lucide-react';
import { showHidden } from '../../shared/hidden-characters.ts';
import type { JobEvent } from '../../shared/job.ts';
import { cancelJob, written } from '../components/job-bar.tsx';
import { useAnswered } from '../state/answered.ts';
import { isShownJob } from '../state/follow-jobs.ts';
import styles from './status-bar.module.css';

type RunningJob = Extract<JobEvent, { state: 'running' }>;

/** The jobs that run, each with its progress and a way to stop it. */
export function JobList() {
  const jobs = useAnswered((answered) => answered.jobs);
  const running = Object.values(jobs).filter(
    (job): job is RunningJob => job.state === 'running' && isShownJob(job),
  );
  const [first] = running;
  if (first === undefined) return null;
  return (
    <Popover position="top-end" transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <UnstyledButton className={styles.button}>
          <LoaderCircle size={14} aria-hidden />{' '}
          <span className={styles.job}>{summary(first)}</span>
          {running.length > 1 ? ` and ${running.length - 1} more` : ''}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm" miw={320} maw={560}>
          {running.map((job) => (
            <JobLine key={job.job} job={job} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function JobLine({ job }: { job: RunningJob }) {
  return (
    <div>
      <Text size="sm">{summary(job)}</Text>
      <Progress
        value={share(job) ?? 100}
        animated={share(job) === null}
        aria-label={job.progress.stage}
      />
      <Button size="compact-xs" variant="default" mt={4} onClick={() => void cancelJob(job.job)}>
        Cancel
      </Button>
    </div>
  );
}

/** Per cent; null while the whole is not known. */
function share({ progress: { done, total } }: RunningJob): number | null {
  return total === null || total === 0 ? null : Math.min(100, (done / total) * 100);
}

function summary(job: RunningJob): string {
  const { stage, done, unit } = job.progress;
  // A pull tells in its stage what came; of a tenant's words in it nothing is hidden.
  if (job.call === 'pull.start') return showHidden(stage);
  const part = share(job);
  return `${stage}: ${part === null ? written(done, unit) : `${Math.floor(part)} %`}`;
}
