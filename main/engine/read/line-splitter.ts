import { isBlank } from './json-grammar.ts';
import { explainJson } from './json-reason.ts';
import { JsonText } from './json-text.ts';
import type { RecordSink, Splitter } from './record-sink.ts';
import { Carry } from './split-carry.ts';
import { maxRecordBytes } from './split-limit.ts';

/**
 * Splits NDJSON: every line that is not blank is one JSON value. A line that is none is rejected and
 * costs nothing but itself.
 */
export class LineSplitter implements Splitter {
  readonly #sink: RecordSink;
  readonly #carry = new Carry();
  /** Bytes pushed before the window at hand. */
  #base = 0;
  #line = 1;
  /** Bytes of an unfinished line that is already too long to be held. */
  #dropped = 0;

  constructor(sink: RecordSink) {
    this.#sink = sink;
  }

  push(chunk: Buffer): void {
    const start = this.#finishCarried(chunk);
    if (start >= 0) this.#hold(chunk.subarray(this.#readLines(chunk, start)));
    this.#base += chunk.length;
  }

  lineOf(): number {
    return this.#line;
  }

  end(): { complete: boolean } {
    const length = this.#carry.length;
    if (this.#dropped > 0) {
      this.#rejectLong(this.#base - this.#dropped, this.#dropped);
      return { complete: true };
    }
    return {
      complete: this.#emit(new JsonText(this.#carry.bytes), 0, length, this.#base - length, true),
    };
  }

  /** Ends the line begun in earlier chunks. @returns where the next line starts, -1 if not in here */
  #finishCarried(chunk: Buffer): number {
    const held = this.#carry.length;
    if (held === 0 && this.#dropped === 0) return 0;
    const end = chunk.indexOf(10);
    if (end < 0) {
      this.#hold(chunk);
      return -1;
    }
    if (this.#dropped > 0) {
      this.#rejectLong(this.#base - this.#dropped, this.#dropped + end);
      this.#dropped = 0;
    } else if (held + end > maxRecordBytes) {
      this.#rejectLong(this.#base - held, held + end);
      this.#carry.clear();
    } else {
      this.#carry.append(chunk.subarray(0, end));
      this.#emit(new JsonText(this.#carry.bytes), 0, held + end, this.#base - held, false);
      this.#carry.clear();
    }
    this.#line += 1;
    return end + 1;
  }

  /** @returns where the unfinished line at the end of the chunk starts */
  #readLines(chunk: Buffer, start: number): number {
    const window = new JsonText(chunk);
    const text = window.text;
    let from = start;
    for (;;) {
      const end = text.indexOf('\n', from);
      if (end < 0) return from;
      this.#emit(window, from, end, this.#base, false);
      this.#line += 1;
      from = end + 1;
    }
  }

  /** @returns false if the line only lacks its end */
  #emit(
    window: JsonText,
    lineStart: number,
    lineEnd: number,
    base: number,
    isLast: boolean,
  ): boolean {
    const { bytes } = window;
    let from = lineStart;
    let to = lineEnd;
    while (from < to && isBlank(bytes[from])) from += 1;
    while (to > from && isBlank(bytes[to - 1])) to -= 1;
    if (from === to) return true;
    if (lineEnd - lineStart > maxRecordBytes) {
      this.#rejectLong(base + lineStart, lineEnd - lineStart);
      return true;
    }
    let value: unknown;
    try {
      value = window.parse(from, to);
    } catch {
      return this.#rejectBroken(bytes.subarray(from, to), base + from, isLast);
    }
    this.#sink.record(value, base + from, to - from, window.flags);
    return true;
  }

  #rejectBroken(bytes: Buffer, offset: number, isLast: boolean): boolean {
    const { isUnfinished, reason } = explainJson(bytes);
    const isTruncated = isLast && isUnfinished;
    this.#sink.reject({
      offset,
      length: bytes.length,
      line: this.#line,
      code: isTruncated ? 'truncated' : 'invalid-json',
      reason: isTruncated ? 'The source ends in the middle of this record.' : reason,
    });
    return !isTruncated;
  }

  #rejectLong(offset: number, length: number): void {
    this.#sink.reject({
      offset,
      length,
      line: this.#line,
      code: 'record-too-large',
      reason: `The record has ${length} bytes; at most ${maxRecordBytes} are read.`,
    });
  }

  #hold(bytes: Buffer): void {
    if (this.#dropped > 0) {
      this.#dropped += bytes.length;
    } else if (this.#carry.length + bytes.length > maxRecordBytes) {
      this.#dropped = this.#carry.length + bytes.length;
      this.#carry.clear();
    } else {
      this.#carry.append(bytes);
    }
  }
}
