import type { HostEvent } from '../../../shared/host.ts';

/** What the page is to be told, held back while none listens: it is being loaded, or the engine is. */
export class PageWishes {
  readonly #tell: (event: HostEvent) => void;
  #waiting: HostEvent[] = [];
  #listens = false;

  constructor(tell: (event: HostEvent) => void) {
    this.#tell = tell;
  }

  send(event: HostEvent): void {
    if (this.#listens) this.#tell(event);
    else this.#waiting.push(event);
  }

  /** A page has begun to listen. */
  begin(): void {
    this.#listens = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const event of waiting) this.#tell(event);
  }

  /** The page is gone, for now. */
  end(): void {
    this.#listens = false;
  }
}
