/**
 * Longest record in bytes, 16 MiB. A longer one is rejected as `record-too-large` with its place and
 * length, is never held in memory, and reading goes on behind it.
 */
export const maxRecordBytes = 16 * 1024 * 1024;

/** Most cells that a CSV header or row may have. */
export const maxColumns = 10_000;
