import type { Rejection } from '../../../shared/issues.ts';
import { isBlank } from './json-grammar.ts';
import { JsonSplitter } from './json-splitter.ts';
import type { Layout } from './layout.ts';
import type { RecordSink, Splitter } from './record-sink.ts';
import { LineCount, type Place, sourceStart } from './split-lines.ts';

const brace = 0x7b;
const bracket = 0x5b;

/** Bytes that do no harm between pages: commas, the separator of RFC 7464, and those of a byte order mark. */
const between = [0x2c, 0x1e, 0xef, 0xbb, 0xbf];

/** What the pages of a source must be like. */
export type PagesLayout = Extract<Layout, { type: 'array' | 'envelope' | 'pages' }>;

/**
 * Splits JSON documents that stand one after another, each an array or an envelope of records, into the
 * records of all of them. Nothing but the record at hand is held. A source that began as one array or one
 * envelope goes on with more of the same; of pages each may be either.
 */
export class PagesSplitter implements Splitter {
  readonly #layout: PagesLayout;
  readonly #sink: RecordSink;
  /** The page at hand; null between pages. */
  #page: JsonSplitter | null = null;
  #start: Place = sourceStart;
  /** Rejections of the page at hand. */
  #rejected = 0;
  /** Records of all pages. */
  #records = 0;
  /** Where the second page began; null while there is none. */
  #second: Place | null = null;
  /** Bytes pushed so far. */
  #pushed = 0;
  #lines = new LineCount();
  /** Where bytes began that are no page. */
  #lost: Place | null = null;
  /** Nothing but blanks stands before the byte at hand in its line. */
  #isLineStart = true;

  constructor(layout: PagesLayout, sink: RecordSink) {
    this.#layout = layout;
    this.#sink = sink;
    if (layout.type !== 'pages') this.#begin(layout.type, sourceStart);
  }

  push(chunk: Buffer): void {
    let bytes = chunk;
    let base = this.#pushed;
    this.#pushed += chunk.length;
    while (bytes.length > 0) {
      if (this.#page === null) {
        const at = this.#findPage(bytes, base);
        bytes = bytes.subarray(at);
        base += at;
        continue;
      }
      this.#page.push(bytes);
      const { rest } = this.#page;
      if (rest === null) return;
      this.#endPage(this.#page);
      ({ bytes } = rest);
      base = rest.place.offset;
      this.#lines = new LineCount(10, rest.place);
    }
  }

  lineOf(offset: number): number {
    return this.#page?.lineOf(offset) ?? this.#start.line;
  }

  end(): { complete: boolean } {
    if (this.#page !== null) {
      const page = this.#page;
      const { complete } = page.end();
      if (complete) this.#endPage(page);
      this.#rejectEmptyLists();
      return { complete };
    }
    if (this.#lost !== null) this.#rejectLost(this.#lost, this.#pushed);
    this.#rejectEmptyLists();
    return { complete: true };
  }

  /** Empty lists behind each other are pages of nothing: that what follows the first was meant so cannot be told. */
  #rejectEmptyLists(): void {
    if (this.#layout.type !== 'array' || this.#second === null || this.#records > 0) return;
    this.#sink.reject({
      ...this.#second,
      length: this.#pushed - this.#second.offset,
      code: 'invalid-structure',
      reason: 'The JSON is complete, but another list follows it, and none of them holds a record.',
    });
  }

  #begin(outer: 'array' | 'envelope', start: Place): void {
    const sink: RecordSink = {
      record: (value, offset, length, flags) => {
        this.#records += 1;
        this.#sink.record(value, offset, length, flags);
      },
      reject: (rejection: Rejection) => {
        this.#rejected += 1;
        this.#sink.reject(rejection);
      },
    };
    if (start !== sourceStart) this.#second ??= start;
    this.#start = start;
    this.#rejected = 0;
    this.#page = new JsonSplitter(outer, sink, { start, isNext: (byte) => this.#isNext(byte) });
  }

  /** What follows a single array or envelope is only its like: anything else is told as a fault of it. */
  #isNext(byte: number): boolean {
    if (this.#layout.type === 'pages') return true;
    return byte === (this.#layout.type === 'array' ? bracket : brace);
  }

  /** A page without any list may be an object that was taken for a page and is none. */
  #endPage(page: JsonSplitter): void {
    const isBare = page.lists === 0 && this.#rejected === 0 && page.endedAt > 0;
    const isAllowed = this.#layout.type === 'pages' && this.#layout.bare === true;
    const isFirst = this.#start.offset === 0 && this.#layout.type !== 'pages';
    if (isBare && !isAllowed && !isFirst) {
      this.#sink.reject({
        ...this.#start,
        length: page.endedAt - this.#start.offset,
        code: 'invalid-structure',
        reason: 'Among pages of records this one has no list that could hold some.',
      });
    }
    this.#page = null;
    this.#isLineStart = true;
  }

  /**
   * Passes what stands between pages and begins the next one.
   * @returns index of its first byte, or the number of bytes where there is none
   */
  #findPage(bytes: Buffer, base: number): number {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (isBlank(byte)) {
        if (byte === 0x0a) this.#isLineStart = true;
        continue;
      }
      const place = () => ({
        offset: base + at,
        line: this.#lines.at(base + at, bytes, base),
      });
      const isOpening = byte === brace || byte === bracket;
      if (isOpening && (this.#lost === null || this.#isLineStart)) {
        if (this.#lost !== null) this.#rejectLost(this.#lost, base + at);
        this.#begin(byte === brace ? 'envelope' : 'array', place());
        return at;
      }
      if (between.includes(byte)) continue;
      this.#lost ??= place();
      this.#isLineStart = false;
    }
    const end = base + bytes.length;
    this.#lines = new LineCount(10, { offset: end, line: this.#lines.at(end, bytes, base) });
    return bytes.length;
  }

  #rejectLost(start: Place, end: number): void {
    this.#lost = null;
    this.#sink.reject({
      ...start,
      length: end - start.offset,
      code: 'invalid-structure',
      reason:
        'Between pages of records stands something that is neither an array nor an object. Reading goes on at the next line that begins with one.',
    });
  }
}
