import type { JobEvent } from '../../shared/job.ts';
import { engine } from '../engine/connection.ts';
import { useAnswered } from './answered.ts';
import { refreshCase, refreshResponse } from './case-session.ts';

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

/** Keeps what is known of jobs up to date; an import that ended is followed by a fresh look at the case, a run of the rules by one at its findings. */
export async function followJobs(trouble: (error: unknown) => void): Promise<void> {
  engine().subscribe((event) => {
    useAnswered.setState(({ jobs }) => ({ jobs: { ...jobs, [event.job]: event } }));
    if (event.call === 'import.start' && event.state !== 'running') {
      refreshCase().catch(trouble);
    }
    if (event.call === 'detect.start' && event.state === 'done') {
      refreshResponse().catch(trouble);
    }
  });
  for (const event of await engine().call('job.list', {})) {
    useAnswered.setState(({ jobs }) => ({ jobs: { ...jobs, [event.job]: event } }));
  }
}
