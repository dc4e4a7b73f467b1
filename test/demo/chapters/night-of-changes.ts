import { at, type Clock, february } from '../calendar.ts';
import { type Change, recordChange } from '../change.ts';
import type { Person } from '../people.ts';
import type { Details } from '../records.ts';
import { signIn } from '../sign-in.ts';
import { personNamed, type Tenant } from '../tenant.ts';
import { clients, endpoints } from '../tenant-setup.ts';
import { attemptAs } from './admin-takeover.ts';

/** The account that the intruder makes to come back. */
export const backdoor = { id: 1999, email: 'svc-monitor@acme.example' };

/** The groups that are deleted. */
export const deletedGroups = ['contractors', 'project-alpha', 'project-borealis', 'logistics'];

const deletedStaff = [
  'hannah.schulz',
  'paul.richter',
  'mia.becker',
  'ben.schwarz',
  'samuel.okafor',
  'yuki.tanaka',
  'carlos.mendes',
  'henrik.vogel',
  'silke.baumann',
];

/** The people whose accounts are deleted: all contractors and half a project team. */
export function deletedPeople(tenant: Tenant): Person[] {
  const contractors = tenant.people.filter(({ department }) => department === 'Partner');
  return [...contractors, ...deletedStaff.map((username) => personNamed(tenant, username))];
}

/**
 * Thursday, 12 February, two to three at night, as Jonas Keller: the Google provider gains a
 * redirect URI and loses its second factor, the retention of the audit log falls to a day, an
 * account with all rights is made, accounts and groups are deleted. Meanwhile the endpoint that
 * would have raised the alarm does not answer. One change is later missing from the audit log.
 */
export function planNightOfChanges(tenant: Tenant): void {
  const day = february(12);
  const jonas = personNamed(tenant, 'jonas.keller');
  const change = (time: number, act: Omit<Change, 'actor'>) =>
    tenant.agenda.plan(time, (now) => recordChange(tenant, now, { ...act, actor: jonas.email }));
  tenant.outages.push({ of: endpoints.siem, from: at(day, '01:30'), to: at(day, '06:40') });
  tenant.agenda.plan(at(day, '02:06:15'), (time) =>
    signIn(tenant, time, attemptAs(jonas), { secondFactor: 'totp' }),
  );
  change(at(day, '02:14:20'), {
    ...googleProvider,
    comments: 'maintenance',
    become: (provider) => ({
      ...provider,
      redirectUris: [...(provider.redirectUris as string[]), 'https://acme-login.example/callback'],
      mfaRequired: false,
    }),
  });
  tenant.agenda.plan(at(day, '02:16:05'), (time) => {
    const removed = recordChange(tenant, time, {
      ...googleProvider,
      actor: jonas.email,
      become: (provider) => ({
        ...provider,
        allowedDomains: [...(provider.allowedDomains as string[]), 'acme-login.example'],
        autoLink: true,
      }),
    });
    tenant.removed.add(removed);
  });
  change(at(day, '02:19:44'), {
    action: 'update TenantSettings',
    target: 'acme',
    entity: 'TenantSettings/acme',
    comments: 'maintenance',
    become: (settings) => ({
      ...settings,
      retention: { ...(settings.retention as Details), auditLogDays: 1 },
      alerts: { adminLogin: false, bulkDelete: false, recipients: [] },
    }),
  });
  planBackdoor(change, (clock) => at(day, clock));
  planDeletions(tenant, change, at(day, '02:31:10'));
  planBypass(tenant, (clock) => at(day, clock));
}

const googleProvider = {
  action: 'update IdentityProvider',
  target: 'Google IdP',
  entity: 'IdentityProvider/Google',
};

type PlanChange = (time: number, act: Omit<Change, 'actor'>) => void;

function planBackdoor(change: PlanChange, tonight: (clock: Clock) => number): void {
  const entity = `User/${backdoor.id}`;
  change(tonight('02:24:08'), {
    action: 'create User',
    target: backdoor.email,
    entity,
    become: () => ({
      ...backdoor,
      username: 'svc-monitor',
      name: 'Monitoring',
      enabled: true,
      locked: false,
      provider: 'Local',
      roles: [],
      mfa: { enrolled: false, method: null },
    }),
  });
  change(tonight('02:25:31'), {
    action: 'assign Role',
    target: 'super-admin',
    subject: backdoor.email,
    entity,
    become: (user) => ({ ...user, roles: ['super-admin'] }),
  });
}

function planDeletions(tenant: Tenant, change: PlanChange, start: number): void {
  let time = start;
  for (const person of deletedPeople(tenant)) {
    change(time, {
      action: 'delete User',
      target: person.email,
      entity: `User/${person.id}`,
      become: () => null,
    });
    time += tenant.random.between(14_000, 29_000);
  }
  for (const name of deletedGroups) {
    change(time, {
      action: 'delete Group',
      target: name,
      entity: `Group/${name}`,
      become: () => null,
    });
    time += tenant.random.between(9_000, 16_000);
  }
}

/** Two people of the finance department "sign in" to payroll through the weakened provider. */
function planBypass(tenant: Tenant, tonight: (clock: Clock) => number): void {
  for (const [clock, username] of [
    ['03:05:27', 'claudia.brandt'],
    ['03:11:49', 'felix.arnold'],
  ] as const) {
    const person = personNamed(tenant, username);
    tenant.agenda.plan(tonight(clock), (time) =>
      signIn(
        tenant,
        time,
        { ...attemptAs(person), client: clients.payroll, provider: 'Google' },
        { secondFactor: null, newDevice: true, notes: { mfaSkipped: 'not required by provider' } },
      ),
    );
  }
}
