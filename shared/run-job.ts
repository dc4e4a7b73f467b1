import type { Engine, JobCallName, ParamsOf, ResultOf } from './contract.ts';
import { TrailcaseError } from './errors.ts';
import type { JobEvent, JobProgress } from './job.ts';

/**
 * Starts a job and waits for its end. Fails with the job's error, or with `cancelled`.
 * @param onProgress told of every progress event
 * @param onStart told the job's number, for cancelling it
 */
export async function runJob<N extends JobCallName>(
  engine: Engine,
  name: N,
  params: ParamsOf<N>,
  onProgress: (progress: JobProgress) => void = () => undefined,
  onStart: (job: number) => void = () => undefined,
): Promise<ResultOf<N>> {
  const early: JobEvent[] = [];
  let receive = (event: JobEvent) => void early.push(event);
  const stop = engine.subscribe((event) => receive(event));
  try {
    const { job } = (await engine.call(name, params)) as { job: number };
    onStart(job);
    return await new Promise<ResultOf<N>>((resolve, reject) => {
      receive = (event) => {
        if (event.job !== job) return;
        if (event.state === 'running') onProgress(event.progress);
        else if (event.state === 'done') resolve(event.result as ResultOf<N>);
        else reject(TrailcaseError.fromData(event.error));
      };
      for (const event of early) receive(event);
    });
  } finally {
    stop();
  }
}
