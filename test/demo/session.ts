import { berlinText, exportedAt, utcText } from './calendar.ts';
import type { Details, GrantRecord, SessionRecord } from './records.ts';
import type { Attempt } from './sign-in.ts';
import type { Tenant } from './tenant.ts';
import { clients } from './tenant-setup.ts';

/** Opens the session of a sign-in. */
export function startSession(
  tenant: Tenant,
  time: number,
  opened: Attempt & { sessionId: string; requestId: string },
): SessionRecord {
  const { person, client, place, agent } = opened;
  const session: SessionRecord = {
    sessionId: opened.sessionId,
    protocol: client.protocol,
    clientId: client.id,
    userId: person.id,
    createdAt: utcText(time),
    status: 'active',
    details: {
      claims: { sub: String(person.id), email: person.email, name: person.name },
      scopes: [...client.scopes],
      parameters: { requestId: opened.requestId, ipAddress: place.address, userAgent: agent },
      grant: null,
    },
  };
  tenant.ledger.session.push(session);
  return session;
}

/** Records that the application may act for the person of a session. */
export function grantAccess(
  tenant: Tenant,
  time: number,
  session: SessionRecord,
  { person, client, provider }: Attempt,
): void {
  const grantId = `gr_${tenant.random.hex(18)}`;
  tenant.ledger.grant.push({
    grantId,
    email: person.email,
    provider: provider ?? person.provider,
    client: client.id,
    sessionId: session.sessionId,
    createdAt: utcText(time + 40),
    status: 'active',
    details: {
      type: 'authorization_code',
      scopes: [...client.scopes],
      refreshToken: client.scopes.some((scope) => scope === 'offline_access'),
    },
  });
  session.details.grant = { grantId, type: 'authorization_code' };
}

/** Ends a session or grant before its time. */
export function revoke(entry: SessionRecord | GrantRecord, time: number, by: string): void {
  entry.status = 'revoked';
  entry.details = { ...entry.details, ...revocation(time, by) };
}

/** Ends a session because its owner signed out. */
export function endSession(session: SessionRecord, time: number): void {
  session.status = 'expired';
  session.details = { ...session.details, endedAt: berlinText(time) };
}

function revocation(time: number, by: string): Details {
  return { revokedAt: berlinText(time), revokedBy: by };
}

const hourMs = 3_600_000;
const expiredKeptHours = 11 * 24;

/** What a session or grant that was never revoked is by the time of the export. */
export function settleLives(tenant: Tenant): void {
  const settle = (entry: SessionRecord | GrantRecord, hours: number) => {
    if (entry.status === 'active' && !hasTimeLeft(entry, hours)) entry.status = 'expired';
  };
  for (const session of tenant.ledger.session) settle(session, sessionHours(session));
  for (const grant of tenant.ledger.grant) {
    settle(grant, grant.details.refreshToken === true ? 30 * 24 : 5 * 24);
  }
}

/** True while the nightly cleanup leaves the session in the log: eleven days after its end. */
export function isKept(session: SessionRecord): boolean {
  return hasTimeLeft(session, sessionHours(session) + expiredKeptHours);
}

/** True while the session can be used. */
export function isOpen(session: SessionRecord, time: number): boolean {
  const end = Date.parse(session.createdAt) + sessionHours(session) * hourMs;
  return session.status === 'active' && end > time;
}

function hasTimeLeft(entry: { createdAt: string }, hours: number): boolean {
  return Date.parse(entry.createdAt) + hours * hourMs > exportedAt;
}

function sessionHours(session: SessionRecord): number {
  if (session.details.neverExpires === true) return Number.POSITIVE_INFINITY;
  const client = Object.values(clients).find(({ id }) => id === session.clientId);
  return client?.sessionHours ?? 0;
}
