import { berlinText, utcText } from './calendar.ts';
import { send } from './mail.ts';
import type { Person } from './people.ts';
import type { Place } from './places.ts';
import type { Details, EventRecord, SessionRecord } from './records.ts';
import { grantAccess, startSession } from './session.ts';
import type { Tenant } from './tenant.ts';
import { type Client, endpoints, type ProviderName } from './tenant-setup.ts';
import { deliver } from './webhook.ts';

/** Who tries to get in, with what, from where. */
export interface Attempt {
  person: Person;
  client: Client;
  place: Place;
  agent: string;
  /** The person's own provider if not given. */
  provider?: ProviderName;
}

/** How a sign-in goes. */
export interface SignInOptions {
  /** Ask for the second factor; if the person has one, unless told. */
  secondFactor?: 'totp' | 'webauthn' | null;
  /** The device has not been seen with this account. */
  newDevice?: boolean;
  /** More for the details of the last event. */
  notes?: Details;
}

/**
 * A sign-in that succeeds. OIDC: Initiated, Pending, the second factor, Success. SAML applications
 * only tell of the end. All events of the flow, and the session, carry one request id.
 * @returns the session, whose details name the request id
 */
export function signIn(
  tenant: Tenant,
  time: number,
  attempt: Attempt,
  options: SignInOptions = {},
): SessionRecord {
  const { random } = tenant;
  const { person, client } = attempt;
  const factor = options.secondFactor === undefined ? person.mfa : options.secondFactor;
  const requestId = `req_${random.hex(16)}`;
  const sessionId = random.uuid();
  let now = time;
  const step = (eventType: string, status: EventRecord['status'], details: Details = {}) => {
    recordEvent(tenant, now, attempt, eventType, status, { requestId, ...details });
    now += random.between(1_200, 9_000);
  };
  if (client.protocol === 'OIDC') {
    step('login', 'Initiated', { flow: 'authorization_code' });
    if (factor !== null) {
      step('login', 'Pending', { waitingFor: factor });
      step('mfa', 'Success', { method: factor });
    }
  }
  step('login', 'Success', {
    sessionId,
    mfa: factor ?? 'none',
    newDevice: options.newDevice ?? false,
    ...options.notes,
  });
  const session = startSession(tenant, now, { sessionId, requestId, ...attempt });
  if (client.protocol === 'OIDC') grantAccess(tenant, now, session, attempt);
  if (client.id === 'payroll') announceLogin(tenant, now, attempt);
  if (client.id === 'admin-console') alertSecurity(tenant, now, attempt);
  return session;
}

/** The payroll partner wants to know who comes in. */
function announceLogin(tenant: Tenant, time: number, { person, client }: Attempt): void {
  const payload = {
    type: 'user.login',
    occurredAt: berlinText(time),
    client: client.id,
    user: { id: person.id, email: person.email },
  };
  deliver(tenant, time, { endpoint: endpoints.payroll, eventType: 'user.login', payload });
}

/** Security hears of every administrator's sign-in, unless somebody has switched that off. */
function alertSecurity(tenant: Tenant, time: number, { person, place, agent }: Attempt): void {
  const alerts = tenant.states.get('TenantSettings/acme')?.alerts as Details;
  if (alerts.adminLogin !== true) return;
  send(tenant, time, {
    subject: `Administrator signed in: ${person.email}`,
    to: 'security@acme.example',
    category: 'alert',
    name: 'Security',
    paragraphs: [`Address: ${place.address}, ${place.country}\nDevice: "${agent}"`],
  });
}

/** A sign-in that fails, as one event with the reason. */
export function failSignIn(tenant: Tenant, time: number, attempt: Attempt, reason: string): void {
  const eventType = reason === 'mfa_rejected' ? 'mfa' : 'login';
  recordEvent(tenant, time, attempt, eventType, 'Failure', {
    requestId: `req_${tenant.random.hex(16)}`,
    reason,
    message: failureMessages[reason] ?? reason,
  });
}

const failureMessages: Record<string, string> = {
  invalid_credentials: 'The password is not correct.',
  unknown_user: 'There is no account with this name.',
  account_disabled: 'An administrator has disabled the account.',
  mfa_rejected: 'The code is not correct or has expired.',
};

/** Writes one event. An account that does not exist has neither a user name nor an organization. */
export function recordEvent(
  tenant: Tenant,
  time: number,
  attempt: Attempt,
  eventType: string,
  status: EventRecord['status'],
  details: Details,
): void {
  const { person, client, place, agent } = attempt;
  tenant.ledger.event.push({
    id: tenant.random.uuid(),
    eventType,
    status,
    clientName: client.id,
    providerName: attempt.provider ?? person.provider,
    createdOn: utcText(time),
    email: person.email,
    username: person.username || null,
    ipAddress: place.address,
    userAgent: agent,
    organization: person.organization || null,
    country: place.country,
    details,
  });
}
