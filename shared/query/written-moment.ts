import { boundsOf } from './moment.ts';
import { readMoment } from './read-moment.ts';
import { openReader, tokenAt } from './reader.ts';
import type { Stretch } from './resolve-time.ts';
import { type AsOf, zoneName } from './zoned-calendar.ts';

/**
 * The stretch that one written moment covers, as it is written in a question: `yesterday`, `3 days ago`, `last week`,
 * `march 3, 10:30`. Null for a text that is none, or more than one.
 * @throws TrailcaseError `bad-zone` when there is no such zone.
 */
export function readWrittenMoment(text: string, { asOf, zone }: AsOf): Stretch | null {
  const reader = openReader(text, null, { asOf, zone: zoneName(zone) });
  const moment = readMoment(reader, 0, true);
  const isAll = moment !== null && tokenAt(reader, moment.next).type === 'end';
  return isAll ? boundsOf(moment, reader) : null;
}
