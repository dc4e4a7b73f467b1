import { exportedAt } from './calendar.ts';
import * as chapters from './chapters/index.ts';
import type { AuditRecord, Ledger } from './records.ts';
import { isKept, settleLives } from './session.ts';
import { createTenant, type Tenant } from './tenant.ts';

/** Id of the first audit record; the later ones follow without a hole, but for what was removed. */
const firstAuditId = 48_201;

/** Plays the whole story and gives all records of it, each kind in order of time. */
export function tellStory(): Ledger {
  const tenant = createTenant();
  for (const plan of Object.values(chapters)) plan(tenant);
  tenant.agenda.run(exportedAt);
  settleLives(tenant);
  const { ledger } = tenant;
  const session = ordered(ledger.session, 'createdAt').filter(isKept);
  const keptIds = new Set(session.map(({ sessionId }) => sessionId));
  return {
    audit: numbered(tenant),
    event: ordered(ledger.event, 'createdOn'),
    job: ordered(ledger.job, 'createdAt'),
    notification: ordered(ledger.notification, 'timestamp'),
    session,
    grant: ordered(ledger.grant, 'createdAt').filter(({ sessionId }) => keptIds.has(sessionId)),
    webhook: ordered(ledger.webhook, 'timestamp'),
  };
}

function numbered(tenant: Tenant): AuditRecord[] {
  const { removed, ledger } = tenant;
  return ordered(ledger.audit, 'timestamp')
    .map((record, index) => ({ record, id: firstAuditId + index }))
    .filter(({ record }) => !removed.has(record))
    .map(({ record, id }) => ({ ...record, id }));
}

/** Stable, so that records of one millisecond stay in the order in which they were written. */
function ordered<K extends string, T extends Record<K, string>>(records: T[], time: K): T[] {
  const until = new Date(exportedAt).toISOString();
  return records
    .filter((record) => record[time] < until)
    .sort((a, b) => (a[time] < b[time] ? -1 : a[time] > b[time] ? 1 : 0));
}
