import { derived, joined, kindBy, outcomeBy } from '../derive.ts';
import type { SourceDescription, Subject } from '../source-description.ts';
import { firstText, isKeyed } from '../value-at.ts';

const typeOf = (event: Subject) => firstText(event, 'type.type', 'type', 'eventType');

/** Zitadel's events: it stores nothing but events, so that a payload holds what was set (section 15). */
export const zitadel: SourceDescription = {
  system: 'zitadel',
  title: 'Zitadel',
  shapes: [
    {
      title: 'event',
      all: ['aggregate', 'sequence', 'creationDate', 'type'],
      confidence: 'certain',
      kind: kindBy('by type', typeOf, 'audit', [
        [/\.token\.|token\.added|oidc_session/, 'grant'],
        [/\.check\.|^session\.|\.signed\.out|auth_request|\.locked$|\.unlocked$/, 'event'],
        [/\.(?:code\.sent|invite\.code\.sent|notification)/, 'notification'],
      ]),
      fields: {
        time: ['creationDate'],
        key: [joined(' ', 'aggregate.id', 'sequence')],
        action: [derived('type.type, type', typeOf)],
        actor: ['editor.displayName', 'editor.userId', 'editor.service'],
        username: ['payload.userName', 'payload.displayName'],
        target: ['aggregate.id'],
        subject: [
          'payload.userName',
          'payload.email',
          'payload.name',
          'aggregate.type.type',
          'aggregate.type',
        ],
        client: ['editor.service'],
        ip: ['payload.userAgent.ip', 'payload.remoteIp', 'payload.browserInfo.RemoteIP'],
        agent: ['payload.userAgent.description', 'payload.browserInfo.UserAgent'],
        organization: ['aggregate.resourceOwner'],
        session: ['payload.userAgentID', 'payload.sessionID'],
      },
      fieldsOf: { notification: { target: ['payload.email', 'aggregate.id'] } },
      states: {
        old: [],
        new: [
          derived('payload of a change', (event) => {
            const isChange = !/\.check\.|token|^session\./.test(typeOf(event) ?? '');
            return isChange && isKeyed(event.payload) ? event.payload : undefined;
          }),
        ],
        after: 'part',
      },
      outcome: outcomeBy(typeOf, [
        [/\.failed$|\.locked$/, 'failure'],
        [/./, 'success'],
      ]),
    },
  ],
  samples: [
    {
      title: 'A user whose e-mail was changed',
      record: {
        editor: { userId: 'adm', displayName: 'Root', service: 'Admin-API' },
        aggregate: { id: 'u-1', type: { type: 'user' }, resourceOwner: 'org-1' },
        sequence: '1250',
        creationDate: '2026-08-02T09:00:00.123456Z',
        payload: { email: 'new@demo.example' },
        type: { type: 'user.human.email.changed', localized: {} },
      },
      kind: 'audit',
      outcome: 'success',
      fields: {
        time: '2026-08-02T09:00:00.123456Z',
        key: 'u-1 1250',
        action: 'user.human.email.changed',
        actor: 'Root',
        target: 'u-1',
        subject: 'new@demo.example',
        client: 'Admin-API',
        organization: 'org-1',
      },
      new: { email: 'new@demo.example' },
    },
    {
      title: 'A wrong password',
      record: {
        editor: { userId: 'u-1', displayName: 'Kim', service: 'Login' },
        aggregate: { id: 'u-1', type: { type: 'user' }, resourceOwner: 'org-1' },
        sequence: '1251',
        creationDate: '2026-08-02T09:01:00Z',
        payload: { userAgentID: 'ua-1', browserInfo: { RemoteIP: '203.0.113.80' } },
        type: { type: 'user.human.password.check.failed' },
      },
      kind: 'event',
      outcome: 'failure',
      fields: {
        time: '2026-08-02T09:01:00.000000Z',
        key: 'u-1 1251',
        action: 'user.human.password.check.failed',
        actor: 'Kim',
        target: 'u-1',
        subject: 'user',
        client: 'Login',
        ip: '203.0.113.80',
        organization: 'org-1',
        session: 'ua-1',
      },
    },
    {
      title: 'A token that was given',
      record: {
        editor: { userId: 'u-1', displayName: 'Kim', service: 'OIDC' },
        aggregate: { id: 'u-1', type: { type: 'user' }, resourceOwner: 'org-1' },
        sequence: '1252',
        creationDate: '2026-08-02T09:02:00Z',
        payload: { tokenId: 't-1' },
        type: { type: 'user.token.added' },
      },
      kind: 'grant',
      outcome: 'success',
      fields: {
        time: '2026-08-02T09:02:00.000000Z',
        key: 'u-1 1252',
        action: 'user.token.added',
        actor: 'Kim',
        target: 'u-1',
        subject: 'user',
        client: 'OIDC',
        organization: 'org-1',
      },
    },
    {
      title: 'A code that was sent',
      record: {
        editor: { userId: 'system', service: 'Notification' },
        aggregate: { id: 'u-1', type: { type: 'user' }, resourceOwner: 'org-1' },
        sequence: '1253',
        creationDate: '2026-08-02T09:03:00Z',
        payload: {},
        type: { type: 'user.human.email.code.sent' },
      },
      kind: 'notification',
      outcome: 'success',
      fields: {
        time: '2026-08-02T09:03:00.000000Z',
        key: 'u-1 1253',
        action: 'user.human.email.code.sent',
        actor: 'system',
        target: 'u-1',
        subject: 'user',
        client: 'Notification',
        organization: 'org-1',
      },
      new: {},
    },
  ],
};
