import { derived, kindBy, outcomeBy, withJson } from '../derive.ts';
import type { SourceDescription, Subject } from '../source-description.ts';
import { firstText, isKeyed, objectsAt, textAt } from '../value-at.ts';

const eventName = (record: Subject) => textAt(record, 'event');

/** Old values of the keys that changed; in the context, for some events in the data. */
function previous(record: Subject): Subject | undefined {
  for (const holder of [record.context, record.data]) {
    if (isKeyed(holder) && isKeyed(holder.previous_attributes)) return holder.previous_attributes;
  }
  return undefined;
}

/** The present values of those keys. */
function present(record: Subject): unknown {
  const old = previous(record);
  const { data } = record;
  if (old === undefined || !isKeyed(data)) return undefined;
  return Object.fromEntries(
    Object.keys(old).flatMap((key) => (data[key] === undefined ? [] : [[key, data[key]]])),
  );
}

/** WorkOS: events of the Events API, and the audit logs that its customers send (section 14). */
export const workos: SourceDescription = {
  system: 'workos',
  title: 'WorkOS',
  shapes: [
    {
      title: 'event',
      all: ['event', 'data', 'created_at'],
      any: ['object', 'context'],
      test: (record) => /^[a-z_]+\.[a-z_.]+$/.test(eventName(record) ?? '') && isKeyed(record.data),
      tells: 'event is a dotted name',
      confidence: 'certain',
      kind: kindBy('by event', eventName, 'audit', [
        [/^(?:authentication|radar)\./, 'event'],
        [/^session\./, 'session'],
        [
          /^(?:magic_auth\.created|email_verification\.created|invitation\.|password_reset\.created)/,
          'notification',
        ],
        [/^(?:api_key\.|agent\.registration\.credential\.issued)/, 'grant'],
      ]),
      fields: {
        time: ['created_at'],
        key: ['id'],
        action: ['event'],
        actor: ['context.actor.name', 'context.actor.id', 'data.email', 'data.user_id'],
        username: ['context.actor.name'],
        target: ['data.email', 'data.name', 'data.domain', 'data.slug', 'data.user_id', 'data.id'],
        subject: ['data.id'],
        client: ['context.client_id', 'context.actor.source'],
        provider: ['data.type', 'data.auth_method', 'data.connection_type'],
        status: ['data.status', 'data.state'],
        ip: ['data.ip_address'],
        agent: ['data.user_agent'],
        organization: ['data.organization_id', 'data.organization_name'],
        session: ['data.session_id'],
        message: ['data.error.message', 'data.error.code'],
      },
      fieldsOf: {
        session: {
          key: ['data.id', 'id'],
          actor: ['data.user_id'],
          protocol: ['data.auth_method'],
        },
        notification: { subject: ['event'] },
      },
      states: {
        old: [derived('previous_attributes of the context or the data', previous)],
        new: [derived('the same keys of data', present)],
      },
      outcome: outcomeBy(eventName, [
        [/_failed$|\.denied$|timed_out$|risk_detected$/, 'failure'],
        [/_started$/, 'pending'],
        [/./, 'success'],
      ]),
    },
    {
      title: 'audit log entry',
      all: ['action', 'occurred_at', 'actor', 'targets'],
      confidence: 'certain',
      kind: 'audit',
      open: (record, parse) => withJson(record, ['actor', 'targets', 'context', 'metadata'], parse),
      fields: {
        time: ['occurred_at'],
        key: ['id'],
        action: ['action'],
        actor: ['actor.name', 'actor.id', 'actor_name', 'actor_id', 'actor'],
        target: [
          derived('targets.0 by name or id', (record) =>
            firstText(objectsAt(record, 'targets')[0], 'name', 'id'),
          ),
        ],
        subject: [
          derived('the other targets', (record) => {
            const rest = objectsAt(record, 'targets').slice(1);
            return rest.flatMap((each) => firstText(each, 'name', 'id') ?? []).join(', ') || null;
          }),
        ],
        ip: ['context.location'],
        agent: ['context.user_agent'],
        organization: ['organization_id'],
      },
      states: { old: ['metadata.before', 'metadata.old'], new: ['metadata.after', 'metadata.new'] },
    },
  ],
  samples: [
    {
      title: 'A user whose e-mail was changed',
      record: {
        object: 'event',
        id: 'event_1',
        event: 'user.updated',
        created_at: '2026-07-01T00:00:00.000Z',
        data: { object: 'user', id: 'user_demo', email: 'n@demo.example' },
        context: {
          actor: { id: 'usr_x', source: 'dashboard', name: 'Sam' },
          previous_attributes: { email: 'o@demo.example' },
        },
      },
      kind: 'audit',
      outcome: 'success',
      fields: {
        time: '2026-07-01T00:00:00.000000Z',
        key: 'event_1',
        action: 'user.updated',
        actor: 'Sam',
        username: 'Sam',
        target: 'n@demo.example',
        subject: 'user_demo',
        client: 'dashboard',
      },
      old: { email: 'o@demo.example' },
      new: { email: 'n@demo.example' },
    },
    {
      title: 'A sign-in that failed',
      record: {
        object: 'event',
        id: 'event_2',
        event: 'authentication.password_failed',
        created_at: '2026-07-01T00:01:00.000Z',
        data: {
          type: 'password',
          status: 'failed',
          ip_address: '203.0.113.60',
          user_agent: 'DemoBrowser/1',
          user_id: 'user_demo',
          email: 'n@demo.example',
          error: { code: 'invalid_credentials', message: 'Invalid.' },
        },
      },
      kind: 'event',
      outcome: 'failure',
      fields: {
        time: '2026-07-01T00:01:00.000000Z',
        key: 'event_2',
        action: 'authentication.password_failed',
        actor: 'n@demo.example',
        target: 'n@demo.example',
        provider: 'password',
        status: 'failed',
        ip: '203.0.113.60',
        agent: 'DemoBrowser/1',
        message: 'Invalid.',
      },
    },
    {
      title: 'A session',
      record: {
        object: 'event',
        id: 'event_3',
        event: 'session.created',
        created_at: '2026-07-01T00:02:00.000Z',
        data: {
          object: 'session',
          id: 'session_1',
          user_id: 'user_demo',
          organization_id: 'org_1',
          ip_address: '203.0.113.60',
          user_agent: 'DemoBrowser/1',
          auth_method: 'password',
          status: 'active',
        },
      },
      kind: 'session',
      outcome: 'success',
      fields: {
        time: '2026-07-01T00:02:00.000000Z',
        key: 'session_1',
        action: 'session.created',
        actor: 'user_demo',
        target: 'user_demo',
        subject: 'session_1',
        provider: 'password',
        protocol: 'password',
        status: 'active',
        ip: '203.0.113.60',
        agent: 'DemoBrowser/1',
        organization: 'org_1',
      },
    },
    {
      title: 'An invitation',
      record: {
        object: 'event',
        id: 'event_4',
        event: 'invitation.created',
        created_at: '2026-07-01T00:03:00.000Z',
        data: { id: 'invitation_1', email: 'new@demo.example', state: 'pending' },
      },
      kind: 'notification',
      outcome: 'success',
      fields: {
        time: '2026-07-01T00:03:00.000000Z',
        key: 'event_4',
        action: 'invitation.created',
        actor: 'new@demo.example',
        target: 'new@demo.example',
        subject: 'invitation.created',
        status: 'pending',
      },
    },
    {
      title: 'A key for the API',
      record: {
        object: 'event',
        id: 'event_5',
        event: 'api_key.created',
        created_at: '2026-07-01T00:04:00.000Z',
        data: { id: 'api_key_1', name: 'ci' },
        context: { actor: { id: 'usr_x', source: 'dashboard', name: 'Sam' } },
      },
      kind: 'grant',
      outcome: 'success',
      fields: {
        time: '2026-07-01T00:04:00.000000Z',
        key: 'event_5',
        action: 'api_key.created',
        actor: 'Sam',
        username: 'Sam',
        target: 'ci',
        subject: 'api_key_1',
        client: 'dashboard',
      },
    },
    {
      title: 'An entry of an audit log, out of an exported table',
      record: `id,action,occurred_at,actor,targets,context
al-1,document.deleted,2026-07-01T00:05:00.000Z,"{""id"":""u-1"",""type"":""user"",""name"":""Kim""}","[{""id"":""d-1"",""type"":""document"",""name"":""Plan""},{""id"":""t-1"",""type"":""team""}]","{""location"":""203.0.113.61"",""user_agent"":""DemoBrowser/1""}"
`,
      kind: 'audit',
      outcome: 'unknown',
      fields: {
        time: '2026-07-01T00:05:00.000000Z',
        key: 'al-1',
        action: 'document.deleted',
        actor: 'Kim',
        target: 'Plan',
        subject: 't-1',
        ip: '203.0.113.61',
        agent: 'DemoBrowser/1',
      },
    },
  ],
};
