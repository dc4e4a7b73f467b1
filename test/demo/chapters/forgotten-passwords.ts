import { at, firstDay, isWorkday, lastDay, minutes } from '../calendar.ts';
import { recordChange } from '../change.ts';
import { send } from '../mail.ts';
import { type Attempt, failSignIn, recordEvent, signIn } from '../sign-in.ts';
import { hasAccount, personNamed, type Tenant } from '../tenant.ts';
import { clients } from '../tenant-setup.ts';

/**
 * Passwords are forgotten and reset. One harmless look-alike of an attack is among them: Oskar
 * Lindner, back from holiday, locks himself out from his own office.
 */
export function planForgottenPasswords(tenant: Tenant): void {
  const random = tenant.random.fork('forgotten passwords');
  const forgetful = tenant.people.filter(({ provider }) => provider === 'Local');
  for (let day = firstDay; day <= lastDay; day++) {
    if (!isWorkday(day) || !random.chance(0.8)) continue;
    const person = random.pick(forgetful);
    const place = random.chance(0.5) ? person.home : person.office;
    const attempt = { person, place, client: clients.authUi, agent: person.agents[0] ?? '' };
    tenant.agenda.plan(at(day, '09:40') + minutes(random.between(0, 400)), (time) => {
      if (hasAccount(tenant, person)) resetPassword(tenant, time, attempt);
    });
  }
  tenant.agenda.plan(at(14, '08:52:10'), (time) => lockOut(tenant, time));
}

/** A reset by mail: the request, the mail, and the new password a few minutes later. */
export function resetPassword(
  tenant: Tenant,
  time: number,
  attempt: Attempt,
  mailTo?: string,
): void {
  const { random } = tenant;
  const { person } = attempt;
  const requestId = `req_${random.hex(16)}`;
  recordEvent(tenant, time, attempt, 'password_reset', 'Initiated', { requestId });
  sendResetMail(tenant, time, person, mailTo);
  const end = time + random.between(70_000, 240_000);
  recordEvent(tenant, end, attempt, 'password_reset', 'Success', { requestId });
}

/** The mail with the link; `mailTo` is where it goes when not to the person's own address. */
export function sendResetMail(
  tenant: Tenant,
  time: number,
  person: { name: string; email: string },
  mailTo?: string,
): void {
  send(tenant, time, {
    subject: 'Reset your Acme password',
    to: mailTo ?? person.email,
    ...(mailTo === undefined ? {} : { cc: person.email }),
    category: 'password_reset',
    name: person.name,
    paragraphs: [
      `Use this link within 30 minutes to choose a new password, "${person.email}" stays your name:`,
      `https://auth.acme.example/reset?token=${tenant.random.hex(24)}`,
    ],
  });
}

function lockOut(tenant: Tenant, time: number): void {
  const person = personNamed(tenant, 'oskar.lindner');
  const agent = person.agents[0] ?? '';
  const attempt = { person, place: person.office, client: clients.authUi, agent };
  let now = time;
  for (let failures = 0; failures < 10; failures++) {
    failSignIn(tenant, now, attempt, 'invalid_credentials');
    now += tenant.random.between(9_000, 31_000);
  }
  recordEvent(tenant, now, attempt, 'account_lockout', 'Failure', { reason: 'too_many_failures' });
  const [locked, unlocked, back] = [now + 500, now + minutes(11), now + minutes(18)];
  tenant.agenda.plan(locked, (at) =>
    setLocked(tenant, at, person, true, 'system', 'Too many failures'),
  );
  tenant.agenda.plan(unlocked, (at) =>
    setLocked(
      tenant,
      at,
      person,
      false,
      'selin.kaya@acme.example',
      'Called from his desk, ID checked',
    ),
  );
  tenant.agenda.plan(back, (at) => {
    resetPassword(tenant, at - minutes(6), attempt);
    signIn(tenant, at, attempt);
  });
}

/** Locks or unlocks an account, by the system or by the helpdesk. */
export function setLocked(
  tenant: Tenant,
  time: number,
  person: { id: number; email: string },
  locked: boolean,
  actor: string,
  comments: string,
): void {
  recordChange(tenant, time, {
    action: 'update User',
    target: person.email,
    entity: `User/${person.id}`,
    actor,
    comments,
    ...(actor === 'system' ? { clientActor: 'auth-ui' } : {}),
    become: (user) => ({ ...user, locked }),
  });
}
