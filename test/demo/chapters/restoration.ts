import { at, february, minutes } from '../calendar.ts';
import { recordChange } from '../change.ts';
import { userState } from '../initial-states.ts';
import { recordJob } from '../job.ts';
import type { Details } from '../records.ts';
import type { Tenant } from '../tenant.ts';
import { services } from '../tenant-setup.ts';
import { deletedGroups, deletedPeople } from './night-of-changes.ts';
import { invite } from './staff-changes.ts';

/**
 * Thursday, 12 February, from 09:10: the deleted accounts are imported again. The first run fails,
 * because the groups are gone; the second succeeds. The partner has closed some mailboxes meanwhile,
 * so some of the new invitations bounce.
 */
export function planRestoration(tenant: Tenant): void {
  const day = february(12);
  const people = deletedPeople(tenant);
  const groups = new Map<string, Details | undefined>();
  tenant.agenda.plan(at(day, '02:00'), () => {
    for (const person of people.slice(0, 5)) tenant.deadMailboxes.add(person.email);
    for (const name of deletedGroups) groups.set(name, tenant.states.get(`Group/${name}`));
  });
  tenant.agenda.plan(at(day, '09:10:00'), (time) => recordJob(tenant, time, failedImport));
  deletedGroups.forEach((name, index) => {
    tenant.agenda.plan(at(day, '09:31:00') + index * 35_000, (time) =>
      recordChange(tenant, time, {
        action: 'create Group',
        target: name,
        entity: `Group/${name}`,
        actor: 'priya.raman@acme.example',
        comments: 'INC-2026-004 restored',
        become: () => groups.get(name) ?? {},
      }),
    );
  });
  tenant.agenda.plan(at(day, '09:50:00'), (time) => {
    recordJob(tenant, time, {
      name: 'user import',
      type: 'import',
      message: `${people.length} accounts created`,
      seconds: 46,
      processed: people.length,
    });
    people.forEach((person, index) => {
      tenant.agenda.plan(time + 2_000 + index * 2_400, (now) => {
        recordChange(tenant, now, {
          action: 'create User',
          target: person.email,
          entity: `User/${person.id}`,
          actor: services.userImport,
          clientActor: 'auth-jobs',
          comments: 'INC-2026-004 restored',
          become: () => userState(person),
        });
        invite(tenant, now + minutes(1), person);
      });
    });
  });
}

const failedImport = {
  name: 'user import',
  type: 'import',
  status: 'failed',
  message: 'Row 1: group "contractors" does not exist; nothing was imported',
  seconds: 3,
  processed: 0,
  stacktrace: [
    'ImportError: row 1: group "contractors" does not exist',
    'resolveGroup (/srv/auth/jobs/import/groups.js:29:11)',
    'UserImport.validateRow (/srv/auth/jobs/import/user-import.js:117:20)',
    'async UserImport.run (/srv/auth/jobs/import/user-import.js:63:9)',
    'async JobRunner.run (/srv/auth/jobs/runner.js:132:7)',
  ],
} as const;
