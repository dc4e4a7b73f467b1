import { setTimeout as timer } from 'node:timers/promises';

/** What a client needs of the world besides the network. Tests give their own, so that nothing waits. */
export interface Outside {
  /** Milliseconds since 1970. */
  now(): number;
  /** @throws where the signal is raised meanwhile */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 to 1. */
  chance(): number;
}

export const realOutside: Outside = {
  now: () => Date.now(),
  wait: async (milliseconds, signal) => {
    await timer(milliseconds, undefined, { signal });
  },
  chance: () => Math.random(),
};
