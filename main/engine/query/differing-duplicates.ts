import type { DifferingDuplicate, DifferingPage } from '../../../shared/case.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import type { StateComparison } from '../../../shared/entities.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { type Kind, kinds } from '../../../shared/kinds.ts';
import type { ReadableCase } from '../store/index.ts';
import { compareFound } from './compare-states.ts';
import { type ParsedRecords, parsePlace } from './parsed-records.ts';
import type { RawRecords } from './raw-records.ts';

/** Bytes of a duplicate that are shown. */
const excerptBytes = 160;

/** Duplicates whose bytes are not those of the record that is stored, in the order in which they were met. */
export function readDiffering(
  db: ReadableCase,
  raws: RawRecords,
  { limit, after }: ParamsOf<'differing.page'>,
): DifferingPage {
  const total = db
    .prepare('SELECT count(*) FROM duplicate WHERE differs = 1')
    .pluck()
    .get() as number;
  const rows = db
    .prepare(
      `SELECT d.id, d.source, s.name AS sourceName, d.offset, d.length, d.record, r.kind
       FROM duplicate d JOIN source s ON s.id = d.source JOIN record r ON r.id = d.record
       WHERE d.differs = 1 AND d.id > ? ORDER BY d.id LIMIT ?`,
    )
    .all(after ?? 0, limit) as (Omit<DifferingDuplicate, 'excerpt' | 'kind'> & { kind: number })[];
  const last = rows.at(-1);
  return {
    total,
    rows: rows.map((row) => ({
      ...row,
      kind: kinds[row.kind] as Kind,
      excerpt: raws.text(row.source, row.offset, Math.min(row.length, excerptBytes)),
    })),
    next: rows.length < limit || last === undefined ? null : last.id,
  };
}

/**
 * How a duplicate differs from the record that is stored.
 * @throws TrailcaseError `not-found` where there is no such duplicate
 */
export function compareDuplicate(
  db: ReadableCase,
  raws: RawRecords,
  records: ParsedRecords,
  id: number,
): StateComparison {
  const place = db
    .prepare('SELECT source, offset, length, record FROM duplicate WHERE id = ?')
    .get(id) as { source: number; offset: number; length: number; record: number } | undefined;
  if (place === undefined) {
    throw new TrailcaseError('not-found', `There is no duplicate ${id} in this case.`);
  }
  const { record, ...bytes } = place;
  const stored = records.get(record);
  const duplicate = parsePlace(db, raws, { ...bytes, id: record, kind: stored.kind });
  return compareFound(
    { state: 'whole', value: stored.value },
    { state: 'whole', value: duplicate.value },
    null,
  );
}
