import { at, type Clock, february } from '../calendar.ts';
import { type Change, recordChange } from '../change.ts';
import type { Person } from '../people.ts';
import type { Details } from '../records.ts';
import { isOpen, revoke } from '../session.ts';
import { signIn } from '../sign-in.ts';
import { personNamed, type Tenant } from '../tenant.ts';
import { clients } from '../tenant-setup.ts';
import { resetPassword, sendResetMail } from './forgotten-passwords.ts';
import { backdoor } from './night-of-changes.ts';

const miriam = 'miriam.vogt@acme.example';
const incident = 'INC-2026-004';

/** The accounts that the intruder had used. */
const compromised = [
  'jonas.keller',
  'lena.hoffmann',
  'ralf.seidel',
  'nadine.koch',
  'claudia.brandt',
  'felix.arnold',
];

/**
 * Thursday, 12 February, from 07:00: Miriam Vogt ends sessions and grants, disables accounts and
 * takes the changes back. Mail is down for three quarters of an hour, so the first reset mails fail.
 */
export function planMorningAfter(tenant: Tenant): void {
  const day = february(12);
  const people = compromised.map((username) => personNamed(tenant, username));
  const [jonas, lena] = people;
  const change = (clock: Clock, act: Omit<Change, 'actor'>, on = day) =>
    tenant.agenda.plan(at(on, clock), (time) =>
      recordChange(tenant, time, { comments: incident, ...act, actor: miriam }),
    );
  tenant.outages.push({ of: 'mail', from: at(day, '08:00'), to: at(day, '08:45') });
  tenant.agenda.plan(at(day, '07:02:18'), (time) => {
    const person = personNamed(tenant, 'miriam.vogt');
    const agent = person.agents[0] ?? '';
    signIn(tenant, time, { person, place: person.home, client: clients.adminConsole, agent });
  });
  tenant.agenda.plan(at(day, '07:20:00'), (time) => revokeAll(tenant, time, people));
  change('07:31:12', enable(backdoor, false));
  if (jonas && lena) {
    change('07:32:05', enable(jonas, false));
    change('07:32:50', enable(lena, false));
    change('09:00:10', enable(jonas, true), february(13));
    change('09:01:25', enable(lena, true), february(13));
  }
  const google = tenant.states.get('IdentityProvider/Google') ?? {};
  change('08:12:40', {
    action: 'update IdentityProvider',
    target: 'Google IdP',
    entity: 'IdentityProvider/Google',
    comments: `${incident} back to the state of January`,
    become: ({ attributeMapping }) => ({ ...google, attributeMapping }),
  });
  change('08:15:22', {
    action: 'update TenantSettings',
    target: 'acme',
    entity: 'TenantSettings/acme',
    become: (settings) => ({
      ...settings,
      retention: { ...(settings.retention as Details), auditLogDays: 360 },
      alerts: { adminLogin: true, bulkDelete: true, recipients: ['security@acme.example'] },
    }),
  });
  planPasswordResets(tenant, people, day);
}

function enable(user: { id: number; email: string }, enabled: boolean): Omit<Change, 'actor'> {
  return {
    action: enabled ? 'enable User' : 'disable User',
    target: user.email,
    entity: `User/${user.id}`,
    become: (before) => ({ ...before, enabled }),
  };
}

function revokeAll(tenant: Tenant, start: number, people: readonly Person[]): void {
  let time = start;
  const act = (kind: 'Session' | 'Grant', id: string, subject: string) => {
    const entity = `${kind}/${id}`;
    tenant.states.set(entity, { id, type: kind, owner: subject, status: 'active' });
    recordChange(tenant, time, {
      action: `revoke ${kind}`,
      target: id,
      subject,
      entity,
      actor: miriam,
      comments: incident,
      become: (before) => ({ ...before, status: 'revoked' }),
    });
    time += tenant.random.between(2_000, 7_000);
  };
  for (const person of people) {
    const open = tenant.ledger.session.filter(
      (session) => session.userId === person.id && isOpen(session, start),
    );
    for (const session of open) {
      revoke(session, time, miriam);
      act('Session', session.sessionId, person.email);
    }
    const ids = new Set(open.map(({ sessionId }) => sessionId));
    for (const grant of tenant.ledger.grant.filter(({ sessionId }) => ids.has(sessionId))) {
      revoke(grant, time, miriam);
      act('Grant', grant.grantId, person.email);
    }
  }
}

/** Reset mails to those with a password at Acme: first while mail is down, then once more. */
function planPasswordResets(tenant: Tenant, people: readonly Person[], day: number): void {
  people
    .filter(({ provider }) => provider === 'Local')
    .forEach((person, index) => {
      tenant.agenda.plan(at(day, '08:21:05') + index * 22_000, (time) =>
        sendResetMail(tenant, time, person),
      );
      const agent = person.agents[0] ?? '';
      const attempt = { person, place: person.office, client: clients.authUi, agent };
      tenant.agenda.plan(at(day, '09:05:30') + index * 410_000, (time) =>
        resetPassword(tenant, time, attempt),
      );
    });
}
