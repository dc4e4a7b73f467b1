import { stringifyExact } from '../../../shared/json/index.ts';
import type { MarkSummary } from '../../../shared/marks.ts';
import { MarkSummaries, readNotes } from '../marks/index.ts';
import type { ReadableCase } from '../store/index.ts';

/** What people marked on the records of a window, as cells of a table. */
export class MarkTexts {
  readonly #db: ReadableCase;
  readonly #summaries: MarkSummaries;
  #found: ReadonlyMap<number, MarkSummary> = new Map();

  constructor(db: ReadableCase) {
    this.#db = db;
    this.#summaries = new MarkSummaries(db);
  }

  /** Reads what is marked on the records that are asked about next. */
  turnTo(records: readonly number[]): void {
    this.#found = this.#summaries.of(records);
  }

  /** `true`, or nothing. */
  starred(record: number): string {
    return this.#found.get(record)?.star === true ? 'true' : '';
  }

  /** `true` where there is a star, a tag or a note. */
  marked(record: number): string {
    return this.#found.has(record) ? 'true' : '';
  }

  tags(record: number): string {
    return listText(this.#found.get(record)?.tags ?? []);
  }

  notes(record: number): string {
    if ((this.#found.get(record)?.notes ?? 0) === 0) return '';
    return listText(readNotes(this.#db, record).map(({ text }) => text));
  }
}

/** One as it is, several as a list, as other cells have them. */
function listText(texts: readonly string[]): string {
  const [first, ...more] = texts;
  if (first === undefined) return '';
  return more.length === 0 ? first : stringifyExact([first, ...more]);
}
