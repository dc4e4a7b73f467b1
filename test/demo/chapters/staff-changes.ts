import type { Random } from '../../helpers/random.ts';
import { at, isWorkday, lastDay, minutes, quietWeekStart } from '../calendar.ts';
import { recordChange } from '../change.ts';
import { userState } from '../initial-states.ts';
import { send } from '../mail.ts';
import type { Person } from '../people.ts';
import { hasAccount, type Tenant } from '../tenant.ts';
import { services } from '../tenant-setup.ts';
import { toggle } from '../toggle.ts';
import { isSyncHanging } from './broken-jobs.ts';

/** New people get accounts and mail; the nightly sync brings changes from the personnel system. */
export function planStaffChanges(tenant: Tenant): void {
  const random = tenant.random.fork('staff changes');
  for (const person of tenant.people) {
    if (person.joins === undefined) continue;
    tenant.agenda.plan(at(person.joins, '07:00') - minutes(17 * 60 + (person.id % 30)), (time) =>
      welcome(tenant, time, person),
    );
  }
  for (let day = quietWeekStart; day <= lastDay; day++) {
    if (!isWorkday(day) || isSyncHanging(day)) continue;
    const changes = day < 0 ? 1 : random.between(2, 4);
    for (let n = 0; n < changes; n++) {
      tenant.agenda.plan(at(day, '05:00:20') + n * 1_700, (time) => sync(tenant, random, time));
    }
  }
}

function welcome(tenant: Tenant, time: number, person: Person): void {
  const actor = 'priya.raman@acme.example';
  recordChange(tenant, time, {
    action: 'create User',
    target: person.email,
    entity: `User/${person.id}`,
    actor,
    comments: 'New colleague',
    become: () => userState(person),
  });
  recordChange(tenant, time + 48_000, {
    action: 'update Group',
    target: 'all-staff',
    subject: person.email,
    entity: 'Group/all-staff',
    actor,
    become: (group) => ({ ...group, members: toggle(group.members, person.email) }),
  });
  invite(tenant, time + 2_000, person);
  send(tenant, time + 61_000, {
    subject: 'Set up your second factor',
    to: person.email,
    category: 'mfa_enrollment',
    name: person.name,
    paragraphs: [`Scan the code at https://auth.acme.example/mfa?user=${person.id}, then sign in.`],
  });
}

/** The mail that lets a person choose a password. */
export function invite(tenant: Tenant, time: number, person: Person): void {
  send(tenant, time, {
    subject: 'You are invited to Acme',
    to: person.email,
    category: 'invitation',
    name: person.name,
    isArchived: true,
    paragraphs: [
      `An account was made for you, ${person.username}. The link is good for seven days:`,
      `https://auth.acme.example/invitation/${tenant.random.hex(24)}`,
    ],
  });
}

function sync(tenant: Tenant, random: Random, time: number): void {
  const person = random.pick(tenant.people);
  if (!hasAccount(tenant, person)) return;
  const title = random.pick(['Specialist', 'Senior Specialist', 'Team Lead', 'Consultant']);
  const costCenter = random.between(41, 58) * 100;
  recordChange(tenant, time, {
    action: 'update User',
    target: person.email,
    entity: `User/${person.id}`,
    actor: services.hrSync,
    clientActor: 'hr-portal',
    become: (user) => ({ ...user, title, costCenter }),
  });
}
