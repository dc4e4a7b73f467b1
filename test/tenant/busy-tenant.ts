import { randomUUID } from 'node:crypto';
import type { TenantStore } from './tenant-store.ts';

/** The account of the demo whose password somebody else has. */
const account = { email: 'jonas.keller@acme.example', sub: '1001' };
const device = {
  ipAddress: '198.51.100.77',
  userAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36',
};

/**
 * Signs the taken-over account of the demo in once more, from where the intruder sits: a sign-in, and a session that is
 * held. So there is something to follow and something to revoke; the sessions that the demo has of it are over.
 */
export function signInOnce(store: TenantStore, at: Date): void {
  const now = at.toISOString();
  const sessionId = randomUUID();
  store.add('event', [
    {
      id: randomUUID(),
      eventType: 'login',
      status: 'Success',
      clientName: 'wiki',
      providerName: 'Local',
      createdOn: now,
      email: account.email,
      username: 'jonas.keller',
      ...device,
      organization: 'Acme GmbH',
      country: 'NL',
      details: { sessionId, newDevice: true },
    },
  ]);
  store.add('session', [
    {
      sessionId,
      protocol: 'OIDC',
      clientId: 'wiki',
      userId: Number(account.sub),
      createdAt: now,
      status: 'active',
      details: { claims: account, parameters: device },
    },
  ]);
}
