import type { Random } from '../../helpers/random.ts';
import {
  at,
  firstDay,
  isWorkday,
  lastDay,
  minutes,
  quietWeekStart,
  weekdayOf,
} from '../calendar.ts';
import { type Change, recordChange } from '../change.ts';
import { groupNames, secretState } from '../initial-states.ts';
import type { Details } from '../records.ts';
import { hasAccount, personNamed, type Tenant } from '../tenant.ts';
import { clients } from '../tenant-setup.ts';
import { toggle } from '../toggle.ts';

const priya = 'priya.raman@acme.example';
const jonas = 'jonas.keller@acme.example';
const tomasz = 'tomasz.nowak@acme.example';
const miriam = 'miriam.vogt@acme.example';

/** The office work of administrators: access on Monday, applications, templates, secrets later on. */
export function planAdminWeek(tenant: Tenant): void {
  const random = tenant.random.fork('admin week');
  for (let day = quietWeekStart; day <= lastDay; day++) {
    if (!isWorkday(day)) continue;
    const works = day < firstDay ? [editGroup] : (weekPlan[weekdayOf(day)] ?? []);
    const times = works.map(() => at(day, '09:05') + minutes(random.between(0, 460)));
    works.forEach((work, index) => {
      tenant.agenda.plan((times[index] ?? 0) + random.between(0, 59_999), (time) => {
        const change = work(tenant, random);
        if (change) recordChange(tenant, time, change);
      });
    });
  }
  planRareChanges(tenant);
}

type Work = (tenant: Tenant, random: Random) => Change | undefined;

const weekPlan: readonly (readonly Work[])[] = [
  [editGroup, editGroup, editGroup, editGroup, assignRole, assignRole, assignRole, reviewAccess],
  [editGroup, editGroup, editGroup, editPhone, editPhone, editPhone],
  [editClient, editClient, editClient, editClient, editClient, editPhone, editPhone],
  [editTemplate, editTemplate, editTemplate, editGroup, editGroup, editPhone, editPhone],
  [rotateSecret, rotateSecret, rotateSecret, exportLog, editPhone, editPhone, editGroup],
];

function editGroup(tenant: Tenant, random: Random): Change | undefined {
  const name = random.pick(groupNames);
  const person = random.pick(tenant.people);
  if (!hasAccount(tenant, person) || !tenant.states.has(`Group/${name}`)) return undefined;
  return {
    action: 'update Group',
    target: name,
    subject: person.email,
    entity: `Group/${name}`,
    actor: priya,
    ...remark(random),
    become: (group) => ({ ...group, members: toggle(group.members, person.email) }),
  };
}

function assignRole(tenant: Tenant, random: Random): Change | undefined {
  const person = random.pick(tenant.people);
  const role = random.pick(['hr-user', 'payroll-user', 'client-admin']);
  const user = tenant.states.get(`User/${person.id}`);
  if (!user || !hasAccount(tenant, person) || person.roles.includes(role)) return undefined;
  const hasRole = (user.roles as string[]).includes(role);
  return {
    action: hasRole ? 'revoke Role' : 'assign Role',
    target: role,
    subject: person.email,
    entity: `User/${person.id}`,
    actor: priya,
    comments: hasRole ? 'No longer needed' : `Request ACC-${random.between(200, 480)}`,
    become: (before) => ({ ...before, roles: toggle(before.roles, role) }),
  };
}

function reviewAccess(_tenant: Tenant, random: Random): Change {
  const role = random.pick(['helpdesk', 'payroll-user', 'client-admin', 'hr-user']);
  return {
    action: 'review Role',
    target: role,
    entity: `Role/${role}`,
    actor: miriam,
    comments: 'Weekly access review, no objections',
  };
}

function editPhone(tenant: Tenant, random: Random): Change | undefined {
  const person = random.pick(tenant.people);
  if (!hasAccount(tenant, person)) return undefined;
  return {
    action: 'update User',
    target: person.email,
    entity: `User/${person.id}`,
    actor: helpdesk(tenant, random),
    ...remark(random),
    become: (user) => ({ ...user, phone: `+49 30 555${random.between(1000, 9999)}` }),
  };
}

function helpdesk(tenant: Tenant, random: Random): string {
  const [lena, selin] = [personNamed(tenant, 'lena.hoffmann'), personNamed(tenant, 'selin.kaya')];
  return hasAccount(tenant, lena) && random.chance(0.5) ? lena.email : selin.email;
}

function editClient(_tenant: Tenant, random: Random): Change {
  const client = random.pick(Object.values(clients));
  const preview = `${client.origin}/preview`;
  const edit = random.weighted({ redirect: 3, tokens: 3, contact: 1 });
  return {
    action: 'update Client',
    target: client.id,
    entity: `Client/${client.id}`,
    actor: tomasz,
    ...remark(random),
    become: (before) => {
      if (edit === 'redirect') {
        return { ...before, redirectUris: toggle(before.redirectUris, preview) };
      }
      if (edit === 'tokens') {
        const tokens = { ...(before.tokens as Details), accessMinutes: random.between(2, 9) * 10 };
        return { ...before, tokens };
      }
      return { ...before, contact: random.pick(['it@acme.example', 'apps@acme.example']) };
    },
  };
}

function editTemplate(_tenant: Tenant, random: Random): Change {
  const name = random.pick(['invitation', 'password_reset', 'access_request', 'login_alert']);
  const footer = random.pick(['Berlin', 'Berlin and Munich', 'Munich']);
  const greeting = random.pick(['Hello', 'Dear', 'Good day']);
  return {
    action: 'update Template',
    target: name,
    entity: `Template/${name}`,
    actor: tomasz,
    ...remark(random),
    become: (before) => ({
      ...before,
      html: String(before.html)
        .replace(/Acme IT, [^<]*/, `Acme IT, ${footer}`)
        .replace(/<p>\w[\w ]* {{user/, `<p>${greeting} {{user`),
    }),
  };
}

function rotateSecret(_tenant: Tenant, random: Random): Change {
  const client = random.pick(Object.values(clients));
  return {
    action: 'rotate Secret',
    target: client.id,
    entity: `Secret/${client.id}`,
    actor: jonas,
    comments: 'Regular rotation',
    become: (before) => secretState(client.id, Number(before.version) + 1, random),
  };
}

function exportLog(): Change {
  return {
    action: 'export AuditLog',
    target: 'audit-log',
    entity: 'TenantSettings/acme',
    actor: miriam,
    comments: 'Weekly archive',
  };
}

function planRareChanges(tenant: Tenant): void {
  const plan = (time: number, change: Change) =>
    tenant.agenda.plan(time, (now) => recordChange(tenant, now, change));
  plan(at(9, '10:14:31'), {
    action: 'update IdentityProvider',
    target: 'Azure AD IdP',
    entity: 'IdentityProvider/Azure AD',
    actor: priya,
    comments: 'CHG-118 groups for the new wiki',
    become: (before) => ({ ...before, scopes: [...(before.scopes as string[]), 'groups'] }),
  });
  plan(at(16, '14:40:02'), {
    action: 'update IdentityProvider',
    target: 'Google IdP',
    entity: 'IdentityProvider/Google',
    actor: priya,
    comments: 'CHG-127 profile pictures',
    become: (before) => ({
      ...before,
      attributeMapping: { ...(before.attributeMapping as Details), picture: 'picture' },
    }),
  });
  plan(at(23, '11:03:55'), {
    action: 'update TenantSettings',
    target: 'acme',
    entity: 'TenantSettings/acme',
    actor: miriam,
    comments: 'CHG-131 longer passwords',
    become: (before) => ({
      ...before,
      passwordPolicy: { ...(before.passwordPolicy as Details), minLength: 14 },
    }),
  });
}

function remark(random: Random): { comments?: string } {
  return random.chance(0.5) ? { comments: `Ticket IT-${random.between(4100, 4890)}` } : {};
}
