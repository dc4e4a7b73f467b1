import type { Engine, JobCallName, ParamsOf, ResultOf } from '../../../shared/contract.ts';
import { runJob } from '../../../shared/run-job.ts';
import { ProgressLine } from './progress-line.ts';

/** Runs a job with its progress on the terminal; Ctrl+C cancels it and rolls it back. */
export async function runOnTerminal<N extends JobCallName>(
  engine: Engine,
  name: N,
  params: ParamsOf<N>,
): Promise<ResultOf<N>> {
  const line = new ProgressLine();
  let job = 0;
  const interrupt = () => void engine.call('job.cancel', { job });
  process.once('SIGINT', interrupt);
  try {
    return await runJob(
      engine,
      name,
      params,
      (progress) => line.show(progress),
      (started) => {
        job = started;
      },
    );
  } finally {
    process.removeListener('SIGINT', interrupt);
    line.clear();
  }
}
