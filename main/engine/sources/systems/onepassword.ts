import { kindBy, outcomeBy } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription } from '../source-description.ts';
import { textAt } from '../value-at.ts';

const client: FieldNames = {
  time: ['timestamp', 'p_event_time'],
  key: ['uuid'],
  client: ['client.app_name'],
  protocol: ['client.platform_name'],
  ip: ['client.ip_address', 'session.ip'],
  agent: ['client.os_name'],
  country: ['country', 'location.country'],
  session: ['session_uuid', 'session.uuid'],
};

const usage: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: 'event',
  fields: {
    ...client,
    action: ['action', { from: 'always "item usage"', read: () => 'item usage' }],
    actor: ['user.email', 'user.name', 'user.uuid'],
    username: ['user.name'],
    target: ['item_uuid'],
    subject: ['vault_uuid'],
  },
  outcome: () => 'success',
};

/** 1Password: item usage, sign-in attempts and audit events of the Events API. */
export const onePassword: SourceDescription = {
  system: 'onepassword',
  title: '1Password',
  shapes: [
    {
      title: 'sign-in attempt',
      all: ['uuid', 'target_user', 'category', 'type'],
      confidence: 'certain',
      kind: 'event',
      fields: {
        ...client,
        action: [{ from: 'always "sign-in"', read: () => 'sign-in' }],
        status: ['type', 'category'],
        actor: ['target_user.email', 'target_user.name', 'target_user.uuid'],
        username: ['target_user.name'],
        target: ['target_user.email'],
        message: ['details.value', 'category'],
      },
      outcome: outcomeBy(
        (attempt) => textAt(attempt, 'category'),
        [
          [/^success$/, 'success'],
          [/./, 'failure'],
        ],
      ),
    },
    { ...usage, title: 'item usage', all: ['uuid', 'item_uuid', 'vault_uuid', 'user'] },
    {
      title: 'audit event',
      all: ['uuid', 'actor_uuid', 'action', 'object_type'],
      confidence: 'certain',
      kind: kindBy(
        'verifications of a person are events',
        (event) => textAt(event, 'action'),
        'audit',
        [
          [/^(?:verify|view|export|musercom|muserdec)$/, 'event'],
          [/^(?:sendts|resendts|sendpkg|reminduser|musersend)$/, 'notification'],
        ],
      ),
      fields: {
        ...client,
        time: ['timestamp', 'p_event_time'],
        action: [
          {
            from: 'action and object_type',
            read: (event) =>
              [textAt(event, 'action'), textAt(event, 'object_type')]
                .filter((text) => text !== null)
                .join(' '),
          },
        ],
        actor: ['actor_details.email', 'actor_details.name', 'actor_uuid'],
        username: ['actor_details.name'],
        target: ['object_details.email', 'object_details.name', 'object_uuid'],
        subject: ['aux_details.email', 'aux_details.name', 'aux_uuid', 'aux_id'],
        message: ['aux_info'],
      },
      outcome: () => 'success',
    },
    {
      ...usage,
      title: 'event, cut down',
      all: ['uuid'],
      any: ['timestamp', 'client', 'user', 'action'],
      rest: true,
    },
  ],
  samples: [
    {
      title: 'An item that was shown',
      record: {
        uuid: 'op-1',
        timestamp: '2026-05-01T09:00:00.5Z',
        used_version: 2,
        vault_uuid: 'v-1',
        item_uuid: 'i-1',
        action: 'reveal',
        user: { uuid: 'u-1', name: 'Kim', email: 'kim@demo.example' },
        client: { app_name: '1Password for Mac', os_name: 'MacOSX', ip_address: '192.0.2.60' },
        location: { country: 'CH' },
      },
      kind: 'event',
      outcome: 'success',
      fields: {
        time: '2026-05-01T09:00:00.500000Z',
        key: 'op-1',
        action: 'reveal',
        actor: 'kim@demo.example',
        username: 'Kim',
        target: 'i-1',
        subject: 'v-1',
        client: '1Password for Mac',
        ip: '192.0.2.60',
        agent: 'MacOSX',
        country: 'CH',
      },
    },
    {
      title: 'A sign-in that failed',
      record: {
        uuid: 'op-2',
        session_uuid: 's-1',
        timestamp: '2026-05-01T09:01:00Z',
        category: 'credentials_failed',
        type: 'password_secret_bad',
        country: 'NO',
        target_user: { uuid: 'u-1', name: 'Kim', email: 'kim@demo.example' },
        client: { app_name: '1Password Web', platform_name: 'Demo', ip_address: '192.0.2.61' },
      },
      kind: 'event',
      outcome: 'failure',
      fields: {
        time: '2026-05-01T09:01:00.000000Z',
        key: 'op-2',
        action: 'sign-in',
        status: 'password_secret_bad',
        actor: 'kim@demo.example',
        username: 'Kim',
        target: 'kim@demo.example',
        client: '1Password Web',
        protocol: 'Demo',
        ip: '192.0.2.61',
        country: 'NO',
        session: 's-1',
        message: 'credentials_failed',
      },
    },
    {
      title: 'A member who was added to a group',
      record: {
        uuid: 'op-3',
        timestamp: '2026-05-01T09:02:00Z',
        actor_uuid: 'u-2',
        actor_details: { uuid: 'u-2', name: 'Ops', email: 'ops@demo.example' },
        action: 'join',
        object_type: 'gm',
        object_uuid: 'g-1',
        aux_uuid: 'u-1',
        aux_details: { uuid: 'u-1', name: 'Kim', email: 'kim@demo.example' },
        aux_info: 'A',
        session: { uuid: 's-2', ip: '192.0.2.62' },
        location: { country: 'CH' },
      },
      kind: 'audit',
      outcome: 'success',
      fields: {
        time: '2026-05-01T09:02:00.000000Z',
        key: 'op-3',
        action: 'join gm',
        actor: 'ops@demo.example',
        username: 'Ops',
        target: 'g-1',
        subject: 'kim@demo.example',
        ip: '192.0.2.62',
        country: 'CH',
        session: 's-2',
        message: 'A',
      },
    },
    {
      title: 'An invitation that was sent again',
      record: {
        uuid: 'op-4',
        timestamp: '2026-05-01T09:03:00Z',
        actor_uuid: 'u-2',
        action: 'resendts',
        object_type: 'invite',
        object_uuid: 'inv-1',
      },
      kind: 'notification',
      outcome: 'success',
      fields: {
        time: '2026-05-01T09:03:00.000000Z',
        key: 'op-4',
        action: 'resendts invite',
        actor: 'u-2',
        target: 'inv-1',
      },
    },
  ],
};
