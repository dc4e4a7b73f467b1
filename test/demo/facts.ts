import type { FindingId } from './answer-key.ts';
import type { Demo } from './read-demo.ts';
import type { AuditRecord } from './records.ts';

/** Counts what the answer key claims, from the archives alone. */
export function countFacts(demo: Demo): Record<FindingId, number> {
  return {
    ...countSizes(demo),
    ...countSignIns(demo),
    ...countAudit(demo),
    ...countLives(demo),
    ...countJobs(demo),
    ...countMail(demo),
    ...countWebhooks(demo),
  };
}

const jonas = 'jonas.keller@acme.example';
const intruder = '198.51.100.77';

function countSizes(demo: Demo) {
  const { zip } = demo;
  const ids = new Set(demo.audit.map(({ id }) => String(id)));
  return {
    'audit-records': demo.audit.length,
    'event-records': demo.event.length,
    'job-records': demo.job.length,
    'notification-records': demo.notification.length,
    'session-records': demo.session.length,
    'grant-records': demo.grant.length,
    'webhook-records': demo.webhook.length,
    'zip-records': zip.audit.length + zip.event.length + zip.mixed.length,
    'zip-duplicates': count(zip.audit, (row) => ids.has(row.Id ?? '')),
    'zip-zoneless': count(zip.event, (row) => !/Z|[+-]\d\d:/.test(row['Created On'] ?? '')),
  };
}

function countSignIns({ event }: Demo) {
  const stuffing = event.filter(({ ipAddress }) => isInStuffingRange(ipAddress));
  const logins = event.filter(({ eventType }) => eventType === 'login');
  const intruded = logins.filter(
    ({ ipAddress, status }) => ipAddress === intruder && status === 'Success',
  );
  const unknown = stuffing.filter(({ details }) => details.reason === 'unknown_user');
  return {
    'stuffing-addresses': distinct(stuffing.map(({ ipAddress }) => ipAddress)),
    'stuffing-accounts': distinct(stuffing.map(({ email }) => email)),
    'stuffing-unknown-accounts': distinct(unknown.map(({ email }) => email)),
    'stuffing-failures': count(stuffing, ({ status }) => status === 'Failure'),
    'stuffing-successes': count(stuffing, ({ status }) => status === 'Success'),
    'takeover-failures': count(
      logins,
      ({ ipAddress, status, email }) =>
        ipAddress === intruder && status === 'Failure' && email === jonas,
    ),
    'intruder-successes': intruded.length,
    'intruder-accounts': distinct(intruded.map(({ email }) => email)),
    lockouts: count(event, ({ eventType }) => eventType === 'account_lockout'),
    'mfa-bypasses': count(event, ({ details }) => details.mfaSkipped !== undefined),
  };
}

function isInStuffingRange(address: string): boolean {
  const host = /^198\.51\.100\.(\d+)$/.exec(address)?.[1];
  return host !== undefined && Number(host) < 64;
}

function countAudit({ audit, zip }: Demo) {
  const tonight = audit.filter(
    ({ timestamp }) => timestamp >= '2026-02-12T01:31' && timestamp < '2026-02-12T01:45',
  );
  const ids = new Set([...zip.audit.map((row) => Number(row.Id)), ...audit.map(({ id }) => id)]);
  const span = Math.max(...ids) - Math.min(...ids) + 1;
  return {
    'mfa-resets': count(audit, ({ action }) => action === 'reset MFA'),
    'google-changes': count(audit, ({ target }) => target === 'Google IdP'),
    'night-changes': count(audit, (record) => record.actor === jonas && isAtNight(record)),
    'night-deleted-users': count(tonight, ({ action }) => action === 'delete User'),
    'night-deleted-groups': count(tonight, ({ action }) => action === 'delete Group'),
    'super-admin-grants': count(
      audit,
      ({ action, target }) => action === 'assign Role' && target === 'super-admin',
    ),
    'audit-id-holes': span - ids.size,
    'continuity-gaps': findGaps(audit).length,
  };
}

function isAtNight({ timestamp }: AuditRecord): boolean {
  const hourInBerlin = (new Date(timestamp).getUTCHours() + 1) % 24;
  return hourInBerlin >= 22 || hourInBerlin < 6;
}

/** The records whose old state is not what the last record of the same entity left behind. */
export function findGaps(audit: readonly AuditRecord[]): AuditRecord[] {
  const last = new Map<unknown, string>();
  return audit.filter(({ oldEntity, newEntity }) => {
    const state = oldEntity ?? newEntity;
    if (state === null) return false;
    const before = last.get(state.id);
    last.set(state.id, JSON.stringify(newEntity));
    return before !== undefined && before !== JSON.stringify(oldEntity);
  });
}

function countLives({ session, grant }: Demo) {
  return {
    'revoked-sessions': count(session, ({ status }) => status === 'revoked'),
    'revoked-grants': count(grant, ({ status }) => status === 'revoked'),
    'stale-sessions': count(
      session,
      ({ status, createdAt }) => status === 'active' && createdAt < '2026-01-16T19:00',
    ),
  };
}

function countJobs({ job }: Demo) {
  const trims = job.filter(({ jobName }) => jobName === 'audit log trim');
  return {
    'failed-jobs': count(
      job,
      ({ latestStatus, stacktrace }) => latestStatus === 'failed' && stacktrace !== null,
    ),
    'hanging-jobs': count(job, ({ latestStatus }) => latestStatus === 'running'),
    'waiting-jobs': count(job, ({ latestStatus }) => latestStatus === 'pending'),
    'missing-trims': 42 - distinct(trims.map(({ createdAt }) => createdAt.slice(0, 10))),
  };
}

function countMail({ notification }: Demo) {
  const failed = notification.filter(({ status }) => status === 'failed');
  const resets = notification.filter(({ category }) => category === 'password_reset');
  return {
    'foreign-reset-mails': count(
      resets,
      ({ recipient }) => !/@(acme|partner)\.example$/.test(recipient),
    ),
    'failed-mails': failed.length,
    'failed-reset-mails': count(failed, ({ category }) => category === 'password_reset'),
    'bounced-mails': count(notification, ({ status }) => status === 'bounced'),
    'pending-mails': count(notification, ({ status }) => status === 'pending'),
  };
}

function countWebhooks({ webhook, audit }: Demo) {
  const attempts = [...Map.groupBy(webhook, ({ eventId }) => eventId).values()];
  const dead = attempts.filter((list) => list.some(({ status }) => status === 'Failed'));
  const logged = new Set(audit.map(({ timestamp }) => Date.parse(timestamp)));
  const told = webhook.filter(({ eventType }) => eventType === 'idp.updated');
  return {
    'unlogged-change-deliveries': count(
      told,
      ({ request }) => !logged.has(Date.parse(String(request.payload.occurredAt))),
    ),
    'dead-webhooks': dead.length,
    'dead-webhook-deliveries': dead.flat().length,
    'recovered-webhooks': count(
      attempts,
      (list) => list.length > 1 && list.some(({ status }) => status === 'Success'),
    ),
    'queued-webhooks': count(webhook, ({ status }) => status === 'Queued'),
  };
}

function count<T>(list: readonly T[], matches: (entry: T) => boolean): number {
  return list.filter(matches).length;
}

function distinct(values: readonly string[]): number {
  return new Set(values).size;
}
