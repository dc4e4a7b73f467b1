import { TrailcaseError } from '../../../shared/errors.ts';
import { hashRows } from './blocks.ts';
import type { ReadableCase, WritableCase } from './case-database.ts';
import { appendCustody } from './custody.ts';
import { liveEntries } from './live-entries.ts';

/** A stretch of time, microseconds UTC: of the first and of the last record in it. */
export interface UnfinishedSpan {
  from: number;
  to: number;
}

/**
 * How far the pull of a log is. Plain JSON: it stands in the custody log and in `pull_point`. Times in
 * microseconds UTC.
 */
export interface PullPoint {
  pull: number;
  /** Id of the connection. */
  connection: string;
  stream: string;
  /** The window; from is null where everything is asked for. */
  from: number | null;
  until: number;
  state: 'open' | 'complete';
  /** What the connector goes on with; null where the window is complete, or at its very beginning. */
  next: unknown;
  /** Everything before it is in the case; null where that is not known. */
  upTo: number | null;
  /** Of the window so far: pages, records in them, the earliest of those, and the hash of the last page. */
  pages: number;
  items: number;
  earliest: number | null;
  lastPage: string | null;
  /** Records in the window, as the system said with the first page. */
  announced: number | null;
  /** Where records lie that were not final when they came; none where nothing is said. */
  unfinished?: UnfinishedSpan[];
}

/** A page as it is kept beside the source that it stands in. */
export interface PulledRow {
  offset: number;
  bytes: number;
  sha256: string;
  /** Method, address, status, headers, time, attempts: JSON. */
  detail: string;
}

/** Pages that are stored as one source, and how far the pull is with them. */
export interface PulledStretch {
  point: PullPoint;
  pages: readonly PulledRow[];
  /** They are kept although all their records are in the case already. */
  isAnyKept: boolean;
}

/** What a pull met and did not keep, as all of it was in the case. */
export interface KnownPages {
  pages: number;
  records: number;
  /** Over the hashes of the pages, one behind the other. */
  sha256: string;
}

/** What the entry of an import says of the pull that brought it. */
export interface PulledSeal {
  pages: number;
  /** Over the rows of `pull_page`. */
  sha256: string;
  point: PullPoint;
}

/** Writes the pages of a source, within its transaction; answers with what its entry is to say. */
export function insertPages(db: WritableCase, source: number, stretch: PulledStretch): PulledSeal {
  const { point, pages } = stretch;
  const insert = db.prepare(
    `INSERT INTO pull_page (source, page, pull, stream, offset, bytes, sha256, detail)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [at, { offset, bytes, sha256, detail }] of pages.entries()) {
    insert.run(source, at + 1, point.pull, point.stream, offset, bytes, sha256, detail);
  }
  return { pages: pages.length, sha256: hashPages(db, source), point };
}

/**
 * Whether the newest pages of a log that are kept hold all of these, byte for byte: a list whose records change came
 * once more as it was. Only the newest count, since what went back to an earlier state is news.
 */
export function areNewestPages(db: ReadableCase, { point, pages }: PulledStretch): boolean {
  const { connection, stream } = point;
  const newest = db
    .prepare(
      `SELECT sha256 FROM pull_page WHERE stream = @stream AND pull =
         (SELECT max(pull) FROM pull_page WHERE stream = @stream
            AND pull IN (SELECT id FROM pull WHERE connection = @connection))`,
    )
    .pluck()
    .all({ connection, stream }) as string[];
  const known = new Set(newest);
  return pages.every(({ sha256 }) => known.has(sha256));
}

/** SHA-256 over the rows of a source's pages. */
export function hashPages(db: ReadableCase, source: number): string {
  const rows = db
    .prepare(
      `SELECT source, page, pull, stream, offset, bytes, sha256, detail
       FROM pull_page WHERE source = ? ORDER BY page`,
    )
    .raw()
    .all(source) as (number | string)[][];
  return hashRows(rows);
}

/** Keeps a point under the number of its entry, within the transaction of that entry. */
export function insertPoint(db: WritableCase, entry: number, point: PullPoint): void {
  db.prepare(
    'INSERT INTO pull_point (id, pull, connection, stream, detail) VALUES (?, ?, ?, ?, ?)',
  ).run(entry, point.pull, point.connection, point.stream, JSON.stringify(point));
}

/** Keeps how far a pull is where its pages brought nothing to store, within the caller's transaction. */
export function keepReached(db: WritableCase, point: PullPoint, known: KnownPages | null): void {
  const detail = known === null ? point : { ...point, known };
  const { id } = appendCustody(db, liveEntries.pullReached, detail);
  db.prepare(
    'INSERT INTO pull_point (id, pull, connection, stream, detail) VALUES (?, ?, ?, ?, ?)',
  ).run(id, point.pull, point.connection, point.stream, JSON.stringify(detail));
}

/** The newest point of a log; null where it was never pulled. */
export function lastPoint(db: ReadableCase, connection: string, stream: string): PullPoint | null {
  const detail = db
    .prepare(
      `SELECT detail FROM pull_point WHERE connection = ? AND stream = ? ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get(connection, stream) as string | undefined;
  return detail === undefined ? null : readPoint(detail);
}

/**
 * A point as it is kept.
 * @throws {TrailcaseError} `case-altered` where it is none
 */
export function readPoint(detail: string): PullPoint {
  const point = parsed(detail) as Partial<PullPoint> | null;
  const isCount = (value: unknown) => Number.isSafeInteger(value);
  const isCountOrNull = (value: unknown) => value === null || isCount(value);
  const isSound =
    typeof point === 'object' &&
    point !== null &&
    [point.pull, point.until, point.pages, point.items].every(isCount) &&
    [point.from, point.upTo, point.earliest, point.announced].every(isCountOrNull) &&
    (point.state === 'open' || point.state === 'complete') &&
    (point.lastPage === null || typeof point.lastPage === 'string') &&
    point.next !== undefined &&
    (point.unfinished === undefined || areSpans(point.unfinished));
  if (isSound) return point as PullPoint;
  throw new TrailcaseError(
    'case-altered',
    'How far a pull of this case is cannot be read: the case was changed outside of Trailcase. Verify it.',
  );
}

function areSpans(spans: unknown): boolean {
  return (
    Array.isArray(spans) &&
    spans.every((span: Partial<UnfinishedSpan> | null) =>
      [span?.from, span?.to].every(Number.isSafeInteger),
    )
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
