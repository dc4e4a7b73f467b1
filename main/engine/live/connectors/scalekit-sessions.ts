import type { StreamSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { LogPage, PageQuest } from '../connector.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';
import { askLog } from './ask-log.ts';
import { listedRecords, textOf } from './listed-records.ts';
import { writeMicros } from './window-texts.ts';

/** Where users and their sessions are listed. */
export interface SessionLists {
  stream: StreamSummary;
  users: string;
  sessionsOf(user: string): string;
}

/**
 * Which page of users is gone through (null: the first), the user of it whose sessions come next, and which page of
 * these (null: the first).
 */
interface Place {
  users: string | null;
  user: string | null;
  sessions: string | null;
}

/** Users at once: at least 10 and at most 100. */
const usersAtOnce = '100';

/**
 * The sessions of every user that began in the window, user by user. Users who are added meanwhile may come at any place; whose
 * sessions began in the window are there already. A user who was removed has no sessions any more.
 */
export async function* sessionPages(
  quest: PageQuest,
  lists: SessionLists,
): AsyncGenerator<LogPage, void, void> {
  let place: Place | null = placeOf(quest.resume);
  while (place !== null) {
    const { ids, next: further } = await usersAt(quest, lists, place.users);
    const from = place.user === null ? 0 : ids.indexOf(place.user);
    // A user who is gone: those behind are not known apart, so the page is gone through again.
    const rest = from < 0 ? ids : ids.slice(from);
    let sessions = from < 0 ? null : place.sessions;
    const behind: Place | null =
      further === null ? null : { users: further, user: null, sessions: null };
    if (further !== null && further === place.users) {
      throw new TrailcaseError(
        'unexpected-answer',
        'Scalekit names a page of users as the one behind it. What came before is kept. Pull again later.',
      );
    }
    for (const [at, user] of rest.entries()) {
      const nextUser = rest[at + 1];
      do {
        const page = await sessionsOf(quest, lists, user, sessions);
        const known: string | null = page.next;
        if (known !== null && known === sessions) throw standstill(page.answer);
        const here: Place | null =
          known !== null
            ? { users: place.users, user, sessions: known }
            : nextUser === undefined
              ? behind
              : { users: place.users, user: nextUser, sessions: null };
        yield {
          answer: page.answer,
          items: 'sessions',
          count: page.count,
          next: here,
          announced: null,
        };
        sessions = known;
      } while (sessions !== null);
    }
    place = behind;
  }
}

async function usersAt({ client }: PageQuest, lists: SessionLists, token: string | null) {
  const query: Record<string, string> = { page_size: usersAtOnce };
  if (token !== null) query.page_token = token;
  const { answer, value } = await askLog(client, { path: lists.users, query }, lists.stream);
  const ids = listedRecords(value, 'users', answer).flatMap((user) => textOf(user, 'id') ?? []);
  return { ids, next: textOf(value, 'next_page_token') };
}

async function sessionsOf(
  { client, window, pageSize }: PageQuest,
  lists: SessionLists,
  user: string,
  token: string | null,
) {
  const query: Record<string, string> = {
    page_size: String(pageSize),
    'filter.end_time': writeMicros(window.until - 1),
  };
  if (window.from !== null) query['filter.start_time'] = writeMicros(window.from);
  if (token !== null) query.page_token = token;
  const path = lists.sessionsOf(user);
  const { answer, value } = await askLog(client, { path, query }, lists.stream);
  const { length } = listedRecords(value, 'sessions', answer);
  return { answer, count: length, next: textOf(value, 'next_page_token') };
}

function standstill({ address }: TenantAnswer): TrailcaseError {
  return new TrailcaseError(
    'unexpected-answer',
    `${address} names itself as its next page: the system does not go on. What came before it is kept. Pull again later.`,
  );
}

function placeOf(resume: unknown): Place {
  return {
    users: textOf(resume, 'users'),
    user: textOf(resume, 'user'),
    sessions: textOf(resume, 'sessions'),
  };
}
