/** The tenant's identity providers, by name. */
export type ProviderName = 'Google' | 'Azure AD' | 'Local';

/** One of the tenant's applications. */
export interface Client {
  /** Name and id in one: what events call client name and sessions client id. */
  id: string;
  protocol: 'OIDC' | 'SAML';
  origin: string;
  scopes: readonly string[];
  /** Hours until a session of it expires. */
  sessionHours: number;
}

const oidc = (id: string, scopes: string, sessionHours: number): Client => ({
  id,
  protocol: 'OIDC',
  origin: `https://${id}.acme.example`,
  scopes: scopes.split(' '),
  sessionHours,
});

const saml = (id: string): Client => ({ ...oidc(id, 'openid', 10), protocol: 'SAML' });

/** The six applications. */
export const clients = {
  authUi: oidc('auth-ui', 'openid profile email', 168),
  adminConsole: oidc('admin-console', 'openid profile auth.admin', 12),
  hrPortal: saml('hr-portal'),
  crm: oidc('crm', 'openid profile email contacts.read offline_access', 168),
  wiki: oidc('wiki', 'openid profile email', 168),
  payroll: saml('payroll'),
} as const satisfies Record<string, Client>;

/** The webhook endpoints. */
export const endpoints = {
  siem: 'https://hooks.acme.example/siem',
  crm: 'https://crm.acme.example/hooks/users',
  payroll: 'https://payroll.partner.example/events',
} as const;

/** Accounts that are no people. */
export const services = {
  hrSync: 'svc-hr-sync@acme.example',
  userImport: 'svc-user-import@acme.example',
  archive: 'archive@acme.example',
} as const;
