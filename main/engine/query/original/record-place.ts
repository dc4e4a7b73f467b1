/** Where a record stands in its source, and what is known of it before it is read. */
export interface RecordPlace {
  id: number;
  source: number;
  /** Bytes from the start of the source. */
  offset: number;
  length: number;
  /** Position in `kinds`. */
  kind: number;
  /** Bits of `recordFlags`. */
  flags: number;
  /** Microseconds since 1970 UTC; null when undated. */
  time: number | null;
}
