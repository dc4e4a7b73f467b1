import type { TenantAnswer } from '../http/tenant-client.ts';

/** An answer takes its time, and dates are told to the second: less than that says nothing. Microseconds. */
const least = 60_000_000;

/**
 * By how much the clock of this machine is ahead of that of the system, microseconds, as its answers tell: a
 * window that ends now has not ended there yet. The answer that was quickest tells it best.
 */
export class ClockLead {
  #lead: number | null = null;

  look({ headers, fetched }: TenantAnswer): void {
    const { date } = headers;
    const told = date?.endsWith('GMT') === true ? Date.parse(date) * 1_000 : Number.NaN;
    if (!Number.isSafeInteger(told) || told < 0) return;
    this.#lead = Math.min(fetched - told, this.#lead ?? Number.POSITIVE_INFINITY);
  }

  /** 0 where the clocks agree, or that of this machine is behind. */
  get micros(): number {
    return this.#lead === null || this.#lead < least ? 0 : this.#lead;
  }
}
