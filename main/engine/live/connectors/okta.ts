import type { Connection, ConnectorSummary } from '../../../../shared/connection.ts';
import type { Connector, PageQuest, PullWindow } from '../connector.ts';
import type { ReadRequest, TenantClient } from '../http/tenant-client.ts';
import { pathOf } from '../path-of.ts';
import { askLog, streamOf } from './ask-log.ts';
import { latestTold } from './latest-told.ts';
import { type LinkedLog, linkedPages } from './linked-pages.ts';
import { listedRecords, valueAt } from './listed-records.ts';
import { nextOfHeader } from './next-link.ts';
import { byToken } from './ways-in.ts';
import { beginning, readTime, writeMillis } from './window-texts.ts';

const summary: ConnectorSummary = {
  connector: 'okta',
  title: 'Okta',
  about: 'The System Log of an Okta organisation.',
  addressExample: 'https://acme.okta.com',
  tenantTitle: null,
  auth: [
    byToken('API token', 'API token', 'SSWS'),
    byToken('OAuth 2 access token', 'Access token with the scope okta.logs.read'),
  ],
  streams: [
    {
      name: 'system-log',
      title: 'System Log',
      system: 'okta',
      kinds: ['audit', 'event', 'job', 'notification', 'grant', 'webhook'],
      permission: 'scope okta.logs.read, or a token of an administrator who may see the System Log',
    },
  ],
  retention: 'Usually 90 days.',
  paths: [{ name: 'system-log', title: 'System Log', method: 'GET', template: '/api/v1/logs' }],
  acts: [],
  restores: false,
  limits: { perMinute: null, pageSize: 1_000 },
};

const mostAtOnce = 1_000;
const timeOf = (record: unknown) => readTime(valueAt(record, 'published'));

/** The first page of a bounded question: since and until are given, so that it comes to an end. */
function firstOf(connection: Connection, pageSize: number, window: PullWindow): ReadRequest {
  return {
    path: pathOf(connection, summary, 'system-log'),
    query: {
      since: writeMillis(window.from ?? beginning, 'down'),
      until: writeMillis(window.until, 'up'),
      sortOrder: 'ASCENDING',
      limit: String(Math.min(pageSize, mostAtOnce)),
    },
  };
}

function logOf({ connection, pageSize, stream }: PageQuest): LinkedLog {
  return {
    stream: streamOf(summary.streams, stream),
    first: (window) => firstOf(connection, pageSize, window),
    items: '',
    next: nextOfHeader,
    endsEmpty: true,
    time: timeOf,
    order: 'ascending',
  };
}

/**
 * Okta's System Log (`sources.md` 7): `GET /api/v1/logs` by ascending `published`, then the `Link` headers as they are, until none
 * comes. Without `since` Okta would begin seven days before the end, so the beginning of time is said where everything is asked
 * for; that it takes so early a time, what it allows a minute, and that it keeps 90 days is not documented `[U]`.
 */
export const okta: Connector = {
  summary,
  // [D] Records are written down some time after they were published.
  overlap: 15 * 60_000_000,
  pages: (quest) => linkedPages(quest, logOf(quest)),
  async probe(client: TenantClient, connection: Connection, stream: string) {
    const { answer, value } = await askLog(
      client,
      {
        path: pathOf(connection, summary, 'system-log'),
        query: { sortOrder: 'DESCENDING', limit: '1' },
      },
      streamOf(summary.streams, stream),
    );
    const records = listedRecords(value, '', answer);
    return records.length === 0
      ? 'It may be read; there is no record of the last seven days in it.'
      : latestTold(records, timeOf);
  },
};
