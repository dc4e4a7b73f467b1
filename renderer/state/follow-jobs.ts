import type { JobEvent } from '../../shared/job.ts';
import { engine } from '../engine/connection.ts';
import { useAnswered } from './answered.ts';
import { refreshCase, refreshResponse } from './case-session.ts';
import { GrowingJobs } from './growing-jobs.ts';

/** Jobs that a person started and waits for; a search shows itself in its view. */
export function isShownJob({ call }: JobEvent): boolean {
  return call !== 'search.start';
}

/** Whether something runs that would be given up with the case. */
export function isWorking(): boolean {
  return Object.values(useAnswered.getState().jobs).some(
    (job) => job.state === 'running' && isShownJob(job),
  );
}

/** Jobs that bring records into the case, or write of it into the custody log. */
const changing: readonly string[] = ['import.start', 'pull.start', 'act.start', 'restore.start'];

/**
 * Keeps what is known of jobs up to date; an import or a pull that ended is followed by a fresh look at the case, a run of
 * the rules by one at its findings. One that follows a tenant brings records without ending: they are looked at as they come.
 */
export async function followJobs(trouble: (error: unknown) => void): Promise<void> {
  const growing = new GrowingJobs(() => void refreshCase().catch(trouble));
  engine().subscribe((event) => {
    useAnswered.setState(({ jobs }) => ({ jobs: { ...jobs, [event.job]: event } }));
    if (changing.includes(event.call) && event.state !== 'running') {
      refreshCase().catch(trouble);
    }
    if (event.call === 'pull.start' && event.state === 'running') growing.told(event);
    if (event.call === 'detect.start' && event.state === 'done') {
      refreshResponse().catch(trouble);
    }
  });
  for (const event of await engine().call('job.list', {})) {
    useAnswered.setState(({ jobs }) => ({ jobs: { ...jobs, [event.job]: event } }));
  }
}
