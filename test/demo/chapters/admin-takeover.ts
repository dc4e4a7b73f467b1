import { at, february } from '../calendar.ts';
import { recordChange } from '../change.ts';
import { send } from '../mail.ts';
import { intruderAgent, intruderPlace } from '../places.ts';
import { type Attempt, failSignIn, recordEvent, signIn } from '../sign-in.ts';
import { personNamed, type Tenant } from '../tenant.ts';
import { clients } from '../tenant-setup.ts';
import { resetPassword, setLocked } from './forgotten-passwords.ts';

/** Where the reset link for Jonas Keller's account goes: no mailbox of Acme's. */
const intruderMailbox = 'j.keller.acme@mail.example';

/**
 * Wednesday, 11 February, from 22:31: ten wrong passwords lock the account of administrator Jonas
 * Keller. Through the helpdesk account of Lena Hoffmann, open since the evening before, it is
 * unlocked, its second factor is reset, a foreign mailbox is entered, and the password is reset.
 */
export function planAdminTakeover(tenant: Tenant): void {
  const jonas = personNamed(tenant, 'jonas.keller');
  const lena = personNamed(tenant, 'lena.hoffmann');
  const asJonas = attemptAs(jonas);
  const february11 = february(11);
  const plan = tenant.agenda.plan;
  for (let n = 0; n < 10; n++) {
    plan(at(february11, '22:31:04') + n * 47_300, (time) =>
      failSignIn(tenant, time, asJonas, 'invalid_credentials'),
    );
  }
  plan(at(february11, '22:38:58'), (time) => {
    recordEvent(tenant, time, asJonas, 'account_lockout', 'Failure', {
      reason: 'too_many_failures',
    });
    setLocked(tenant, time + 400, jonas, true, 'system', 'Too many failures');
  });
  plan(at(february11, '22:46:30'), (time) =>
    signIn(tenant, time, attemptAs(lena), { newDevice: true }),
  );
  plan(at(february11, '22:50:11'), (time) =>
    setLocked(tenant, time, jonas, false, lena.email, 'user called'),
  );
  plan(at(february11, '22:51:37'), (time) => resetSecondFactor(tenant, time, jonas, lena.email));
  plan(at(february11, '22:52:20'), (time) =>
    recordChange(tenant, time, {
      action: 'update User',
      target: jonas.email,
      entity: `User/${jonas.id}`,
      actor: lena.email,
      become: (user) => ({ ...user, recoveryEmail: intruderMailbox }),
    }),
  );
  plan(at(february11, '22:53:48'), (time) => resetPassword(tenant, time, asJonas, intruderMailbox));
  plan(at(february11, '22:58:32'), (time) => {
    signIn(tenant, time, asJonas, { secondFactor: null, newDevice: true });
    const enrolled = time + 61_000;
    recordEvent(tenant, enrolled, asJonas, 'mfa_enrolled', 'Success', { method: 'totp' });
  });
}

/** Somebody's account in the intruder's hands. */
export function attemptAs(person: Attempt['person']): Attempt {
  return { person, client: clients.adminConsole, place: intruderPlace, agent: intruderAgent };
}

function resetSecondFactor(
  tenant: Tenant,
  time: number,
  person: { id: number; name: string; email: string },
  actor: string,
): void {
  recordChange(tenant, time, {
    action: 'reset MFA',
    target: person.email,
    entity: `User/${person.id}`,
    actor,
    become: (user) => ({ ...user, mfa: { enrolled: false, method: null } }),
  });
  send(tenant, time + 900, {
    subject: 'TOTP reset for your Acme account',
    to: person.email,
    category: 'mfa_enrollment',
    name: person.name,
    paragraphs: ['Your second factor was removed. If you did not ask for this, call the helpdesk.'],
  });
}
