import type { ReadOnlyReason } from '../../../shared/case.ts';
import { type CallName, contract, type JobCallName } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { readOnlyWords } from '../../../shared/read-only-words.ts';

/**
 * Whether a job keeps something in the case. The others read; where the case is open for reading only they are done
 * without their entry in the custody log.
 */
const keeps: Record<JobCallName, boolean> = {
  'import.start': true,
  'detect.start': true,
  'pull.start': true,
  'connection.test': true,
  'held.now': true,
  'act.check': true,
  'act.start': true,
  'restore.check': true,
  'restore.start': true,
  'run.answer': true,
  'search.start': false,
  'verify.start': false,
  'export.start': false,
  'evidence.write': false,
  'salvage.start': false,
  'report.start': false,
  'run.export': false,
  'plan.export': false,
  'restore.export': false,
};

/** What is said of everything that would write into a case that is open for reading only. */
export function readOnlyError(reason: ReadOnlyReason | null): TrailcaseError {
  return new TrailcaseError('read-only', readOnlyWords(reason ?? 'asked'));
}

/**
 * Refuses a call that would keep something in a case that is open for reading only.
 * @param readOnly why it is; null where it is not
 */
export function refuseKeeping(name: CallName, readOnly: ReadOnlyReason | null): void {
  if (readOnly === null || name === 'case.open') return;
  const { mode } = contract[name];
  if (mode === 'write' || (mode === 'job' && keeps[name as JobCallName])) {
    throw readOnlyError(readOnly);
  }
}
