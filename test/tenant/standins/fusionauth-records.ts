import { inTurn, type LoggedRecord, makeLog } from './logged-records.ts';

const uuid = (number: number) => `7d0f0000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A log of each of the four, by the name of its path. */
export function fusionAuthLogs(count: number): Record<string, LoggedRecord[]> {
  return {
    'audit-log': makeLog(count, (number, at) =>
      logged(String(number), at, {
        id: number,
        insertInstant: at,
        insertUser: 'adm@demo.test',
        message: `Updated the application with Id [app-${number}]`,
        reason: 'UI',
        oldValue: { name: 'A', number },
        newValue: { name: 'B', number },
      }),
    ),
    'event-log': makeLog(count, (number, at) =>
      logged(String(number), at, {
        id: number,
        insertInstant: at,
        type: inTurn(['Information', 'Debug', 'Error'], number),
        message: `Could not connect ${number}\n at line 1`,
      }),
    ),
    'login-record': makeLog(count, (number, at) =>
      logged(uuid(number), at, {
        instant: at,
        userId: uuid(number),
        loginId: `user${number % 11}@demo.test`,
        loginIdType: { name: 'email' },
        applicationId: uuid(77),
        applicationName: 'Demo',
        ipAddress: '203.0.113.30',
      }),
    ),
    'webhook-event-log': makeLog(count, (number, at) => {
      const eventType = inTurn(['user.login.failed', 'user.update'], number);
      return logged(uuid(number), at, {
        id: uuid(number),
        eventType,
        eventResult: 'Succeeded',
        insertInstant: at,
        lastAttemptInstant: at + 40,
        sequence: number,
        successfulAttempts: 1,
        failedAttempts: 0,
        event: {
          event: {
            id: uuid(500_000 + number),
            type: eventType,
            createInstant: at,
            tenantId: uuid(1),
            user: { id: uuid(3), email: 'lee@demo.test' },
          },
        },
        attempts: [
          {
            id: uuid(600_000 + number),
            webhookId: uuid(9),
            startInstant: at,
            endInstant: at + 40,
            attemptResult: 'Success',
            webhookCallResponse: { statusCode: 200, url: 'https://hooks.demo.test/in' },
          },
        ],
      });
    }),
  };
}

function logged(id: string, at: number, record: Record<string, unknown>): LoggedRecord {
  return { id, at, record };
}
