/**
 * What happens in the story, in order of time. Chapters put acts on it in any order; when it runs,
 * each act finds the tenant as all earlier acts left it, so old and new states always fit together.
 */
export interface Agenda {
  /** Plans an act; acts of the same millisecond run in the order in which they were planned. */
  plan(time: number, act: (time: number) => void): void;
  /** Runs every act before `end`, also those that are planned while it runs. */
  run(end: number): void;
}

interface Act {
  time: number;
  act: (time: number) => void;
}

/** Makes an empty agenda. */
export function createAgenda(): Agenda {
  let acts: Act[] = [];
  let isRunning = false;
  return {
    plan(time, act) {
      if (!isRunning) {
        acts.push({ time, act });
        return;
      }
      const later = acts.findIndex((other) => other.time > time);
      acts.splice(later < 0 ? acts.length : later, 0, { time, act });
    },
    run(end) {
      acts = acts.sort((a, b) => a.time - b.time);
      isRunning = true;
      for (let next = acts.shift(); next && next.time < end; next = acts.shift()) {
        next.act(next.time);
      }
      isRunning = false;
    },
  };
}
