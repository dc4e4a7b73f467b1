import type { ArchiveOptions } from './archive-options.ts';
import { auditLines } from './audit-rows.ts';
import { eventCells, eventHeader, eventLine, eventRows } from './event-rows.ts';
import { writeLines } from './line-file.ts';
import { createPopulation } from './population.ts';

/** What was written. */
export interface GeneratedArchive {
  path: string;
  records: number;
  bytes: number;
}

/**
 * Writes an NDJSON archive as the tenant exports it, times ascending over one year: events of about
 * 400 bytes, or audit records of about 700 bytes with an old and a new state that differ in one to
 * three fields.
 */
export function generateArchive(
  options: ArchiveOptions & { kind: 'event' | 'audit' },
): GeneratedArchive {
  const population = createPopulation();
  const lines =
    options.kind === 'audit'
      ? auditLines(population, options)
      : eventRows(population, options).map(eventLine);
  return written(options, lines);
}

/** Writes the events that `generateArchive` writes for the same options as flat CSV with a header. */
export function generateCsv(options: ArchiveOptions): GeneratedArchive {
  return written(options, csvLines(options));
}

function* csvLines(options: ArchiveOptions): Generator<string> {
  yield eventHeader;
  yield* eventRows(createPopulation(), options).map(eventCells);
}

function written({ path, records }: ArchiveOptions, lines: Iterable<string>): GeneratedArchive {
  return { path, records, bytes: writeLines(path, lines) };
}
