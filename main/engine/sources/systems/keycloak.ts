import { derived, kindBy } from '../derive.ts';
import type { SourceDescription, Subject } from '../source-description.ts';
import { firstText, fromJson, textAt } from '../value-at.ts';
import { keycloakSamples } from './keycloak-samples.ts';

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
  samples: keycloakSamples,
};
