import { at, february } from '../calendar.ts';
import type { Person } from '../people.ts';
import { stuffingAgent, stuffingPlace } from '../places.ts';
import { failSignIn, signIn } from '../sign-in.ts';
import { personNamed, type Tenant } from '../tenant.ts';
import { clients } from '../tenant-setup.ts';

const triesKnown = 4;
const triesUnknown = 2;
const unknownCount = 84;
const cracked = ['lena.hoffmann', 'ralf.seidel', 'nadine.koch'];

/**
 * Tuesday, 10 February, from 21:40: a tool goes through a list of names and passwords from
 * 198.51.100.0/26, slowly enough that no account is locked. Three accounts, all without a second
 * factor, open at the last try.
 */
export function planCredentialStuffing(tenant: Tenant): void {
  const random = tenant.random.fork('credential stuffing');
  const known = tenant.people.filter(({ email }) => email.endsWith('@acme.example'));
  const unknown = Array.from({ length: unknownCount }, (_, n) => leakedName(n, random.hex(3)));
  const rounds: Person[] = [];
  for (let round = 0; round < triesKnown; round++) {
    const names = round < triesUnknown ? [...known, ...unknown] : known;
    rounds.push(...random.sample(names, names.length));
  }
  const opens = new Set(cracked.map((username) => personNamed(tenant, username)));
  const lastRound = rounds.length - known.length;
  let time = at(february(10), '21:40:12');
  for (const [index, person] of rounds.entries()) {
    const attempt = {
      person,
      client: clients.authUi,
      place: stuffingPlace(index),
      agent: stuffingAgent,
      provider: 'Local',
    } as const;
    const succeeds = index >= lastRound && opens.has(person);
    tenant.agenda.plan(time, (now) => {
      if (succeeds) signIn(tenant, now, attempt, { newDevice: true });
      else
        failSignIn(tenant, now, attempt, person.id === 0 ? 'unknown_user' : 'invalid_credentials');
    });
    time += random.between(9_000, 19_000);
  }
}

/** An address from somebody else's leak: nobody at Acme. */
function leakedName(n: number, tail: string): Person {
  const given = ['max', 'julia', 'info', 'kontakt', 'peter', 'susanne', 'office', 'sven'][n % 8];
  const nowhere = { address: '', country: '' };
  return {
    id: 0,
    name: '',
    email: `${given}.${tail}${n}@acme.example`,
    username: '',
    organization: '',
    department: '',
    roles: [],
    provider: 'Local',
    mfa: null,
    office: nowhere,
    home: nowhere,
    agents: [],
  };
}
