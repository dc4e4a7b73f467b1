import type { RecordRow, ResultWindow } from '../../../shared/case.ts';

/** Rows that are asked for at a time. */
export const pageSize = 200;

/** Pages that are kept: some fifty screens. */
const keptPages = 40;

/** Windows that are on their way at the same time. */
const atOnce = 2;

/** Asks for rows of a result from a position on. */
export type FetchRows = (from: number, count: number) => Promise<ResultWindow>;

/**
 * The rows of one result that are at hand, page by page. Pages in sight are asked for first, those that went
 * out of sight before their turn not at all.
 */
export class RowCache {
  readonly #fetch: FetchRows;
  readonly #changed: () => void;
  readonly #trouble: (error: unknown) => void;
  /** The same result as it was read before: shown until its rows are read again. */
  #before: RowCache | null;
  /** By page number; the latest used last. */
  readonly #pages = new Map<number, readonly RecordRow[]>();
  readonly #asked = new Set<number>();
  #wanted: number[] = [];
  #isClosed = false;

  constructor(
    fetch: FetchRows,
    changed: () => void,
    trouble: (error: unknown) => void,
    before: RowCache | null = null,
  ) {
    this.#before = before;
    before?.close();
    this.#fetch = fetch;
    this.#changed = changed;
    this.#trouble = trouble;
  }

  /** The row at a position; undefined while it is on its way. */
  at(position: number): RecordRow | undefined {
    const page = this.#pages.get(Math.floor(position / pageSize));
    return page === undefined ? this.#before?.at(position) : page[position % pageSize];
  }

  /** Takes rows that are known already, from position 0 on. */
  take(rows: readonly RecordRow[]): void {
    for (let page = 0; (page + 1) * pageSize <= rows.length; page++) {
      this.#keep(page, rows.slice(page * pageSize, (page + 1) * pageSize));
    }
  }

  /** Sees to it that the rows from `first` to `last` come; what was wanted before is forgotten. */
  want(first: number, last: number): void {
    const pages: number[] = [];
    for (let page = Math.floor(first / pageSize); page * pageSize <= last; page++) pages.push(page);
    for (const page of pages) this.#touch(page);
    this.#wanted = pages.filter((page) => !this.#pages.has(page) && !this.#asked.has(page));
    this.#askNext();
  }

  /** Nothing that is still on its way is taken any more. */
  close(): void {
    this.#isClosed = true;
    this.#wanted = [];
    this.#before = null;
  }

  #askNext(): void {
    while (this.#asked.size < atOnce) {
      const page = this.#wanted.shift();
      if (page === undefined) return;
      void this.#ask(page);
    }
  }

  async #ask(page: number): Promise<void> {
    this.#asked.add(page);
    try {
      const { rows } = await this.#fetch(page * pageSize, pageSize);
      if (this.#isClosed) return;
      this.#keep(page, rows);
      this.#changed();
    } catch (error) {
      if (!this.#isClosed) this.#trouble(error);
    } finally {
      this.#asked.delete(page);
      if (!this.#isClosed) this.#askNext();
    }
  }

  #keep(page: number, rows: readonly RecordRow[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= keptPages) break;
      this.#pages.delete(oldest);
    }
  }

  #touch(page: number): void {
    const rows = this.#pages.get(page);
    if (rows !== undefined) this.#keep(page, rows);
  }
}
