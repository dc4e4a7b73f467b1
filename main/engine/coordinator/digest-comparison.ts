import { TrailcaseError } from '../../../shared/errors.ts';
import type { ImportReceipt } from '../../../shared/import-receipt.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { digestSubject, trailSystem } from '../../../shared/trail-digest.ts';
import type { VerifyCheck } from '../../../shared/verify-report.ts';
import type { CancelFlag } from './cancel-flag.ts';
import type { OpenSession } from './open-session.ts';

/**
 * Adds to the answer of an import what the CloudTrail digests of the case say of its log files, where the
 * import brought digests or log files. Not part of a source's receipt, which never changes: a file
 * that is missing now may come with the next import.
 */
export async function withDigests(
  receipt: ImportReceipt,
  session: OpenSession,
  cancel: CancelFlag,
  progress: (progress: JobProgress) => void,
): Promise<ImportReceipt> {
  if (!receipt.sources.some(({ system }) => system === trailSystem)) return receipt;
  try {
    const digests = (await session.scan(
      'digests.compare',
      { cancel },
      progress,
    )) as VerifyCheck | null;
    return digests === null ? receipt : { ...receipt, digests };
  } catch (error) {
    if (!(error instanceof TrailcaseError)) throw error;
    return { ...receipt, digests: notCompared(error) };
  }
}

/** The import is done and stays done, whatever comes of the comparison. */
function notCompared({ message }: TrailcaseError): VerifyCheck {
  return {
    subject: digestSubject,
    ok: true,
    findings: [`Not compared: ${message} Verify the case to compare them.`],
  };
}
