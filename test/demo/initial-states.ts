import type { Random } from '../helpers/random.ts';
import type { Person } from './people.ts';
import type { Details } from './records.ts';
import { type Client, clients, type ProviderName } from './tenant-setup.ts';

/** The state of every entity before the first record, by `Type/id`. */
export function initialStates(people: readonly Person[], random: Random): Map<string, Details> {
  const states = new Map<string, Details>();
  for (const name of ['Google', 'Azure AD', 'Local'] as const) {
    states.set(`IdentityProvider/${name}`, providerState(name));
  }
  for (const client of Object.values(clients)) {
    states.set(`Client/${client.id}`, clientState(client, random));
    states.set(`Secret/${client.id}`, secretState(client.id, 1, random));
  }
  for (const person of people) {
    if (person.joins === undefined) states.set(`User/${person.id}`, userState(person));
  }
  for (const group of groupNames) states.set(`Group/${group}`, groupState(group, people));
  for (const [role, permissions] of Object.entries(rolePermissions)) {
    states.set(`Role/${role}`, { id: `role-${role}`, name: role, permissions, assignable: true });
  }
  for (const [id, subject] of Object.entries(templateSubjects)) {
    states.set(`Template/${id}`, templateState(id, subject));
  }
  states.set('TenantSettings/acme', tenantSettings());
  return states;
}

/** A new account, as the admin console makes it. */
export function userState(person: Person): Details {
  return {
    id: person.id,
    email: person.email,
    username: person.username,
    name: person.name,
    organization: person.organization,
    department: person.department,
    phone: null,
    locale: 'de-DE',
    enabled: true,
    locked: false,
    provider: person.provider,
    roles: [...person.roles],
    mfa: { enrolled: person.mfa !== null, method: person.mfa },
  };
}

/** A client secret after its n-th rotation; the secret itself is never logged. */
export function secretState(clientId: string, version: number, random: Random): Details {
  return {
    id: `sec-${clientId}`,
    clientId,
    version,
    algorithm: 'HS256',
    fingerprint: `sha256:${random.hex(32)}`,
    expiresInDays: 90,
  };
}

/** The department and project groups; the last four are those that get deleted. */
export const groupNames = [
  'all-staff',
  'it-admins',
  'finance',
  'sales',
  'people-team',
  'wiki-editors',
  'crm-users',
  'payroll-approvers',
  'contractors',
  'project-alpha',
  'project-borealis',
  'logistics',
] as const;

function groupState(name: string, people: readonly Person[]): Details {
  const here = people.filter((person) => person.joins === undefined);
  const members = here.filter(belongsTo[name] ?? ((person) => person.id % 7 === name.length % 7));
  return {
    id: `grp-${name}`,
    name,
    description: `Members of ${name.replaceAll('-', ' ')}`,
    members: members.slice(0, 14).map((person) => person.email),
    clients: name === 'crm-users' ? ['crm'] : name === 'payroll-approvers' ? ['payroll'] : ['wiki'],
  };
}

const belongsTo: Record<string, (person: Person) => boolean> = {
  'it-admins': (person) => person.department === 'IT',
  finance: (person) => person.department === 'Finance',
  sales: (person) => person.department === 'Sales',
  'people-team': (person) => person.department === 'People',
  logistics: (person) => person.department === 'Logistics',
  contractors: (person) => person.department === 'Partner',
  'payroll-approvers': (person) => person.roles.includes('payroll-user'),
};

const rolePermissions: Record<string, readonly string[]> = {
  'super-admin': ['*'],
  'tenant-admin': ['users.write', 'groups.write', 'providers.write', 'settings.write', 'logs.read'],
  'identity-admin': ['users.write', 'groups.write', 'providers.write'],
  'client-admin': ['clients.write', 'templates.write', 'secrets.rotate'],
  helpdesk: ['users.unlock', 'users.update', 'users.resetMfa'],
  'payroll-user': ['payroll.read', 'payroll.approve'],
  'hr-user': ['hr.read', 'hr.write'],
  contractor: ['wiki.read'],
};

const templateSubjects: Record<string, string> = {
  invitation: 'You are invited to Acme',
  password_reset: 'Reset your Acme password',
  mfa_enrollment: 'Set up your second factor',
  totp_reset: 'TOTP reset for your Acme account',
  access_request: 'Access request waiting for you',
  login_alert: 'New sign-in to your Acme account',
};

function templateState(id: string, subject: string): Details {
  return {
    id: `tpl-${id}`,
    name: id,
    locale: 'en',
    subject,
    html: [
      '<!doctype html>',
      '<html>',
      '<body>',
      `  <h1>${subject}</h1>`,
      '  <p>Hello {{user.name}},</p>',
      '  <p>{{message}}</p>',
      '  <p><a href="{{link}}">Continue</a></p>',
      '  <p>Acme IT, Berlin</p>',
      '</body>',
      '</html>',
    ].join('\n'),
    enabled: true,
  };
}

function providerState(name: ProviderName): Details {
  const id = name.toLowerCase().replace(' ', '-');
  const isLocal = name === 'Local';
  return {
    id: `idp-${id}`,
    name: `${name} IdP`,
    type: isLocal ? 'password' : 'oidc',
    enabled: true,
    issuer: `https://${id}.idp.example`,
    clientId: `acme-${id}`,
    redirectUris: ['https://auth.acme.example/callback'],
    allowedDomains: isLocal ? ['acme.example', 'partner.example'] : ['acme.example'],
    scopes: ['openid', 'email', 'profile'],
    mfaRequired: !isLocal,
    autoLink: false,
    attributeMapping: { email: 'email', name: 'name', groups: 'groups' },
  };
}

function clientState(client: Client, random: Random): Details {
  return {
    id: `cli-${client.id}`,
    clientId: client.id,
    name: client.id,
    protocol: client.protocol,
    enabled: true,
    redirectUris: [`${client.origin}/callback`],
    postLogoutRedirectUris: [client.origin],
    scopes: [...client.scopes],
    tokens: { accessMinutes: 60, refreshDays: random.pick([7, 14, 30]) },
    mfa: { required: client.id === 'admin-console', methods: ['totp', 'webauthn'] },
    contact: 'it@acme.example',
  };
}

function tenantSettings(): Details {
  return {
    id: 'settings-acme',
    tenant: 'acme',
    retention: { auditLogDays: 360, eventLogDays: 90, sessionDays: 11 },
    lockout: { attempts: 10, minutes: 15 },
    passwordPolicy: { minLength: 12, history: 5, maxAgeDays: 365 },
    alerts: { adminLogin: true, bulkDelete: true, recipients: ['security@acme.example'] },
    sessionHours: 168,
  };
}
