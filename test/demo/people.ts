import type { Random } from '../helpers/random.ts';
import { homeAddress, type Place, places } from './places.ts';
import type { ProviderName } from './tenant-setup.ts';

/** Somebody with an account at the tenant. */
export interface Person {
  id: number;
  name: string;
  email: string;
  username: string;
  organization: string;
  department: string;
  roles: readonly string[];
  provider: ProviderName;
  mfa: 'totp' | 'webauthn' | null;
  office: Place;
  home: Place;
  /** User agents, the usual one first. */
  agents: readonly string[];
  /** Day of the story on which the account is created; undefined for those who were there before. */
  joins?: number;
}

/** Name, department, office, provider, second factor, roles, day of joining. */
const staff = `
Jonas Keller        |IT        |munich|Local   |totp    |tenant-admin
Miriam Vogt         |Security  |berlin|Azure AD|webauthn|tenant-admin super-admin
Priya Raman         |IT        |berlin|Azure AD|totp    |identity-admin
Tomasz Nowak        |IT        |berlin|Google  |totp    |client-admin
Lena Hoffmann       |Helpdesk  |berlin|Local   |        |helpdesk
Claudia Brandt      |Finance   |berlin|Google  |totp    |payroll-user
Felix Arnold        |Finance   |munich|Google  |totp    |payroll-user
Oskar Lindner       |Sales     |berlin|Local   |totp    |
Ralf Seidel         |Logistics |munich|Local   |        |
Nadine Koch         |Marketing |berlin|Local   |        |
Jürgen Müller       |Finance   |munich|Google  |totp    |payroll-user
Anna-Lena Groß      |People    |berlin|Google  |totp    |hr-user
Sophie Dubois       |People    |berlin|Google  |webauthn|hr-user
Mateo García        |Sales     |berlin|Google  |totp    |
İpek Yılmaz         |Sales     |munich|Google  |totp    |
Bjørn Solberg       |Sales     |berlin|Google  |        |
Katarzyna Wójcik    |Sales     |berlin|Azure AD|totp    |
Hannah Schulz       |Marketing |berlin|Google  |        |
Paul Richter        |Marketing |munich|Google  |        |
Emilia Wagner       |Marketing |berlin|Azure AD|totp    |
Noah Fischer        |Product   |berlin|Azure AD|totp    |
Mia Becker          |Product   |berlin|Google  |totp    |
Leon Hartmann       |Product   |munich|Azure AD|totp    |
Clara Neumann       |Product   |berlin|Google  |webauthn|
Ben Schwarz         |Product   |berlin|Google  |        |
Aylin Demir         |Software  |berlin|Azure AD|webauthn|
Viktor Petrov       |Software  |berlin|Azure AD|webauthn|
Johanna Krüger      |Software  |munich|Azure AD|totp    |
Samuel Okafor       |Software  |berlin|Google  |totp    |
Greta Lange         |Software  |berlin|Azure AD|webauthn|
Ivo Marek           |Software  |munich|Azure AD|totp    |
Yuki Tanaka         |Software  |berlin|Google  |webauthn|
Carlos Mendes       |Software  |berlin|Azure AD|totp    |
Frieda Sommer       |Software  |berlin|Azure AD|totp    |
Henrik Vogel        |Logistics |munich|Local   |        |
Petra Weiß          |Logistics |munich|Local   |totp    |
Uwe Zimmermann      |Logistics |munich|Local   |        |
Silke Baumann       |Logistics |munich|Local   |        |
Dirk Engel          |Logistics |munich|Local   |        |
Martina Haas        |Legal     |berlin|Azure AD|totp    |
Stefan Pohl         |Legal     |berlin|Azure AD|totp    |
Birgit Lorenz       |Office    |berlin|Local   |        |
Thomas Ebert        |Office    |munich|Local   |        |
Renate Winkler      |Board     |berlin|Azure AD|webauthn|
Georg Albrecht      |Board     |munich|Azure AD|totp    |
Selin Kaya          |Helpdesk  |munich|Local   |totp    |helpdesk
Lukas Frank         |Software  |berlin|Azure AD|totp    |                        |1
Amelie Roth         |Sales     |berlin|Google  |totp    |                        |8
Daniel Busch        |Logistics |munich|Local   |        |                        |15
Zoë Martens         |Product   |berlin|Google  |totp    |                        |22
Nico Weber          |Software  |berlin|Azure AD|totp    |                        |29
`;

const contractors = `
Olga Sokolova       |Partner   |remote|Local   |totp    |contractor
Marek Dvořák        |Partner   |remote|Local   |totp    |contractor
Ines Costa          |Partner   |remote|Local   |        |contractor
Rahul Mehta         |Partner   |remote|Local   |totp    |contractor
Eva Lindholm        |Partner   |remote|Local   |        |contractor
Pieter de Vries     |Partner   |remote|Local   |totp    |contractor
Chiara Romano       |Partner   |remote|Local   |        |contractor
Finn O'Brien        |Partner   |remote|Local   |        |contractor
Agnes Horváth       |Partner   |remote|Local   |        |contractor
`;

/** Everybody, in order of their numeric user ids. */
export function createPeople(random: Random): Person[] {
  const rows = [
    ...tableRows(staff).map((row) => ({ row, domain: 'acme.example', organization: 'Acme GmbH' })),
    ...tableRows(contractors).map((row) => ({
      row,
      domain: 'partner.example',
      organization: 'Partner Works AG',
    })),
  ];
  return rows.map(({ row, domain, organization }, index): Person => {
    const [name = '', department = '', office = '', provider = '', mfa = '', roles = '', joins] =
      row;
    const username = usernameOf(name);
    const home = homeAddress(index, random);
    return {
      id: 1001 + index,
      name,
      email: `${username}@${domain}`,
      username,
      organization,
      department,
      roles: roles === '' ? [] : roles.split(' '),
      provider: provider as ProviderName,
      mfa: mfa === '' ? null : (mfa as 'totp' | 'webauthn'),
      office: office === 'remote' ? home : places[office as 'berlin' | 'munich'],
      home,
      agents: random.sample(commonAgents, 2),
      ...(joins === undefined ? {} : { joins: Number(joins) }),
    };
  });
}

function tableRows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** `Jürgen Müller` → `juergen.mueller`: the given name, a dot, the rest without marks. */
function usernameOf(name: string): string {
  const plain = name
    .replaceAll('ü', 'ue')
    .replaceAll('ö', 'oe')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/[^A-Za-z -]/g, '')
    .toLowerCase();
  const [given = '', ...family] = plain.split(' ');
  return `${given}.${family.join('')}`;
}

const commonAgents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36 Edg/144.0.0.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:147.0) Gecko/20100101 Firefox/147.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.2 Safari/605.1.15',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.2 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Mobile Safari/537.36',
];
