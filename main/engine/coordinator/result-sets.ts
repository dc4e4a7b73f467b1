import type {
  Asked,
  OpenedResult,
  SearchOutcome,
  SearchProgress,
  Suggestion,
} from '../../../shared/case.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import type { MarkedRecords } from '../../../shared/marks.ts';
import { type CancelFlag, makeCancelFlag } from './cancel-flag.ts';
import { Columns } from './columns.ts';
import type { OpenSession } from './open-session.ts';
import { ResultSet } from './result-set.ts';
import { SpareBuffers } from './spare-buffers.ts';
import { suggest } from './suggest.ts';

/** Open results at most: each holds four bytes a record. The one opened longest ago is closed for a new one. */
const mostResults = 8;

/** A question from a view; the newest one of a view takes the place of the one before. */
export type AskedInView = Asked & { view?: string | undefined };

interface OpenResult {
  view: string | undefined;
  set: ResultSet;
}

/** The open results of a case, by number. */
export class ResultSets {
  readonly #session: OpenSession;
  readonly #columns: Columns;
  readonly #spares = new SpareBuffers();
  readonly #open = new Map<number, OpenResult>();
  #last = 0;

  constructor(session: OpenSession) {
    this.#session = session;
    this.#columns = new Columns(session);
  }

  /**
   * Opens a result and answers with its first rows, or with `cancelled` when it was closed meanwhile.
   * @param rows how many
   */
  async open({ view, ...asked }: AskedInView, rows: number): Promise<OpenedResult> {
    const { number, set } = this.#start(view, asked, makeCancelFlag(), () => undefined);
    return await this.#closeOnFailure(number, async () => {
      const first = await set.first(rows);
      return { result: number, ...(await set.context), ...first };
    });
  }

  /** Opens a result of a text question, and tells how far it has come, until all of it is known. */
  async search(
    { view, ...asked }: AskedInView,
    cancel: CancelFlag,
    tell: (progress: SearchProgress) => void,
  ): Promise<SearchOutcome> {
    let searchedBytes = 0;
    const { number, set } = this.#start(view, asked, cancel, (state) => {
      searchedBytes = state.searchedBytes;
      tell({
        done: searchedBytes,
        total: state.totalBytes,
        unit: 'bytes',
        stage: 'searching the original text',
        found: { result: number, records: state.found.length },
      });
    });
    return await this.#closeOnFailure(number, async () => {
      const total = await set.total();
      return { result: number, total, searchedBytes };
    });
  }

  /**
   * A result that nobody looks at, found for an export. It has no number; who asked closes it.
   * @param tell told how far a search through the original text has come
   */
  find(asked: Asked, cancel: CancelFlag, tell: (progress: JobProgress) => void): ResultSet {
    return new ResultSet(this.#session, this.#columns, this.#spares, asked, cancel, (state) =>
      tell({
        done: state.searchedBytes,
        total: state.totalBytes,
        unit: 'bytes',
        stage: 'searching the original text',
      }),
    );
  }

  /** What may come next in the text of a question. */
  suggest(asked: ParamsOf<'query.complete'>): Promise<Suggestion[]> {
    return suggest(this.#session, this.#columns, asked);
  }

  /** An open result. Fails with `not-found`. */
  get(number: number): ResultSet {
    const open = this.#open.get(number);
    if (open !== undefined) return open.set;
    throw new TrailcaseError('not-found', `Result ${number} is closed. Ask the question again.`);
  }

  /**
   * Ids of the records that somebody means; ascending, each once.
   * @throws TrailcaseError `not-found` for a closed result, and as `ResultSet.at` does
   */
  async idsOf(records: MarkedRecords): Promise<number[]> {
    if (records.kind === 'positions') return await this.get(records.result).at(records.ranges);
    return [...new Set(records.ids)].sort((one, other) => one - other);
  }

  /** Closes a result; true when it was open. */
  close(number: number): boolean {
    const open = this.#open.get(number);
    this.#open.delete(number);
    open?.set.close();
    return open !== undefined;
  }

  /** Closes the result of a view, which also cancels one that is being opened. */
  closeView(view: string): boolean {
    const numbers = [...this.#open].filter(([, open]) => open.view === view);
    for (const [number] of numbers) this.close(number);
    return numbers.length > 0;
  }

  closeAll(): void {
    for (const number of [...this.#open.keys()]) this.close(number);
  }

  #start(
    view: string | undefined,
    asked: Asked,
    cancel: CancelFlag,
    tell: ConstructorParameters<typeof ResultSet>[5],
  ): { number: number; set: ResultSet } {
    if (view !== undefined) this.closeView(view);
    const [oldest] = this.#open.keys();
    if (this.#open.size >= mostResults && oldest !== undefined) this.close(oldest);
    this.#last += 1;
    const number = this.#last;
    const set = new ResultSet(this.#session, this.#columns, this.#spares, asked, cancel, tell);
    this.#open.set(number, { view, set });
    return { number, set };
  }

  async #closeOnFailure<T>(number: number, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.close(number);
      throw error;
    }
  }
}
