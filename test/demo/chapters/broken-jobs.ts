import type { Random } from '../../helpers/random.ts';
import { at, february } from '../calendar.ts';
import { type JobRun, recordJob } from '../job.ts';
import type { Tenant } from '../tenant.ts';

/**
 * The audit log trim of a night. It failed on 12 February, after the retention had been set to one
 * day, and did not run at all on the two nights after.
 */
export function planAuditTrim(tenant: Tenant, random: Random, day: number): void {
  if (day === february(13) || day === february(14)) return;
  const trimmed = random.between(5, 14);
  const good: JobRun = {
    name: 'audit log trim',
    type: 'trim',
    message: `Removed ${trimmed} records older than 360 days`,
    seconds: 33,
    processed: trimmed,
  };
  const refused: JobRun = {
    name: 'audit log trim',
    type: 'trim',
    status: 'failed',
    message: 'Retention of 1 day is below the legal hold of 360 days; the schedule was suspended',
    seconds: 2,
    processed: 0,
    stacktrace: [
      'RetentionError: auditLogDays 1 is below legal hold 360',
      'assertRetention (/srv/auth/jobs/trim/retention.js:41:11)',
      'AuditLogTrim.prepare (/srv/auth/jobs/trim/audit-log-trim.js:88:5)',
      'async JobRunner.run (/srv/auth/jobs/runner.js:132:7)',
    ],
  };
  const run = day === february(12) ? refused : good;
  tenant.agenda.plan(at(day, '03:30'), (time) => recordJob(tenant, time, run));
}

/** From 12 February on the directory sync hangs and brings nothing. */
export function isSyncHanging(day: number): boolean {
  return day >= february(12);
}

/** The directory sync: from 12 February on one run hangs and the later ones wait for it. */
export function directorySyncRun(day: number, people: number): JobRun {
  const name = 'hr directory sync';
  if (!isSyncHanging(day)) {
    return {
      name,
      type: 'sync',
      message: `${people} people updated`,
      seconds: 41,
      processed: people,
    };
  }
  const isFirst = !isSyncHanging(day - 1);
  return {
    name,
    type: 'sync',
    status: isFirst ? 'running' : 'pending',
    message: isFirst ? 'Reading page 3 of 7' : 'Waiting for the lock "hr-directory"',
    seconds: isFirst ? 118 : 1,
    processed: 0,
  };
}

/** The CRM sync: it failed on four days in a row, until somebody renewed its token. */
export function crmSyncRun(day: number): JobRun {
  const name = 'crm contact sync';
  if (day < 22 || day > 25) {
    return { name, type: 'sync', message: 'Contacts are up to date', seconds: 27, processed: 57 };
  }
  return {
    name,
    type: 'sync',
    status: 'failed',
    message: 'HTTP 401 from crm.acme.example: token expired',
    seconds: 4,
    processed: 0,
    stacktrace: [
      'HttpError: 401 Unauthorized {"error":"invalid_token","error_description":"expired"}',
      'CrmClient.request (/srv/auth/jobs/sync/crm-client.js:77:13)',
      'async CrmContactSync.pull (/srv/auth/jobs/sync/crm-contact-sync.js:52:22)',
      'async JobRunner.run (/srv/auth/jobs/runner.js:132:7)',
    ],
  };
}
