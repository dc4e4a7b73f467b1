import { Worker } from 'node:worker_threads';
import { type Caller, makeCaller } from '../../../shared/rpc/index.ts';
import { portChannel } from './port-channel.ts';

/** Room for short-lived objects in each thread: three times less than V8 takes, no slower here. */
const youngGenerationMb = 24;

/** A worker thread that answers calls. When it dies, its open calls fail. */
export interface Thread extends Caller {
  /** True once it has ended, whether it was asked to or died. */
  readonly isGone: boolean;
  terminate(): Promise<void>;
}

/**
 * Starts a thread.
 * @param entry path of its entry file, relative to the engine's folder and without extension
 */
export function startThread(entry: string): Thread {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const worker = new Worker(new URL(`../${entry}${extension}`, import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
  });
  const caller = makeCaller(portChannel(worker, 'exit'));
  let isGone = false;
  worker.on('error', (error) => console.error(error));
  worker.on('exit', () => {
    isGone = true;
  });
  return {
    ...caller,
    get isGone() {
      return isGone;
    },
    terminate: async () => {
      await worker.terminate();
    },
  };
}
