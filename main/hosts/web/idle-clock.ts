/** Stops a host that nobody uses: counts from the start and from when the last page has gone. */
export class IdleClock {
  readonly #ms: number;
  readonly #isBusy: () => Promise<boolean>;
  readonly #ended: () => void;
  #connected = 0;
  #isStopped = false;
  #timer: NodeJS.Timeout | null = null;

  /**
   * @param minutes without a page until the end; 0 for never
   * @param isBusy whether a job still runs: then the time starts anew
   */
  constructor(minutes: number, isBusy: () => Promise<boolean>, ended: () => void) {
    this.#ms = minutes * 60_000;
    this.#isBusy = isBusy;
    this.#ended = ended;
    this.#start();
  }

  /** A page came. */
  connected(): void {
    this.#connected += 1;
    this.#rest();
  }

  /** A page went. @returns how many are left */
  gone(): number {
    this.#connected -= 1;
    if (this.#connected === 0) this.#start();
    return this.#connected;
  }

  /** Ends it for good: pages that go afterwards start nothing. */
  stop(): void {
    this.#isStopped = true;
    this.#rest();
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #start(): void {
    if (this.#ms === 0 || this.#isStopped) return;
    this.#rest();
    this.#timer = setTimeout(() => void this.#look(), this.#ms);
  }

  async #look(): Promise<void> {
    const busy = await this.#isBusy();
    if (this.#connected > 0 || this.#timer === null) return;
    if (busy) this.#start();
    else this.#ended();
  }
}
