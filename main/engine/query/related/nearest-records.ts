import type { Kind } from '../../../../shared/kinds.ts';
import type { Question } from '../../../../shared/query/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import { compileQuery } from '../compile/index.ts';
import { anyContext } from './conditions.ts';

/** A record and its time, microseconds UTC; null when undated. */
export interface TimedRecord {
  id: number;
  time: number | null;
}

/** The records nearest in time to one of them, and how many there are. */
export interface Nearest {
  records: TimedRecord[];
  total: number;
}

/** Sorting now and then is cheaper than keeping order. */
const slack = 4;

/** The records that a question is true of: all are counted, the nearest are kept. */
export function findNearest(
  db: ReadableCase,
  question: Question,
  to: TimedRecord,
  most: number,
): Nearest {
  const { from, where, params } = compileQuery(question, anyContext);
  const found = db
    .prepare(`SELECT r.id, r.time FROM ${from} WHERE ${where}`)
    .raw()
    .iterate(...params) as IterableIterator<[number, number | null]>;
  let records: TimedRecord[] = [];
  let total = 0;
  for (const [id, time] of found) {
    total += 1;
    records.push({ id, time });
    if (records.length >= most * slack) records = nearestOf(records, to, most);
  }
  return { records: nearestOf(records, to, most), total };
}

/**
 * The dated records of a kind nearest to a dated one, by the order of an index: however many there are, only these are
 * read. More than `most` on the whole, as many on each side as there are.
 */
export function readNearest(
  db: ReadableCase,
  question: Question & { kind: Kind },
  { time }: TimedRecord,
  most: number,
): TimedRecord[] {
  const { from, where, params } = compileQuery(question, anyContext);
  const side = (compare: '<=' | '>', order: 'DESC' | 'ASC') =>
    db
      .prepare(
        `SELECT r.id AS id, r.time AS time FROM ${from} WHERE ${where} AND r.time ${compare} ?
         ORDER BY r.time ${order} LIMIT ?`,
      )
      .all(...params, time, most) as TimedRecord[];
  return [...side('<=', 'DESC'), ...side('>', 'ASC')];
}

/** Some records with their times. */
export function readTimes(db: ReadableCase, ids: Uint32Array): TimedRecord[] {
  return db
    .prepare('SELECT id, time FROM record WHERE id IN (SELECT value FROM json_each(?))')
    .all(`[${ids.join()}]`) as TimedRecord[];
}

/** Of ascending ids the stretch around one. */
export function idsNextTo(ids: Uint32Array, id: number, most: number): Uint32Array {
  const at = Math.max(0, ids.indexOf(id));
  const from = Math.max(0, Math.min(at - Math.floor(most / 2), ids.length - most));
  return ids.slice(from, from + most);
}

/** Those nearest in time to a record; among equals those stored next to it. Nearest first. */
export function nearestOf<T extends TimedRecord>(
  records: readonly T[],
  to: TimedRecord,
  most: number,
): T[] {
  const apart = ({ time }: TimedRecord) =>
    time === null || to.time === null ? Number.MAX_SAFE_INTEGER : Math.abs(time - to.time);
  return records
    .toSorted(
      (one, other) =>
        apart(one) - apart(other) || Math.abs(one.id - to.id) - Math.abs(other.id - to.id),
    )
    .slice(0, most);
}

/** Oldest first, undated last, the earlier stored first among equals. */
export function oldestFirst(one: TimedRecord, other: TimedRecord): number {
  if (one.time === other.time) return one.id - other.id;
  if (one.time === null) return 1;
  return other.time === null ? -1 : one.time - other.time;
}
