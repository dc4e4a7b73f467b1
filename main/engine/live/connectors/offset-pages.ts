import type { StreamSummary } from '../../../../shared/connection.ts';
import type { LogPage, PageQuest } from '../connector.ts';
import type { ReadRequest } from '../http/tenant-client.ts';
import { askLog } from './ask-log.ts';
import { listedRecords, valueAt } from './listed-records.ts';
import { hashOfRecord, mostRounds, movedTold } from './moved-list.ts';

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
  /** Times of records that may still change, microseconds UTC. */
  unfinished?(records: readonly unknown[]): number[];
}

/** How far a log was read: records up to here, hash of the last of them, times that it was begun anew. */
interface Place {
  reached: number;
  tail: string;
  rounds: number;
}

/** Times in a row that a page is asked for again because it was the one before it once more. */
const mostAgain = 5;

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
  let [last, again] = ['', 0];
  let place: Place | null = placeOf(resume);
  while (place !== null) {
    const request = log.request(behind(place), most);
    const { answer, value } = await askLog(client, request, log.stream);
    const records = listedRecords(value, log.items, answer);
    const hash = hashOfRecord(records);
    const isAgain = records.length > 0 && hash === last;
    again = isAgain ? again + 1 : 0;
    last = hash;
    const total = log.total === null ? null : valueAt(value, log.total);
    const announced = typeof total === 'number' ? total : null;
    const step: ReturnType<typeof after> =
      again > 0 && again <= mostAgain ? { next: place } : after(place, records, log);
    const unfinished = log.unfinished?.(records) ?? [];
    yield { answer, items: log.items, count: records.length, announced, unfinished, ...step };
    place = step.next;
  }
}

/** How many records come before the next page: one less than were read, so that it begins with a known one. */
function behind({ reached }: Place): number {
  return reached > 1 ? reached - 1 : reached;
}

/** Where it goes on after a page, null where that brought nothing more, and what is odd about it. */
function after(
  place: Place,
  records: readonly unknown[],
  { growsAtFront }: OffsetLog,
): Pick<LogPage, 'overlap' | 'warning'> & { next: Place | null } {
  const before = behind(place);
  const isChecked = before < place.reached;
  const at = isChecked ? records.findIndex((record) => hashOfRecord(record) === place.tail) : -1;
  const isMoved = isChecked && at !== 0 && !(growsAtFront && at > 0);
  const known = at < 0 ? {} : { overlap: at + 1 };
  if (isMoved && place.rounds < mostRounds) {
    const next = { reached: 0, tail: '', rounds: place.rounds + 1 };
    return { ...known, next, warning: movedTold(true) };
  }
  const last = records.at(-1);
  const isOver = last === undefined || records.length === at + 1;
  const reached = before + records.length;
  const next = isOver ? null : { reached, tail: hashOfRecord(last), rounds: place.rounds };
  return isMoved ? { ...known, next, warning: movedTold(false) } : { ...known, next };
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
