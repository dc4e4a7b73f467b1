import type { RecordRow } from '../../../shared/case.ts';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';

/**
 * Where a record stands in the evidence, as text for a report: enough for anybody who has the file to find the
 * same bytes.
 * @param caseId of the case that the record is in
 */
export function referenceTo(
  { id, kind, time, source, offset, length }: RecordRow,
  receipt: SourceReceipt | undefined,
  caseId: string,
): string {
  const file =
    receipt === undefined ? `source ${source}` : `${receipt.name}, SHA-256 ${receipt.sha256}`;
  const given =
    receipt === undefined || receipt.file.name === receipt.name
      ? ''
      : `, in ${receipt.file.name}, SHA-256 ${receipt.file.sha256}`;
  return [
    `Record ${id} (${kind}, ${time ?? 'undated'}) of case ${caseId}`,
    `Source ${file}${given}`,
    `Bytes ${offset} to ${offset + length - 1} (${length} bytes from offset ${offset})`,
  ].join('\n');
}
