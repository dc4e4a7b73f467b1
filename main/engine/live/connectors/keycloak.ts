import type { ConnectorSummary, StreamSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { Connector, LogPage, PageQuest, PullWindow } from '../connector.ts';
import { pathOf } from '../path-of.ts';
import { askLog, streamOf } from './ask-log.ts';
import { latestTold } from './latest-told.ts';
import { listedRecords, valueAt } from './listed-records.ts';
import { type OffsetLog, offsetPages } from './offset-pages.ts';
import { byClient, byToken } from './ways-in.ts';

const summary: ConnectorSummary = {
  connector: 'keycloak',
  title: 'Keycloak',
  about: 'The events of users and of administrators of a realm, as far as the realm saves them.',
  addressExample: 'https://sso.acme.example',
  tenantTitle: 'Realm',
  auth: [
    byClient('Client with a service account', '/realms/{tenant}/protocol/openid-connect/token'),
    byToken('Access token'),
  ],
  streams: [
    stream('events', 'User events', ['event', 'grant', 'notification', 'audit']),
    stream('admin-events', 'Admin events', ['audit']),
  ],
  retention: 'As the realm is set up: Realm settings → Events → Expiration.',
  paths: [
    {
      name: 'events',
      title: 'User events',
      method: 'GET',
      template: '/admin/realms/{tenant}/events',
    },
    {
      name: 'admin-events',
      title: 'Admin events',
      method: 'GET',
      template: '/admin/realms/{tenant}/admin-events',
    },
  ],
  acts: [],
  restores: false,
  limits: { perMinute: 120, pageSize: 500 },
};

function stream(name: string, title: string, kinds: StreamSummary['kinds']): StreamSummary {
  return {
    name,
    title,
    system: 'keycloak',
    kinds,
    permission: 'role view-events of realm-management',
  };
}

/** Since 26.2 times are exact and the order can be chosen; before, days and the newest first. */
type Manner = 'exact' | 'days';

const day = 86_400_000;

/**
 * Keycloak (`sources.md` 9): by offset in a window whose ends stay the same. A server before 26.2 does not take times in
 * milliseconds; it is asked by days, newest first, and then records of those days outside the window come along. Distributions
 * before 17 have `/auth` at the end of their address.
 */
export const keycloak: Connector = {
  summary,
  // A cluster writes its events down in no strict order.
  overlap: 5 * 60_000_000,
  async *pages(quest) {
    const known = valueAt(quest.resume, 'manner');
    const resume = valueAt(quest.resume, 'place') ?? null;
    if (known === 'days' || known === 'exact') {
      yield* pagesIn(quest, known, resume);
      return;
    }
    const pages = pagesIn(quest, 'exact', null);
    let first: IteratorResult<LogPage, void>;
    try {
      first = await pages.next();
    } catch (error) {
      if (!isRefused(error)) throw error;
      yield* pagesIn(quest, 'days', null);
      return;
    }
    if (first.done === true) return;
    yield first.value;
    yield* pages;
  },
  async probe(client, connection, name) {
    const { answer, value } = await askLog(
      client,
      { path: pathOf(connection, summary, name), query: { max: '1' } },
      streamOf(summary.streams, name),
    );
    const records = listedRecords(value, '', answer);
    if (records.length > 0) return latestTold(records, timeOf);
    return 'It may be read; there is no record in it. Keycloak saves events only where the realm says so: Realm settings → Events.';
  },
};

async function* pagesIn(
  quest: PageQuest,
  manner: Manner,
  resume: unknown,
): AsyncGenerator<LogPage, void, void> {
  const { connection, window } = quest;
  const stream = streamOf(summary.streams, quest.stream);
  const path = pathOf(connection, summary, stream.name);
  const ends = manner === 'exact' ? exactEnds(window) : dayEnds(window);
  const log: OffsetLog = {
    stream,
    request: (before, most) => ({
      path,
      query: { ...ends, first: String(before), max: String(most) },
    }),
    items: '',
    total: null,
    growsAtFront: manner === 'days',
  };
  for await (const page of offsetPages({ ...quest, resume }, log)) {
    yield { ...page, next: page.next === null ? null : { manner, place: page.next } };
  }
}

/** Both ends are included. */
function exactEnds({ from, until }: PullWindow): Record<string, string> {
  return {
    ...(from === null ? {} : { dateFrom: String(Math.floor(from / 1_000)) }),
    dateTo: String(Math.ceil(until / 1_000) - 1),
    direction: 'asc',
  };
}

/** Whole days; the one behind the end too, since servers do not agree whether that of the end is included, or in which zone. */
function dayEnds({ from, until }: PullWindow): Record<string, string> {
  const dayOf = (micros: number, more: number) =>
    new Date(micros / 1_000 + more * day).toISOString().slice(0, 10);
  return { ...(from === null ? {} : { dateFrom: dayOf(from, -1) }), dateTo: dayOf(until, 1) };
}

function isRefused(error: unknown): boolean {
  return (
    error instanceof TrailcaseError &&
    error.code === 'unexpected-answer' &&
    valueAt(error.details, 'status') === 400
  );
}

function timeOf(record: unknown): number | null {
  const time = valueAt(record, 'time');
  return typeof time === 'number' ? time * 1_000 : null;
}
