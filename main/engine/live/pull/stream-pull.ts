import type { Connection, StreamSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { SourceReceipt } from '../../../../shared/import-receipt.ts';
import type { FileOutcome, ReadingRules } from '../../ingest/index.ts';
import type { PullPoint, UnfinishedSpan } from '../../store/index.ts';
import type { Connector, LogPage, PageQuest, PullWindow } from '../connector.ts';
import type { TenantClient } from '../http/tenant-client.ts';
import { ClockLead } from './clock-lead.ts';
import { keptPoint } from './kept-point.ts';
import { piecesOfPage } from './page-pieces.ts';
import { PageStretch } from './page-stretch.ts';
import { type PlannedWindow, upToAfter } from './pull-window.ts';
import { type HashedPage, readWindow } from './read-window.ts';
import { itemsOf, type SeenItems } from './seen-items.ts';
import type { StreamTally } from './stream-tally.ts';
import type { StretchStore } from './stretch-store.ts';
import { spansOutside, spansWith } from './unfinished-spans.ts';
import { hasMissed, tellEnd } from './window-end.ts';

/** What the pull of one log works with. */
export interface StreamParts {
  pull: number;
  connection: Connection;
  connector: Connector;
  client: TenantClient;
  pageSize: number;
  stream: StreamSummary;
  rules: ReadingRules;
  store: StretchStore;
  tally: StreamTally;
  signal: AbortSignal;
  /** Of a pull that follows: records that are in the case. Null otherwise. */
  seen: SeenItems | null;
  /** A source was stored, with how far it is. */
  stored: (receipts: readonly SourceReceipt[], point: PullPoint) => void;
  /**
   * Keeps how far it is where pages are not kept, with their hashes and the records in them. What is lost with the pull without
   * harm may be written at its end.
   */
  keepPoint: (
    point: PullPoint,
    hashes: readonly string[],
    records: number,
    mayWait: boolean,
  ) => Promise<void>;
  /** Tells how far it is. */
  progress: () => void;
}

/** Times that a window is gone through anew since records came into it behind the reading. */
const mostAnew = 2;
/** Nothing that can be meant was made before 1970. */
const earliest = 0;
/** Characters of what a connector goes on with: they are kept in the custody log. */
const mostNext = 64 * 1024;

/** Goes through one window of a log: gathers its pages, stores them, and keeps how far it is. */
export class WindowPull {
  readonly #parts: StreamParts;
  readonly #quest: PageQuest;
  readonly #upTo: number | null;
  /** How far it is with the pages that were taken, stored or not. */
  #point: PullPoint;
  /** How far it is with those that are stored; null before any are. */
  #kept: PullPoint | null;
  #stretch: PageStretch;
  /** Records of the stretch, where they are remembered. */
  #items: string[] = [];
  #said: { first: number | null; last: number | null };
  /** The earliest record of the window is known: it was gone through from its beginning, or an earlier pull told. */
  readonly #isBeginningKnown: boolean;
  readonly #settled: number;
  readonly #isAgain: boolean;
  /** What was not final elsewhere, and in the window where that is not gone through from its beginning. */
  readonly #before: readonly UnfinishedSpan[];
  readonly #known: readonly UnfinishedSpan[];
  /** What was not final in the pages that were taken. */
  #unfinished: UnfinishedSpan[] = [];
  readonly #clock = new ClockLead();
  #isStoring = false;

  /** @param earlier the point before this window; null where there is none */
  constructor(parts: StreamParts, planned: PlannedWindow, earlier: PullPoint | null) {
    const { pull, connection, client, pageSize, stream } = parts;
    const { window, resumed, settled, isAgain = false } = planned;
    const known = earlier?.unfinished ?? [];
    this.#parts = parts;
    this.#settled = settled;
    this.#isAgain = isAgain;
    this.#known = known;
    this.#before = resumed === null ? spansOutside(known, window) : known;
    this.#kept = earlier;
    this.#upTo = earlier?.upTo ?? null;
    this.#isBeginningKnown = resumed === null || resumed.earliest !== null;
    this.#stretch = new PageStretch();
    this.#said = { first: resumed?.announced ?? null, last: resumed?.announced ?? null };
    const [resume, name] = [resumed?.next ?? null, stream.name];
    this.#quest = { client, connection, stream: name, window, resume, pageSize };
    this.#point = {
      pull,
      connection: connection.id,
      stream: name,
      ...window,
      state: 'open',
      next: resume,
      upTo: this.#upTo,
      pages: resumed?.pages ?? 0,
      items: resumed?.items ?? 0,
      earliest: resumed?.earliest ?? null,
      lastPage: resumed?.lastPage ?? null,
      announced: resumed?.announced ?? null,
      ...(known.length > 0 && { unfinished: [...known] }),
    };
  }

  /**
   * Goes through the window to its end.
   * @returns the point that is kept
   * @throws {TrailcaseError} what ended it before; what had come is stored then, and `kept` says how far it is
   */
  async run(): Promise<PullPoint> {
    const { tally } = this.#parts;
    if (this.#isAgain) tally.askAgain(this.#quest.window);
    else tally.ask(this.#quest.window);
    for (let anew = 0; ; anew += 1) {
      await this.#readAll();
      if (anew === mostAnew || !hasMissed(this.#end)) break;
      const { first, last } = this.#said;
      tally.warn(
        `Records came into the window while it was read (${first} at first, then ${last}): it was asked for anew; what came twice is told as duplicate.`,
      );
      await this.#store('open', null);
      this.#begin();
    }
    await this.#store('complete', null);
    tally.isComplete = true;
    for (const sentence of this.#isAgain ? [] : tellEnd(this.#end)) tally.warn(sentence);
    return this.#point;
  }

  /** How far it is with what is stored. */
  get kept(): PullPoint | null {
    return this.#kept;
  }

  get #end() {
    const { retention } = this.#parts.connector.summary;
    const [point, said] = [this.#point, this.#said];
    const lead = this.#clock.micros;
    const [isBeginningKnown, before] = [this.#isBeginningKnown, this.#upTo];
    return { point, said, retention, isBeginningKnown, before, lead };
  }

  async #readAll(): Promise<void> {
    const { connector, signal, tally } = this.#parts;
    const quest = { ...this.#quest, resume: this.#point.next };
    const watch = { signal, warn: tally.warn.bind(tally), anew: () => this.#begin() };
    try {
      for await (const read of readWindow(connector, quest, this.#point.lastPage, watch)) {
        this.#take(read);
        const { next } = read.page;
        if (this.#stretch.isFull && next !== null) await this.#store('open', next);
        this.#parts.progress();
      }
    } catch (error) {
      if (!this.#isStoring && this.#stretch.pages.length > 0) {
        await this.#store('open', this.#point.next);
      }
      throw error;
    }
  }

  /** Back to the beginning of the window; what came so far is stored all the same. */
  #begin(): void {
    this.#point = {
      ...this.#point,
      next: null,
      pages: 0,
      items: 0,
      lastPage: null,
      announced: null,
    };
    this.#said = { first: null, last: null };
  }

  #take({ page, sha256 }: HashedPage): void {
    const { tally, seen } = this.#parts;
    if (JSON.stringify(page.next ?? null).length > mostNext) {
      throw new TrailcaseError(
        'unexpected-answer',
        `${page.answer.address} names a next page with more than ${mostNext} characters. This is not how the system answers: look at the address.`,
      );
    }
    this.#clock.look(page.answer);
    this.#stretch.add(page, sha256);
    tally.pages += 1;
    if (this.#isAgain) tally.pagesAgain += 1;
    this.#unfinished = spansWith(this.#unfinished, timesWithin(this.#quest.window, page));
    tally.items += page.count;
    const { announced } = page;
    if (announced !== null && Number.isSafeInteger(announced) && announced >= 0) {
      this.#said = { first: this.#said.first ?? announced, last: announced };
      if (!this.#isAgain) tally.announce(announced);
    }
    if (page.warning !== undefined) tally.warn(page.warning);
    if (seen !== null) this.#items.push(...itemsOf(page));
    const { pages, items: before } = this.#point;
    this.#point = {
      ...this.#point,
      next: page.next,
      pages: pages + 1,
      items: before + page.count - (page.overlap ?? 0),
      lastPage: sha256,
      announced: this.#said.first,
    };
  }

  /** Stores the pages at hand with the point, or where they bring nothing the point alone. */
  async #store(state: PullPoint['state'], next: unknown): Promise<void> {
    const { store, stream, connection, rules, tally, seen, keepPoint } = this.#parts;
    const [stretch, items] = [this.#stretch, this.#items];
    const isEmpty = stretch.items === 0;
    if (isEmpty && stretch.pages.length === 0 && state === 'open') return;
    this.#stretch = new PageStretch();
    this.#items = [];
    this.#isStoring = true;
    const upTo = state === 'complete' ? this.#reached() : this.#upTo;
    const unfinished = this.#unfinishedAt(state);
    const { unfinished: _, ...point } = this.#point;
    this.#point = { ...point, state, next, upTo, ...(unfinished.length > 0 && { unfinished }) };
    const { told } = keptPoint(this.#point);
    if (told !== null) tally.warn(told);
    const kept = () => keptPoint(this.#point).kept;
    const unkept = async (records: number) => {
      tally.leave(stretch.pages.length, records);
      const hashes = stretch.rows.map(({ sha256 }) => sha256);
      await keepPoint(kept(), hashes, records, this.#isAgain);
    };
    if (isEmpty) await unkept(0);
    else if (seen?.hasAll(items) === true) {
      tally.countKnown(stretch.items);
      await unkept(stretch.items);
    } else {
      const title = `${connection.name} · ${stream.name}`;
      const outcome = await store.store(stretch, kept(), title, rules);
      this.#count(stretch, outcome);
      seen?.remember(items);
      if (outcome.isKept) this.#parts.stored(outcome.receipts, kept());
      else await unkept(stretch.items);
    }
    this.#kept = kept();
    this.#isStoring = false;
    this.#parts.progress();
  }

  /** Where records lie that are not final, as far as is known: at the end of the window what was seen in it counts. */
  #unfinishedAt(state: PullPoint['state']): UnfinishedSpan[] {
    const before = state === 'complete' ? this.#before : this.#known;
    return spansWith([...before, ...this.#unfinished], []);
  }

  /** Everything before it is in the case. */
  #reached(): number {
    const { from, until } = this.#quest.window;
    const had = Math.min(until, this.#settled - this.#clock.micros);
    return upToAfter({ from, until: had }, this.#upTo);
  }

  #count(stretch: PageStretch, { receipts, earliest, latest }: FileOutcome): void {
    const { tally } = this.#parts;
    tally.count(receipts);
    tally.span(earliest, latest);
    const known = this.#point.earliest;
    if (earliest !== null && (known === null || earliest < known)) {
      this.#point = { ...this.#point, earliest };
    }
    const read = receipts.reduce((sum, receipt) => sum + receipt.read, 0);
    if (read !== stretch.items) tellDifference(stretch.pages, tally);
  }
}

/** Of times that a page says the records were made at which are not final, those that were asked for. */
function timesWithin({ from, until }: PullWindow, { unfinished = [] }: LogPage): number[] {
  return unfinished.filter((time) => time >= (from ?? earliest) && time < until);
}

/** Tells the pages in which more or fewer records were read than the connector counted. */
function tellDifference(pages: readonly LogPage[], tally: StreamTally): void {
  const first = tally.pages - pages.length + 1;
  for (const [at, page] of pages.entries()) {
    const read = piecesOfPage(page).length;
    if (read === page.count) continue;
    tally.warn(
      `Page ${first + at} (${page.answer.address}) lists ${page.count} records; ${read} were read in it. Its bytes are kept: compare them.`,
    );
  }
}
