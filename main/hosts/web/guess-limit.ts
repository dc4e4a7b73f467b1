/** Wrong tokens from which on each answer to one is late, and how late. */
const firstDelayed = 10;
const delayMs = 1_000;

/** Wrong tokens at which the host gives up. */
const mostGuesses = 100;

/** Makes guessing slow and then impossible. */
export class GuessLimit {
  readonly #giveUp: () => void;
  #wrong = 0;

  /** @param giveUp called once, at the hundredth wrong token of the run */
  constructor(giveUp: () => void) {
    this.#giveUp = giveUp;
  }

  /** Counts a wrong token; the answer to it is due when the promise is kept. */
  async count(): Promise<void> {
    this.#wrong += 1;
    if (this.#wrong === mostGuesses) this.#giveUp();
    if (this.#wrong < firstDelayed) return;
    await new Promise((resolve) => setTimeout(resolve, delayMs).unref());
  }
}
