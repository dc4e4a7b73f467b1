import { kinds } from '../../../shared/kinds.ts';
import { OriginalRecords, OriginalTexts, RecordAtHand, type RecordPlace } from '../query/index.ts';
import type { ReadableCase } from '../store/index.ts';
import type { HeldKind } from './held-things.ts';

/** Other forms of records that are read: some 20 µs each. */
const mostRead = 20_000;

/**
 * What other exports say of the state of sessions or grants: the first form of a record is stored, and a later one, in
 * which it is revoked by now, is a duplicate whose bytes differ.
 * @param records numbers of stored records
 * @returns statuses by the number of the stored record
 */
export function otherStatuses(
  db: ReadableCase,
  kind: HeldKind,
  records: readonly number[],
): Map<number, string[]> {
  const places = db
    .prepare(
      `SELECT record AS id, source, offset, length, ${kinds.indexOf(kind)} AS kind, 0 AS flags, NULL AS time
       FROM duplicate WHERE differs = 1 AND record IN (SELECT value FROM json_each(?)) LIMIT ${mostRead}`,
    )
    .all(JSON.stringify(records)) as RecordPlace[];
  const statuses = new Map<number, string[]>();
  if (places.length === 0) return statuses;
  const originals = new OriginalRecords(db);
  const hand = new RecordAtHand(originals, new OriginalTexts(db, originals), false);
  for (const place of places) {
    hand.turnTo(place);
    const status = hand.wholeText('status');
    if (status !== '') statuses.set(place.id, [...(statuses.get(place.id) ?? []), status]);
  }
  return statuses;
}
