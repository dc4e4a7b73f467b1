/** What an evaluation found in one group. */
export interface Hit {
  group: number;
  /** Positions of its events, ascending. */
  events: readonly number[];
  /** Positions at which the condition held, for correlations over this one: its last event at least. */
  moments: readonly number[];
  /** Words for the sentence that tells it, by the name of their place. */
  facts: Readonly<Record<string, string>>;
  /** What it is about besides its group; empty where the group says it all. */
  about: readonly (readonly [field: string, code: number])[];
}

/** All positions from one to another, both included. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
