/** Counts how often something had to be started again, so that it is not tried for ever. */
export class RestartLimit {
  readonly #most: number;
  readonly #withinMs: number;
  readonly #now: () => number;
  #times: number[] = [];

  /**
   * @param most restarts allowed within the time
   * @param now milliseconds that only go forward
   */
  constructor(most: number, withinMs: number, now: () => number) {
    this.#most = most;
    this.#withinMs = withinMs;
    this.#now = now;
  }

  /** Counts one restart. False where there were too many of late. */
  allows(): boolean {
    const now = this.#now();
    this.#times = this.#times.filter((time) => now - time < this.#withinMs);
    this.#times.push(now);
    return this.#times.length <= this.#most;
  }

  /** Begins to count anew: a person asked for it. */
  reset(): void {
    this.#times = [];
  }
}
