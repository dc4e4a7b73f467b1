import type { EntityVersion, EntityVersions } from '../../../../shared/entities.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import { cellOf, type StoredRow, selectRecord } from '../record-view.ts';

/** States that are listed; all are counted. */
const mostListed = 1_000;

/**
 * The states of a job, notification, session, grant or delivery that the case knows, the latest last; the others by their
 * last update, or else as they were stored. None where the record tells the only one.
 */
export function readStateVersions(db: ReadableCase, row: StoredRow): EntityVersions {
  const [id] = row as [number, ...unknown[]];
  const firstOf = db.prepare('SELECT first FROM later_state WHERE record = ?').pluck();
  const first = (firstOf.get(id) as number | undefined) ?? id;
  const total = db
    .prepare('SELECT count(*) FROM later_state WHERE first = ?')
    .pluck()
    .get(first) as number;
  if (total === 0) return { target: '', versions: [], total: 0, unread: 0 };
  const target = String(cellOf(row, 'key') ?? cellOf(row, 'target') ?? '');
  const states = db
    .prepare(
      `${selectRecord}
       WHERE r.id = @first OR r.id IN (SELECT record FROM later_state WHERE first = @first)
       ORDER BY r.id IN (SELECT superseded FROM later_state), r.updated DESC, r.id DESC
       LIMIT ${mostListed}`,
    )
    .raw()
    .all({ first }) as StoredRow[];
  return { target, versions: states.reverse().map(versionOf), total: total + 1, unread: 0 };
}

function versionOf(row: StoredRow): EntityVersion {
  const time = (cellOf(row, 'updated') ?? cellOf(row, 'time')) as number | null;
  return {
    record: row[0] as number,
    time: time === null ? null : formatInstant(time),
    action: cellOf(row, 'status') as string | null,
    actor: cellOf(row, 'actor') as string | null,
    hasOld: false,
    hasNew: false,
    side: 'record',
    continues: null,
    breaks: [],
  };
}
