import type {
  Asked,
  Facet,
  Groups,
  Histogram,
  OneField,
  PlaceSought,
  RecordRow,
  ResultWindow,
  SortKey,
} from '../../../shared/case.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { Question } from '../../../shared/query/ast.ts';
import { refuseTooMany } from '../marks/index.ts';
import {
  contextOf,
  directionInTime,
  type FacetAsked,
  facetColumns,
  fewRecords,
  type HistogramAsked,
  histogramColumns,
  isInMemory,
  isTextQuestion,
  type LoadedColumns,
  type Matches,
  makeOrder,
  orderColumns,
  type RowOptions,
  type StatedContext,
  searchColumns,
  withoutField,
} from '../query/index.ts';
import { type CancelFlag, isRaised, makeCancelFlag, raise } from './cancel-flag.ts';
import type { Columns } from './columns.ts';
import type { OpenSession } from './open-session.ts';
import type { Inquiry, PlaceAsked } from './result-calls.ts';
import { type SearchState, searchOriginals } from './search-originals.ts';
import type { SpareBuffers } from './spare-buffers.ts';

type Ids = Uint32Array<SharedArrayBuffer>;

/** Ids in order, and the highest id that the case had then. */
interface Ordered {
  ids: Ids;
  records: number;
}

/** Memory that the columns of a search over several fields may take; larger cases are searched by SQL. */
const mostSearchBytes = 128 * 1024 * 1024;
const cellBytes = 4;

/** Id lists kept for facets that are counted under fewer conditions than the result has. */
const keptSiblings = 4;

/**
 * The records that a question is true of, in their order: the ids, kept here, from which any reader
 * thread can fetch any window. The work starts at once and stops when the result is closed.
 */
export class ResultSet {
  readonly #session: OpenSession;
  readonly #columns: Columns;
  readonly #spares: SpareBuffers;
  readonly #question: Question;
  readonly #sort: readonly SortKey[];
  readonly #cancel: CancelFlag;
  readonly #pageCancel = makeCancelFlag();
  readonly #closed = Promise.withResolvers<never>();
  readonly #firstFound = Promise.withResolvers<null>();
  readonly #siblings = new Map<string, Promise<Ordered>>();
  #search: SearchState | null = null;
  #ready: Ordered | null = null;
  #isClosed = false;
  readonly context: Promise<StatedContext>;
  readonly ordered: Promise<Ordered>;

  /**
   * @param cancel raised from outside to stop the work
   * @param tell told how far a search through the original text has come
   */
  constructor(
    session: OpenSession,
    columns: Columns,
    spares: SpareBuffers,
    asked: Asked,
    cancel: CancelFlag,
    tell: (state: SearchState) => void,
  ) {
    this.#session = session;
    this.#columns = columns;
    this.#spares = spares;
    this.#question = asked.question;
    this.#sort = asked.sort ?? [];
    this.#cancel = cancel;
    this.#closed.promise.catch(() => undefined);
    this.context = session.read('result.context', asked) as Promise<StatedContext>;
    this.ordered = this.#order((state) => {
      this.#search = state;
      if (state.found.length > 0) this.#firstFound.resolve(null);
      tell(state);
    });
    this.ordered.catch(() => undefined);
  }

  /** Stops the work; everybody who waits for it is told that it was cancelled. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    raise(this.#cancel);
    raise(this.#pageCancel);
    this.#closed.reject(
      new TrailcaseError('cancelled', 'The result was closed before it was known.'),
    );
    const give = ({ ids }: Ordered) => this.#spares.give(ids.buffer);
    if (this.#ready !== null) give(this.#ready);
    for (const sibling of this.#siblings.values()) sibling.then(give, () => undefined);
  }

  /** The first rows, from an index before all is known where that is faster, or the first that a search finds. */
  async first(count: number): Promise<ResultWindow> {
    const page = this.#readPage(count);
    const known = this.ordered.then(() => null);
    const rows = await this.#unlessClosed(Promise.race([page, known, this.#firstFound.promise]));
    if (rows === null) return await this.window(0, count, {});
    return { from: 0, rows, total: this.#ready?.ids.length ?? null, order: 'sorted' };
  }

  /** Rows from a position on. Waits until the order is known, except while a search is going on. */
  async window(from: number, count: number, options: RowOptions): Promise<ResultWindow> {
    if (this.#ready === null && this.#search !== null) {
      const ids = this.#search.found.slice(from, from + count);
      return { from, rows: await this.#rows(ids, options), total: null, order: 'found' };
    }
    const { ids } = this.#ready ?? (await this.#unlessClosed(this.ordered));
    const rows = await this.#rows(ids.subarray(from, from + count), options);
    return { from, rows, total: ids.length, order: 'sorted' };
  }

  /** Exact number of records. */
  async total(): Promise<number> {
    return (await this.#unlessClosed(this.ordered)).ids.length;
  }

  /**
   * Ids of the records at some positions, both ends of a range included; ascending, each once.
   * Fails with `bad-request` while a search goes on, as rows still change their places, and for more
   * than one change of marks may be for; with `not-found` where there is no record at any of them.
   */
  async at(ranges: readonly (readonly [number, number])[]): Promise<number[]> {
    if (this.#ready === null && this.#search !== null) {
      throw new TrailcaseError(
        'bad-request',
        'The search is still going on, and its rows change their places. Name the records, or wait until it is done.',
      );
    }
    const { ids } = await this.#unlessClosed(this.ordered);
    this.#stopIfClosed();
    const stretches = ranges.map(([from, to]) => ids.subarray(from, to + 1));
    const count = stretches.reduce((sum, { length }) => sum + length, 0);
    if (count === 0) {
      throw new TrailcaseError('not-found', 'There are no records at these positions.');
    }
    refuseTooMany(count);
    return [...new Set(stretches.flatMap((each) => [...each]))].sort((one, other) => one - other);
  }

  /** Position of what is sought; null where there is none. Fails with `bad-request` for a time or gap in another order. */
  async place(place: PlaceSought): Promise<number | null> {
    const { ids, records } = await this.#unlessClosed(this.ordered);
    if (place.kind === 'record') {
      const at = ids.indexOf(place.record);
      return at < 0 ? null : at;
    }
    const direction = directionInTime(makeOrder(this.#sort));
    if (direction === null && place.kind !== 'marked') {
      throw new TrailcaseError(
        'bad-request',
        'The result is not in the order of time. Sort it by time first.',
      );
    }
    const isGap = place.kind === 'gap';
    const loaded = await this.#load(isGap ? ['time'] : null, ids, records);
    const asked: PlaceAsked = { ids, direction: direction ?? 'up', place, loaded };
    const found = isGap
      ? this.#session.scan('result.place', asked)
      : this.#session.read('result.place', asked);
    return (await this.#unlessClosed(found)) as number | null;
  }

  /** The most frequent values of a field under the question as it stands. */
  async groups(field: OneField, top: number): Promise<Groups> {
    const asked: FacetAsked = { field, top, rare: 0 };
    const { top: groups, missing, distinct, records } = await this.#count(asked, this.ordered);
    return { groups, missing, distinct, records };
  }

  /** The values of a field under the question without its conditions on that field. */
  facet(asked: FacetAsked): Promise<Facet> {
    return this.#count(asked, this.#matchesWithout(asked));
  }

  async #count(asked: FacetAsked, over: Promise<Ordered>): Promise<Facet> {
    const { ids, records } = await this.#unlessClosed(over);
    const loaded = await this.#load(facetColumns(asked), ids, records);
    const params = { ids, asked, loaded, cancel: this.#cancel };
    return (await this.#unlessClosed(this.#session.scan('result.facet', params))) as Facet;
  }

  /** @param zone of days and longer; that of the question if not given */
  async histogram(by: Histogram['by'], most: number, zone?: string): Promise<Histogram> {
    const context = await this.context;
    const asked: HistogramAsked = { by, most, zone: zone ?? context.zone };
    const { ids, records } = await this.#unlessClosed(this.ordered);
    const loaded = await this.#load(histogramColumns(asked), ids, records);
    const params = { ids, asked, loaded };
    return (await this.#unlessClosed(this.#session.scan('result.histogram', params))) as Histogram;
  }

  async #order(tell: (state: SearchState) => void): Promise<Ordered> {
    const { ids, records } = await this.#match(this.#question, tell);
    const order = makeOrder(this.#sort);
    const loaded = await this.#load(isInMemory(order) ? orderColumns(order) : null, ids, records);
    this.#stopIfClosed();
    const params = { ids, sort: this.#sort, loaded, cancel: this.#cancel };
    await this.#session.scan('result.sort', params);
    raise(this.#pageCancel);
    this.#ready = { ids, records };
    return this.#ready;
  }

  /** All records that a question is true of, ascending. */
  async #match(question: Question, tell: (state: SearchState) => void): Promise<Matches> {
    const inquiry = { question, context: await this.context, cancel: this.#cancel };
    this.#stopIfClosed();
    if (!isTextQuestion(question)) {
      const names = searchColumns(question, contextOf(inquiry.context));
      return names === null
        ? await this.#matchInto(this.#spares.take(), inquiry)
        : await this.#matchInMemory(names, inquiry);
    }
    const { found, records } = await searchOriginals(this.#session, inquiry, tell);
    return { ids: found.ascending(), records };
  }

  /**
   * A search over several fields: by the columns where they are in memory, so that the searches behind the first one
   * are answered while one types. The first one is answered by SQL, and brings them there.
   */
  async #matchInMemory(names: readonly string[], inquiry: Inquiry): Promise<Matches> {
    const loaded = await this.#columns.atHand(names);
    const found =
      loaded === null
        ? null
        : ((await this.#session.scan('result.match-columns', {
            ...inquiry,
            loaded,
          })) as Matches | null);
    if (found !== null) return found;
    const matches = await this.#matchInto(this.#spares.take(), inquiry);
    const { records } = matches;
    if (records > fewRecords && records * names.length * cellBytes <= mostSearchBytes) {
      this.#columns.need(names, records).catch(() => undefined);
    }
    return matches;
  }

  async #matchInto(spare: SharedArrayBuffer | null, inquiry: Inquiry): Promise<Matches> {
    let used: ArrayBufferLike | null = null;
    try {
      const matches = (await this.#session.scan('result.match', { ...inquiry, spare })) as Matches;
      used = matches.ids.buffer;
      return matches;
    } finally {
      if (spare !== null && used?.byteLength !== spare.byteLength) this.#spares.give(spare);
    }
  }

  /** Rows of the first page as an index gives them; waits for ever where none does. */
  async #readPage(limit: number): Promise<RecordRow[] | null> {
    if (isTextQuestion(this.#question)) return await new Promise(() => undefined);
    const params = {
      question: this.#question,
      context: await this.context,
      sort: this.#sort,
      limit,
      cancel: this.#pageCancel,
    };
    const rows = (await this.#session.read('result.page', params)) as RecordRow[] | null;
    return rows ?? (await new Promise(() => undefined));
  }

  #matchesWithout({ field }: FacetAsked): Promise<Ordered> {
    const where = withoutField(this.#question.where, field);
    if (where === this.#question.where) return this.ordered;
    const name = JSON.stringify(where);
    const known = this.#siblings.get(name);
    if (known !== undefined) return known;
    const matched = this.#match({ ...this.#question, where }, () => undefined);
    const [oldest] = this.#siblings.keys();
    if (this.#siblings.size >= keptSiblings && oldest !== undefined) this.#siblings.delete(oldest);
    this.#siblings.set(name, matched);
    return matched;
  }

  /** The columns of all records; null where a few cells are better read by themselves. */
  async #load(
    names: readonly string[] | null,
    ids: Ids,
    records: number,
  ): Promise<LoadedColumns | null> {
    if (names === null || ids.length <= fewRecords) return null;
    return await this.#unlessClosed(this.#columns.need(names, records));
  }

  async #rows(ids: Uint32Array, options: RowOptions): Promise<RecordRow[]> {
    if (ids.length === 0) return [];
    const params = { ids: Array.from(ids), options };
    return (await this.#session.read('result.rows', params)) as RecordRow[];
  }

  /** Work goes on in steps; a step of a closed result is not begun. */
  #stopIfClosed(): void {
    if (isRaised(this.#cancel)) throw new TrailcaseError('cancelled', 'Cancelled.');
  }

  #unlessClosed<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#closed.promise]);
  }
}
