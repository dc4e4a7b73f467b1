import type { Sample } from '../source-description.ts';

const project = { version: 'v1', projectId: 'proj-1' };

function event(name: string, second: number, eventAttributes: Readonly<Record<string, string>>) {
  return { name, ...project, timestamp: `2026-05-01T09:00:0${second}.5`, eventAttributes };
}

const of = (second: number) => ({
  time: `2026-05-01T09:00:0${second}.500000Z`,
  organization: 'proj-1',
});

/** Records of our own making. A time names no zone and is UTC; the documentation's sample has a blank in it. */
export const orySamples: readonly Sample[] = [
  {
    title: 'A sign-in that failed',
    record: event('LoginFailed', 1, {
      IdentityId: 'id-1',
      Method: 'password',
      ClientIp: '192.0.2.110',
      Reason: 'wrong password',
    }),
    kind: 'event',
    outcome: 'failure',
    fields: {
      ...of(1),
      action: 'LoginFailed',
      actor: 'id-1',
      target: 'id-1',
      provider: 'password',
      ip: '192.0.2.110',
      message: 'wrong password',
    },
  },
  {
    title: 'An identity that was changed',
    record: event('IdentityUpdated', 2, { identityId: 'id-1' }),
    kind: 'audit',
    outcome: 'success',
    fields: { ...of(2), action: 'IdentityUpdated', actor: 'id-1', target: 'id-1' },
  },
  {
    title: 'A session',
    record: event('SessionIssued', 3, {
      identityId: 'id-1',
      sessionId: 'se-1',
      authenticatorAssuranceLevel: 'aal2',
    }),
    kind: 'session',
    outcome: 'success',
    fields: {
      ...of(3),
      action: 'SessionIssued',
      actor: 'id-1',
      target: 'id-1',
      protocol: 'aal2',
      session: 'se-1',
    },
  },
  {
    title: 'A token',
    record: event('OAuth2AccessTokenIssued', 4, {
      clientId: 'client-1',
      grantType: 'authorization_code',
      subject: 'id-1',
    }),
    kind: 'grant',
    outcome: 'success',
    fields: {
      ...of(4),
      action: 'OAuth2AccessTokenIssued',
      actor: 'id-1',
      target: 'client-1',
      client: 'client-1',
      provider: 'authorization_code',
    },
  },
  {
    title: 'A hook that was not answered',
    record: {
      ...event('WebhookFailed', 5, {
        triggerId: 'tr-1',
        webhookUrl: 'https://hooks.demo.example',
        webhookResponseStatusCode: '500',
        webhookAttemptNumber: '2',
      }),
      timestamp: '2026-05-01 09:00:05.5',
    },
    kind: 'webhook',
    outcome: 'failure',
    fields: {
      ...of(5),
      key: 'tr-1',
      action: 'WebhookFailed',
      target: 'https://hooks.demo.example',
      httpStatus: 500,
      attempt: 2,
    },
  },
  {
    title: 'A mail that was given up',
    record: event('CourierMessageAbandoned', 6, {
      messageId: 'm-1',
      templateType: 'recovery_code_valid',
    }),
    kind: 'notification',
    outcome: 'failure',
    fields: {
      ...of(6),
      action: 'CourierMessageAbandoned',
      target: 'm-1',
      subject: 'recovery_code_valid',
    },
  },
  {
    title: 'A mapping that failed',
    record: event('JsonnetMappingFailed', 7, { error: 'no such field' }),
    kind: 'job',
    outcome: 'failure',
    fields: {
      ...of(7),
      action: 'JsonnetMappingFailed',
      target: 'JsonnetMappingFailed',
      message: 'no such field',
    },
  },
];
