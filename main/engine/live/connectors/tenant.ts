import { TrailcaseError } from '../../../../shared/errors.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { Connector, LogPage, PageQuest, PullWindow } from '../connector.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';
import { pathOf } from '../path-of.ts';
import { askLog, streamOf } from './ask-log.ts';
import { isFields, listedRecords, valueAt } from './listed-records.ts';
import { openTimes } from './open-times.ts';
import { Standstill } from './standstill.ts';
import { tenantSummary } from './tenant-summary.ts';
import { readTime } from './window-texts.ts';

const mostPerPage = 1_000;
const minute = 60_000_000;
/** Logs whose records go on changing after they were made, and come to an end; lists that change without one are asked as a whole. */
const unsettled: ReadonlySet<string> = new Set(['jobs', 'notifications', 'webhooks']);
const statusNames = ['latestStatus', 'status'];

/**
 * The tenant service: lists by ascending time whose cursor names the last record, so that nothing that is added
 * meanwhile moves what follows. A record that comes late, before the place that was reached, shows in the total.
 */
export const tenant: Connector = {
  summary: tenantSummary,
  overlap: 15 * minute,
  async *pages(quest) {
    const standstill = new Standstill();
    let cursor = cursorOf(quest.resume);
    do {
      const page = await pageAt(quest, cursor);
      standstill.after(cursor, page.next, page.log.count, page.log.answer);
      yield page.log;
      cursor = page.next;
    } while (cursor !== null);
  },
  async probe(client, connection, stream) {
    const { summary } = tenant;
    const of = streamOf(summary.streams, stream);
    const path = pathOf(connection, summary, stream);
    const { answer, value } = await askLog(client, { path, query: { limit: '1' } }, of);
    const [first] = listedRecords(value, 'data', answer);
    if (first === undefined) return 'It may be read; there is no record in it.';
    const { total } = totalsOf(value, answer);
    const time = timeOf(first);
    const since = time === null ? '' : `, the earliest from ${formatInstant(time)}`;
    return `It may be read; there ${total === 1 ? 'is 1 record' : `are ${total.toLocaleString('en-US')} records`} in it${since}.`;
  },
};

async function pageAt(
  { client, connection, stream, window, pageSize }: PageQuest,
  cursor: string | null,
): Promise<{ log: LogPage; next: string | null }> {
  const { summary } = tenant;
  const of = streamOf(summary.streams, stream);
  const query: Record<string, string> = {
    ...windowOf(window),
    limit: String(Math.min(pageSize, mostPerPage)),
    ...(cursor === null ? {} : { cursor }),
  };
  const path = pathOf(connection, summary, stream);
  const { answer, value } = await askLog(client, { path, query }, of);
  const records = listedRecords(value, 'data', answer);
  const { total, next } = totalsOf(value, answer);
  const place = next === null ? null : { cursor: next };
  const count = records.length;
  const unfinished = unsettled.has(stream) ? openTimes(records, statusNames, timeOf) : [];
  return { log: { answer, items: 'data', count, next: place, announced: total, unfinished }, next };
}

function windowOf({ from, until }: PullWindow): Record<string, string> {
  return {
    ...(from === null ? {} : { 'filter.where.from': formatInstant(from) }),
    'filter.where.until': formatInstant(until),
  };
}

function totalsOf(
  value: unknown,
  { address }: TenantAnswer,
): { total: number; next: string | null } {
  const { total, next } = isFields(value) ? value : {};
  const isCursor = typeof next === 'string' && next !== '' && next.length <= 10_000;
  if (typeof total === 'number' && (next === null || isCursor)) {
    return { total, next: isCursor ? next : null };
  }
  throw new TrailcaseError(
    'unexpected-answer',
    `The answer of ${address} does not say how many records there are and where the next page is. It is not what a tenant service sends: look at the address and the paths of the connection.`,
  );
}

function cursorOf(resume: unknown): string | null {
  const cursor = valueAt(resume, 'cursor');
  return typeof cursor === 'string' ? cursor : null;
}

const timeNames = ['timestamp', 'createdOn', 'createdAt'];

function timeOf(record: unknown): number | null {
  const times = timeNames.map((name) => readTime(valueAt(record, name)));
  return times.find((time) => time !== null) ?? null;
}
