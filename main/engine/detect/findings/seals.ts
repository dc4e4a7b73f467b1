import { createHash } from 'node:crypto';
import { hashRows, type ReadableCase } from '../../store/index.ts';

/**
 * SHA-256 over what detections left: every finding of the case with the runs that found it and saw it
 * last, and the hash over everything else that it says. The entry of a run holds the one after it.
 */
export function sealOfFindings(db: ReadableCase): string {
  const rows = db
    .prepare('SELECT id, detection, latest, gone, detected, sha256 FROM finding ORDER BY id')
    .raw()
    .iterate();
  const seal = createHash('sha256');
  for (const row of rows) seal.update(`${JSON.stringify(row)}\n`);
  return seal.digest('hex');
}

/** SHA-256 over the rows of a decision, in the order of its findings. */
export function sealOfTriage(db: ReadableCase, change: number): string {
  const rows = db
    .prepare('SELECT finding, state, sha256 FROM triage WHERE change = ? ORDER BY finding')
    .raw()
    .all(change) as [number, string, string][];
  return hashRows(rows);
}

/** SHA-256 over the records of a finding, so that a decision can tell whether it has others by now. */
export function hashOfRecords(ranges: string): string {
  return hashRows([[ranges]]);
}
