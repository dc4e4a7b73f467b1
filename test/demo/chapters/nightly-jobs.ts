import { at, firstDay, isWorkday, lastDay, quietWeekStart, weekdayOf } from '../calendar.ts';
import { recordJob } from '../job.ts';
import type { Tenant } from '../tenant.ts';
import { crmSyncRun, directorySyncRun, planAuditTrim } from './broken-jobs.ts';

/** The jobs that run by the clock, and those of them that did not do what they should. */
export function planNightlyJobs(tenant: Tenant): void {
  const random = tenant.random.fork('nightly jobs');
  for (let day = quietWeekStart; day <= lastDay; day++) {
    planAuditTrim(tenant, random, day);
    const eventRecords = random.between(40, 130);
    tenant.agenda.plan(at(day, '03:40'), (time) => {
      recordJob(tenant, time, {
        name: 'event log trim',
        type: 'trim',
        message: `Removed ${eventRecords} records older than 90 days`,
        seconds: 21,
        processed: eventRecords,
      });
    });
    const sessions = random.between(4, 30);
    tenant.agenda.plan(at(day, '04:10'), (time) => {
      recordJob(tenant, time, {
        name: 'expired session cleanup',
        type: 'cleanup',
        message: `Removed ${sessions} sessions`,
        seconds: 6,
        processed: sessions,
      });
    });
    const people = random.between(1, 3);
    tenant.agenda.plan(at(day, '05:00'), (time) => {
      recordJob(tenant, time, directorySyncRun(day, people));
    });
    if (isWorkday(day)) planOfficeDay(tenant, day);
    if (weekdayOf(day) === 6 && day > firstDay) planSunday(tenant, day);
  }
}

function planOfficeDay(tenant: Tenant, day: number): void {
  tenant.agenda.plan(at(day, '06:00'), (time) => recordJob(tenant, time, crmSyncRun(day)));
  tenant.agenda.plan(at(day, '07:00'), (time) => {
    recordJob(tenant, time, {
      name: 'email digest',
      type: 'email',
      message: weekdayOf(day) === 0 ? 'Sent 13 mails' : 'Nothing to send',
      seconds: 14,
      processed: weekdayOf(day) === 0 ? 13 : 0,
    });
  });
}

function planSunday(tenant: Tenant, day: number): void {
  tenant.agenda.plan(at(day, '01:30'), (time) => {
    recordJob(tenant, time, {
      name: 'audit log archive',
      type: 'archive',
      message: 'Archive written and hashed',
      seconds: 95,
      processed: 60,
    });
  });
}
