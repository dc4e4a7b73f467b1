import { inTurn, type LoggedRecord, makeLog } from './logged-records.ts';

/** Event types, with the kind that each is. */
export const oktaTypes = [
  ['user.session.start', 'event'],
  ['policy.rule.update', 'audit'],
  ['user.authentication.sso', 'event'],
  ['app.oauth2.token.grant.access_token', 'grant'],
  ['system.email.send_factor_verify_message', 'notification'],
  ['system.import.start', 'job'],
] as const;

/** A System Log. */
export function oktaLog(count: number): LoggedRecord[] {
  return makeLog(count, (number, at) => {
    const id = `6a0f0000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    const [eventType] = inTurn(oktaTypes, number);
    return {
      id,
      at,
      record: {
        uuid: id,
        published: new Date(at).toISOString(),
        eventType,
        severity: 'INFO',
        version: '0',
        displayMessage: `Record ${number}`,
        actor: { id: '00uA', type: 'User', alternateId: 'ops@demo.test', displayName: 'Ops' },
        client: {
          ipAddress: '192.0.2.10',
          device: 'Computer',
          userAgent: { rawUserAgent: 'Demo/1' },
        },
        outcome: { result: 'SUCCESS', reason: null },
        target: [{ id: '00uB', type: 'User', alternateId: 'bo@demo.test', displayName: 'Bo' }],
        authenticationContext: { authenticationStep: 0, externalSessionId: `sess${number % 9}` },
        transaction: { id: `tx${number}`, type: 'WEB', detail: {} },
        securityContext: { isProxy: false },
        debugContext: { debugData: { requestUri: '/x' } },
      },
    };
  });
}
