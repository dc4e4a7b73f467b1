import type { JobEvent } from '../../../shared/job.ts';
import type { WorkingState } from './desk-contract.ts';

/** A search ends with its view; nobody waits for it. */
const unseen: ReadonlySet<string> = new Set(['search.start']);

/** Follows the jobs of an engine and tells when something that is shown of them changes. */
export class WorkingJobs {
  readonly #running = new Map<number, { call: string; fraction: number | null }>();
  readonly #changed: (state: WorkingState) => void;
  #told = '';

  /** @param changed told at most once for each whole percentage */
  constructor(changed: (state: WorkingState) => void) {
    this.#changed = changed;
  }

  take(event: JobEvent): void {
    if (unseen.has(event.call)) return;
    if (event.state === 'running') {
      const { done, total } = event.progress;
      const fraction = total === null || total === 0 ? null : Math.min(done / total, 1);
      this.#running.set(event.job, { call: event.call, fraction });
    } else this.#running.delete(event.job);
    this.#tell();
  }

  /** The least far of the jobs counts: when it is done all are. */
  #state(): WorkingState {
    const jobs = [...this.#running.values()];
    const fractions = jobs.flatMap(({ fraction }) => (fraction === null ? [] : [fraction]));
    const isKnown = jobs.length > 0 && fractions.length === jobs.length;
    const least = Math.floor(Math.min(...fractions) * 100) / 100;
    return { running: jobs.map(({ call }) => call), fraction: isKnown ? least : null };
  }

  #tell(): void {
    const state = this.#state();
    const text = JSON.stringify(state);
    if (text === this.#told) return;
    this.#told = text;
    this.#changed(state);
  }
}
