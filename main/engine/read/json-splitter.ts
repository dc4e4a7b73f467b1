import type { IssueCode } from '../../../shared/issues.ts';
import { isBlank } from './json-grammar.ts';
import { JsonGuess } from './json-guess.ts';
import { type JsonOuter, JsonOutline } from './json-outline.ts';
import { describeBreak, explainJson, nameByte } from './json-reason.ts';
import { JsonScanner, scanResult } from './json-scanner.ts';
import { JsonSeparator } from './json-separator.ts';
import { JsonText } from './json-text.ts';
import type { RecordSink, Splitter } from './record-sink.ts';
import { Carry } from './split-carry.ts';
import { maxRecordBytes } from './split-limit.ts';
import { type Place, sourceStart } from './split-lines.ts';
import { SplitReport } from './split-report.ts';

/** What lies at the position reached. */
type Inside =
  /** Brackets, commas and white space around records. */
  | 'outline'
  /** An object, list or string in record position. */
  | 'record'
  /** Any other run of bytes in record position: a number, a literal or rubbish. */
  | 'token'
  /** A name or value of an envelope that is no record. */
  | 'member'
  /** Bytes skipped after something broken, up to the next boundary between records. */
  | 'lost';

/** What stands behind a document that is complete, from its first byte that is not blank. */
export interface Rest {
  place: Place;
  bytes: Buffer;
}

/** Where a document begins, and what behind it is left to whoever reads the next one. */
export interface JsonSpan {
  start: Place;
  isNext: (byte: number) => boolean;
}

/**
 * Boundaries tried inside a broken record. Each of them may be the beginning of a record that breaks
 * at the very same byte, and reading all of those would take quadratic time.
 */
const mostSameBreaks = 8;

/**
 * Splits JSON by its structure, strictly and without holding more than one record.
 *
 * The end of a record is guessed first (`JsonGuess`); where that fails, `JsonScanner` reads the
 * record byte by byte. After a broken record reading goes on at the next boundary that looks like
 * those before it. What is found does not depend on how the source is cut into chunks.
 */
export class JsonSplitter implements Splitter {
  readonly #sink: RecordSink;
  readonly #outer: JsonOuter;
  readonly #outline: JsonOutline;
  readonly #separator: JsonSeparator;
  readonly #guess: JsonGuess;
  readonly #report: SplitReport;
  readonly #scanner = new JsonScanner();
  /** The first bytes of a record that began in an earlier chunk; when lost, the last bytes skipped. */
  readonly #carry = new Carry();
  #inside: Inside = 'outline';
  #window = new JsonText(Buffer.alloc(0));
  /** Offset of the window's first byte. */
  #base = 0;
  /** The record at hand is too large; its bytes are counted, not held. */
  #isTooLarge = false;
  #isMissingCommaTold = false;
  /** Offset at which a record broke last, and how often others before broke at the same byte. */
  #lastBreak = -1;
  #sameBreaks = 0;
  readonly #isNext: JsonSpan['isNext'];
  #rest: Rest | null = null;
  #end = -1;
  /** Why it is lost. */
  #fault: { code: IssueCode; reason: string } = { code: 'invalid-json', reason: '' };

  /** @param span of a document that others follow; without it, it is all of its source */
  constructor(outer: JsonOuter, sink: RecordSink, span?: JsonSpan) {
    const start = span?.start ?? sourceStart;
    this.#base = start.offset;
    this.#isNext = span?.isNext ?? (() => false);
    this.#sink = sink;
    this.#outer = outer;
    this.#outline = new JsonOutline(outer);
    this.#separator = new JsonSeparator(outer === 'sequence' ? 'sequence' : 'list');
    this.#guess = new JsonGuess(this.#separator, sink);
    this.#report = new SplitReport(sink, start);
  }

  /** What follows the document, once something does that `isNext` takes: no more is to be pushed then. */
  get rest(): Rest | null {
    return this.#rest;
  }

  /** True once the document is closed, whatever follows it. */
  get isClosed(): boolean {
    return this.#inside === 'outline' && this.#outline.isComplete;
  }

  /** Offset behind the document's last bracket; -1 while it is open. */
  get endedAt(): number {
    return this.#end;
  }

  /** Lists in it that can hold records, empty ones too. */
  get lists(): number {
    return this.#outline.lists;
  }

  push(chunk: Buffer): void {
    this.#look(chunk, this.#base + this.#window.bytes.length);
    if (this.#inside === 'lost') this.#lookBack();
    let at = 0;
    while (at < this.#window.bytes.length) {
      switch (this.#inside) {
        case 'outline':
          at = this.#passOutline(at);
          break;
        case 'record':
          at = this.#readRecord(at);
          break;
        case 'token':
          at = this.#readToken(at);
          break;
        case 'member':
          at = this.#passMember(at);
          break;
        case 'lost':
          at = this.#findBoundary(at);
          break;
      }
    }
    const seenAgain = this.#inside === 'lost' ? this.#carry.length : 0;
    const isPending = this.#inside !== 'outline' && this.#inside !== 'member';
    this.#report.leave(this.#base + at - seenAgain, isPending);
  }

  lineOf(offset: number): number {
    return this.#report.lineOf(offset);
  }

  end(): { complete: boolean } {
    const end = this.#base + this.#window.bytes.length;
    if (this.#inside === 'lost') return this.#endLost(end);
    if (this.#inside === 'token' && !this.#outline.isOpen) {
      return { complete: this.#finishToken(0, end, true) };
    }
    if (this.#inside === 'record' || this.#inside === 'token') {
      const reason = 'The source ends in the middle of this record.';
      this.#report.rejectMarked(end, 'truncated', reason);
      return { complete: false };
    }
    if (this.#inside === 'outline' && this.#outline.isComplete) return { complete: true };
    this.#report.reject(end, 0, 'truncated', 'The source ends before its JSON is closed.');
    return { complete: false };
  }

  #look(bytes: Buffer, base: number): void {
    this.#window = new JsonText(bytes);
    this.#base = base;
    this.#report.look(bytes, base);
    this.#guess.forget();
  }

  /** Puts the bytes carried in front of the window. */
  #lookBack(): void {
    const carried = this.#carry.length;
    if (carried === 0) return;
    this.#look(Buffer.concat([this.#carry.bytes, this.#window.bytes]), this.#base - carried);
    this.#carry.clear();
  }

  #passOutline(from: number): number {
    const { bytes } = this.#window;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      const offset = this.#base + at;
      const step = this.#outline.next(byte);
      switch (step) {
        case 'structure':
          this.#separator.pass(byte);
          if ((byte | 0x20) === 0x7d && this.#outline.isComplete) this.#end = offset + 1;
          break;
        case 'missing-comma':
        case 'record':
          if (step === 'missing-comma') this.#tellMissingComma(offset);
          return this.#beginRecord(at, byte);
        case 'listed-metadata':
        case 'name':
        case 'metadata':
          if (step === 'listed-metadata') this.#scanner.beginInList();
          else this.#scanner.begin();
          this.#inside = 'member';
          return at;
        case 'extra-comma':
          this.#report.reject(offset, 1, 'invalid-structure', 'Nothing stands before this comma.');
          break;
        case 'trailing-comma': {
          const reason = 'Nothing stands between the last comma and this closing bracket.';
          this.#report.reject(offset, 0, 'invalid-structure', reason);
          break;
        }
        case 'unexpected':
          if (!this.#outline.isComplete || !this.#isNext(byte)) return this.#loseOutline(at);
          this.#rest = {
            place: { offset, line: this.#report.lineOf(offset) },
            bytes: bytes.subarray(at),
          };
          return bytes.length;
      }
    }
    return bytes.length;
  }

  #tellMissingComma(offset: number): void {
    if (this.#isMissingCommaTold) return;
    this.#isMissingCommaTold = true;
    const reason = 'A comma is missing before this record; later ones are not reported again.';
    this.#report.reject(offset, 0, 'invalid-structure', reason);
  }

  #beginRecord(at: number, byte: number): number {
    let start = at;
    if (byte === 0x7b) {
      if (this.#separator.begin()) this.#guess.forget();
      start = this.#guess.read(this.#window, at, this.#base);
    }
    this.#report.mark(this.#base + start);
    this.#scanner.begin();
    this.#isTooLarge = false;
    this.#inside = byte === 0x7b || byte === 0x5b || byte === 0x22 ? 'record' : 'token';
    return start;
  }

  #readRecord(at: number): number {
    const { bytes } = this.#window;
    const end = this.#scanner.scan(bytes, at);
    if (end === scanResult.broken) return this.#loseRecord();
    if (end === scanResult.more) return this.#hold(at);
    const { start } = this.#report;
    const length = this.#base + end - start;
    let opening = '';
    if (length > maxRecordBytes) {
      this.#report.rejectLarge(start + length);
    } else {
      const record = this.#gather(end);
      const value = record.window.parse(record.from, record.to);
      this.#sink.record(value, start, length, record.window.flags);
      opening = record.window.text.slice(record.from, Math.min(record.to, record.from + 128));
    }
    this.#separator.end(opening);
    this.#endValue();
    return end;
  }

  #readToken(at: number): number {
    const { bytes } = this.#window;
    let end = this.#base + at === this.#report.start ? at + 1 : at;
    while (end < bytes.length && !endsToken(bytes[end])) end += 1;
    if (end === bytes.length) return this.#hold(at);
    this.#finishToken(end, this.#base + end, false);
    return end;
  }

  /** @returns false if the token is the last of its source and only lacks its end */
  #finishToken(end: number, endOffset: number, isLast: boolean): boolean {
    const { start } = this.#report;
    let isWhole = true;
    if (endOffset - start > maxRecordBytes) {
      this.#report.rejectLarge(endOffset);
    } else {
      const { window, from, to } = this.#gather(end);
      let length = to - from;
      while (isBlank(window.bytes[from + length - 1])) length -= 1;
      isWhole = this.#emitToken(window, from, length, isLast);
    }
    this.#separator.end('');
    this.#endValue();
    return isWhole;
  }

  #emitToken(window: JsonText, from: number, length: number, isLast: boolean): boolean {
    const { start } = this.#report;
    let value: unknown;
    try {
      value = window.parse(from, from + length);
    } catch {
      const { isUnfinished, reason } = explainJson(window.bytes.subarray(from, from + length));
      const isTruncated = isLast && isUnfinished;
      this.#report.rejectMarked(start + length, isTruncated ? 'truncated' : 'invalid-json', reason);
      return !isTruncated;
    }
    this.#sink.record(value, start, length, window.flags);
    return true;
  }

  #passMember(at: number): number {
    const end = this.#scanner.scan(this.#window.bytes, at);
    if (end === scanResult.more) return this.#window.bytes.length;
    if (end === scanResult.broken) return this.#loseOutline(this.#scanner.brokenAt);
    this.#endValue();
    return end;
  }

  #endValue(): void {
    this.#carry.clear();
    this.#outline.end();
    this.#inside = 'outline';
  }

  /** Keeps the bytes from `at` on for the next chunk. */
  #hold(at: number): number {
    const bytes = this.#window.bytes.subarray(at);
    if (this.#carry.length + bytes.length > maxRecordBytes) {
      this.#isTooLarge = true;
      this.#carry.clear();
    }
    if (!this.#isTooLarge) this.#carry.append(bytes);
    return this.#window.bytes.length;
  }

  /** The text from the mark up to `end`, across chunks if need be. */
  #gather(end: number): { window: JsonText; from: number; to: number } {
    if (this.#carry.length === 0) {
      return { window: this.#window, from: this.#report.start - this.#base, to: end };
    }
    this.#carry.append(this.#window.bytes.subarray(0, end));
    return { window: new JsonText(this.#carry.bytes), from: 0, to: this.#carry.length };
  }

  #loseRecord(): number {
    const { start } = this.#report;
    const reason = describeBreak(this.#scanner, this.#window.bytes, start - this.#base);
    const carried = this.#carry.length;
    this.#lookBack();
    const brokenAt = this.#scanner.brokenAt + carried;
    const isSame = this.#lastBreak === this.#base + brokenAt;
    this.#lastBreak = this.#base + brokenAt;
    this.#sameBreaks = isSame ? this.#sameBreaks + 1 : 0;
    const from = this.#sameBreaks < mostSameBreaks ? Math.max(0, start - this.#base + 1) : brokenAt;
    return this.#lose(from, brokenAt, 'invalid-json', reason);
  }

  #loseOutline(at: number): number {
    const found = nameByte(this.#window.bytes[at] ?? 0);
    const reason = this.#outline.isComplete
      ? `The JSON is complete, but ${found} follows it.`
      : `The JSON around the records has ${found} where it may not stand.`;
    this.#report.mark(this.#base + at);
    return this.#lose(at, at, 'invalid-structure', reason);
  }

  /**
   * Skips from the mark to the next boundary between records.
   * @param from where to search for one like those before
   * @param brokenAt where to search for any if none was seen before
   */
  #lose(from: number, brokenAt: number, code: IssueCode, reason: string): number {
    this.#inside = 'lost';
    this.#fault = { code, reason };
    this.#separator.end('');
    return this.#separator.text === '' ? brokenAt : from;
  }

  #findBoundary(at: number): number {
    const { bytes, text } = this.#window;
    const boundary = this.#outer === 'single' ? null : this.#separator.find(text, at);
    if (boundary === null) {
      this.#carry.append(bytes.subarray(Math.max(at, bytes.length - this.#separator.reach)));
      return bytes.length;
    }
    const { code, reason } = this.#fault;
    this.#report.rejectMarked(this.#base + boundary.end, code, reason);
    this.#outline.resume();
    this.#inside = 'outline';
    return boundary.next;
  }

  /** A broken last record does not make its list unclosed: the closing bracket is looked for. */
  #endLost(end: number): { complete: boolean } {
    const { code, reason } = this.#fault;
    const tail = /\][ \t\r\n]*$/.exec(this.#carry.bytes.toString('latin1'));
    const isClosed = this.#outer === 'array' && this.#outline.isOpen && tail !== null;
    this.#report.rejectMarked(isClosed ? end - tail[0].length : end, code, reason);
    return { complete: isClosed || !this.#outline.isOpen };
  }
}

/** Commas, quotes and brackets end a token, if they are not its first byte. */
function endsToken(byte: number | undefined): boolean {
  switch (byte) {
    case 0x2c:
    case 0x22:
    case 0x5b:
    case 0x5d:
    case 0x7b:
    case 0x7d:
      return true;
    default:
      return false;
  }
}
