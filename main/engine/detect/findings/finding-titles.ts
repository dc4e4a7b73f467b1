import { type Kind, kinds } from '../../../../shared/kinds.ts';
import type { ReadableCase } from '../../store/index.ts';

/** Titles of rules whose findings stand, with the records of a kind (null: of any) that they name, most first. */
export function findingTitles(
  db: ReadableCase,
  kind: Kind | null,
): { value: string; count: number }[] {
  const ofKind = kind === null ? '' : 'JOIN record r ON r.id = l.record AND r.kind = ?';
  return db
    .prepare(
      `SELECT f.title AS value, count(*) AS count
       FROM finding f JOIN finding_record l ON l.finding = f.id ${ofKind}
       WHERE f.gone = 0 GROUP BY f.title ORDER BY count DESC, f.title`,
    )
    .all(...(kind === null ? [] : [kinds.indexOf(kind)])) as { value: string; count: number }[];
}
