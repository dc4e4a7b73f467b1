import { TrailcaseError } from '../../../../shared/errors.ts';
import type { ReadableCase } from '../../store/index.ts';

/**
 * Lets a running statement be cancelled. SQLite cannot be interrupted here; but a function of ours
 * that it calls for one row in 1024 can throw. That costs nothing that could be measured, where a
 * call for every row costs 0.1 µs.
 */
export class StopCheck {
  #isStopped: () => boolean = () => false;

  /** Registers the function on a connection, once. */
  constructor(db: ReadableCase) {
    db.function('still_wanted', { deterministic: false, directOnly: true }, () => {
      this.pause();
      return 1;
    });
  }

  /** Runs work that stops with `cancelled` when `isStopped` says so. */
  during<T>(isStopped: () => boolean, work: () => T): T {
    this.#isStopped = isStopped;
    try {
      return work();
    } finally {
      this.#isStopped = () => false;
    }
  }

  /** Throws `cancelled` when the work at hand is not wanted any more. */
  pause(): void {
    if (this.#isStopped()) throw new TrailcaseError('cancelled', 'Cancelled.');
  }
}

/** Condition to stand first in WHERE: always true, unless the work at hand was cancelled. */
export const stillWanted = '((r.id & 1023) OR still_wanted())';
