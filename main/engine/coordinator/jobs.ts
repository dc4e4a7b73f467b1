import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobEvent, JobProgress, JobState, PullAbout } from '../../../shared/job.ts';
import { toErrorData } from '../../../shared/rpc/index.ts';
import { type CancelFlag, makeCancelFlag, raise } from './cancel-flag.ts';

interface Job {
  event: JobEvent;
  cancel: CancelFlag;
  ended: Promise<void>;
}

/** The work of a job: tells its progress, looks at its flag, and answers with its result. */
export type Work = (
  cancel: CancelFlag,
  progress: (progress: JobProgress) => void,
) => Promise<unknown>;

/** Jobs kept in the list after they ended. */
const keptJobs = 100;

/** Runs long work in the background and tells of it. */
export class Jobs {
  readonly #tell: (event: JobEvent) => void;
  readonly #jobs = new Map<number, Job>();
  #last = 0;

  constructor(tell: (event: JobEvent) => void) {
    this.#tell = tell;
  }

  /**
   * Starts work; its end comes as an event.
   * @param about told with every event
   */
  start(call: string, work: Work, about?: PullAbout): { job: number } {
    this.#last += 1;
    const number = this.#last;
    const cancel = makeCancelFlag();
    const named = { job: number, call, ...(about === undefined ? {} : { about }) };
    const job: Job = {
      event: { ...named, state: 'running', progress: starting },
      cancel,
      ended: Promise.resolve(),
    };
    this.#jobs.set(number, job);
    const change = (state: JobState) => {
      job.event = { ...named, ...state };
      this.#tell(job.event);
    };
    job.ended = run(work, cancel, change);
    this.#forgetOld();
    return { job: number };
  }

  /** Asks a job to stop; true when it was still running. */
  cancel(number: number): boolean {
    const job = this.#jobs.get(number);
    if (job === undefined || job.event.state !== 'running') return false;
    raise(job.cancel);
    return true;
  }

  list(): JobEvent[] {
    return [...this.#jobs.values()].map(({ event }) => event);
  }

  /** Cancels what is running and waits for it to end. */
  async stop(): Promise<void> {
    for (const { cancel } of this.#jobs.values()) raise(cancel);
    await Promise.all([...this.#jobs.values()].map(({ ended }) => ended));
  }

  #forgetOld(): void {
    for (const [number, { event }] of this.#jobs) {
      if (this.#jobs.size <= keptJobs) return;
      if (event.state !== 'running') this.#jobs.delete(number);
    }
  }
}

const starting: JobProgress = { done: 0, total: null, unit: 'steps', stage: 'starting' };

async function run(
  work: Work,
  cancel: CancelFlag,
  change: (state: JobState) => void,
): Promise<void> {
  try {
    change({ state: 'running', progress: starting });
    const result = await work(cancel, (progress) => change({ state: 'running', progress }));
    change({ state: 'done', result });
  } catch (error) {
    const isCancel = error instanceof TrailcaseError && error.code === 'cancelled';
    change({ state: isCancel ? 'cancelled' : 'failed', error: toErrorData(error) });
  }
}
