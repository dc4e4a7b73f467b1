import type { ParamsOf } from '../../../shared/contract.ts';
import type { JobProgress } from '../../../shared/job.ts';
import type { SalvageReport } from '../../../shared/salvage.ts';
import { startThread } from '../threads/index.ts';
import type { CancelFlag } from './cancel-flag.ts';

/** Saves what a damaged case holds in a thread of its own that ends with it: no case is open for it. */
export async function salvageAside(
  params: ParamsOf<'salvage.start'>,
  cancel: CancelFlag,
  progress: (progress: JobProgress) => void,
): Promise<SalvageReport> {
  const thread = startThread('coordinator/reader-thread');
  const stop = thread.subscribe((event) => progress(event as JobProgress));
  try {
    return (await thread.call('salvage.start', { ...params, cancel })) as SalvageReport;
  } finally {
    stop();
    await thread.terminate();
  }
}
