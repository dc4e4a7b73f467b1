import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GrowingJobs } from '../../../renderer/state/growing-jobs.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function told(jobs: GrowingJobs, done: number): void {
  const progress = { done, total: null, unit: 'records', stage: '' } as const;
  jobs.told({ job: 1, call: 'pull.start', state: 'running', progress });
}

it('what a job brings is looked at once for all that came within a moment, and not while nothing comes', () => {
  let looks = 0;
  const jobs = new GrowingJobs(() => {
    looks += 1;
  }, 1_000);
  told(jobs, 0);
  vi.advanceTimersByTime(5_000);
  expect(looks).toBe(0);
  told(jobs, 10);
  told(jobs, 20);
  expect(looks).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(looks).toBe(1);
  told(jobs, 20);
  vi.advanceTimersByTime(5_000);
  expect(looks).toBe(1);
  told(jobs, 21);
  vi.advanceTimersByTime(1_000);
  expect(looks).toBe(2);
});
