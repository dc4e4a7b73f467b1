import { derived, kindBy, outcomeBy, withJson } from '../derive.ts';
import type { SourceDescription, Subject } from '../source-description.ts';
import { firstText, isKeyed, objectsAt, textAt } from '../value-at.ts';
import { workosSamples } from './workos-samples.ts';

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
  samples: workosSamples,
};
