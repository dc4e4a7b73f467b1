import type { Rejection } from '../../../shared/issues.ts';

/**
 * Where a splitter puts what it finds. Every byte of a source that is not white space, structure or
 * envelope metadata ends up in exactly one `record` or one `reject`.
 */
export interface RecordSink {
  /**
   * A record that parsed.
   * @param value the parsed JSON value, or for CSV an object without prototype, header → cell text
   * @param offset first byte of the record in the source
   * @param length its length in bytes; for CSV without the row's line end
   * @param flags bits of `recordFlags` that the splitter can know (ragged, invalidText, notAnObject)
   */
  record(value: unknown, offset: number, length: number, flags: number): void;
  /**
   * A stretch that could not be read. Its length is 0 where nothing is wrong but something is
   * missing: a comma between two records, a record behind the last comma, the closing bracket at the
   * end of a source that was cut off.
   */
  reject(rejection: Rejection): void;
}

/** Cuts a stream of UTF-8 bytes into records. Offsets count the bytes pushed so far, from 0. */
export interface Splitter {
  push(chunk: Buffer): void;
  /**
   * The line, from 1, on which a record starts. May only be asked from within `RecordSink.record`,
   * with the offset of the record at hand: lines are not counted unless somebody asks.
   */
  lineOf(offset: number): number;
  /**
   * No more bytes. Whatever is unfinished is rejected as `truncated`.
   * @returns whether the source ended where its grammar allows it to end
   */
  end(): { complete: boolean };
}
