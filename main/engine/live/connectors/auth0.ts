import type { Connection, ConnectorSummary } from '../../../../shared/connection.ts';
import type { Connector } from '../connector.ts';
import type { TenantClient } from '../http/tenant-client.ts';
import { pathOf } from '../path-of.ts';
import { askLog, streamOf } from './ask-log.ts';
import { auth0Pages } from './auth0-pages.ts';
import { latestTold } from './latest-told.ts';
import { listedRecords, valueAt } from './listed-records.ts';
import { byClient, byToken } from './ways-in.ts';
import { readTime } from './window-texts.ts';

const summary: ConnectorSummary = {
  connector: 'auth0',
  title: 'Auth0',
  about: 'The log of an Auth0 tenant, by its Management API.',
  addressExample: 'https://acme.eu.auth0.com',
  tenantTitle: null,
  auth: [
    byClient('Machine to machine application', '/oauth/token', { audience: '{address}/api/v2/' }),
    byToken('Management API token', 'Token'),
  ],
  streams: [
    {
      name: 'logs',
      title: 'Tenant log',
      system: 'auth0',
      kinds: ['event', 'audit', 'grant', 'notification', 'job'],
      permission: 'scope read:logs of the Auth0 Management API',
    },
  ],
  retention: 'By plan: Starter 1 day, Essentials 5 days, Professional 10 days, Enterprise 30 days.',
  paths: [{ name: 'logs', title: 'Tenant log', method: 'GET', template: '/api/v2/logs' }],
  acts: [],
  restores: false,
  // The free plan allows 2 a second.
  limits: { perMinute: 120, pageSize: 100 },
};

/**
 * Auth0 (`sources.md` 6). Where tokens are had and the audience are not documented in what was read `[U]`: `/oauth/token` and
 * `https://{tenant domain}/api/v2/`; a tenant with a domain of its own needs that of the tenant there.
 */
export const auth0: Connector = {
  summary,
  // [D] The log is indexed some time after it was written.
  overlap: 15 * 60_000_000,
  pages(quest) {
    const path = pathOf(quest.connection, summary, 'logs');
    return auth0Pages(quest, path, streamOf(summary.streams, quest.stream));
  },
  async probe(client: TenantClient, connection: Connection, stream: string) {
    const { answer, value } = await askLog(
      client,
      {
        path: pathOf(connection, summary, 'logs'),
        query: { sort: 'date:-1', per_page: '1', page: '0' },
      },
      streamOf(summary.streams, stream),
    );
    return latestTold(listedRecords(value, '', answer), (record) =>
      readTime(valueAt(record, 'date')),
    );
  },
};
