import type { Connection, ConnectorSummary, StreamSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import type { Connector, PullWindow } from '../connector.ts';
import type { ReadRequest } from '../http/tenant-client.ts';
import { pathOf } from '../path-of.ts';
import { askLog, streamOf } from './ask-log.ts';
import { latestTold } from './latest-told.ts';
import { listedRecords, valueAt } from './listed-records.ts';
import { offsetPages } from './offset-pages.ts';
import { openTimes } from './open-times.ts';
import { byToken } from './ways-in.ts';

/** One log of FusionAuth. */
interface FusionLog {
  name: string;
  title: string;
  kinds: Kind[];
  path: string;
  items: string;
  time: string;
  /** Whether the order can be said; login records come newest first. */
  isSorted: boolean;
  permission: string;
}

const key = (path: string) => `an API key that may GET ${path}`;

const logs: readonly FusionLog[] = [
  log('audit-log', 'Audit log', ['audit'], 'auditLogs'),
  log('event-log', 'Event log', ['job'], 'eventLogs'),
  {
    ...log('login-record', 'Login records', ['event'], 'logins'),
    time: 'instant',
    isSorted: false,
  },
  {
    ...log('webhook-event-log', 'Webhook event log', ['webhook'], 'webhookEventLogs'),
    permission: `${key('/api/system/webhook-event-log/search')}, global, that is without a tenant`,
  },
];

function log(name: string, title: string, kinds: Kind[], items: string): FusionLog {
  const path = `/api/system/${name}/search`;
  const permission = key(path);
  return { name, title, kinds, path, items, time: 'insertInstant', isSorted: true, permission };
}

const summary: ConnectorSummary = {
  connector: 'fusionauth',
  title: 'FusionAuth',
  about: 'Audit log, event log, login records and webhook event log of a FusionAuth instance.',
  addressExample: 'https://auth.acme.example',
  tenantTitle: 'Tenant id (X-FusionAuth-TenantId), empty for all',
  auth: [byToken('API key', 'API key', '')],
  streams: logs.map(({ name, title, kinds, permission }): StreamSummary => {
    return { name, title, system: 'fusionauth', kinds, permission };
  }),
  retention: 'As the instance is set up: Settings → System → Advanced.',
  paths: logs.map(({ name, title, path }) => ({ name, title, method: 'GET', template: path })),
  acts: [],
  restores: false,
  limits: { perMinute: 120, pageSize: 500 },
};

/**
 * FusionAuth (`sources.md` 10): by offset in a window whose ends are always said, since the webhook log would otherwise be that of the
 * last hour. Only reading requests by GET; its searches by POST are the same.
 */
export const fusionauth: Connector = {
  summary,
  overlap: 5 * 60_000_000,
  async *pages(quest) {
    const { connection, window, stream } = quest;
    const of = logOf(stream);
    const pages = offsetPages(quest, {
      stream: streamOf(summary.streams, stream),
      request: (before, most) =>
        requestFor(connection, of, {
          ...endsOf(window),
          ...(of.isSorted ? { orderBy: `${of.time} ASC` } : {}),
          startRow: String(before),
          numberOfResults: String(most),
        }),
      items: of.items,
      total: 'total',
      growsAtFront: false,
      // A webhook event runs until its last attempt.
      unfinished: (records) => openTimes(records, ['eventResult'], (record) => timeOf(record, of)),
    });
    try {
      yield* pages;
    } catch (error) {
      throw withPermission(error, of);
    }
  },
  async probe(client, connection, stream) {
    const of = logOf(stream);
    const window = { from: 0, until: (Date.now() + 86_400_000) * 1_000 };
    const request = requestFor(connection, of, {
      ...endsOf(window),
      ...(of.isSorted ? { orderBy: `${of.time} DESC` } : {}),
      startRow: '0',
      numberOfResults: '1',
    });
    const asking = askLog(client, request, streamOf(summary.streams, stream));
    const { answer, value } = await asking.catch((error: unknown) => {
      throw withPermission(error, of);
    });
    return latestTold(listedRecords(value, of.items, answer), (record) => {
      return timeOf(record, of);
    });
  },
};

/** FusionAuth answers a key that is not known and one that may not read a log alike. */
function withPermission(error: unknown, { permission }: FusionLog): unknown {
  if (!(error instanceof TrailcaseError) || error.code !== 'login-refused') return error;
  const { code, message, details } = error;
  return new TrailcaseError(
    code,
    `${message} FusionAuth answers so too where the key is known and lacks a right: this log needs ${permission}.`,
    details,
    error,
  );
}

function timeOf(record: unknown, { time: name }: FusionLog): number | null {
  const time = valueAt(record, name);
  return typeof time === 'number' ? time * 1_000 : null;
}

function logOf(stream: string): FusionLog {
  const { name } = streamOf(summary.streams, stream);
  return logs.find((each) => each.name === name) as FusionLog;
}

function requestFor(
  connection: Connection,
  { name }: FusionLog,
  query: Record<string, string>,
): ReadRequest {
  return {
    path: pathOf(connection, summary, name),
    query: { ...query, ...(name === 'login-record' ? { retrieveTotal: 'true' } : {}) },
    ...(connection.tenant === ''
      ? {}
      : { headers: { 'X-FusionAuth-TenantId': connection.tenant } }),
  };
}

/** Milliseconds, both included. */
function endsOf({ from, until }: PullWindow): Record<string, string> {
  return {
    start: String(Math.floor((from ?? 0) / 1_000)),
    end: String(Math.ceil(until / 1_000) - 1),
  };
}
