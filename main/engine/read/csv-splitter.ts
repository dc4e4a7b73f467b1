import { isAscii, isUtf8 } from 'node:buffer';
import type { IssueCode } from '../../../shared/issues.ts';
import { recordFlags } from '../../../shared/record.ts';
import { nameCells, splitCells } from './csv-cells.ts';
import { CsvRows, rowResult } from './csv-rows.ts';
import type { CsvLayout } from './layout.ts';
import type { RecordSink, Splitter } from './record-sink.ts';
import { Carry } from './split-carry.ts';
import { maxColumns, maxRecordBytes } from './split-limit.ts';
import { LineCount } from './split-lines.ts';

/**
 * Splits a table into its rows. The first row that is not blank is the header and no record.
 *
 * A row whose quotes are malformed or never closed costs its first line: reading goes on at the next
 * line. A quoted cell that is still open after `maxRecordBytes` counts as never closed.
 */
export class CsvSplitter implements Splitter {
  readonly #layout: CsvLayout;
  readonly #sink: RecordSink;
  readonly #lines: LineCount;
  readonly #lineEndByte: 10 | 13;
  readonly #carry = new Carry();
  /** Offset of the first byte not yet read; the carry starts there. */
  #offset = 0;
  /** Length of the carry at which it is worth reading again. */
  #wanted = 0;
  /** Bytes passed of a line that is too long to be held; -1 if there is none. */
  #skipped = -1;
  #skippedLine = 0;
  #isHeaderRead = false;
  /** Bytes in which rows are being read. */
  #reading: Buffer = Buffer.alloc(0);
  /** The source ends inside a quoted cell. */
  #isCutOff = false;

  constructor(layout: CsvLayout, sink: RecordSink) {
    this.#layout = layout;
    this.#sink = sink;
    this.#lineEndByte = layout.lineEnd === '\r' ? 13 : 10;
    this.#lines = new LineCount(this.#lineEndByte);
  }

  push(chunk: Buffer): void {
    const rest = this.#skipped < 0 ? chunk : this.#skipLine(chunk);
    if (this.#carry.length === 0) {
      this.#carry.append(rest.subarray(this.#read(rest, false)));
    } else {
      this.#carry.append(rest);
      if (this.#carry.length < this.#wanted) return;
      this.#carry.keepFrom(this.#read(this.#carry.bytes, false));
    }
    this.#wanted = Math.min(this.#carry.length * 2, maxRecordBytes + 1);
  }

  lineOf(offset: number): number {
    return this.#lines.at(offset, this.#reading, this.#offset);
  }

  end(): { complete: boolean } {
    if (this.#skipped >= 0) {
      this.#rejectSkipped();
      return { complete: true };
    }
    this.#read(this.#carry.bytes, true);
    return { complete: !this.#isCutOff };
  }

  /** Reads rows. @returns how many bytes are done with; all of them the last time */
  #read(bytes: Buffer, isLast: boolean): number {
    const { delimiter, lineEnd } = this.#layout;
    const base = this.#offset;
    this.#reading = bytes;
    const rows = new CsvRows(bytes.toString('latin1'), delimiter, lineEnd, isLast);
    const isPlain = isAscii(bytes);
    let at = 0;
    while (at < bytes.length) {
      if (lineEnd === '\r' && bytes[at] === 10) {
        at += 1;
        continue;
      }
      const result = rows.read(at);
      if (result === rowResult.row && rows.stop - at <= maxRecordBytes) {
        this.#emit(bytes, at, rows, isPlain);
        at = Math.min(rows.stop + 1, bytes.length);
        continue;
      }
      const end = rows.findLineEnd(at);
      const mayGoOn = result === rowResult.more || result === rowResult.open || end < 0;
      if (mayGoOn && !isLast && bytes.length - at <= maxRecordBytes) break;
      if (end < 0 && !isLast) {
        this.#skipped = bytes.length - at;
        this.#skippedLine = this.#lines.at(base + at, bytes, base);
        at = bytes.length;
        break;
      }
      this.#isCutOff = end < 0 && result === rowResult.open;
      this.#rejectLine(bytes, at, end < 0 ? bytes.length : end);
      at = end < 0 ? bytes.length : end + 1;
    }
    this.#lines.at(base + at, bytes, base);
    this.#offset = base + at;
    return at;
  }

  #emit(bytes: Buffer, at: number, rows: CsvRows, isPlain: boolean): void {
    const { delimiter, header, lineEnd } = this.#layout;
    if (rows.end === at) return;
    let flags = 0;
    let row: string;
    if (isPlain) {
      row = bytes.toString('latin1', at, rows.cellsEnd);
    } else {
      row = bytes.toString('utf8', at, rows.cellsEnd);
      if (!isUtf8(bytes.subarray(at, rows.end))) flags |= recordFlags.invalidText;
    }
    if (!row.includes(delimiter) && row.trim() === '') return;
    if (!this.#isHeaderRead) {
      this.#isHeaderRead = true;
      return;
    }
    const cells = splitCells(row, rows.isQuoted, delimiter, lineEnd);
    if (cells.length > maxColumns) {
      const reason = `The row has ${cells.length} cells; at most ${maxColumns} are read.`;
      this.#reject(
        this.#offset + at,
        rows.end - at,
        this.#lineAt(bytes, at),
        'invalid-csv',
        reason,
      );
      return;
    }
    if (cells.length !== header.length) flags |= recordFlags.ragged;
    this.#sink.record(nameCells(header, cells), this.#offset + at, rows.end - at, flags);
  }

  #rejectLine(bytes: Buffer, at: number, end: number): void {
    const line = this.#lineAt(bytes, at);
    const offset = this.#offset + at;
    if (end - at > maxRecordBytes) {
      this.#rejectLarge(offset, end - at, line);
      return;
    }
    const length = end - at - (this.#lineEndByte === 10 && bytes[end - 1] === 13 ? 1 : 0);
    const code = this.#isCutOff ? 'truncated' : 'invalid-csv';
    const reason = this.#isCutOff
      ? 'The source ends inside a quoted cell of this row.'
      : 'A quote in this row is never closed, or is closed in the middle of a cell; reading went on at the next line.';
    this.#reject(offset, length, line, code, reason);
  }

  /** @returns what follows the line that is being skipped */
  #skipLine(chunk: Buffer): Buffer {
    const end = chunk.indexOf(this.#lineEndByte);
    const rest = chunk.subarray(end < 0 ? chunk.length : end);
    const length = chunk.length - rest.length;
    this.#lines.at(this.#offset + length, chunk, this.#offset);
    this.#skipped += length;
    this.#offset += length;
    if (end >= 0) this.#rejectSkipped();
    return rest;
  }

  #rejectSkipped(): void {
    this.#rejectLarge(this.#offset - this.#skipped, this.#skipped, this.#skippedLine);
    this.#skipped = -1;
  }

  #rejectLarge(offset: number, length: number, line: number): void {
    const reason = `The row has ${length} bytes; at most ${maxRecordBytes} are read.`;
    this.#reject(offset, length, line, 'record-too-large', reason);
  }

  #reject(offset: number, length: number, line: number, code: IssueCode, reason: string): void {
    this.#sink.reject({ offset, length, line, code, reason });
  }

  #lineAt(bytes: Buffer, at: number): number {
    return this.#lines.at(this.#offset + at, bytes, this.#offset);
  }
}
