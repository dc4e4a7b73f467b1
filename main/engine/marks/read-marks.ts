import type { Kind } from '../../../shared/kinds.ts';
import { kinds } from '../../../shared/kinds.ts';
import type { Mark, MarkCounts } from '../../../shared/marks.ts';
import { checkRecords, type ReadableCase } from '../store/index.ts';
import { starLabel } from './mark-steps.ts';
import { MarkSummaries } from './mark-summaries.ts';
import { readNotes } from './notes.ts';

/** Ids of the records with a star, a tag or a note, each once. */
const markedRecords =
  'SELECT record FROM mark UNION SELECT record FROM note WHERE text IS NOT NULL';

/**
 * Everything that is marked on a record.
 * @throws TrailcaseError `not-found` for a record that is not in the case
 */
export function readMark(db: ReadableCase, record: number): Mark {
  checkRecords(db, [record]);
  const { star = false, tags = [] } = new MarkSummaries(db).of([record]).get(record) ?? {};
  return { record, star, tags, notes: readNotes(db, record) };
}

/** How many records are marked, and with what. */
export function countMarks(db: ReadableCase): MarkCounts {
  const count = (sql: string, ...values: number[]) =>
    db
      .prepare(sql)
      .pluck()
      .get(...values) as number;
  return {
    records: count(`SELECT count(*) FROM (${markedRecords})`),
    starred: count('SELECT count(*) FROM mark WHERE label = ?', starLabel),
    noted: count('SELECT count(DISTINCT record) FROM note WHERE text IS NOT NULL'),
    tags: countTags(db, null),
  };
}

/** The tags that are on records, with the number of records of a kind (null: of any), most frequent first. */
export function countTags(db: ReadableCase, kind: Kind | null): MarkCounts['tags'] {
  const ofKind = kind === null ? '' : 'JOIN record r ON r.id = m.record AND r.kind = ?';
  return db
    .prepare(
      `SELECT l.text AS tag, count(*) AS count
       FROM mark m JOIN mark_label l ON l.id = m.label ${ofKind}
       GROUP BY m.label ORDER BY count DESC, l.text`,
    )
    .all(...(kind === null ? [] : [kinds.indexOf(kind)])) as MarkCounts['tags'];
}

/** Ids of all records that somebody marked, in no order. */
export function listMarked(db: ReadableCase): number[] {
  return db.prepare(markedRecords).pluck().all() as number[];
}

/** Ids of the marked records that come first by time, the undated ones last. */
export function listMarkedByTime(db: ReadableCase, most: number): number[] {
  return db
    .prepare(
      `SELECT r.id FROM (${markedRecords}) m JOIN record r ON r.id = m.record
       ORDER BY r.time IS NULL, r.time, r.id LIMIT ?`,
    )
    .pluck()
    .all(most) as number[];
}

/** Times of the marked records that have one, microseconds UTC, in no order. */
export function listMarkedTimes(db: ReadableCase): number[] {
  return db
    .prepare(
      `SELECT r.time FROM (${markedRecords}) m JOIN record r ON r.id = m.record
       WHERE r.time IS NOT NULL`,
    )
    .pluck()
    .all() as number[];
}
