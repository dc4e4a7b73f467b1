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
import { beginning, readTime, writeSecond } from './window-texts.ts';

const summary: ConnectorSummary = {
  connector: 'github',
  title: 'GitHub',
  about: 'The audit log of an organisation on GitHub Enterprise Cloud, Git events among it.',
  addressExample: 'https://api.github.com',
  tenantTitle: 'Organisation (or enterprise, with the path of enterprises)',
  auth: [byToken('Token', 'Token with the scope read:audit_log')],
  streams: [
    {
      name: 'audit-log',
      title: 'Audit log',
      system: 'github',
      kinds: ['audit', 'event', 'grant', 'job'],
      permission:
        'scope read:audit_log (of older tokens admin:org) of an owner, or for a GitHub App the permission organization_administration: read; GitHub Enterprise Cloud only',
    },
  ],
  retention: '180 days; Git events 7 days.',
  paths: [
    {
      name: 'audit-log',
      title: 'Audit log; of an enterprise it is /enterprises/{tenant}/audit-log',
      method: 'GET',
      template: '/orgs/{tenant}/audit-log',
    },
  ],
  acts: [],
  restores: false,
  // 1,750 an hour for a user and an address.
  limits: { perMinute: 29, pageSize: 100 },
};

const headers = { accept: 'application/vnd.github+json' };
const mostAtOnce = 100;
const timeOf = (record: unknown) =>
  readTime(valueAt(record, '@timestamp')) ?? readTime(valueAt(record, 'created_at'));

function sincePhrase(from: number | null): string {
  return `created:>=${writeSecond(from ?? beginning)}`;
}

function firstOf(connection: Connection, pageSize: number, { from }: PullWindow): ReadRequest {
  return {
    path: pathOf(connection, summary, 'audit-log'),
    query: {
      phrase: sincePhrase(from),
      include: 'all',
      order: 'asc',
      per_page: String(Math.min(pageSize, mostAtOnce)),
    },
  };
}

function logOf({ connection, pageSize, stream }: PageQuest): LinkedLog {
  return {
    stream: streamOf(summary.streams, stream),
    first: (window) => firstOf(connection, pageSize, window),
    headers,
    items: '',
    next: nextOfHeader,
    endsEmpty: true,
    time: timeOf,
    order: 'ascending',
  };
}

/**
 * GitHub's audit log (`sources.md` 11): ascending, web and Git events, then the `after` cursors of the `Link` headers. `created:`
 * is always said, since without it the log begins three months ago; its end is seen in the records, so that the last page may
 * hold some behind it. Most 100 a page `[U]`.
 */
export const github: Connector = {
  summary,
  // [D] Nothing is documented about records that come late.
  overlap: 15 * 60_000_000,
  pages: (quest) => linkedPages(quest, logOf(quest)),
  async probe(client: TenantClient, connection: Connection, stream: string) {
    const { answer, value } = await askLog(
      client,
      {
        path: pathOf(connection, summary, 'audit-log'),
        query: { phrase: sincePhrase(null), include: 'all', order: 'desc', per_page: '1' },
        headers,
      },
      streamOf(summary.streams, stream),
    );
    return latestTold(listedRecords(value, '', answer), timeOf);
  },
};
