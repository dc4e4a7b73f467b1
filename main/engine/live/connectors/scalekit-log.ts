import type { StreamSummary } from '../../../../shared/connection.ts';
import type { LogPage, PageQuest, PullWindow } from '../connector.ts';
import { askLog } from './ask-log.ts';
import { listedRecords, textOf, valueAt } from './listed-records.ts';
import { hashOfRecord, mostRounds, movedTold } from './moved-list.ts';
import { Standstill } from './standstill.ts';
import { writeMicros } from './window-texts.ts';

/** The token of a page, the last record before it, what was said to be there in all, and times that it was begun anew. */
interface Place {
  token: string | null;
  tail: string | null;
  total: number | null;
  rounds: number;
}

/**
 * The sign-in log comes newest first and cannot be sorted, and a token is the number of a page. With both ends of the
 * window fixed nothing new comes in before what is being read; what comes late moves the pages, which shows in the total and
 * in a record that comes again. Then the window is gone through again.
 */
export async function* logPages(
  { client, window, pageSize, resume }: PageQuest,
  path: string,
  stream: StreamSummary,
): AsyncGenerator<LogPage, void, void> {
  const standstill = new Standstill();
  let place: Place | null = placeOf(resume);
  while (place !== null) {
    const query: Record<string, string> = { ...endsOf(window), page_size: String(pageSize) };
    if (place.token !== null) query.page_token = place.token;
    const { answer, value } = await askLog(client, { path, query }, stream);
    const records = listedRecords(value, 'authRequests', answer);
    const announced = totalOf(value);
    const token = textOf(value, 'next_page_token');
    const isSame: boolean = token !== null && token === place.token;
    const step: ReturnType<typeof after> = isSame
      ? { next: place }
      : after(place, records, announced, token);
    standstill.after(nameOf(place), nameOf(step.next), records.length, answer);
    yield { answer, items: 'authRequests', count: records.length, announced, ...step };
    place = step.next;
  }
}

/** Where it goes on; null after the last page. The same token is another place in another round. */
function nameOf(place: Place | null): string | null {
  return place === null ? null : JSON.stringify([place.rounds, place.token]);
}

function after(
  { token: asked, tail, total, rounds }: Place,
  records: readonly unknown[],
  announced: number | null,
  token: string | null,
): Pick<LogPage, 'warning'> & { next: Place | null } {
  const hashes = records.map(hashOfRecord);
  const isMoved = asked !== null && (announced !== total || hashes.includes(tail ?? ''));
  if (isMoved && rounds < mostRounds) {
    const next = { token: null, tail: null, total: null, rounds: rounds + 1 };
    return { next, warning: movedTold(true) };
  }
  const last = hashes.at(-1) ?? tail;
  const next = token === null ? null : { token, tail: last, total: announced, rounds };
  return isMoved ? { next, warning: movedTold(false) } : { next };
}

/** As int64 it may come as text. */
function totalOf(value: unknown): number | null {
  const total = textOf(value, 'total_size');
  return total !== null && /^\d{1,15}$/.test(total) ? Number(total) : null;
}

/** Both are included. */
function endsOf({ from, until }: PullWindow): Record<string, string> {
  return {
    ...(from === null ? {} : { start_time: writeMicros(from) }),
    end_time: writeMicros(until - 1),
  };
}

function placeOf(resume: unknown): Place {
  const [total, rounds] = [valueAt(resume, 'total'), valueAt(resume, 'rounds')];
  return {
    token: textOf(resume, 'token'),
    tail: textOf(resume, 'tail'),
    total: typeof total === 'number' ? total : null,
    rounds: typeof rounds === 'number' ? rounds : 0,
  };
}
