import type { IssueCode } from '../../../shared/issues.ts';
import type { RecordSink } from './record-sink.ts';
import { maxRecordBytes } from './split-limit.ts';
import { LineCount, type Place, sourceStart } from './split-lines.ts';

/** The line of a mark is only counted if it is asked for. */
const unknownLine = 0;

/**
 * Writes rejections with their lines. A mark stands where a record begins that may have to be
 * rejected later, when its window is gone.
 */
export class SplitReport {
  /** Offset of the mark. */
  start = 0;
  readonly #sink: RecordSink;
  readonly #lines: LineCount;
  #line = unknownLine;
  #bytes: Buffer = Buffer.alloc(0);
  #base = 0;

  constructor(sink: RecordSink, start: Place = sourceStart) {
    this.#sink = sink;
    this.#lines = new LineCount(10, start);
  }

  /** All offsets lie in these bytes until the next call, which must overlap or adjoin. */
  look(bytes: Buffer, base: number): void {
    this.#bytes = bytes;
    this.#base = base;
  }

  mark(offset: number): void {
    this.start = offset;
    this.#line = unknownLine;
  }

  /** The bytes before `offset` go. @param isMarkNeeded a rejection from the mark may yet come */
  leave(offset: number, isMarkNeeded: boolean): void {
    if (isMarkNeeded && this.#line === unknownLine) this.#line = this.#lineAt(this.start);
    this.#lineAt(offset);
  }

  /** The line of the mark, or of an offset in the bytes at hand. */
  lineOf(offset: number): number {
    return offset === this.start && this.#line !== unknownLine ? this.#line : this.#lineAt(offset);
  }

  /** Rejects `length` bytes at `offset`; none where something is missing. */
  reject(offset: number, length: number, code: IssueCode, reason: string): void {
    this.#sink.reject({ offset, length, line: this.#lineAt(offset), code, reason });
  }

  /** Rejects from the mark up to `end`. */
  rejectMarked(end: number, code: IssueCode, reason: string): void {
    const line = this.lineOf(this.start);
    this.#sink.reject({ offset: this.start, length: end - this.start, line, code, reason });
  }

  /** Rejects what begins at the mark and ends at `end` for its size. */
  rejectLarge(end: number): void {
    const length = end - this.start;
    const reason = `The record has ${length} bytes; at most ${maxRecordBytes} are read.`;
    this.rejectMarked(end, 'record-too-large', reason);
  }

  #lineAt(offset: number): number {
    return this.#lines.at(offset, this.#bytes, this.#base);
  }
}
