import { createHash } from 'node:crypto';
import { cutText } from '../../../../shared/cut-text.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';

/** Times in a row that a page may come which leads to where somebody was before. */
const mostAgain = 5;
/** A system that sends so many pages without a record one after another, and a further one each time, is not believed any more. */
const usualEmpty = 50;
/** The same of a system that looks for records page by page, so that a page may well hold none. */
export const patientEmpty = 500;
/** Places that are remembered; a circle that is longer ends with the window, or by hand. */
const mostPlaces = 100_000;
/** Characters of an address that are told; a cursor in it may be long. */
const longestTold = 500;

/**
 * Looks whether reading goes on. A page that leads to itself may be another one that came twice, so it is asked for again, but
 * not for ever; one without a record may have others behind it, but not without end.
 */
export class Standstill {
  readonly #mostEmpty: number;
  /** Where pages led, as short hashes. */
  readonly #led = new Set<string>();
  #again = 0;
  #empty = 0;

  constructor(mostEmpty = usualEmpty) {
    this.#mostEmpty = mostEmpty;
  }

  /**
   * @param asked where a page was asked for: a cursor or an address; null at the beginning
   * @param led where it leads; null for the last one
   * @param records in it
   * @throws {TrailcaseError} `unexpected-answer` where pages lead nowhere too often in a row
   */
  after(asked: string | null, led: string | null, records: number, answer: TenantAnswer): void {
    if (led === null) return;
    this.#again = led === asked || this.#wasThere(led) ? this.#again + 1 : 0;
    if (this.#again > mostAgain) throw standing(answer);
    this.#empty = records === 0 ? this.#empty + 1 : 0;
    if (this.#empty > this.#mostEmpty) throw nothingButEmpty(answer, this.#mostEmpty);
  }

  #wasThere(place: string): boolean {
    const digest = createHash('sha256').update(place).digest('base64').slice(0, 16);
    if (this.#led.has(digest)) return true;
    this.#led.add(digest);
    for (const oldest of this.#led) {
      if (this.#led.size <= mostPlaces) break;
      this.#led.delete(oldest);
    }
    return false;
  }
}

function standing({ address }: TenantAnswer): TrailcaseError {
  return new TrailcaseError(
    'unexpected-answer',
    `The same page came again and again, or pages that lead in a circle, the last time from ${cutText(address, longestTold)}: the system does not go on. What came before it is kept. Pull again later; if it stays so, tell whoever runs the system, or look at how the connection says that pages are asked for.`,
  );
}

function nothingButEmpty({ address }: TenantAnswer, most: number): TrailcaseError {
  return new TrailcaseError(
    'unexpected-answer',
    `${most} pages in a row held no record, and each named a further one, the last of them ${cutText(address, longestTold)}. What came before them is kept, and where reading stopped. Pull again to go on there; if nothing comes again, pull from a later time (--since), or tell whoever runs the system.`,
  );
}
