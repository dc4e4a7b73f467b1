import { abortSignalOf, type CancelFlag } from './cancel-flag.ts';

/** A signal that follows the flag of a job, for work that waits for a network. */
export interface CancelSignal {
  readonly signal: AbortSignal;
  /** While it is held the signal waits: a request that changes something is not cut off. */
  hold(isHeld: boolean): void;
  /** While the work waits nothing of it is out, held or not. */
  wait(isWaiting: boolean): void;
  /** To be called when the work has ended. */
  end(): void;
}

/** Makes a signal of a flag, in the thread that raises it. */
export function cancelSignal(cancel: CancelFlag): CancelSignal {
  const controller = new AbortController();
  const asked = abortSignalOf(cancel);
  let isHeld = false;
  let isWaiting = false;
  const look = () => {
    if ((!isHeld || isWaiting) && asked.aborted) controller.abort();
  };
  asked.addEventListener('abort', look);
  look();
  return {
    signal: controller.signal,
    hold: (held) => {
      isHeld = held;
      look();
    },
    wait: (waits) => {
      isWaiting = waits;
      look();
    },
    end: () => asked.removeEventListener('abort', look),
  };
}
