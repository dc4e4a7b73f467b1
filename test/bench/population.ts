import { createRandom } from '../helpers/random.ts';

/** Somebody who signs in, or whom an administrator changes. */
export interface Person {
  email: string;
  username: string;
  organization: string;
  country: string;
  /** The few addresses this person signs in from. */
  addresses: readonly string[];
  agent: string;
}

/** Everything that the records of every generated archive share. */
export interface Population {
  people: readonly Person[];
  /** Addresses that belong to nobody: where failures come from. */
  strayAddresses: readonly string[];
  clients: readonly string[];
  providers: readonly string[];
  targets: readonly string[];
}

const peopleCount = 5_000;
const addressesEach = 4;
const strayCount = 10_000;
const clientCount = 40;
const agentCount = 400;
const targetCount = 3_000;

const given = 'ada ben cleo dora emil finn greta hugo ines jan karl lena mara nils olga paul'.split(
  ' ',
);
const family =
  'abel bauer costa dietz engel faber graf huber iversen jansen kraus lange maier novak otto peters'.split(
    ' ',
  );
const countries = ['DE', 'AT', 'CH', 'NL', 'PL', 'US', 'FR', 'IN'];
const systems = [
  'Windows NT 10.0; Win64; x64',
  'Macintosh; Intel Mac OS X 10_15_7',
  'X11; Linux x86_64',
  'Linux; Android 15; Pixel 9',
];

/**
 * The population is the same whatever the seed of an archive, so that a second archive in the same
 * case meets values that are already there: about 5 000 people, 30 000 addresses, 40 clients and
 * 400 user agents.
 */
export function createPopulation(): Population {
  const random = createRandom('bench population');
  const agents = Array.from({ length: agentCount }, (_, i) => agentText(i));
  const people = Array.from({ length: peopleCount }, (_, i): Person => {
    const username = `${random.pick(given)}.${random.pick(family)}${i}`;
    const organization = `org-${random.between(1, 25)}`;
    return {
      email: `${username}@${organization}.example`,
      username,
      organization,
      country: random.pick(countries),
      addresses: Array.from({ length: addressesEach }, (_, n) => address(i * addressesEach + n)),
      agent: random.pick(agents),
    };
  });
  return {
    people,
    strayAddresses: Array.from({ length: strayCount }, (_, i) =>
      address(peopleCount * addressesEach + i),
    ),
    clients: Array.from({ length: clientCount }, (_, i) => `client-${i}-${random.hex(4)}`),
    providers: ['Local', 'Google', 'Azure AD', 'Okta'],
    targets: Array.from({ length: targetCount }, (_, i) => `${random.pick(family)}-${i}`),
  };
}

/** Different for every `i`; every eighth is IPv6, from the documentation range. */
function address(i: number): string {
  if (i % 8 === 0) return `2001:db8:${(i >> 4).toString(16)}::${(i & 15).toString(16)}`;
  return `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;
}

function agentText(i: number): string {
  const system = systems[i % systems.length];
  const version = 100 + (i >> 2);
  return `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0`;
}
