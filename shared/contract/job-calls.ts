import * as z from 'zod/mini';
import type { JobEvent } from '../job.ts';
import { call } from './call.ts';
import { nothing } from './shapes.ts';

/** Calls about jobs. */
export const jobCalls = {
  'job.cancel': call<boolean>()(
    'control',
    z.strictObject({ job: z.int() }),
    'Asks a job to stop; true when it was still running.',
  ),
  'job.list': call<JobEvent[]>()('control', nothing, 'Jobs of this session with their state.'),
} as const;
