import { MessageChannel } from 'node:worker_threads';
import type { CaseInfo } from '../../../shared/case.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { GivenReceipt, ImportReceipt } from '../../../shared/import-receipt.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { startThread } from '../threads/index.ts';
import { type CancelFlag, isRaised } from './cancel-flag.ts';
import { withDigests } from './digest-comparison.ts';
import type { OpenSession } from './open-session.ts';

/**
 * Runs an import: a parser thread of its own reads the files and sends what it finds straight to the
 * writer thread.
 */
export async function runImport(
  session: OpenSession,
  { files, ...options }: ParamsOf<'import.start'>,
  cancel: CancelFlag,
  progress: (progress: JobProgress) => void,
): Promise<ImportReceipt> {
  refuseCancelled(cancel);
  const info = (await session.read('case.info', { integrity: session.integrity })) as CaseInfo;
  const known = info.sources.map(({ file }: { file: GivenReceipt }) => file);
  const { port1, port2 } = new MessageChannel();
  await session.writer.call('serve-import', { port: port1, cancel });
  const parser = startThread('ingest/parser-thread');
  const stop = parser.subscribe((event) => progress(event as JobProgress));
  let receipt: ImportReceipt;
  try {
    const order = { case: session.path, files, options, known, cancel: cancel.shared, port: port2 };
    receipt = (await parser.call('import', order)) as ImportReceipt;
  } finally {
    stop();
    await parser.terminate();
  }
  return await withDigests(receipt, session, cancel, progress);
}

/** An import that waited for its turn may have been cancelled meanwhile. */
function refuseCancelled(cancel: CancelFlag): void {
  if (isRaised(cancel)) throw new TrailcaseError('cancelled', 'Cancelled before it began.');
}
