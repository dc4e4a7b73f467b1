import type { Kind } from '../../shared/kinds.ts';

const start = Date.parse('2026-01-05T00:00:00.000Z');
const names = ['ana', 'ben', 'zoë', 'ada'];

/**
 * As many records of a kind as are wanted, each different, as JSON texts: `gap` milliseconds apart (every second pair at the same time),
 * so that order within one moment matters. The same call makes the same records.
 */
export function madeRecords(kind: Kind, count: number, gap = 1_000): string[] {
  return Array.from({ length: count }, (_, at) =>
    JSON.stringify(makers[kind](at, new Date(start + Math.floor(at / 2) * 2 * gap).toISOString())),
  );
}

const userOf = (at: number) => `${names[at % names.length]}${at % 200}@demo.example`;

const makers: Record<Kind, (at: number, time: string) => object> = {
  audit: (at, timestamp) => ({
    id: 100_000 + at,
    action: 'update User',
    target: userOf(at),
    actor: userOf(at + 1),
    subject: null,
    clientActor: 'admin-console',
    comments: at % 7 === 0 ? `ticket "${at}", größer` : null,
    timestamp,
    oldEntity: { id: at % 200, enabled: true, roles: ['user'] },
    newEntity: { id: at % 200, enabled: at % 3 !== 0, roles: ['user', 'admin'], seen: at },
    diff: { roles: [['+', 'admin']], seen__added: at },
  }),
  event: (at, createdOn) => ({
    id: `ev-${at}`,
    eventType: 'login',
    status: at % 5 === 0 ? 'Failure' : 'Success',
    clientName: 'wiki',
    providerName: 'Local',
    createdOn,
    email: userOf(at),
    username: userOf(at).split('@')[0],
    ipAddress: `192.0.2.${at % 256}`,
    userAgent: 'DemoBrowser/1',
    details: { requestId: `req-${at}` },
  }),
  job: (at, createdAt) => ({
    jobId: `job-${at}`,
    jobName: 'audit log trim',
    jobType: 'trim',
    message: `Removed ${at} records`,
    latestStatus: at % 10 === 0 ? 'failed' : 'success',
    createdAt,
    updatedAt: createdAt,
    stacktrace: null,
  }),
  notification: (at, timestamp) => ({
    id: `mail-${at}`,
    subject: `Your weekly digest ${at}`,
    recipient: userOf(at),
    timestamp,
    status: 'sent',
    category: 'digest',
    cc: '',
    bcc: '',
    body: 'Hello,\n\nall is well.',
  }),
  session: (at, createdAt) => ({
    sessionId: `se-${at}`,
    protocol: 'OIDC',
    clientId: 'wiki',
    userId: 1_000 + (at % 200),
    createdAt,
    status: at % 3 === 0 ? 'expired' : 'active',
    details: { claims: { sub: String(1_000 + (at % 200)), email: userOf(at) } },
  }),
  grant: (at, createdAt) => ({
    grantId: `gr-${at}`,
    email: userOf(at),
    provider: 'Local',
    client: 'wiki',
    sessionId: `se-${at}`,
    createdAt,
    status: at % 3 === 0 ? 'expired' : 'active',
  }),
  webhook: (at, timestamp) => ({
    eventId: `evt-${at}`,
    eventType: 'user.updated',
    endpoint: 'https://hooks.demo.example/in',
    timestamp,
    status: at % 10 === 0 ? 'Failed' : 'Success',
    attempt: at % 10 === 0 ? 4 : 1,
    response: { status: at % 10 === 0 ? 503 : 200, body: '', latencyMs: at % 100 },
  }),
};
