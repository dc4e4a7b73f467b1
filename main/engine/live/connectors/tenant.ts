import { TrailcaseError } from '../../../../shared/errors.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { Connector, LogPage, PageQuest, PullWindow } from '../connector.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';
import { pathOf } from '../path-of.ts';
import { askLog, streamOf } from './ask-log.ts';
import { isFields, listedRecords, valueAt } from './listed-records.ts';
import { roundAfter, type SeenPages, seenAfter, seenOf } from './seen-pages.ts';
import { tenantSummary } from './tenant-summary.ts';
import { readTime } from './window-texts.ts';

const mostPerPage = 1_000;
const minute = 60_000_000;

/** Where reading goes on: behind the record that a cursor names, or at the beginning of the window. */
type Place = SeenPages & { cursor: string | null };

/**
 * The tenant service: lists by ascending time whose cursor names the last record, so that nothing that is added
 * meanwhile moves what follows. A record that comes late, before the place that was reached, shows in the total: then the window is gone
 * through again, and what came already is told as double.
 */
export const tenant: Connector = {
  summary: tenantSummary,
  overlap: 15 * minute,
  async *pages(quest) {
    let place: Place | null = placeOf(quest.resume);
    while (place !== null) {
      const page = await pageAt(quest, place);
      yield page.log;
      place = page.next;
    }
  },
  async probe(client, connection, stream) {
    const { summary } = tenant;
    const { answer, value } = await askLog(
      client,
      { path: pathOf(connection, summary, stream), query: { limit: '1' } },
      streamOf(summary.streams, stream),
    );
    const [first] = listedRecords(value, 'data', answer);
    if (first === undefined) return 'It may be read; there is no record in it.';
    const { total } = totalsOf(value, answer);
    const time = timeOf(first);
    const since = time === null ? '' : `, the earliest of ${formatInstant(time)}`;
    return `It may be read; there ${total === 1 ? 'is 1 record' : `are ${total} records`} in it${since}.`;
  },
};

async function pageAt(
  { client, connection, stream, window, pageSize }: PageQuest,
  place: Place,
): Promise<{ log: LogPage; next: Place | null }> {
  const { summary } = tenant;
  const { cursor, ...before } = place;
  const query: Record<string, string> = {
    ...windowOf(window),
    limit: String(Math.min(pageSize, mostPerPage)),
    ...(cursor === null ? {} : { cursor }),
  };
  const path = pathOf(connection, summary, stream);
  const { answer, value } = await askLog(
    client,
    { path, query },
    streamOf(summary.streams, stream),
  );
  const records = listedRecords(value, 'data', answer);
  const { total, next: further } = totalsOf(value, answer);
  const { isAgain, ...known } = seenAfter(before, records, answer);
  const warnings: string[] = [];
  if (isAgain) warnings.push('A page came twice in a row; its records are told as double.');
  let next: Place | null = further === null ? null : { ...known, cursor: further };
  if (further === null) {
    const round = roundAfter(known, total);
    const missing = total - known.seen;
    if (round !== null) next = { ...round, cursor: null };
    if (missing > 0) warnings.push(lateTold(missing, round !== null));
  }
  const log: LogPage = { answer, items: 'data', count: records.length, next, announced: total };
  return { log: warnings.length === 0 ? log : { ...log, warning: warnings.join(' ') }, next };
}

function lateTold(missing: number, goesOn: boolean): string {
  const what = missing === 1 ? '1 record more than came' : `${missing} records more than came`;
  return goesOn
    ? `At the end the system said that there is ${what}, added while it was read: the window was gone through again.`
    : `The system says that there is ${what}, and it was gone through three times. Pull this window again later with "again".`;
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

function placeOf(resume: unknown): Place {
  const cursor = valueAt(resume, 'cursor');
  if (typeof cursor === 'string') return { ...seenOf(resume), cursor };
  const { rounds } = seenOf(resume);
  return { ...seenOf(null), rounds, cursor: null };
}

const timeNames = ['timestamp', 'createdOn', 'createdAt'];

function timeOf(record: unknown): number | null {
  const times = timeNames.map((name) => readTime(valueAt(record, name)));
  return times.find((time) => time !== null) ?? null;
}
