import type { JobEvent } from '../../shared/job.ts';

type Running = Extract<JobEvent, { state: 'running' }>;

/** Has a look at what jobs bring that go on for long: soon after they brought something, and not at every piece. */
export class GrowingJobs {
  readonly #told = new Map<number, number>();
  readonly #look: () => void;
  readonly #pause: number;
  #waits = false;

  /** @param pause milliseconds between something brought and the look at it */
  constructor(look: () => void, pause = 1_000) {
    this.#look = look;
    this.#pause = pause;
  }

  /** Takes note of how far a job is. */
  told({ job, progress: { done } }: Running): void {
    const before = this.#told.get(job) ?? 0;
    this.#told.set(job, done);
    if (done <= before || this.#waits) return;
    this.#waits = true;
    setTimeout(() => {
      this.#waits = false;
      this.#look();
    }, this.#pause);
  }
}
