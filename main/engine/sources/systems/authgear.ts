import { Buffer } from 'node:buffer';
import { derived, kindBy, outcomeBy } from '../derive.ts';
import type { Shape, SourceDescription, Subject } from '../source-description.ts';
import { at, firstText, fromJson, isKeyed, objectsAt, textAt } from '../value-at.ts';
import { activityWords } from './authgear-activities.ts';
import { authgearSamples } from './authgear-samples.ts';

/** Who did it, as far as the event tells: the portal's and the site's own users stand in the audit context. */
const actor = derived(
  'context.audit_context.actor_user_id for portal and site admin; else by context.triggered_by',
  (event) => {
    const trigger = textAt(event, 'context.triggered_by');
    const portalUser = textAt(event, 'context.audit_context.actor_user_id');
    if (trigger === 'portal' || trigger === 'site_admin') return portalUser ?? trigger;
    if (trigger === 'admin_api') return customActor(event) ?? 'Admin API';
    if (trigger === 'system') return 'system';
    return (
      emailOf(at(event, 'payload.user')) ??
      firstText(
        event,
        'context.user_id',
        'payload.user.id',
        'payload.login_id.v',
        'payload.login_id.value',
        'payload.login_id',
      )
    );
  },
);

/** An administration client may say who it is in its token. */
function customActor(event: Subject): string | null {
  const context = at(event, 'context.audit_context');
  if (!isKeyed(context)) return null;
  for (const [key, value] of Object.entries(context)) {
    if (/user|actor|email|operator/i.test(key) && typeof value === 'string' && value !== '')
      return value;
  }
  return null;
}

function emailOf(user: unknown): string | null {
  return firstText(
    user,
    'standard_attributes.email',
    'standard_attributes.preferred_username',
    'standard_attributes.phone_number',
  );
}

const target = derived(
  'the user of the payload, by e-mail or id; else the role, group, domain or app',
  (event) => {
    const user = at(event, 'payload.user');
    return (
      emailOf(user) ??
      firstText(
        event,
        'payload.user.id',
        'payload.user_id',
        'payload.user_email',
        'payload.new_role.key',
        'payload.role.key',
        'payload.group.key',
        'payload.domain',
        'payload.invitee_email',
        'payload.client_id',
        'payload.recipient',
        'payload.app_id',
        'context.user_id',
        'context.app_id',
      )
    );
  },
);

/** What the type means, and what the payload adds to that. */
const message = derived(
  'what the type means; then payload.reason, description, error.reason, rate_limit.name or termination_type',
  (each) => {
    const words = activityWords(textAt(each, 'type'));
    const detail = firstText(
      each,
      'payload.reason',
      'payload.description',
      'payload.error.reason',
      'payload.rate_limit.name',
      'payload.termination_type',
    );
    return words === null || detail === null ? (words ?? detail) : `${words}: ${detail}`;
  },
);

/** Pairs of old and new state that events are known to carry, besides `old_X` with `new_X`. */
const statePairs: readonly (readonly [string, string])[] = [
  ['old_identity', 'new_identity'],
  ['original_role', 'new_role'],
  ['original_group', 'new_group'],
  ['app_config_old', 'app_config_new'],
];

function side(event: Subject, wanted: 0 | 1): unknown {
  const payload = at(event, 'payload');
  if (!isKeyed(payload)) return undefined;
  for (const pair of statePairs) {
    const value = payload[pair[wanted]];
    if (pair.some((key) => payload[key] !== undefined)) return value;
  }
  const names = Object.keys(payload).flatMap(
    (key) => /^(?:old|new|original)_(.+)$/.exec(key)?.[1] ?? [],
  );
  const [name] = names;
  if (name === undefined) return undefined;
  const keys = wanted === 0 ? [`old_${name}`, `original_${name}`] : [`new_${name}`];
  const found = keys.find((key) => payload[key] !== undefined);
  return found === undefined ? undefined : { [name]: payload[found] };
}

const kind = kindBy('by type', (event) => textAt(event, 'type'), 'event', [
  [/^(?:email|sms|whatsapp)\.(?:sent|error|suppressed)/, 'notification'],
  [/^(?:admin_api|project|site_admin)\./, 'audit'],
  [/^m2m\.token\./, 'grant'],
]);

/** What is the same in each of the forms in which an event comes. */
const event = {
  confidence: 'certain',
  kind,
  fields: {
    time: ['created_at', 'context.timestamp'],
    key: ['id'],
    action: ['type'],
    actor: [actor],
    username: [
      derived("the name of the payload's user", (each) =>
        firstText(
          each,
          'payload.user.standard_attributes.preferred_username',
          'payload.user.standard_attributes.name',
        ),
      ),
    ],
    target: [target],
    client: ['context.client_id', 'payload.client_id', 'client_id'],
    provider: [
      'payload.identity.claims.https://authgear.com/claims/oauth/provider_alias',
      'payload.authenticator_type',
      'payload.identity.type',
    ],
    ip: ['context.ip_address', 'ip_address'],
    agent: ['context.user_agent', 'user_agent'],
    country: ['context.geo_location_code'],
    organization: ['context.app_id', 'app_id'],
    session: [
      derived(
        "the payload's session, or the first of them",
        (each) =>
          firstText(each, 'payload.session.id') ??
          textAt(objectsAt(each, 'payload.sessions')[0], 'id'),
      ),
    ],
    message: [message],
  },
  fieldsOf: {
    notification: {
      target: ['payload.recipient'],
      subject: ['payload.type'],
      status: [
        derived(
          'the last word of the type',
          (each) => textAt(each, 'type')?.split('.').at(-1) ?? null,
        ),
      ],
    },
  },
  states: {
    old: [
      derived('old_identity, original_role, app_config_old, old_… of the payload', (each) =>
        side(each, 0),
      ),
    ],
    new: [
      derived('new_identity, new_role, app_config_new, new_… of the payload', (each) =>
        side(each, 1),
      ),
    ],
  },
  outcome: outcomeBy(
    (each) => textAt(each, 'type'),
    [
      [/failed$|blocked$|\.error$|suppressed$/, 'failure'],
      [/./, 'success'],
    ],
  ),
} satisfies Partial<Shape>;

/** The event inside a node of the GraphQL answer or a row of the table, with what only these tell. */
function openEvent(
  found: unknown,
  outer: Subject,
  names: Readonly<Record<string, string>>,
): Subject | null {
  if (!isKeyed(found)) return null;
  const opened: Record<string, unknown> = { ...found };
  for (const [name, key] of Object.entries(names)) {
    if (opened[name] === undefined && outer[key] !== undefined && outer[key] !== '')
      opened[name] = outer[key];
  }
  return opened;
}

/** Activity types of the API are the event's type in capitals with `_` for `.`: the type itself goes before. */
const graphNames = {
  created_at: 'createdAt',
  ip_address: 'ipAddress',
  user_agent: 'userAgent',
  client_id: 'clientID',
};
const rowNames = {
  created_at: 'created_at',
  ip_address: 'ip_address',
  user_agent: 'user_agent',
  client_id: 'client_id',
  app_id: 'app_id',
};

/** Authgear's audit log: the Admin API's nodes, events as hooks get them, rows of the table (section 3). */
export const authgear: SourceDescription = {
  system: 'authgear',
  title: 'Authgear',
  shapes: [
    {
      ...event,
      title: 'audit log row',
      all: ['activity_type', 'created_at', 'data', 'app_id'],
      open: (record, parse) => openEvent(fromJson(record.data, parse), record, rowNames),
    },
    {
      ...event,
      title: 'audit log node (Admin API)',
      all: ['activityType', 'createdAt', 'data'],
      open: (record, parse) => openEvent(fromJson(record.data, parse), record, graphNames),
    },
    {
      ...event,
      title: 'event',
      all: ['seq', 'type', 'payload', 'context.triggered_by'],
    },
    {
      ...event,
      title: 'audit log node without its event',
      all: ['activityType', 'createdAt'],
      kind: kindBy('by activity type', (node) => textAt(node, 'activityType'), 'event', [
        [/^(?:EMAIL|SMS|WHATSAPP)_(?:SENT|ERROR|SUPPRESSED)/, 'notification'],
        [/^(?:ADMIN_API|PROJECT|SITE_ADMIN)_/, 'audit'],
        [/^M2M_TOKEN_/, 'grant'],
      ]),
      fields: {
        time: ['createdAt'],
        key: [derived("the event's id in the node's", (node) => rawId(textAt(node, 'id')))],
        action: ['activityType'],
        actor: ['user.standardAttributes.email', 'user.id'],
        client: ['clientID'],
        ip: ['ipAddress'],
        agent: ['userAgent'],
        message: [
          derived('what the activity type means', (node) =>
            activityWords(textAt(node, 'activityType')),
          ),
        ],
      },
      fieldsOf: {},
      outcome: outcomeBy(
        (node) => textAt(node, 'activityType'),
        [
          [/FAILED$|BLOCKED$|_ERROR$|SUPPRESSED$/, 'failure'],
          [/./, 'success'],
        ],
      ),
    },
  ],
  samples: authgearSamples,
};

/** An id of the API is base64url of `AuditLog:` and the event's id. */
function rawId(id: string | null): string | null {
  if (id === null) return null;
  // Buffer passes over what is no base64; atob would throw, and one bad id would end an import.
  const text = Buffer.from(id, 'base64url').toString();
  return text.startsWith('AuditLog:') ? text.slice('AuditLog:'.length) : id;
}
