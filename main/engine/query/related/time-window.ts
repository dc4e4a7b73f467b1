import { type Kind, kinds } from '../../../../shared/kinds.ts';
import type { ReadableCase } from '../../store/index.ts';

/** A stretch of time, microseconds UTC: from `from` up to, not including, `to`; null is open. */
export interface TimeWindow {
  from: number | null;
  to: number | null;
}

/**
 * The stretch of time around a record in which there are at most so many records of a kind on either
 * side, so that looking through it is bounded however large the case is. Open on both sides, and then
 * undated records belong to it, where that is all there are.
 *
 * @param time of the record, microseconds UTC; null when it is undated
 * @returns null where the record is undated and the kind has more records than can be looked through
 */
export function windowAround(
  db: ReadableCase,
  kind: Kind,
  time: number | null,
  most: number,
): TimeWindow | null {
  const number = kinds.indexOf(kind);
  const timeAt = (condition: string, order: 'ASC' | 'DESC') =>
    db
      .prepare(
        `SELECT time FROM record WHERE kind = ? AND ${condition} ORDER BY time ${order}
         LIMIT 1 OFFSET ?`,
      )
      .pluck();
  const isMany = (condition: string) => timeAt(condition, 'ASC').get(number, most) !== undefined;
  if (time === null) return isMany('true') ? null : { from: null, to: null };
  const before = timeAt('time < ?', 'DESC').get(number, time, most) as number | undefined;
  const after = timeAt('time >= ?', 'ASC').get(number, time, most) as number | undefined;
  const to = after === undefined ? null : Math.max(after, time + 1);
  if (before !== undefined) return { from: before + 1, to };
  if (to !== null || !isMany('time IS NULL')) return { from: null, to };
  return { from: timeAt('time IS NOT NULL', 'ASC').get(number, 0) as number, to };
}
