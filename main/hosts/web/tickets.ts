import { createHash, randomBytes } from 'node:crypto';

const lifeMs = 30_000;

/** Tickets that wait to be used; the oldest gives way. */
const mostWaiting = 100;

/**
 * Single-use passes for a web socket, on which browsers can set no header: each is good once and for
 * thirty seconds, and is handed out to holders of the token only.
 */
export class Tickets {
  readonly #now: () => number;
  /** Hash of a ticket → when it ends. Hashes, so that looking one up tells nothing by its time. */
  readonly #waiting = new Map<string, number>();

  /** @param now milliseconds that only go forward */
  constructor(now: () => number) {
    this.#now = now;
  }

  issue(): string {
    const ticket = randomBytes(32).toString('base64url');
    const oldest = this.#waiting.keys().next();
    if (this.#waiting.size >= mostWaiting && !oldest.done) this.#waiting.delete(oldest.value);
    this.#waiting.set(hashed(ticket), this.#now() + lifeMs);
    return ticket;
  }

  /** True once for a ticket that was issued and is not late. */
  take(ticket: string): boolean {
    const key = hashed(ticket);
    const ends = this.#waiting.get(key);
    this.#waiting.delete(key);
    return ends !== undefined && this.#now() < ends;
  }
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
