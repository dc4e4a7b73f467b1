import type { Connection, ConnectorSummary } from '../../../../shared/connection.ts';
import type { Connector, PageQuest, PullWindow } from '../connector.ts';
import type { ReadRequest, TenantClient } from '../http/tenant-client.ts';
import { pathOf } from '../path-of.ts';
import { askLog, streamOf } from './ask-log.ts';
import { type GraphLog, graphLogs } from './graph-logs.ts';
import { latestTold } from './latest-told.ts';
import { type LinkedLog, linkedPages } from './linked-pages.ts';
import { listedRecords, valueAt } from './listed-records.ts';
import { patientEmpty } from './standstill.ts';
import { byClient } from './ways-in.ts';
import { readTime, writeMicros, writeTickBefore } from './window-texts.ts';

const summary: ConnectorSummary = {
  connector: 'graph',
  title: 'Microsoft Entra ID (Graph)',
  about: 'Directory audits and sign-ins of a Microsoft Entra tenant, by Microsoft Graph.',
  addressExample: 'https://graph.microsoft.com',
  tenantTitle: 'Directory (tenant) ID',
  auth: [
    byClient('App registration', 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token', {
      scope: 'https://graph.microsoft.com/.default',
    }),
  ],
  streams: graphLogs.map(({ stream }) => stream),
  retention:
    'As long as Microsoft Entra ID keeps them for the licence of the tenant; sign-ins need Entra ID P1 or P2.',
  paths: graphLogs.map(({ stream, template }) => ({
    name: stream.name,
    title: stream.title,
    method: 'GET',
    template,
  })),
  acts: [],
  restores: false,
  // 5 requests in 10 seconds for an app and a tenant.
  limits: { perMinute: 30, pageSize: 999 },
};

const mostAtOnce = 999;

function logNamed(name: string): GraphLog {
  const { name: known } = streamOf(summary.streams, name);
  return graphLogs.find(({ stream }) => stream.name === known) as GraphLog;
}

/** Both ends with `ge` and `le`: `lt` is not among the operators of these logs. */
function filterOf({ time, type }: GraphLog, { from, until }: PullWindow): string {
  const ends = [
    ...(from === null ? [] : [`${time} ge ${writeMicros(from)}`]),
    `${time} le ${writeTickBefore(until)}`,
  ].join(' and ');
  return type === null ? ends : `(${ends}) and ${typeFilter(type)}`;
}

function typeFilter(type: string): string {
  return `signInEventTypes/any(t: t eq '${type}')`;
}

function firstOf(quest: PageQuest, log: GraphLog, window: PullWindow): ReadRequest {
  return {
    path: pathOf(quest.connection, summary, log.stream.name),
    query: {
      $filter: filterOf(log, window),
      ...(log.order === 'ascending' ? { $orderby: `${log.time} asc` } : {}),
      $top: String(Math.min(quest.pageSize, mostAtOnce)),
    },
  };
}

function nextOf(value: unknown): string | null {
  const next = (value as Record<string, unknown>)['@odata.nextLink'];
  return typeof next === 'string' && next !== '' ? next : null;
}

function linkedLog(quest: PageQuest): LinkedLog {
  const log = logNamed(quest.stream);
  return {
    stream: log.stream,
    first: (window) => firstOf(quest, log, window),
    items: 'value',
    next: (_answer, value) => nextOf(value),
    endsEmpty: false,
    mostEmpty: patientEmpty,
    time: (record) => readTime(valueAt(record, log.time)),
    order: log.order,
  };
}

/**
 * Microsoft Graph (`sources.md` 8.1, 8.2): a window by `$filter`, then each `@odata.nextLink` as it is until none comes. The searches of
 * `security/auditLog` make something in the tenant and are left alone. What `Retry-After` says is honoured where it comes `[U]`.
 */
export const graph: Connector = {
  summary,
  // Records come up to an hour late (section 19, rule 2: 15 to 60 minutes).
  overlap: 60 * 60_000_000,
  pages: (quest) => linkedPages(quest, linkedLog(quest)),
  async probe(client: TenantClient, connection: Connection, stream: string) {
    const log = logNamed(stream);
    const { answer, value } = await askLog(
      client,
      {
        path: pathOf(connection, summary, stream),
        query: {
          ...(log.type === null ? {} : { $filter: typeFilter(log.type) }),
          ...(log.order === 'ascending' ? { $orderby: `${log.time} desc` } : {}),
          $top: '1',
        },
      },
      log.stream,
    );
    const records = listedRecords(value, 'value', answer);
    return latestTold(records, (record) => readTime(valueAt(record, log.time)));
  },
};
