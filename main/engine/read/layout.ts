/** How the records lie in a stream of UTF-8 bytes. Plain JSON, because it is stored with the source. */
export type Layout =
  /** One JSON value a line. */
  | { type: 'ndjson' }
  /** JSON values one after another, separated by white space or by nothing. */
  | { type: 'sequence' }
  /** One JSON array of records. */
  | { type: 'array' }
  /**
   * One JSON object that holds its records in arrays.
   * `paths` names the arrays seen in the sample, such as `data.auditLogs.edges`; there may be more.
   */
  | { type: 'envelope'; paths: string[] }
  /**
   * Answers of a system one after another, as `curl … >> all.json` writes them: arrays and envelopes.
   * `bare`: a page without any list is one that holds nothing, and not a fault.
   */
  | { type: 'pages'; bare?: true }
  /** One JSON value that is itself the record. */
  | { type: 'single' }
  | CsvLayout;

/** Rows of cells under a header row. */
export interface CsvLayout {
  type: 'csv';
  delimiter: CsvDelimiter;
  /** The names of the columns: trimmed, never empty, each only once. */
  header: string[];
  /** What ends a row; LF also where it comes as CR LF. */
  lineEnd: '\n' | '\r';
}

export const csvDelimiters = [',', '\t', ';', '|'] as const;
export type CsvDelimiter = (typeof csvDelimiters)[number];

/** Content in which no records can be found. */
export interface Unreadable {
  type: 'unreadable';
  /** What was found, and what to do. */
  reason: string;
}

/** Decides whether a parsed object is a record of a known kind rather than a wrapper around some. */
export type IsRecord = (value: unknown) => boolean;
