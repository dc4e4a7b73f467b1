import type { ConnectorSummary } from '../../../../shared/connection.ts';
import type { Connector } from '../connector.ts';
import { pathOf } from '../path-of.ts';
import { askLog, streamOf } from './ask-log.ts';
import { latestTold } from './latest-told.ts';
import { listedRecords, valueAt } from './listed-records.ts';
import { logPages } from './scalekit-log.ts';
import { sessionPages } from './scalekit-sessions.ts';
import { byClient } from './ways-in.ts';
import { readTime } from './window-texts.ts';

const summary: ConnectorSummary = {
  connector: 'scalekit',
  title: 'Scalekit',
  about: 'The sign-in log of a Scalekit environment, and the sessions of its users.',
  addressExample: 'https://acme.scalekit.com',
  tenantTitle: null,
  auth: [byClient('API credentials', '/oauth/token')],
  streams: [
    {
      name: 'auth-logs',
      title: 'Sign-in log',
      system: 'scalekit',
      kinds: ['event'],
      permission: 'API credentials of the environment',
    },
    {
      name: 'sessions',
      title: 'Sessions of all users',
      system: 'scalekit',
      kinds: ['session'],
      changes: true,
      permission: 'API credentials of the environment',
    },
  ],
  retention: null,
  paths: [
    {
      name: 'auth-logs',
      title: 'Sign-in log',
      method: 'GET',
      template: '/api/v1/logs/authentication/requests',
    },
    { name: 'users', title: 'Users', method: 'GET', template: '/api/v1/users' },
    {
      name: 'sessions',
      title: 'Sessions of a user',
      method: 'GET',
      template: '/api/v1/users/{user}/sessions',
    },
  ],
  acts: [],
  restores: false,
  limits: { perMinute: 120, pageSize: 100 },
};

/**
 * Scalekit (`sources.md` 4). Sessions are listed by user only, so the users are gone through. Deliveries of webhooks
 * have no interface.
 */
export const scalekit: Connector = {
  summary,
  // [D] A request comes once more for each status that it went through.
  overlap: 60 * 60_000_000,
  pages(quest) {
    const { connection, stream } = quest;
    const asked = streamOf(summary.streams, stream);
    if (stream === 'auth-logs') return logPages(quest, pathOf(connection, summary, stream), asked);
    return sessionPages(quest, {
      stream: asked,
      users: pathOf(connection, summary, 'users'),
      sessionsOf: (user) => pathOf(connection, summary, 'sessions', { user }),
    });
  },
  async probe(client, connection, stream) {
    const path = pathOf(connection, summary, stream === 'sessions' ? 'users' : stream);
    const { answer, value } = await askLog(
      client,
      { path, query: { page_size: '10' } },
      streamOf(summary.streams, stream),
    );
    if (stream === 'auth-logs') {
      return latestTold(listedRecords(value, 'authRequests', answer), (record) =>
        readTime(valueAt(record, 'timestamp')),
      );
    }
    const { length } = listedRecords(value, 'users', answer);
    return length === 0 ? 'It may be read; there is no user.' : 'The users may be read.';
  },
};
