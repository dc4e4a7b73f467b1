import { derived, kindBy, outcomeBy } from '../derive.ts';
import type { Shape, SourceDescription, Subject } from '../source-description.ts';
import { at, firstText, textAt } from '../value-at.ts';

/** Event types whose meaning is known (section 15); others are shown by their number. */
const eventTypes: Readonly<Record<string, string>> = {
  3: 'user assumed another user',
  5: 'user logged into OneLogin',
  6: 'user failed to log into OneLogin',
  8: 'user logged into an application',
  11: 'user changed a password',
  13: 'user created',
  14: 'user updated',
  17: 'user deleted',
  24: 'factor removed',
  72: 'privilege granted',
  90: 'unauthorized API request',
  172: 'factor removed',
  240: 'password viewed',
  531: 'user locked',
  532: 'user locked',
  551: 'user suspended',
  553: 'user deactivated',
};

const typeOf = (record: Subject) => textAt(record, 'event_type_id');

const action = derived('event_type_id with its meaning where that is known', (record) => {
  const type = typeOf(record);
  const meaning = type === null ? undefined : eventTypes[type];
  return meaning === undefined
    ? type === null
      ? null
      : `event type ${type}`
    : `${meaning} (${type})`;
});

const event: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: kindBy('by event type', typeOf, 'audit', [
    [/^(?:3|5|6|7|8|9|10|11|90|240|530|531|532|149|150|151|152|153)$/, 'event'],
  ]),
  fields: {
    time: ['created_at', 'p_event_time'],
    key: ['id'],
    action: [action],
    actor: ['actor_user_name', 'actor_system', 'actor_user_id', 'user_name', 'user_id'],
    username: ['user_name'],
    target: [
      derived('user_name, else role, group, policy, app', (record) =>
        firstText(
          record,
          'user_name',
          'user_id',
          'role_name',
          'group_name',
          'policy_name',
          'app_name',
          'otp_device_name',
        ),
      ),
    ],
    subject: [
      'privilege_name',
      'role_name',
      'group_name',
      'policy_name',
      'otp_device_name',
      'app_name',
    ],
    client: ['app_name', 'client_id', 'app_id'],
    status: ['error_description'],
    ip: ['ipaddr', 'proxy_ip'],
    organization: ['account_id'],
    message: ['error_description', 'custom_message', 'notes', 'risk_reasons'],
  },
  outcome: outcomeBy(
    (record) => (at(record, 'error_description') ? 'failed' : typeOf(record)),
    [
      [/^(?:failed|6|90|532|531)$/, 'failure'],
      [/./, 'success'],
    ],
  ),
  sigma: [{ product: 'onelogin', service: 'onelogin.events', aliases: {} }],
};

/** OneLogin's events (section 15). */
export const oneLogin: SourceDescription = {
  system: 'onelogin',
  title: 'OneLogin',
  shapes: [
    {
      ...event,
      title: 'event',
      all: ['event_type_id'],
      any: ['actor_user_id', 'user_id', 'account_id', 'ipaddr', 'p_log_type'],
    },
  ],
  samples: [
    {
      title: 'A sign-in that failed',
      record: {
        id: 9001,
        created_at: '2026-03-03T08:00:00.000Z',
        account_id: 1,
        event_type_id: 6,
        user_id: 7,
        user_name: 'Kim Demo',
        ipaddr: '203.0.113.50',
        error_description: 'bad password',
      },
      kind: 'event',
      outcome: 'failure',
      fields: {
        time: '2026-03-03T08:00:00.000000Z',
        key: '9001',
        action: 'user failed to log into OneLogin (6)',
        actor: 'Kim Demo',
        username: 'Kim Demo',
        target: 'Kim Demo',
        status: 'bad password',
        ip: '203.0.113.50',
        organization: '1',
        message: 'bad password',
      },
    },
    {
      title: 'A privilege that was granted',
      record: {
        id: 9002,
        created_at: '2026-03-03T08:01:00.000Z',
        account_id: 1,
        event_type_id: 72,
        user_id: 7,
        user_name: 'Kim Demo',
        actor_user_id: 1,
        actor_user_name: 'Root Demo',
        privilege_name: 'Super user',
        ipaddr: '203.0.113.51',
      },
      kind: 'audit',
      outcome: 'success',
      fields: {
        time: '2026-03-03T08:01:00.000000Z',
        key: '9002',
        action: 'privilege granted (72)',
        actor: 'Root Demo',
        username: 'Kim Demo',
        target: 'Kim Demo',
        subject: 'Super user',
        ip: '203.0.113.51',
        organization: '1',
      },
    },
  ],
};
