import { counted } from '../../../../shared/counted.ts';
import type { ErrorData } from '../../../../shared/errors.ts';
import type { SourceReceipt } from '../../../../shared/import-receipt.ts';
import type { StreamReceipt } from '../../../../shared/pull.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { PullWindow } from '../connector.ts';

/** Warnings of one log that are told one by one; more of them are counted. */
const mostWarnings = 50;

/** What a pull brought of one log, counted while it goes on. */
export class StreamTally {
  readonly stream: string;
  pages = 0;
  items = 0;
  read = 0;
  stored = 0;
  duplicates = 0;
  rejected = 0;
  resumed = false;
  isComplete = false;
  /** Of them those that were asked for since records in them were not final before. */
  pagesAgain = 0;
  error: ErrorData | null = null;
  readonly #warnings = new Set<string>();
  #unkept = { pages: 0, records: 0 };
  /** Windows that were gone through. */
  #windows = 0;
  #from: number | null = null;
  #until: number | null = null;
  #announced: number | null = null;
  #earliest: number | null = null;
  #latest: number | null = null;
  #more = 0;
  #again: { from: number; until: number; windows: number } | null = null;

  constructor(stream: string) {
    this.stream = stream;
  }

  /** A window that is gone through: the first says from when, the last until when was asked. */
  ask({ from, until }: PullWindow): void {
    if (this.#windows === 0) this.#from = from;
    this.#windows += 1;
    this.#until = until;
    this.isComplete = false;
  }

  /** A window that is gone through once more, since records in it were not final. */
  askAgain({ from, until }: PullWindow): void {
    const { from: first, until: last, windows } = this.#again ?? { windows: 0 };
    this.#again = {
      from: Math.min(from ?? 0, first ?? Number.POSITIVE_INFINITY),
      until: Math.max(until, last ?? 0),
      windows: windows + 1,
    };
    this.isComplete = false;
  }

  /** Records that the system says are in the window at hand. */
  announce(records: number): void {
    this.#announced = records;
  }

  /** Records that the system says there are; null where it does not say, or where they are those of one window of several. */
  get announced(): number | null {
    return this.#windows > 1 ? null : this.#announced;
  }

  count(receipts: readonly SourceReceipt[]): void {
    for (const { read, stored, duplicates, rejected } of receipts) {
      this.read += read;
      this.stored += stored;
      this.duplicates += duplicates;
      this.rejected += rejected;
    }
  }

  /** Records that came again and were known without asking the case. */
  countKnown(records: number): void {
    this.read += records;
    this.duplicates += records;
  }

  /** Pages that are not kept, with the records in them. */
  leave(pages: number, records: number): void {
    this.#unkept.pages += pages;
    this.#unkept.records += records;
  }

  /** Times of records that came, microseconds UTC. */
  span(earliest: number | null, latest: number | null): void {
    if (earliest !== null) this.#earliest = Math.min(earliest, this.#earliest ?? earliest);
    if (latest !== null) this.#latest = Math.max(latest, this.#latest ?? latest);
  }

  warn(sentence: string): void {
    if (this.#warnings.has(sentence)) return;
    if (this.#warnings.size < mostWarnings) this.#warnings.add(sentence);
    else this.#more += 1;
  }

  receipt(): StreamReceipt {
    const { stream, pages, items, read, stored, duplicates, rejected, announced, resumed } = this;
    return {
      stream,
      askedFrom: written(this.#from),
      askedUntil: written(this.#until),
      gotFrom: written(this.#earliest),
      gotUntil: written(this.#latest),
      askedAgain: this.#toldAgain(),
      pages,
      items,
      read,
      stored,
      duplicates,
      rejected,
      announced,
      state: this.isComplete ? 'complete' : 'open',
      resumed,
      warnings: [...this.#warnings, ...(this.#more > 0 ? [`${this.#more} more warnings.`] : [])],
      notes: this.#notes(),
      error: this.error,
    };
  }

  #toldAgain(): StreamReceipt['askedAgain'] {
    if (this.#again === null) return null;
    const { from, until, windows } = this.#again;
    const pages = this.pagesAgain;
    return { from: formatInstant(from), until: formatInstant(until), windows, pages };
  }

  #notes(): string[] {
    const { pages, records } = this.#unkept;
    if (pages === 0) return [];
    const told = counted(pages, 'page');
    const hash = `${pages === 1 ? 'its hash is' : 'their hashes are'} in the custody log`;
    return [
      records === 0
        ? `${told} without records: nothing of ${pages === 1 ? 'it' : 'them'} was stored.`
        : `${told} brought nothing new (${records.toLocaleString('en-US')} ${records === 1 ? 'record that is' : 'records that are'} in the case already): not stored again, ${hash}.`,
    ];
  }
}

function written(micros: number | null): string | null {
  return micros === null ? null : formatInstant(micros);
}
