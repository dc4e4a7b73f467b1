import { TrailcaseError } from '../../../../shared/errors.ts';
import type { ReadableCase } from '../../store/index.ts';

/** Rows between two looks, as in `stillWanted`. */
export const rowsALook = 1024;

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

  /** The same; null when it has looked at more than so many rows. */
  within<T>(rows: number, isStopped: () => boolean, work: () => T): T | null {
    let left = rows / rowsALook;
    const runOut = () => {
      left -= 1;
      return left < 0;
    };
    try {
      return this.during(() => isStopped() || runOut(), work);
    } catch (error) {
      if (left < 0 && isCancelled(error)) return null;
      throw error;
    }
  }

  /** Throws `cancelled` when the work at hand is not wanted any more. */
  pause(): void {
    if (this.#isStopped()) throw new TrailcaseError('cancelled', 'Cancelled.');
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof TrailcaseError && error.code === 'cancelled';
}

/** Condition to stand first in WHERE: always true, unless the work at hand was cancelled. */
export const stillWanted = `((r.id & ${rowsALook - 1}) OR still_wanted())`;
