import { TrailcaseError } from '../../../shared/errors.ts';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import type { RestoreSource } from '../../../shared/restoring.ts';
import type { Layout } from '../read/index.ts';
import type { ReadableCase } from '../store/index.ts';
import type { RecordForm } from './record-content.ts';

/** The system whose audit records can be restored, as `sources` names it. */
export const tenantSystem = 'tenant';

/** A source of the case as a restore needs to know it. */
export interface ArchiveSource {
  id: number;
  stream: number;
  /** Stream of the file that it came in. */
  given: number;
  system: string;
  layout: Layout;
  receipt: SourceReceipt;
}

/**
 * The sources that are to be restored, in their order.
 * @param asked their numbers; all of the case where none are given
 * @throws {TrailcaseError} `not-found` for a number that no source has, or where the case has none
 */
export function listArchiveSources(
  db: ReadableCase,
  asked: readonly number[] | undefined,
): ArchiveSource[] {
  const rows = db
    .prepare(
      `SELECT s.id, s.stream, g.stream AS given, s.system, s.mapping, s.receipt
       FROM source s JOIN given g ON g.id = s.given ORDER BY s.id`,
    )
    .all() as (Omit<ArchiveSource, 'layout' | 'receipt'> & { mapping: string; receipt: string })[];
  const missing = asked?.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) {
    throw new TrailcaseError('not-found', `There is no source ${missing} in this case.`);
  }
  if (rows.length === 0) {
    throw new TrailcaseError('not-found', 'The case is empty: import the archive to restore.');
  }
  return rows
    .filter(({ id }) => asked === undefined || asked.includes(id))
    .map(({ mapping, receipt, ...row }) => ({
      ...row,
      layout: (JSON.parse(mapping) as { layout: Layout }).layout,
      receipt: JSON.parse(receipt) as SourceReceipt,
    }));
}

/** Whether the records of a source are JSON of their own. */
export function formOf({ layout }: Pick<ArchiveSource, 'layout'>): RecordForm {
  return layout.type === 'csv' ? 'table' : 'json';
}

/** What is to be said of a source before it is restored. */
export function describeSource(
  source: ArchiveSource,
  manifest: RestoreSource['manifest'],
): RestoreSource {
  const { id, receipt } = source;
  const { name, sha256, stored } = receipt;
  return {
    source: id,
    name,
    sha256,
    records: stored,
    form: formOf(source),
    manifest,
    warnings: warningsOf(source),
  };
}

function warningsOf(source: ArchiveSource): string[] {
  const { encoding, state, rejected, duplicates, differing } = source.receipt;
  const warnings: string[] = [];
  if (formOf(source) === 'table') {
    warnings.push(
      'It is a table: each row is made into a JSON record by its columns, JSON text in cells is read, empty cells become null. These are not the bytes that the tenant once exported.',
    );
  } else if (!/^utf-?8$/i.test(encoding)) {
    warnings.push(`It is written in ${encoding}: the same text is sent in UTF-8.`);
  }
  if (state === 'incomplete') {
    warnings.push('It is incomplete: what was cut off or damaged cannot be restored.');
  }
  if (rejected > 0) {
    warnings.push(`${rejected} of its records could not be read and are not restored.`);
  }
  if (duplicates > 0) {
    const other =
      differing > 0 ? `; ${differing} of them in other bytes: the first that came is restored` : '';
    warnings.push(
      `${duplicates} records more were in the case already or stand in it twice, and count once${other}.`,
    );
  }
  return warnings;
}
