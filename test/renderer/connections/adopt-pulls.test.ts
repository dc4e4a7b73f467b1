import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptPulls } from '../../../renderer/features/connections/adopt-pulls.ts';
import {
  pullKey,
  type RunningLive,
  useLiveJobs,
} from '../../../renderer/features/connections/live-jobs.ts';
import { useAnswered } from '../../../renderer/state/answered.ts';
import type { JobEvent, JobState } from '../../../shared/job.ts';

const id = '6d1e';
const progress = { done: 1, total: null, unit: 'records' as const, stage: 'audit: page 1' };

/** A pull over the connection is told of. */
function told(job: number, state: JobState, follow: number | null = null): void {
  const event: JobEvent = { job, call: 'pull.start', about: { connection: id, follow }, ...state };
  useAnswered.setState(({ jobs }) => ({ jobs: { ...jobs, [job]: event } }));
}

const open = (caseId: string | null) =>
  useAnswered.setState({ caseInfo: caseId === null ? null : ({ id: caseId } as never) });

const pulled = () => useLiveJobs.getState().pulls[pullKey({ id })];

const running = { state: 'running', progress } as const;

let stop = () => {};
beforeEach(() => {
  useAnswered.setState({ jobs: {}, caseInfo: null });
  useLiveJobs.setState({ pulls: {} });
});
afterEach(() => stop());

describe('a pull that this page did not start', () => {
  it('is that of its connection, once the case is known, with its progress and the way to stop it', () => {
    told(3, running, 60);
    stop = adoptPulls();
    expect(pulled()).toBeUndefined();
    open('a');
    expect(pulled()).toMatchObject({ step: 'running', job: 3, progress, follow: 60 });
    told(3, { state: 'running', progress: { ...progress, done: 9 } }, 60);
    expect(pulled()).toMatchObject({ step: 'running', job: 3, progress: { done: 9 } });
  });

  it('leaves its receipt, also where it was stopped before its end', () => {
    open('a');
    stop = adoptPulls();
    told(1, running);
    told(1, { state: 'done', result: { pull: 12 } });
    expect(pulled()).toMatchObject({ step: 'ended', value: { pull: 12 }, trouble: null });
    told(2, running);
    expect(pulled()).toMatchObject({ step: 'running', job: 2, before: { value: { pull: 12 } } });
    const error = { code: 'cancelled', message: 'Stopped.', details: { receipt: { pull: 15 } } };
    told(2, { state: 'cancelled', error: error as never });
    expect(pulled()).toMatchObject({ step: 'ended', cancelled: true, value: { pull: 15 } });
  });

  it('takes no place from one that this page follows itself', () => {
    open('a');
    stop = adoptPulls();
    const own: RunningLive<never> = {
      step: 'running',
      job: null,
      progress: null,
      follow: null,
      before: null,
    };
    useLiveJobs.setState({ pulls: { [pullKey({ id })]: own } });
    told(4, running);
    told(4, { state: 'done', result: { pull: 12 } });
    expect(pulled()).toBe(own);
  });

  it('does not run on in a case that was left', () => {
    open('a');
    stop = adoptPulls();
    told(5, running);
    open('b');
    expect(pulled()).toMatchObject({ step: 'running', job: 5 });
    told(5, { state: 'cancelled', error: { code: 'cancelled', message: 'Stopped.' } });
    expect(pulled()).toMatchObject({ step: 'ended' });
    open('a');
    expect(pulled()).toMatchObject({ step: 'ended' });
  });
});
