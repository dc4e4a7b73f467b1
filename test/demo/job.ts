import { utcText } from './calendar.ts';
import type { JobRecord } from './records.ts';
import type { Tenant } from './tenant.ts';

/** One run of a background job. */
export interface JobRun {
  name: string;
  type: 'trim' | 'cleanup' | 'sync' | 'email' | 'archive' | 'export' | 'import';
  message: string;
  /** `success` if not given. */
  status?: JobRecord['latestStatus'];
  /** From its start to its last change of status. */
  seconds: number;
  /** Items that were worked on. */
  processed: number;
  stacktrace?: readonly string[];
}

/** Writes down a run of a job that started at this time. */
export function recordJob(tenant: Tenant, time: number, run: JobRun): void {
  const number = 70_400 + tenant.ledger.job.length;
  tenant.ledger.job.push({
    jobId: `job-${number}`,
    jobName: run.name,
    jobType: run.type,
    message: run.message,
    latestStatus: run.status ?? 'success',
    createdAt: utcText(time),
    updatedAt: utcText(time + run.seconds * 1000),
    stacktrace: run.stacktrace ? run.stacktrace.join('\n    at ') : null,
    details: { worker: `worker-${1 + (number % 3)}`, processed: run.processed, tenant: 'acme' },
  });
}
