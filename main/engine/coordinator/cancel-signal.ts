import { type CancelFlag, isRaised } from './cancel-flag.ts';

/** How often a flag is looked at, in milliseconds. */
const interval = 100;

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

/** Makes a signal of a flag, which other threads raise without a message. */
export function cancelSignal(cancel: CancelFlag): CancelSignal {
  const controller = new AbortController();
  let isHeld = false;
  let isWaiting = false;
  const look = () => {
    if ((!isHeld || isWaiting) && isRaised(cancel)) controller.abort();
  };
  const timer = setInterval(look, interval);
  return {
    signal: controller.signal,
    hold: (held) => {
      isHeld = held;
    },
    wait: (waits) => {
      isWaiting = waits;
    },
    end: () => clearInterval(timer),
  };
}
