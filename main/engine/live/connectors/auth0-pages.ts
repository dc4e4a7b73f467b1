import type { StreamSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { LogPage, PageQuest } from '../connector.ts';
import type { ReadRequest, TenantAnswer } from '../http/tenant-client.ts';
import { askLog } from './ask-log.ts';
import { isFields, listedRecords, textOf } from './listed-records.ts';
import { absoluteNext, nextOfHeader } from './next-link.ts';
import { Standstill } from './standstill.ts';
import { beginning, readTime, writeMillis } from './window-texts.ts';

/** The search: records of the window by their date, from the date that was reached. */
interface Searching {
  /** ISO, included. */
  from: string;
  /** Pages of that very date that were read; others begin at 0. */
  page: number;
  /** Id of the last record; null before any. */
  newest: string | null;
}

/** The log behind the newest record that the search knew, in the order in which it was written. */
interface Following {
  after: string;
  /** Address that the last page named; null before the first. */
  link: string | null;
}

type Place = Searching | Following;

const mostAtOnce = 100;
/** Hits that a search shows at most, whatever its pages. */
const mostFound = 1_000;

/**
 * Auth0 knows two ways. A search can name a window but shows 1,000 hits at most, so each question begins at
 * the date of the last record that came: those of the same millisecond come twice and are told as double, and none is
 * lost when old ones expire or late ones come meanwhile. The search knows new records only after a while: behind the
 * newest that it knew the log is read on by checkpoint (`from`, `take`, then `Link`) while it holds anything
 * of the window.
 * @throws {TrailcaseError} `limit-reached` where a thousand records have one millisecond
 */
export async function* auth0Pages(
  quest: PageQuest,
  path: string,
  stream: StreamSummary,
): AsyncGenerator<LogPage, void, void> {
  const { client, window } = quest;
  const size = Math.min(quest.pageSize, mostAtOnce);
  const until = writeMillis(window.until, 'up');
  let place: Place | null = placeOf(quest.resume) ?? {
    from: writeMillis(window.from ?? beginning, 'down'),
    page: 0,
    newest: null,
  };
  const standstill = new Standstill();
  while (place !== null) {
    const request: ReadRequest =
      'from' in place
        ? { path, query: searchOf(place, until, size) }
        : place.link === null
          ? { path, query: { from: place.after, take: String(size) } }
          : { path: place.link };
    const { answer, value } = await askLog(client, request, stream);
    const records = listedRecords(value, '', answer);
    const asked: Place = place;
    if ('from' in place) {
      place = afterSearch(place, records, size, answer);
    } else {
      const isWithin = records.some((record) => (timeOf(record) ?? 0) < window.until);
      if (!isWithin) return;
      const named = nextOfHeader(answer);
      const link = named === null ? null : absoluteNext(named, answer);
      place = link === null ? null : { after: place.after, link };
    }
    standstill.after(nameOf(asked), nameOf(place), records.length, answer);
    yield { answer, items: '', count: records.length, next: place, announced: null };
  }
}

function searchOf({ from, page }: Searching, until: string, size: number) {
  return {
    q: `date:[${from} TO ${until}}`,
    sort: 'date:1',
    per_page: String(size),
    page: String(page),
  };
}

/** Where it goes on after a page of the search: at its last date, or where all have one date at the next page of it. */
function afterSearch(
  asked: Searching,
  records: readonly unknown[],
  size: number,
  answer: TenantAnswer,
): Place | null {
  const { from, page, newest } = asked;
  const last = records.at(-1);
  const id = last === undefined ? newest : textOf(last, 'log_id');
  if (records.length < size) return id === null ? null : { after: id, link: null };
  const time = timeOf(last);
  const reached = time === null ? null : writeMillis(time, 'down');
  if (reached === null || reached < from) {
    throw new TrailcaseError(
      'unexpected-answer',
      `The records of ${answer.address} do not come by their date. This is not how Auth0 answers: look at the address.`,
    );
  }
  if (reached > from) return { from: reached, page: 0, newest: id };
  // The page before this one, once more: its end is where this one was to begin.
  if (writeMillis(timeOf(records[0]) ?? 0, 'down') < from) return asked;
  if ((page + 2) * size <= mostFound) return { from, page: page + 1, newest: id };
  throw new TrailcaseError(
    'limit-reached',
    `There are more than ${mostFound} records at ${from}, and Auth0 shows no more than that of one moment. Pull from a later time, and that moment by an export.`,
  );
}

/** Where it goes on; null after the last page. */
function nameOf(place: Place | null): string | null {
  if (place === null) return null;
  return 'from' in place ? `${place.from} ${place.page}` : (place.link ?? place.after);
}

function timeOf(record: unknown): number | null {
  return isFields(record) ? readTime(record.date) : null;
}

function placeOf(resume: unknown): Place | null {
  if (!isFields(resume)) return null;
  const { from, page, newest, after, link } = resume;
  if (typeof from === 'string' && typeof page === 'number') {
    return {
      from,
      page,
      newest: typeof newest === 'string' ? newest : null,
    };
  }
  if (typeof after !== 'string') return null;
  return { after, link: typeof link === 'string' ? link : null };
}
