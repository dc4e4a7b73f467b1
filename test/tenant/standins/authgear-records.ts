import { inTurn, type LoggedRecord, makeLog } from './logged-records.ts';

const user = {
  id: 'u-77',
  is_disabled: false,
  roles: [],
  groups: [],
  standard_attributes: { email: 'lee@demo.test' },
};

/** Types with their payload, and the kind that each is. */
export const authgearTypes = [
  ['user.authenticated', 'event', { user, session: { id: 's-1', type: 'idp' } }],
  [
    'email.sent',
    'notification',
    { sender: 'no@demo.test', recipient: 'lee@demo.test', type: 'verify' },
  ],
  [
    'admin_api.mutation.set_disabled_status.executed',
    'audit',
    { user_id: 'u-77', is_disabled: true },
  ],
  ['m2m.token.created', 'grant', { client_id: 'm2m', client_secret: '***' }],
  [
    'identity.email.updated',
    'event',
    {
      user,
      old_identity: { id: 'i-1', type: 'login_id', claims: { email: 'old@demo.test' } },
      new_identity: { id: 'i-1', type: 'login_id', claims: { email: 'lee@demo.test' } },
    },
  ],
] as const;

/** An audit log: nodes as the Admin API gives them. */
export function authgearLog(count: number): LoggedRecord[] {
  return makeLog(count, (number, at) => {
    const id = `evt-${String(number).padStart(6, '0')}`;
    const [type, , payload] = inTurn(authgearTypes, number);
    const context = {
      timestamp: Math.floor(at / 1_000),
      user_id: 'u-77',
      triggered_by: 'user',
      audit_context: { http_url: 'https://demo.test/settings' },
      preferred_languages: ['de'],
      language: 'de',
      geo_location_code: 'DE',
      ip_address: '198.51.100.7',
      user_agent: 'DemoBrowser/1',
      app_id: 'demo',
      client_id: 'web-demo',
    };
    return {
      id,
      at,
      record: {
        id: Buffer.from(`AuditLog:${id}`).toString('base64url'),
        createdAt: `${new Date(at).toISOString().slice(0, 19)}Z`,
        activityType: type.toUpperCase().replaceAll('.', '_'),
        user: { id: Buffer.from('User:u-77').toString('base64url') },
        ipAddress: '198.51.100.7',
        userAgent: 'DemoBrowser/1',
        clientID: 'web-demo',
        data: { id, seq: 90_000 + number, type, payload, context },
      },
    };
  });
}
