import { derived, joined, outcomeBy } from '../derive.ts';
import type { Shape, SourceDescription } from '../source-description.ts';
import { firstText } from '../value-at.ts';

const login: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: 'event',
  fields: {
    time: ['EVENT_TIMESTAMP', 'p_event_time'],
    key: ['EVENT_ID'],
    action: ['EVENT_TYPE'],
    status: ['IS_SUCCESS'],
    actor: ['USER_NAME'],
    username: ['USER_NAME'],
    target: ['USER_NAME'],
    client: ['REPORTED_CLIENT_TYPE'],
    provider: ['FIRST_AUTHENTICATION_FACTOR'],
    protocol: ['SECOND_AUTHENTICATION_FACTOR'],
    ip: ['CLIENT_IP'],
    agent: [
      joined(' ', 'REPORTED_CLIENT_TYPE', 'REPORTED_CLIENT_VERSION'),
      joined(' ', 'reported_client_type', 'reported_client_version'),
    ],
    session: [
      derived('RELATED_EVENT_ID, unless it is 0', (row) => {
        const id = firstText(row, 'RELATED_EVENT_ID', 'related_event_id');
        return id === '0' ? null : id;
      }),
    ],
    message: ['ERROR_MESSAGE'],
  },
  outcome: outcomeBy(
    (row) => firstText(row, 'IS_SUCCESS', 'is_success'),
    [
      [/^(?:yes|true)$/i, 'success'],
      [/^(?:no|false)$/i, 'failure'],
    ],
  ),
};

/** Snowflake: the view LOGIN_HISTORY, as JSON and as a table. */
export const snowflake: SourceDescription = {
  system: 'snowflake',
  title: 'Snowflake login history',
  shapes: [
    { ...login, title: 'login history', all: ['EVENT_ID', 'USER_NAME', 'CLIENT_IP', 'IS_SUCCESS'] },
    {
      ...login,
      title: 'login history, cut down',
      all: ['USER_NAME'],
      any: ['EVENT_TYPE', 'EVENT_TIMESTAMP', 'IS_SUCCESS', 'CLIENT_IP'],
      rest: true,
    },
  ],
  samples: [
    {
      title: 'A login that failed',
      record: {
        EVENT_ID: '1001',
        EVENT_TIMESTAMP: '2026-05-01 09:00:00.250 Z',
        EVENT_TYPE: 'LOGIN',
        USER_NAME: 'KIM',
        CLIENT_IP: '192.0.2.70',
        REPORTED_CLIENT_TYPE: 'JDBC_DRIVER',
        REPORTED_CLIENT_VERSION: '3.1',
        FIRST_AUTHENTICATION_FACTOR: 'PASSWORD',
        SECOND_AUTHENTICATION_FACTOR: null,
        IS_SUCCESS: 'NO',
        ERROR_CODE: 390100,
        ERROR_MESSAGE: 'INCORRECT_USERNAME_PASSWORD',
        RELATED_EVENT_ID: '0',
      },
      kind: 'event',
      outcome: 'failure',
      fields: {
        time: '2026-05-01T09:00:00.250000Z',
        key: '1001',
        action: 'LOGIN',
        status: 'NO',
        actor: 'KIM',
        username: 'KIM',
        target: 'KIM',
        client: 'JDBC_DRIVER',
        provider: 'PASSWORD',
        ip: '192.0.2.70',
        agent: 'JDBC_DRIVER 3.1',
        message: 'INCORRECT_USERNAME_PASSWORD',
      },
    },
    {
      title: 'A row of a table',
      record: `EVENT_TIMESTAMP,EVENT_ID,EVENT_TYPE,USER_NAME,CLIENT_IP,REPORTED_CLIENT_TYPE,IS_SUCCESS
2026-05-01 09:01:00.000 -0700,1002,LOGIN,KIM,192.0.2.70,OTHER,YES
`,
      kind: 'event',
      outcome: 'success',
      fields: {
        time: '2026-05-01T16:01:00.000000Z',
        key: '1002',
        action: 'LOGIN',
        status: 'YES',
        actor: 'KIM',
        username: 'KIM',
        target: 'KIM',
        client: 'OTHER',
        ip: '192.0.2.70',
        agent: 'OTHER',
      },
    },
  ],
};
