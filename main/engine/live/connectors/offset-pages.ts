import { createHash } from 'node:crypto';
import type { StreamSummary } from '../../../../shared/connection.ts';
import type { LogPage, PageQuest } from '../connector.ts';
import type { ReadRequest } from '../http/tenant-client.ts';
import { askLog } from './ask-log.ts';
import { listedRecords, valueAt } from './listed-records.ts';

/** A log whose pages are told by how many records come before them. */
export interface OffsetLog {
  stream: StreamSummary;
  /** The question for so many records behind so many others. */
  request(before: number, most: number): ReadRequest;
  /** Dotted path to the records; empty where the answer is the list. */
  items: string;
  /** Dotted path to how many there are in all; null where that is not told. */
  total: string | null;
  /** New records come in at its beginning while it is read, so that those behind move on. */
  growsAtFront: boolean;
}

/** How far a log was read: records up to here, hash of the last of them, times that it was begun anew. */
interface Place {
  reached: number;
  tail: string;
  rounds: number;
}

/** Times that a list which moves is begun anew. */
const mostRounds = 2;

/**
 * Goes through a log by offsets. Every page but the first begins with the last record of the page before it: where it does
 * not, the list has moved, records may have slipped past, and the window is gone through again; what comes twice is told as
 * double. The end is where nothing more comes, since a system may give shorter pages than it was asked for.
 */
export async function* offsetPages(
  { client, pageSize, resume }: Pick<PageQuest, 'client' | 'pageSize' | 'resume'>,
  log: OffsetLog,
): AsyncGenerator<LogPage, void, void> {
  // A page of one record could not go on.
  const most = Math.max(2, pageSize);
  let place: Place | null = placeOf(resume);
  while (place !== null) {
    const before = Math.max(0, place.reached - 1);
    const { answer, value } = await askLog(client, log.request(before, most), log.stream);
    const records = listedRecords(value, log.items, answer);
    const total = log.total === null ? null : valueAt(value, log.total);
    const announced = typeof total === 'number' ? total : null;
    const at: number = place.reached === 0 ? -1 : tailIn(records, place.tail);
    const isMoved: boolean = place.reached > 0 && at !== 0 && !(log.growsAtFront && at > 0);
    const next: Place | null =
      isMoved && place.rounds < mostRounds ? beginAnew(place) : after(place, records, at);
    const page: LogPage = { answer, items: log.items, count: records.length, next, announced };
    if (at >= 0) page.overlap = at + 1;
    if (isMoved) page.warning = movedTold(place.rounds < mostRounds);
    yield page;
    place = next;
  }
}

/** Where it goes on behind a page; null where the page brought nothing more. */
function after({ reached, rounds }: Place, records: readonly unknown[], at: number): Place | null {
  const last = records.at(-1);
  if (last === undefined || records.length === at + 1) return null;
  return { reached: Math.max(0, reached - 1) + records.length, tail: hashOf(last), rounds };
}

function beginAnew({ rounds }: Place): Place {
  return { reached: 0, tail: '', rounds: rounds + 1 };
}

function movedTold(isBegunAnew: boolean): string {
  const moved = 'The list moved while it was read: records came late or were removed.';
  return isBegunAnew
    ? `${moved} The window was gone through again.`
    : `${moved} It did each time that it was gone through: records may be missing. Pull this window again later.`;
}

function tailIn(records: readonly unknown[], tail: string): number {
  return records.findIndex((record) => hashOf(record) === tail);
}

function placeOf(resume: unknown): Place {
  const [reached, tail, rounds] = ['reached', 'tail', 'rounds'].map((name) =>
    valueAt(resume, name),
  );
  const known = isCount(rounds) ? rounds : 0;
  return isCount(reached) && typeof tail === 'string'
    ? { reached, tail, rounds: known }
    : { reached: 0, tail: '', rounds: known };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function hashOf(record: unknown): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 16);
}
