import type { Engine } from '../../../shared/contract.ts';
import type { Spool } from './spool.ts';

/** Ties dropped files to the imports that read them. */
export interface DroppedImports {
  /** An import has started. @param files that it reads, dropped ones or others */
  started(job: number, files: readonly string[]): Promise<void>;
  stop(): void;
}

/** Removes dropped files when the import that reads them has ended, however it did. */
export function followImports(engine: Engine, spool: Spool): DroppedImports {
  const stop = engine.subscribe(({ job, call, state }) => {
    if (call === 'import.start' && state !== 'running') spool.release(job);
  });
  return {
    async started(job, files) {
      spool.reserve(files, job);
      // Its end may have been told before its number was known here.
      const event = (await engine.call('job.list', {})).find((each) => each.job === job);
      if (event?.state !== 'running') spool.release(job);
    },
    stop,
  };
}
