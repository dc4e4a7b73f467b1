import type { StreamSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { LogPage, PageQuest, PullWindow } from '../connector.ts';
import type { ReadRequest, TenantAnswer } from '../http/tenant-client.ts';
import { askLog } from './ask-log.ts';
import { isFields, listedRecords } from './listed-records.ts';
import { absoluteNext } from './next-link.ts';
import { Standstill } from './standstill.ts';

/** A log whose pages name the address of the next one. */
export interface LinkedLog {
  stream: StreamSummary;
  /** What asks for the first page of a window. */
  first(window: PullWindow): ReadRequest;
  /** Headers that go with every page. */
  headers?: Readonly<Record<string, string>>;
  /** Dotted path to the records; empty where the answer is the list. */
  items: string;
  /** The address that a page names as the next; null on the last. */
  next(answer: TenantAnswer, value: unknown): string | null;
  /** Whether a page without records is the last even where it names a next one. */
  endsEmpty: boolean;
  /** Pages without records in a row at most, where they are not the last; as usual where nothing is said. */
  mostEmpty?: number;
  /** When a record was made, microseconds UTC; null where it does not say. */
  time(record: unknown): number | null;
  order: 'ascending' | 'descending';
}

/** Where reading goes on: the address that the last page named, and the time that was reached. */
interface Place {
  link: string;
  reached: number | null;
}

const lapsedTold =
  'The system did not know the place any more where reading had stopped. It went on at the time of the last record; what comes twice is told as duplicate.';
/** Answers to an address that was named earlier and is not known any more. */
const lapsedStatus = [400, 404, 410, 422];

/**
 * Goes from page to page by the addresses that the pages name. Where such an address has lapsed, as it may when a pull is
 * taken up again later, reading goes on at the time of the last record: what comes a second time is told as double.
 * @throws {TrailcaseError} `unexpected-answer` for pages that do not go on, or lead elsewhere
 */
export async function* linkedPages(
  { client, window, resume }: PageQuest,
  log: LinkedLog,
): AsyncGenerator<LogPage, void, void> {
  let place = placeOf(resume);
  let renewed: number | null = null;
  const standstill = new Standstill(log.mostEmpty);
  for (;;) {
    let asked: { answer: TenantAnswer; value: unknown };
    let isRenewed = false;
    try {
      const request = place === null ? log.first(window) : { path: place.link };
      asked = await askLog(client, withHeaders(request, log), log.stream);
    } catch (error) {
      const reached = place?.reached ?? null;
      if (reached === null || reached === renewed || !isLapsed(error)) throw error;
      renewed = reached;
      isRenewed = true;
      const rest = log.first(restOf(window, reached, log.order));
      asked = await askLog(client, withHeaders(rest, log), log.stream);
    }
    const { answer, value } = asked;
    const records = listedRecords(value, log.items, answer);
    const reached = furthest(records, place?.reached ?? null, log);
    const named = log.next(answer, value);
    const link = named === null ? null : absoluteNext(named, answer);
    const isEnd = records.length === 0 && log.endsEmpty;
    const isLast = link === null || isEnd || isPast(records, window, log);
    standstill.after(place?.link ?? null, isLast ? null : link, records.length, answer);
    const next: Place | null = isLast ? null : { link, reached };
    const page = { answer, items: log.items, count: records.length, next, announced: null };
    yield isRenewed ? { ...page, warning: lapsedTold } : page;
    if (next === null) return;
    place = next;
  }
}

function withHeaders(request: ReadRequest, { headers }: LinkedLog): ReadRequest {
  return headers === undefined ? request : { ...request, headers };
}

function placeOf(resume: unknown): Place | null {
  if (!isFields(resume) || typeof resume.link !== 'string') return null;
  return { link: resume.link, reached: typeof resume.reached === 'number' ? resume.reached : null };
}

function furthest(records: readonly unknown[], before: number | null, log: LinkedLog) {
  const furthestOf = log.order === 'ascending' ? Math.max : Math.min;
  let found = before;
  for (const record of records) {
    const time = log.time(record);
    if (time !== null) found = found === null ? time : furthestOf(found, time);
  }
  return found;
}

/** True where a page holds nothing of the window any more, and so neither do those behind it. */
function isPast(records: readonly unknown[], { until }: PullWindow, { order, time }: LinkedLog) {
  if (order === 'descending' || records.length === 0) return false;
  return records.every((record) => (time(record) ?? until - 1) >= until);
}

/** What of a window is left; the time that was reached belongs to it, since more records may bear it. */
function restOf({ from, until }: PullWindow, reached: number, order: LinkedLog['order']) {
  return order === 'ascending'
    ? { from: reached, until }
    : { from, until: Math.min(until, reached + 1_000) };
}

function isLapsed(error: unknown): boolean {
  if (!(error instanceof TrailcaseError) || error.code !== 'unexpected-answer') return false;
  const { details } = error;
  return isFields(details) && lapsedStatus.includes(Number(details.status));
}
