import { inTurn, type LoggedRecord, makeLog } from './logged-records.ts';

/** The sign-in log of an environment. */
export function scalekitLog(count: number): LoggedRecord[] {
  return makeLog(count, (number, at) => {
    const id = `areq_${String(number).padStart(8, '0')}`;
    return {
      id,
      at,
      record: {
        auth_request_id: id,
        organization_id: 'org_d1',
        environment_id: 'env_d1',
        connection_id: 'conn_d1',
        email: `user${number % 11}@demo.test`,
        connection_type: 'SAML',
        connection_provider: 'OKTA',
        status: inTurn(['INITIATED', 'PENDING', 'SUCCESS', 'FAILED'], number),
        timestamp: new Date(at).toISOString(),
        connection_details: [{ connection_id: 'conn_d1', connection_type: 'SAML' }],
        workflow: 'sso',
        client_id: 'skc_d1',
        client_name: 'Demo',
        client_type: 'ENV',
      },
    };
  });
}

/** Ids of so many users. */
export function scalekitUsers(count: number): string[] {
  return Array.from({ length: count }, (_, number) => `usr_${String(number).padStart(16, '0')}`);
}

/** Their sessions; every third user has none. */
export function scalekitSessions(users: readonly string[], count: number): LoggedRecord[] {
  const having = users.filter((_, number) => number % 3 !== 2);
  return makeLog(having.length === 0 ? 0 : count, (number, at) => {
    const id = `ses_${String(number).padStart(8, '0')}`;
    const time = new Date(at).toISOString();
    return {
      id,
      at,
      record: {
        session_id: id,
        user_id: inTurn(having, number),
        organization_id: 'org_d1',
        status: inTurn(['active', 'expired', 'revoked', 'logout'], number),
        created_at: time,
        updated_at: time,
        last_active_at: time,
        absolute_expires_at: new Date(at + 86_400_000).toISOString(),
        authenticated_clients: [{ client_id: 'skc_d1', organization_id: 'org_d1' }],
        device: { ip: '203.0.113.9', user_agent: 'DemoBrowser/1' },
      },
    };
  });
}
