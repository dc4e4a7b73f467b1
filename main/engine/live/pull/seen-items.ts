import { createHash } from 'node:crypto';
import type { LogPage } from '../connector.ts';
import { piecesOfPage } from './page-pieces.ts';

/** Items that are remembered; the oldest are forgotten. */
const mostRemembered = 100_000;

/** The records of a page as they are written, with what is no record in it: they differ where a digit of one does. */
export function itemsOf(page: LogPage): string[] {
  const items = piecesOfPage(page);
  // What was not read as a record may hold some.
  return items.length === page.count ? items : [...items, page.answer.body.toString('latin1')];
}

/** Remembers records that are in the case, so that a page of nothing else need not be compared with all of it. */
export class SeenItems {
  readonly #digests = new Set<string>();

  remember(items: readonly string[]): void {
    for (const item of items) {
      const digest = digestOf(item);
      this.#digests.delete(digest);
      this.#digests.add(digest);
    }
    for (const digest of this.#digests) {
      if (this.#digests.size <= mostRemembered) break;
      this.#digests.delete(digest);
    }
  }

  hasAll(items: readonly string[]): boolean {
    return items.every((item) => this.#digests.has(digestOf(item)));
  }
}

function digestOf(item: string): string {
  return createHash('sha256').update(item).digest('base64').slice(0, 32);
}
