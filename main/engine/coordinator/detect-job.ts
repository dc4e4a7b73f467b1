import type { ParamsOf } from '../../../shared/contract.ts';
import type { DetectionReceipt } from '../../../shared/detection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import type { PreparedRun } from '../detect/index.ts';
import { type CancelFlag, isRaised } from './cancel-flag.ts';
import type { OpenSession } from './open-session.ts';

/** Runs the rules in a reader thread, and has the writer thread keep what they found, all of it or nothing. */
export async function runDetection(
  session: OpenSession,
  params: ParamsOf<'detect.start'>,
  cancel: CancelFlag,
  progress: (progress: JobProgress) => void,
): Promise<DetectionReceipt> {
  // It may have been cancelled while it waited for its turn.
  if (isRaised(cancel)) throw new TrailcaseError('cancelled', 'Cancelled before it began.');
  const run = (await session.scan('detect.run', { ...params, cancel }, progress)) as PreparedRun;
  progress({ done: 0, total: null, unit: 'steps', stage: 'keeping what was found' });
  return (await session.writer.call('detect.keep', { run, cancel })) as DetectionReceipt;
}
