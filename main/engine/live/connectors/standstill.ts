import { TrailcaseError } from '../../../../shared/errors.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';

/** Times in a row that a page may come which leads to where it was asked. */
const mostAgain = 5;

/**
 * Looks whether reading goes on. A page that leads to itself may be another one that came twice, so it is asked for again, but
 * not for ever.
 */
export class Standstill {
  #again = 0;

  /**
   * @param isSame whether a page leads to where it was asked
   * @throws {TrailcaseError} `unexpected-answer` where it was so too often in a row
   */
  after(isSame: boolean, { address }: TenantAnswer): void {
    this.#again = isSame ? this.#again + 1 : 0;
    if (this.#again <= mostAgain) return;
    throw new TrailcaseError(
      'unexpected-answer',
      `The same page came again and again, the last time from ${address}: the system does not go on. What came before it is kept. Pull again later; if it stays so, tell whoever runs the system.`,
    );
  }
}
