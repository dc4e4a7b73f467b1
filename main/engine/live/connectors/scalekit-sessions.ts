import type { StreamSummary } from '../../../../shared/connection.ts';
import { cutText } from '../../../../shared/cut-text.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { showHidden } from '../../../../shared/hidden-characters.ts';
import type { LogPage, PageQuest } from '../connector.ts';
import { askLog } from './ask-log.ts';
import { listedRecords, textOf } from './listed-records.ts';
import { Standstill } from './standstill.ts';
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
  const standstill = new Standstill();
  let place: Place | null = placeOf(quest.resume);
  while (place !== null) {
    const { answer, ids, next: further } = await usersAt(quest, lists, place.users);
    const from = place.user === null ? 0 : ids.indexOf(place.user);
    // A user who is gone: those behind are not known apart, so the page is gone through again.
    const rest = from < 0 ? ids : ids.slice(from);
    let sessions = from < 0 ? null : place.sessions;
    const behind: Place | null =
      further === null ? null : { users: further, user: null, sessions: null };
    standstill.after(place.users, further, ids.length, answer);
    for (const [at, user] of rest.entries()) {
      const nextUser = rest[at + 1];
      const own = new Standstill();
      do {
        const page = await sessionsOf(quest, lists, user, sessions);
        const known: string | null = page.next;
        own.after(sessions, known, page.count, page.answer);
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
  return { answer, ids, next: textOf(value, 'next_page_token') };
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
  const path = pathFor(lists, user);
  const { answer, value } = await askLog(client, { path, query }, lists.stream);
  const { length } = listedRecords(value, 'sessions', answer);
  return { answer, count: length, next: textOf(value, 'next_page_token') };
}

/** A user whom no path can name is trouble of this log, and no reason to leave the others. */
function pathFor(lists: SessionLists, user: string): string {
  try {
    return lists.sessionsOf(user);
  } catch (error) {
    if (!(error instanceof TrailcaseError) || error.code !== 'not-allowed') throw error;
    throw new TrailcaseError(
      'unexpected-answer',
      `Scalekit lists a user "${showHidden(cutText(user, 100))}", whose sessions cannot be asked for: the path would be read as another one. What came before is kept. Look at that user in Scalekit.`,
      undefined,
      error,
    );
  }
}

function placeOf(resume: unknown): Place {
  return {
    users: textOf(resume, 'users'),
    user: textOf(resume, 'user'),
    sessions: textOf(resume, 'sessions'),
  };
}
