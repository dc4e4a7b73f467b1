import type { Sample } from '../source-description.ts';

const request = {
  event_attributes: { http_request: { client_ip: '192.0.2.120', user_agent: 'Demo/1' } },
};
const envelope = { object: 'event', instance_id: 'ins_1', ...request };

const user = {
  object: 'user',
  id: 'user_1',
  username: 'kim',
  primary_email_address_id: 'idn_2',
  email_addresses: [
    { id: 'idn_1', email_address: 'old@demo.example' },
    { id: 'idn_2', email_address: 'kim@demo.example' },
  ],
  updated_at: 1_777_600_000_250,
};

const ofRequest = { ip: '192.0.2.120', agent: 'Demo/1', organization: 'ins_1' };

/** Records of our own making. */
export const clerkSamples: readonly Sample[] = [
  {
    title: 'A user who was changed',
    record: { ...envelope, type: 'user.updated', timestamp: 1_777_600_000_500, data: user },
    kind: 'audit',
    outcome: 'success',
    fields: {
      ...ofRequest,
      time: '2026-05-01T01:46:40.500000Z',
      action: 'user.updated',
      actor: 'kim@demo.example',
      username: 'kim',
      target: 'kim@demo.example',
      subject: 'user_1',
    },
    new: user,
  },
  {
    title: 'A session that was ended',
    record: {
      ...envelope,
      type: 'session.revoked',
      timestamp: 1_777_600_001_000,
      data: {
        object: 'session',
        id: 'sess_1',
        user_id: 'user_1',
        client_id: 'client_1',
        status: 'revoked',
      },
    },
    kind: 'session',
    outcome: 'success',
    fields: {
      ...ofRequest,
      time: '2026-05-01T01:46:41.000000Z',
      key: 'sess_1 session.revoked',
      action: 'session.revoked',
      actor: 'user_1',
      target: 'user_1',
      subject: 'sess_1',
      client: 'client_1',
      status: 'revoked',
      session: 'sess_1',
    },
  },
  {
    title: 'A mail that was made',
    record: {
      ...envelope,
      type: 'email.created',
      timestamp: 1_777_600_002_000,
      data: {
        object: 'email',
        id: 'ema_1',
        slug: 'verification_code',
        subject: 'Your code',
        to_email_address: 'kim@demo.example',
        status: 'queued',
        user_id: 'user_1',
      },
    },
    kind: 'notification',
    outcome: 'success',
    fields: {
      ...ofRequest,
      time: '2026-05-01T01:46:42.000000Z',
      action: 'email.created',
      actor: 'user_1',
      target: 'kim@demo.example',
      subject: 'Your code',
      status: 'queued',
    },
  },
  {
    title: 'A session of the Backend API',
    record: {
      object: 'session',
      id: 'sess_2',
      user_id: 'user_1',
      client_id: 'client_1',
      status: 'active',
      created_at: 1_777_600_000_000,
      updated_at: 1_777_600_003_000,
      last_active_at: 1_777_600_003_000,
      latest_activity: { ip_address: '192.0.2.121', country: 'NO', browser_name: 'Demo' },
    },
    kind: 'session',
    outcome: 'unknown',
    fields: {
      time: '2026-05-01T01:46:40.000000Z',
      updated: '2026-05-01T01:46:43.000000Z',
      key: 'sess_2',
      actor: 'user_1',
      target: 'user_1',
      client: 'client_1',
      status: 'active',
      ip: '192.0.2.121',
      agent: 'Demo',
      country: 'NO',
      session: 'sess_2',
    },
  },
];
