import { exportedAt } from '../calendar.ts';
import { recordChange } from '../change.ts';
import { personNamed, type Tenant } from '../tenant.ts';
import { clients } from '../tenant-setup.ts';
import { resetPassword } from './forgotten-passwords.ts';

/** Work of the last minute before the export: webhooks still queued, a mail still pending. */
export function planLastMinute(tenant: Tenant): void {
  const selin = personNamed(tenant, 'selin.kaya');
  for (const [index, username] of ['dirk.engel', 'petra.weiss'].entries()) {
    const person = personNamed(tenant, username);
    tenant.agenda.plan(exportedAt - 44_000 + index * 9_000, (time) =>
      recordChange(tenant, time, {
        action: 'update User',
        target: person.email,
        entity: `User/${person.id}`,
        actor: selin.email,
        become: (user) => ({ ...user, locale: 'en-GB' }),
      }),
    );
  }
  const person = personNamed(tenant, 'dirk.engel');
  const attempt = {
    person,
    place: person.home,
    client: clients.authUi,
    agent: person.agents[1] ?? '',
  };
  tenant.agenda.plan(exportedAt - 21_000, (time) => resetPassword(tenant, time, attempt));
}
