import type { ConnectorSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { Connector, LogPage, PageQuest, PullWindow } from '../connector.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';
import { pathOf } from '../path-of.ts';
import { askLog, streamOf } from './ask-log.ts';
import { latestTold } from './latest-told.ts';
import { listedRecords, textOf, valueAt } from './listed-records.ts';
import { sessionPages } from './scalekit-sessions.ts';
import { readTime, writeMicros } from './window-texts.ts';

const summary: ConnectorSummary = {
  connector: 'scalekit',
  title: 'Scalekit',
  about: 'The sign-in log of a Scalekit environment, and the sessions of its users.',
  addressExample: 'https://acme.scalekit.com',
  tenantTitle: null,
  auth: [
    {
      title: 'API credentials',
      secretTitle: 'Client secret',
      auth: {
        kind: 'client-credentials',
        clientId: '',
        tokenAddress: '/oauth/token',
        scope: '',
        audience: '',
        style: 'form',
      },
    },
  ],
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

/** Times in a row that a page may name itself as the next one. */
const mostAgain = 5;

/**
 * Scalekit (`sources.md` 4). Its log comes newest first and cannot be sorted, so both ends of the window are fixed: then nothing
 * new comes in before what is being read, and what comes late shows in the total. Sessions are listed by user only, so
 * the users are gone through. Deliveries of webhooks have no interface.
 */
export const scalekit: Connector = {
  summary,
  // [D] A request comes once more for each status that it went through.
  overlap: 60 * 60_000_000,
  pages(quest) {
    const { connection, stream } = quest;
    const asked = streamOf(summary.streams, stream);
    if (stream === 'auth-logs') return logPages(quest);
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

async function* logPages(quest: PageQuest): AsyncGenerator<LogPage, void, void> {
  const { client, connection, window, pageSize, resume } = quest;
  const path = pathOf(connection, summary, 'auth-logs');
  const stream = streamOf(summary.streams, 'auth-logs');
  let token = textOf(resume, 'token');
  let again = 0;
  do {
    const query: Record<string, string> = { ...endsOf(window), page_size: String(pageSize) };
    if (token !== null) query.page_token = token;
    const { answer, value } = await askLog(client, { path, query }, stream);
    const records = listedRecords(value, 'authRequests', answer);
    const total = valueAt(value, 'total_size');
    const next = textOf(value, 'next_page_token');
    again = next !== null && next === token ? again + 1 : 0;
    if (again > mostAgain) throw standstill(answer);
    yield {
      answer,
      items: 'authRequests',
      count: records.length,
      next: next === null ? null : { token: next },
      // As int64 it may come as text.
      announced: total === undefined || !Number.isSafeInteger(Number(total)) ? null : Number(total),
    };
    token = next;
  } while (token !== null);
}

/** Both are included. */
function endsOf({ from, until }: PullWindow): Record<string, string> {
  return {
    ...(from === null ? {} : { start_time: writeMicros(from) }),
    end_time: writeMicros(until - 1),
  };
}

function standstill({ address }: TenantAnswer): TrailcaseError {
  return new TrailcaseError(
    'unexpected-answer',
    `${address} names itself as its next page, again and again: the system does not go on. What came before it is kept. Pull again later; if it stays so, tell whoever runs the system.`,
  );
}
