import { inTurn, type LoggedRecord, makeLog } from './logged-records.ts';

/** Types of user events, with the kind that each is. */
export const keycloakTypes = [
  ['LOGIN', 'event'],
  ['CODE_TO_TOKEN', 'grant'],
  ['LOGIN_ERROR', 'event'],
  ['SEND_RESET_PASSWORD', 'notification'],
  ['CLIENT_REGISTER', 'audit'],
] as const;

const idOf = (number: number) => `5c0f0000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The saved user events of a realm. */
export function keycloakEvents(count: number): LoggedRecord[] {
  return makeLog(count, (number, at) => {
    const [type] = inTurn(keycloakTypes, number);
    const id = idOf(number);
    return {
      id,
      at,
      record: {
        id,
        time: at,
        type,
        realmId: 'r1',
        clientId: 'portal',
        userId: `u-${number % 11}`,
        sessionId: `s-${number % 13}`,
        ipAddress: '203.0.113.77',
        ...(type.endsWith('_ERROR') ? { error: 'invalid_user_credentials' } : {}),
        details: { username: `user${number % 11}`, auth_method: 'openid-connect' },
      },
    };
  });
}

/** The saved admin events of a realm. */
export function keycloakAdminEvents(count: number): LoggedRecord[] {
  return makeLog(count, (number, at) => {
    const id = idOf(900_000 + number);
    return {
      id,
      at,
      record: {
        id,
        time: at,
        realmId: 'r1',
        authDetails: { realmId: 'r0', clientId: 'c9', userId: 'adm1', ipAddress: '192.0.2.5' },
        operationType: inTurn(['CREATE', 'UPDATE', 'DELETE'], number),
        resourceType: 'USER',
        resourcePath: `users/u-${number % 11}`,
        representation: JSON.stringify({ enabled: number % 2 === 0, number }),
      },
    };
  });
}
