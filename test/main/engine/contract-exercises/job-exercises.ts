import { expect } from 'vitest';
import type { jobCalls } from '../../../../shared/contract/job-calls.ts';
import type { Exercises } from './exercise.ts';
import { importAudit, withAudit } from './setting.ts';

export const jobExercises: Exercises<typeof jobCalls> = {
  'job.cancel': async (engine) => {
    await withAudit(engine);
    const { job } = (await engine.call('verify.start', {})) as { job: number };
    expect(typeof (await engine.call('job.cancel', { job }))).toBe('boolean');
    expect(await engine.call('job.cancel', { job: 999 })).toBe(false);
  },
  'job.list': async (engine) => {
    await importAudit(engine);
    const jobs = await engine.call('job.list', {});
    expect(jobs).toMatchObject([{ job: 1, call: 'import.start', state: 'done' }]);
  },
};
