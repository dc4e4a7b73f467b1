import type { Random } from '../../helpers/random.ts';
import { at, isWorkday, lastDay, minutes, quietWeekStart } from '../calendar.ts';
import { send } from '../mail.ts';
import type { Person } from '../people.ts';
import { endSession } from '../session.ts';
import { type Attempt, failSignIn, recordEvent, signIn } from '../sign-in.ts';
import { hasAccount, type Tenant } from '../tenant.ts';
import { type Client, clients } from '../tenant-setup.ts';

/** People come to work, mistype now and then, and some sign out in the evening. */
export function planEverydaySignIns(tenant: Tenant): void {
  const random = tenant.random.fork('everyday sign-ins');
  for (let day = quietWeekStart; day <= lastDay; day++) {
    for (const person of tenant.people) {
      if (!random.chance(likelihood(day))) continue;
      const arrival = at(day, '07:05') + minutes(random.between(0, 80) + random.between(0, 80));
      const leaving = at(day, '16:05') + minutes(random.between(0, 170));
      const seconds = random.between(0, 59_999);
      tenant.agenda.plan(arrival + seconds, (time) =>
        arrive(tenant, random, person, time, leaving),
      );
    }
  }
}

function likelihood(day: number): number {
  if (day < 0) return isWorkday(day) ? 0.12 : 0.01;
  return isWorkday(day) ? 0.42 : 0.02;
}

function arrive(
  tenant: Tenant,
  random: Random,
  person: Person,
  time: number,
  leaving: number,
): void {
  const attempt = attemptOf(person, random, time);
  if (!hasAccount(tenant, person)) {
    const isDisabled = tenant.states.has(`User/${person.id}`);
    const reason = isDisabled ? 'account_disabled' : 'unknown_user';
    if (person.joins === undefined || isDisabled) failSignIn(tenant, time, attempt, reason);
    return;
  }
  let start = time;
  if (random.chance(0.07)) {
    failSignIn(tenant, start, attempt, 'invalid_credentials');
    start += random.between(4_000, 25_000);
  }
  if (person.mfa === 'totp' && random.chance(0.03)) {
    failSignIn(tenant, start, attempt, 'mfa_rejected');
    start += random.between(9_000, 40_000);
  }
  const isNewDevice = random.chance(0.03);
  const session = signIn(tenant, start, attempt, { newDevice: isNewDevice });
  if (isNewDevice) alertOf(tenant, start, attempt);
  if (!random.chance(0.4)) return;
  tenant.agenda.plan(leaving, (evening) => {
    if (session.status !== 'active') return;
    endSession(session, evening);
    const { sessionId } = session;
    recordEvent(tenant, evening, attempt, 'logout', 'Success', { sessionId });
  });
}

/** Where and with what a person works on a normal day. */
function attemptOf(person: Person, random: Random, time: number): Attempt {
  const isWeekend = [0, 6].includes(new Date(time).getUTCDay());
  const isAtHome = isWeekend || random.chance(0.25);
  const [usual = '', other = ''] = person.agents;
  return {
    person,
    client: clientFor(person, random),
    place: isAtHome ? person.home : person.office,
    agent: random.chance(isAtHome ? 0.4 : 0.08) ? other : usual,
  };
}

function clientFor(person: Person, random: Random): Client {
  const roles = person.roles.join(' ');
  if (/admin|helpdesk/.test(roles) && random.chance(0.6)) return clients.adminConsole;
  if (/payroll/.test(roles) && random.chance(0.7)) return clients.payroll;
  if (/hr-user/.test(roles) && random.chance(0.7)) return clients.hrPortal;
  if (person.department === 'Partner') return random.chance(0.8) ? clients.wiki : clients.authUi;
  if (person.department === 'Sales' && random.chance(0.6)) return clients.crm;
  return clients[random.weighted({ authUi: 5, wiki: 4, crm: 1, hrPortal: 1, payroll: 1.5 })];
}

function alertOf(tenant: Tenant, time: number, { person, place, agent }: Attempt): void {
  send(tenant, time, {
    subject: 'New sign-in to your Acme account',
    to: person.email,
    category: 'alert',
    name: person.name,
    paragraphs: [
      `Somebody has signed in with a device that we have not seen before.`,
      `Address: ${place.address}\nDevice: "${agent}"`,
      'If this was you, there is nothing to do.',
    ],
  });
}
