import type { Cut } from './report-model.ts';
import { writeCount } from './write-count.ts';

/** What is left of the characters that a part may have. */
export class Allowance {
  #left: number;

  constructor(characters: number) {
    this.#left = characters;
  }

  /** True where there was room before this one: a list ends after what filled it. */
  take(item: unknown): boolean {
    if (this.#left <= 0) return false;
    this.#left -= JSON.stringify(item).length;
    return true;
  }
}

/** Where a list ends. */
export interface ListEnd {
  /** Items there are, shown or not. */
  total: number;
  most: number;
  allowance: Allowance;
  /** Where the rest is found, as the end of a sentence. */
  rest: string;
}

/** The first items, as many as fit; they are made one by one, so that what is not shown costs nothing. */
export function cutList<T>(items: Iterable<T>, { total, most, allowance, rest }: ListEnd): Cut<T> {
  const shown: T[] = [];
  if (most > 0) {
    for (const item of items) {
      if (!allowance.take(item)) break;
      shown.push(item);
      if (shown.length === most) break;
    }
  }
  return cutTo(shown, total, rest);
}

/** A short list that is cut by its number alone. */
export function cutShort<T>(items: readonly T[], most: number, rest: string): Cut<T> {
  return cutTo(items.slice(0, most), items.length, rest);
}

/**
 * What is shown of a list, and what that leaves out.
 * @param rest see `ListEnd`
 */
export function cutTo<T>(shown: T[], total: number, rest: string): Cut<T> {
  const words = `${writeCount(shown.length)} of ${writeCount(total)} shown; ${rest}`;
  return { shown, total, rest: shown.length >= total ? null : words };
}
