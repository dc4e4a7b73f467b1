/** Lets work take turns: each begins when the one before has ended, however that ended. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs work after everything that was given before it. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
