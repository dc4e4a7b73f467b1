import { inTurn, type LoggedRecord, makeLog } from './logged-records.ts';

/** Type codes, with the kind that each is. */
export const auth0Types = [
  ['s', 'event'],
  ['fp', 'event'],
  ['seacft', 'grant'],
  ['sapi', 'audit'],
  ['gd_send_email', 'notification'],
  ['sui', 'job'],
] as const;

/** The log of a tenant. */
export function auth0Log(count: number): LoggedRecord[] {
  return makeLog(count, (number, at) => {
    const id = `90020260504${String(number).padStart(12, '0')}`;
    const [type] = inTurn(auth0Types, number);
    return {
      id,
      at,
      record: {
        log_id: id,
        date: new Date(at).toISOString(),
        type,
        description: `Record ${number}`,
        client_id: 'cDemo',
        client_name: 'Portal',
        connection: 'db-main',
        connection_id: 'con_demo',
        strategy: 'auth0',
        strategy_type: 'database',
        ip: '203.0.113.9',
        user_agent: 'Firefox 120.0.0 / Linux',
        user_id: `auth0|u${number % 5}`,
        user_name: 'lee@demo.test',
        details: { transaction_id: `tx${number}` },
        tenant_name: 'demo',
        environment_name: 'prod-x-1',
        is_mobile: false,
      },
    };
  });
}
