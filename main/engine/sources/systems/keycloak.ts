import { derived, kindBy } from '../derive.ts';
import type { SourceDescription, Subject } from '../source-description.ts';
import { firstText, fromJson, textAt } from '../value-at.ts';

const isError = (record: Subject) =>
  textAt(record, 'error') !== null || /_ERROR$/.test(textAt(record, 'type') ?? '');

/** What the path of an administrative resource is about: `users/u-5/role-mappings/realm` is the user u-5. */
const resource = derived('resourcePath up to its id', (record) => {
  const steps = textAt(record, 'resourcePath')?.split('/') ?? [];
  return steps.length === 0 ? textAt(record, 'resourceType') : steps.slice(0, 2).join('/');
});

/** The state of the resource itself: deeper paths are about something that belongs to it. */
const representation = derived("representation, where it is the resource's own", (record) => {
  const depth = textAt(record, 'resourcePath')?.split('/').length ?? 0;
  if (depth > 2 || !/^(?:CREATE|UPDATE)$/.test(textAt(record, 'operationType') ?? ''))
    return undefined;
  const found = record.representation;
  return found === null || found === '' ? undefined : found;
});

const userEvent = {
  confidence: 'certain' as const,
  kind: kindBy('by type', (record: Subject) => textAt(record, 'type'), 'event', [
    [/^CLIENT_(?:REGISTER|UPDATE|DELETE)/, 'audit'],
    [/^SEND_/, 'notification'],
    [/CONSENT|REVOKE_GRANT|_TOKEN|TOKEN_|^CODE_TO|PERMISSION/, 'grant'],
  ]),
  fields: {
    time: ['time'],
    key: ['id'],
    action: ['type'],
    actor: [
      derived('details.username, else userId', (record: Subject) =>
        firstText(
          record,
          'details.username',
          'details.email',
          'userId',
          'details.identity_provider_identity',
        ),
      ),
    ],
    username: ['details.username'],
    target: ['userId'],
    client: ['clientId'],
    provider: ['details.identity_provider', 'details.auth_method', 'details.grant_type'],
    protocol: ['details.auth_type'],
    status: ['error'],
    ip: ['ipAddress'],
    organization: ['realmName', 'realmId'],
    session: ['sessionId', 'details.code_id'],
    message: ['error', 'details.reason'],
  },
  fieldsOf: {
    notification: { target: ['details.email', 'details.username', 'userId'], subject: ['type'] },
  },
  outcome: (record: Subject) => (isError(record) ? ('failure' as const) : ('success' as const)),
};

/** Keycloak: events of users and of administrators (section 9). */
export const keycloak: SourceDescription = {
  system: 'keycloak',
  title: 'Keycloak',
  shapes: [
    {
      title: 'admin event',
      all: ['time', 'operationType', 'resourcePath'],
      any: ['authDetails', 'realmId'],
      confidence: 'certain',
      kind: 'audit',
      fields: {
        time: ['time'],
        key: ['id'],
        action: [
          derived('operationType and resourceType', (record) => {
            const operation = textAt(record, 'operationType');
            const type = textAt(record, 'resourceType');
            return operation === null || type === null
              ? (operation ?? type)
              : `${operation} ${type}`;
          }),
        ],
        actor: ['authDetails.username', 'authDetails.userId'],
        target: [resource],
        subject: ['resourcePath'],
        client: ['authDetails.clientId'],
        ip: ['authDetails.ipAddress'],
        organization: ['realmName', 'realmId'],
        status: ['error'],
        message: ['error'],
      },
      states: { old: [], new: [representation], after: 'whole' },
      outcome: (record) => (isError(record) ? 'failure' : 'success'),
    },
    {
      ...userEvent,
      title: 'user event',
      all: ['time', 'type', 'realmId'],
      any: ['clientId', 'ipAddress', 'userId', 'details'],
      test: (record) => /^[A-Z][A-Z0-9_]+$/.test(textAt(record, 'type') ?? ''),
      tells: 'type in capitals',
      open: (record, parse) => ({ ...record, details: fromJson(record.details, parse) }),
    },
    {
      ...userEvent,
      title: 'row of EVENT_ENTITY',
      all: ['EVENT_TIME', 'TYPE', 'REALM_ID'],
      open: (row, parse) => ({
        id: row.ID ?? row.id,
        time: row.EVENT_TIME ?? row.event_time,
        type: row.TYPE ?? row.type,
        realmId: row.REALM_ID ?? row.realm_id,
        clientId: row.CLIENT_ID ?? row.client_id,
        userId: row.USER_ID ?? row.user_id,
        sessionId: row.SESSION_ID ?? row.session_id,
        ipAddress: row.IP_ADDRESS ?? row.ip_address,
        error: row.ERROR ?? row.error,
        details: fromJson(row.DETAILS_JSON ?? row.details_json, parse),
      }),
    },
  ],
  samples: [
    {
      title: 'A sign-in of a user whom nobody knows',
      record: {
        time: 1_764_950_400_123,
        type: 'LOGIN_ERROR',
        realmId: 'r1',
        clientId: 'portal',
        userId: null,
        ipAddress: '203.0.113.77',
        error: 'user_not_found',
        details: { username: 'zed', auth_method: 'openid-connect' },
      },
      kind: 'event',
      outcome: 'failure',
      fields: {
        time: '2025-12-05T16:00:00.123000Z',
        action: 'LOGIN_ERROR',
        actor: 'zed',
        username: 'zed',
        client: 'portal',
        provider: 'openid-connect',
        status: 'user_not_found',
        ip: '203.0.113.77',
        organization: 'r1',
        message: 'user_not_found',
      },
    },
    {
      title: 'A user whom an administrator disabled',
      record: {
        time: 1_764_950_500_000,
        realmId: 'r1',
        authDetails: { realmId: 'r0', clientId: 'c9', userId: 'adm1', ipAddress: '192.0.2.5' },
        operationType: 'UPDATE',
        resourceType: 'USER',
        resourcePath: 'users/u-5',
        representation: '{"username":"zed","enabled":false}',
      },
      kind: 'audit',
      outcome: 'success',
      fields: {
        time: '2025-12-05T16:01:40.000000Z',
        action: 'UPDATE USER',
        actor: 'adm1',
        target: 'users/u-5',
        subject: 'users/u-5',
        client: 'c9',
        ip: '192.0.2.5',
        organization: 'r1',
      },
      new: { username: 'zed', enabled: false },
    },
    {
      title: 'A role that a user was given',
      record: {
        time: 1_764_950_600_000,
        realmId: 'r1',
        authDetails: { realmId: 'r0', clientId: 'c9', userId: 'adm1', ipAddress: '192.0.2.5' },
        operationType: 'CREATE',
        resourceType: 'REALM_ROLE_MAPPING',
        resourcePath: 'users/u-5/role-mappings/realm',
        representation: '[{"name":"admin"}]',
      },
      kind: 'audit',
      outcome: 'success',
      fields: {
        time: '2025-12-05T16:03:20.000000Z',
        action: 'CREATE REALM_ROLE_MAPPING',
        actor: 'adm1',
        target: 'users/u-5',
        subject: 'users/u-5/role-mappings/realm',
        client: 'c9',
        ip: '192.0.2.5',
        organization: 'r1',
      },
    },
    {
      title: 'A token that was refreshed',
      record: {
        id: 'ev-3',
        time: 1_764_950_700_000,
        type: 'REFRESH_TOKEN',
        realmId: 'r1',
        clientId: 'portal',
        userId: 'u-5',
        sessionId: 'sess-1',
        ipAddress: '203.0.113.77',
        details: { grant_type: 'refresh_token' },
      },
      kind: 'grant',
      outcome: 'success',
      fields: {
        time: '2025-12-05T16:05:00.000000Z',
        key: 'ev-3',
        action: 'REFRESH_TOKEN',
        actor: 'u-5',
        target: 'u-5',
        client: 'portal',
        provider: 'refresh_token',
        ip: '203.0.113.77',
        organization: 'r1',
        session: 'sess-1',
      },
    },
    {
      title: 'A mail to reset a password',
      record: {
        id: 'ev-4',
        time: 1_764_950_800_000,
        type: 'SEND_RESET_PASSWORD',
        realmId: 'r1',
        clientId: 'portal',
        userId: 'u-5',
        ipAddress: '203.0.113.77',
        details: { username: 'zed', email: 'zed@demo.example' },
      },
      kind: 'notification',
      outcome: 'success',
      fields: {
        time: '2025-12-05T16:06:40.000000Z',
        key: 'ev-4',
        action: 'SEND_RESET_PASSWORD',
        actor: 'zed',
        username: 'zed',
        target: 'zed@demo.example',
        subject: 'SEND_RESET_PASSWORD',
        client: 'portal',
        ip: '203.0.113.77',
        organization: 'r1',
      },
    },
    {
      title: 'A client that registered itself, out of the database',
      record:
        'ID,CLIENT_ID,DETAILS_JSON,ERROR,IP_ADDRESS,REALM_ID,SESSION_ID,EVENT_TIME,TYPE,USER_ID\nev-5,new-app,,,203.0.113.77,r1,,1764950900000,CLIENT_REGISTER,\n',
      kind: 'audit',
      outcome: 'success',
      fields: {
        time: '2025-12-05T16:08:20.000000Z',
        key: 'ev-5',
        action: 'CLIENT_REGISTER',
        client: 'new-app',
        ip: '203.0.113.77',
        organization: 'r1',
      },
    },
  ],
};
