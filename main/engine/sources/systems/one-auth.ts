import { derived, kindBy } from '../derive.ts';
import type { SourceDescription } from '../source-description.ts';
import { firstText } from '../value-at.ts';

const trail = {
  time: ['time', 'timestamp', 'occurredAt', 'createdAt'],
  key: ['eventId', 'id'],
  action: ['eventType', 'event'],
  actor: [
    'initiator.email',
    'initiator.id',
    'actor.email',
    'actor.id',
    'initiatedBy',
    'initiator',
    'actor',
  ],
  username: ['initiator.name', 'actor.name'],
  target: [
    'targetAccount.email',
    'targetAccount.id',
    'targetAccount',
    'target.email',
    'target.id',
    'target',
  ],
  client: ['app.name', 'app.id', 'appName', 'appId', 'application', 'app'],
  status: ['status', 'outcome', 'result', 'metadata.status', 'metadata.result'],
  ip: ['ipAddress', 'ip', 'metadata.ip', 'metadata.ipAddress'],
  agent: ['userAgent', 'metadata.userAgent'],
  session: ['sessionId', 'metadata.sessionId'],
  organization: ['tenantId', 'organizationId', 'metadata.organization'],
  message: ['message', 'description', 'metadata.reason'],
};

/**
 * 1Auth's trail. Its makers publish no schema but say what a record needs: event type, time, actor or
 * initiator, target account, app and metadata (section 5); so it is told by these.
 */
export const oneAuth: SourceDescription = {
  system: '1auth',
  title: '1Auth',
  shapes: [
    {
      title: 'trail',
      all: ['eventType', 'targetAccount'],
      any: ['initiator', 'initiatedBy', 'actor', 'app', 'appId', 'metadata'],
      confidence: 'likely',
      kind: kindBy(
        'by event type',
        (record) => firstText(record, 'eventType', 'event', 'event_type'),
        'event',
        [
          [/session\.(?:created|revoked|ended)/i, 'event'],
          [/(?:consent|grant|token)/i, 'grant'],
          [/(?:email|sms|message|notification)[._ -]?(?:sent|failed|bounced)/i, 'notification'],
          [
            /(?:update|change|create|delete|assign|remove|add|enable|disable|suspend|reset|link|invite)/i,
            'audit',
          ],
        ],
      ),
      fields: trail,
      fieldsOf: {
        notification: {
          subject: [derived('eventType', (record) => firstText(record, 'eventType'))],
        },
      },
      states: {
        old: ['metadata.before', 'metadata.old', 'before'],
        new: ['metadata.after', 'metadata.new', 'after'],
        diff: ['metadata.changes'],
      },
    },
  ],
  samples: [
    {
      title: 'A role that was given',
      record: {
        eventType: 'account.role.assigned',
        time: '2026-04-02T10:00:00Z',
        initiator: { id: 'adm-1', email: 'root@demo.example' },
        targetAccount: { id: 'acc-7', email: 'kim@demo.example' },
        app: { id: 'app-1', name: 'Console' },
        metadata: { ip: '203.0.113.5', before: { roles: [] }, after: { roles: ['admin'] } },
      },
      kind: 'audit',
      outcome: 'unknown',
      fields: {
        time: '2026-04-02T10:00:00.000000Z',
        action: 'account.role.assigned',
        actor: 'root@demo.example',
        target: 'kim@demo.example',
        client: 'Console',
        ip: '203.0.113.5',
      },
      old: { roles: [] },
      new: { roles: ['admin'] },
    },
    {
      title: 'A consent that was withdrawn',
      record: {
        eventType: 'consent.revoked',
        time: '2026-04-02T10:02:00Z',
        actor: 'kim@demo.example',
        targetAccount: 'kim@demo.example',
        app: 'Wiki',
      },
      kind: 'grant',
      outcome: 'unknown',
      fields: {
        time: '2026-04-02T10:02:00.000000Z',
        action: 'consent.revoked',
        actor: 'kim@demo.example',
        target: 'kim@demo.example',
        client: 'Wiki',
      },
    },
    {
      title: 'A mail that bounced',
      record: {
        eventType: 'email.bounced',
        time: '2026-04-02T10:03:00Z',
        actor: 'system',
        targetAccount: 'kim@demo.example',
        app: 'Console',
        status: 'bounced',
      },
      kind: 'notification',
      outcome: 'failure',
      fields: {
        time: '2026-04-02T10:03:00.000000Z',
        action: 'email.bounced',
        actor: 'system',
        target: 'kim@demo.example',
        client: 'Console',
        subject: 'email.bounced',
        status: 'bounced',
      },
    },
    {
      title: 'A sign-in that failed, out of a table',
      record:
        'Event Type,Time,Actor,Target Account,App,IP Address,Status,Metadata\nlogin.failed,2026-04-02T10:01:00Z,kim@demo.example,kim@demo.example,Console,203.0.113.5,failed,"{""reason"":""otp""}"\n',
      kind: 'event',
      outcome: 'failure',
      fields: {
        time: '2026-04-02T10:01:00.000000Z',
        action: 'login.failed',
        actor: 'kim@demo.example',
        target: 'kim@demo.example',
        client: 'Console',
        ip: '203.0.113.5',
        status: 'failed',
      },
    },
  ],
};
