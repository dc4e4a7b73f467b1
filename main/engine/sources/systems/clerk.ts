import { derived, joined, kindBy } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription, Subject } from '../source-description.ts';
import { firstText, isKeyed, objectsAt, textAt } from '../value-at.ts';
import { clerkSamples } from './clerk-samples.ts';

/** The mail address of a user that is the primary one, else the first. */
function mailOf(user: unknown): string | null {
  const list = objectsAt(user, 'email_addresses');
  const primary = textAt(user, 'primary_email_address_id');
  const found = list.find((each) => primary !== null && each.id === primary) ?? list[0];
  return textAt(found, 'email_address');
}

const data = (record: Subject) => (isKeyed(record.data) ? record.data : {});

const fields: FieldNames = {
  time: ['timestamp', 'data.updated_at', 'data.created_at'],
  action: ['type'],
  actor: [
    derived('data.actor, else the user', (record) => {
      const found = data(record);
      return (
        firstText(found, 'actor.sub', 'actor.id') ??
        mailOf(found) ??
        firstText(found, 'public_user_data.identifier', 'user_id', 'created_by')
      );
    }),
  ],
  username: ['data.username', 'data.public_user_data.identifier'],
  target: [
    derived('the user, organization or whatever data is about', (record) => {
      const found = data(record);
      return (
        mailOf(found) ??
        firstText(
          found,
          'public_user_data.identifier',
          'email_address',
          'to_email_address',
          'to_phone_number',
          'name',
          'user_id',
          'id',
        )
      );
    }),
  ],
  subject: ['data.organization.name', 'data.role', 'data.id'],
  client: ['data.client_id'],
  status: ['data.status'],
  ip: ['event_attributes.http_request.client_ip', 'data.latest_activity.ip_address'],
  agent: ['event_attributes.http_request.user_agent', 'data.latest_activity.browser_name'],
  country: ['data.latest_activity.country'],
  organization: ['data.organization.id', 'data.organization_id', 'instance_id'],
  session: ['data.session_id'],
};

const event: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: kindBy('by type', (record) => textAt(record, 'type'), 'audit', [
    [/^session\./, 'session'],
    [/^(?:email|sms)\.|^organizationInvitation\.|^waitlistEntry\./, 'notification'],
  ]),
  fields,
  fieldsOf: {
    session: {
      key: [joined(' ', 'data.id', 'type')],
      actor: ['data.user_id'],
      session: ['data.id'],
    },
    notification: { subject: ['data.subject', 'data.slug', 'data.role', 'type'] },
  },
  states: {
    old: ['data.previous_attributes'],
    new: [
      derived('data of what was made or changed', (record) =>
        /\.(?:created|updated)$/.test(textAt(record, 'type') ?? '') &&
        !/^(?:session|email|sms)\./.test(textAt(record, 'type') ?? '')
          ? data(record)
          : undefined,
      ),
    ],
    after: 'whole',
  },
  outcome: (record) => (/failed$/.test(textAt(record, 'type') ?? '') ? 'failure' : 'success'),
};

/** Clerk: events as webhooks get them, and sessions of its Backend API (section 15). */
export const clerk: SourceDescription = {
  system: 'clerk',
  title: 'Clerk',
  shapes: [
    {
      ...event,
      title: 'event',
      all: ['object', 'type', 'data'],
      any: ['instance_id', 'event_attributes', 'timestamp'],
      test: (record) => record.object === 'event' && textAt(record, 'event') === null,
      tells: 'object is "event"',
    },
    {
      title: 'session',
      all: ['object', 'user_id', 'client_id', 'last_active_at'],
      test: (record) => record.object === 'session',
      tells: 'object is "session"',
      confidence: 'certain',
      kind: 'session',
      fields: {
        time: ['created_at'],
        updated: ['updated_at', 'last_active_at'],
        key: ['id'],
        actor: ['user_id'],
        target: ['user_id'],
        client: ['client_id'],
        status: ['status'],
        ip: ['latest_activity.ip_address'],
        agent: ['latest_activity.browser_name'],
        country: ['latest_activity.country'],
        session: ['id'],
      },
    },
  ],
  samples: clerkSamples,
};
