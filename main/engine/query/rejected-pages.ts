import type { RejectedPage, RejectedRecord } from '../../../shared/case.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import type { ReadableCase } from '../store/index.ts';
import type { RawRecords } from './raw-records.ts';

/** Bytes of a rejected stretch that are shown. */
const excerptBytes = 160;

/** Everything that was not stored, in the order in which it was met. */
export function readRejected(
  db: ReadableCase,
  raws: RawRecords,
  { limit, after }: ParamsOf<'rejected.page'>,
): RejectedPage {
  const total = db.prepare('SELECT count(*) FROM issue').pluck().get() as number;
  const rows = db
    .prepare(
      `SELECT i.id, i.source, s.name AS sourceName, i.line, i.offset, i.length, i.code, i.reason
       FROM issue i JOIN source s ON s.id = i.source WHERE i.id > ? ORDER BY i.id LIMIT ?`,
    )
    .all(after ?? 0, limit) as Omit<RejectedRecord, 'excerpt'>[];
  const last = rows.at(-1);
  return {
    total,
    rows: rows.map((row) => ({
      ...row,
      excerpt: raws.text(row.source, row.offset, Math.min(row.length, excerptBytes)),
    })),
    next: rows.length < limit || last === undefined ? null : last.id,
  };
}
